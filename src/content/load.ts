// Reads the content folder and says everything that is wrong with it. The check, the build and the tests all start here.

import path from "node:path";
import pLimit from "p-limit";
import { newestFirst } from "../model/content/listing";
import type { Site } from "../model/content/site-schema";
import type { Entry, PageEntry, PostEntry } from "../model/content/source";
import { checkNames } from "../model/rules/file-name";
import { finding, isFault, type Problem, problem, START } from "../model/rules/problem";
import { once } from "../site/once";
import type { BodyReader } from "./body-facts";
import { crossCheck } from "./cross-check";
import { createEntryReader, type EntryReader } from "./entry";
import { isDraft, loaded, ordered, type ReadEntry } from "./entry-text";
import { displayName } from "./file-fault";
import { listFiles, slashed } from "./files-below";
import { contentFiles, exists, FOLDERS, misnamedPost, sourceFile } from "./folder";
import { createImageReader, type ImageReader, type PictureFacts } from "./image-facts";
import { checkPictures } from "./pictures";
import { readSite } from "./site-entry";
import { readText } from "./text";

/** A post or page that has an error: where it would stand, and what is wrong with it. */
interface BrokenPost {
  kind: Entry["kind"];
  path: string;
  file: string;
  /** Its absolute path. */
  contentFilePath: string;
  problems: Problem[];
  /** Its errors stop no build. */
  draft: boolean;
  /** Undefined if a field has an error. */
  text: Entry | undefined;
}

/** How many posts and pages are read at a time. */
const AT_A_TIME = 32;

/** Everything that the content folder holds. */
export interface Content {
  /** Undefined when `site.yaml` has an error. */
  site: Site | undefined;
  /** The facts in each language of the site, as `site` first. */
  sites: Site[];
  /** The posts without errors, newest first, drafts included. */
  posts: PostEntry[];
  /** The pages without errors, drafts included. */
  pages: PageEntry[];
  broken: BrokenPost[];
  problems: Problem[];
  /** What is known of the pictures that they name, by their absolute paths. */
  pictures: ReadonlyMap<string, PictureFacts>;
}

/** Loads and validates a content folder. @param now decides which posts are published */
export type ContentLoader = (now: Date) => Promise<Content>;

/**
 * Loads and validates a content folder once.
 * @param dir absolute path of the folder
 * @param root absolute path of the project: problems name their files relative to it, its `static` folder is
 *   published, and facts are remembered in its `.build`
 * @param now decides which posts are published
 * @throws only when the file system fails
 */
export const loadContent = (dir: string, root: string, now: Date): Promise<Content> =>
  createContentLoader(dir, root)(now);

/**
 * Makes a loader, which reads again only what has changed since it last read; a post that has not is the same object. It
 * takes what `loadContent` takes.
 * @param bodies reads the bodies of posts and pages, if something of them is known already
 */
export function createContentLoader(dir: string, root: string, bodies?: BodyReader): ContentLoader {
  const display = (file: string): string => displayName(root, file);
  const images = createImageReader(root);
  const entries = createEntryReader(root, display, bodies);
  // For the next run. Later there is little new, and other runs may need what this one does not.
  const save = once(() => {
    entries.save();
    images.save();
  });
  return (now) => load({ dir, root, display, images, entries, save }, now);
}

interface Loading {
  dir: string;
  root: string;
  display(file: string): string;
  images: ImageReader;
  entries: EntryReader;
  save(): void;
}

