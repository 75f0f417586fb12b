// A copy of the content folder in which an import is put together. What is right goes from there into the folder, at the
// end and file by file; nothing that somebody has written is overwritten.

import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "../content/files-below";
import { linkOrCopy, writeWhole } from "../content/write-whole";
import { digestOf } from "../site/digest";

/** What an earlier import has written: digests by the path of the file, and the address of a picture. */
type Kept = Record<string, { digest: string; source?: string }>;

/** What became of the files of an import. */
interface Published {
  made: string[];
  renewed: string[];
  unchanged: number;
  kept: string[];
}

/** The folders that an import writes into, relative to the stage: the content, and what is served as it is. */
export interface Stage {
  /** Absolute path of the copy: `content` and `static` lie in it. */
  root: string;
  /** Writes a file of the import. @param name such as `content/blog/x.md` */
  write(name: string, data: string | Uint8Array, source?: string): void;
  /** Writes a file that holds all that was there, and more. */
  extend(name: string, data: string): void;
  read(name: string): string;
  /** The address of which an earlier import has made a file that nobody has changed since. */
  sourceOf(name: string): string | undefined;
  /** Uses such a file again. */
  reuse(name: string): void;
  /** Gives up a file of the import. */
  drop(name: string): void;
  /** Whether the import has written the file. */
  isOwn(name: string): boolean;
  /** Files that somebody has written or changed since, of those that the import would write. */
  foreign(name: string): boolean;
  publish(dryRun: boolean): Published;
  remove(): void;
}

/** Makes a stage. @param content absolute path of the content folder @param root that of the project */
export function openStage(content: string, root: string): Stage {
  const places: Record<string, string> = { content, static: path.join(root, "static") };
  const record = path.join(root, ".build/import.json");
  const kept = readKept(record);
  fs.mkdirSync(path.dirname(record), { recursive: true });
  const stage = fs.mkdtempSync(path.join(path.dirname(record), "import-"));
  const target = (name: string): string => {
    const [place = "", ...rest] = name.split("/");
    return path.join(places[place] ?? "", ...rest);
  };
  const keyOf = (name: string): string => path.relative(root, target(name));
  for (const [place, folder] of Object.entries(places)) {
    fs.mkdirSync(path.join(stage, place), { recursive: true });
    for (const file of filesBelow(folder)) {
      const target = path.join(stage, place, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      linkOrCopy(path.join(folder, file), target);
    }
  }
  const own = new Map<string, { digest: string; source: string | undefined }>();
  const extended = new Set<string>();

  /** What lies at the target: nothing, a file of an earlier import, or one of somebody. */
  function standing(name: string): { digest: string; ours: boolean } | undefined {
    const file = target(name);
    if (!fs.existsSync(file)) return undefined;
    const digest = digestOf(fs.readFileSync(file));
    return { digest, ours: kept[keyOf(name)]?.digest === digest };
  }

  return {
    root: stage,
    write(name, data, source) {
      writeWhole(path.join(stage, name), data);
      own.set(name, { digest: digestOf(Buffer.from(data)), source });
    },
    extend(name, data) {
      this.write(name, data);
      extended.add(name);
    },
    read: (name) => fs.readFileSync(path.join(stage, name), "utf8"),
    sourceOf: (name) => (standing(name)?.ours ? kept[keyOf(name)]?.source : undefined),
    reuse(name) {
      own.set(name, { digest: kept[keyOf(name)]?.digest ?? "", source: kept[keyOf(name)]?.source });
    },
    drop(name) {
      own.delete(name);
      fs.rmSync(path.join(stage, name), { force: true });
    },
    isOwn: (name) => own.has(name),
    foreign: (name) => standing(name)?.ours === false,
    publish(dryRun) {
      const published: Published = { made: [], renewed: [], unchanged: 0, kept: [] };
      const written: Kept = { ...kept };
      for (const [name, { digest, source }] of [...own].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const there = standing(name);
        const said = path.relative(root, target(name));
        if (there?.digest === digest) published.unchanged++;
        else if (there && !there.ours && !extended.has(name)) {
          published.kept.push(said);
          continue;
        } else {
          (there ? published.renewed : published.made).push(said);
          if (!dryRun) writeWhole(target(name), fs.readFileSync(path.join(stage, name)));
        }
        written[keyOf(name)] = source === undefined ? { digest } : { digest, source };
      }
      if (!dryRun) writeWhole(record, JSON.stringify(written));
      return published;
    },
    remove: () => fs.rmSync(stage, { recursive: true, force: true }),
  };
}

function readKept(record: string): Kept {
  try {
    return JSON.parse(fs.readFileSync(record, "utf8"));
  } catch {
    return {};
  }
}