async function load({ dir, root, display, images, entries: reader, save }: Loading, now: Date): Promise<Content> {
  if (!(await exists(dir))) {
    const message =
      "There is no content folder here. Make it, with a file `site.yaml` (`npm run new -- --site`) and a folder `blog` in it, or set CONTENT_DIR to where it is.";
    const problems = [problem(display(dir), finding(START, "folder-missing", message))];
    return { site: undefined, sites: [], posts: [], pages: [], broken: [], problems, pictures: new Map() };
  }
  const staticDir = path.join(root, "static");
  const reading = [readSite(dir, display), contentFiles(dir), listFiles(staticDir)] as const;
  const [facts, files, staticFiles] = await Promise.all(reading);
  const inTurn = pLimit(AT_A_TIME);
  const sources = files.flatMap((file) => sourceFile(dir, path.relative(dir, file)) ?? []);
  const { language = "en", languages, claims = {} } = facts.site ?? {};
  const settings = { language, languages, claims };
  const entries = await Promise.all(sources.map((source) => inTurn(() => reader.read(source, settings))));
  const pictures = new Map<string, PictureFacts>();
  const read = async (file: string): Promise<PictureFacts> => {
    const known = await images.read(file);
    pictures.set(file, known);
    return known;
  };
  const redirectFile = path.join(staticDir, "_redirects");
  const redirects = staticFiles.includes(redirectFile) ? await readText(redirectFile) : undefined;
  const around = {
    ...{ dir, files: new Set(files), staticDir, staticFiles, display },
    redirects: typeof redirects === "string" ? redirects : undefined,
  };
  const problems = ordered(entries, [
    ...facts.problems,
    ...entries.flatMap((entry) => entry.problems),
    ...checkFiles(dir, files, entries, display),
    ...namesNotEverywhere(staticDir, staticFiles, display),
    ...(await checkPictures(entries, facts, around, read)),
    ...crossCheck(entries, facts, around, now),
  ]);
  await reader.rest();
  save();

  const failing = new Set(problems.filter(isFault).map(({ file }) => file));
  const sound = entries.filter(({ file }) => !failing.has(file)).flatMap((entry) => loaded(entry) ?? []);
  return {
    site: facts.site,
    sites: facts.sites,
    posts: sound.filter((source) => source.kind === "post").sort(newestFirst),
    pages: sound.filter((source) => source.kind === "page"),
    broken: entries
      .filter(({ file }) => failing.has(file))
      .map((entry) => ({
        kind: entry.kind,
        file: entry.file,
        contentFilePath: entry.contentFilePath,
        path: entry.path,
        draft: isDraft(entry),
        problems: problems.filter(({ file }) => file === entry.file),
        text: loaded(entry),
      })),
    problems,
    pictures,
  };
}

/** Names of files and folders that not every system can have. */
function namesNotEverywhere(dir: string, files: readonly string[], display: (file: string) => string): Problem[] {
  const names = files.map((file) => slashed(path.relative(dir, file)));
  return checkNames(names).map(({ path: place, finding }) => problem(display(path.join(dir, place)), finding));
}

/** Rules about which files the folders of posts and pages hold. */
function checkFiles(
  dir: string,
  files: readonly string[],
  entries: readonly ReadEntry[],
  display: (file: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  const folders = Object.values(FOLDERS).map((folder) => path.join(dir, folder) + path.sep);
  const inFolders = files.filter((file) => folders.some((folder) => file.startsWith(folder)));
  for (const file of inFolders) {
    const message = misnamedPost(file);
    if (message !== undefined) {
      problems.push(problem(display(file), finding(START, "file-name", message)));
    } else if (/^readme\.mdx?$/i.test(path.basename(file))) {
      const message = "This file is for the editors and is not published.";
      problems.push(problem(display(file), finding(START, "file-readme", message)));
    }
  }
  // What is to be renamed anyway is told once.
  const told = new Set(problems.map(({ file }) => file));
  problems.push(...namesNotEverywhere(dir, files, display).filter(({ file }) => !told.has(file)));
  if (!entries.some(({ kind }) => kind === "post")) {
    const message =
      'There is no post in this folder. Write the first one with `npm run new -- "Its title"`, or set CONTENT_DIR to where the posts are.';
    problems.push(problem(display(path.join(dir, FOLDERS.post)), finding(START, "folder-empty", message)));
  }
  return problems;
}
