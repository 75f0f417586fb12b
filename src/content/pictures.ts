// Rules about the pictures of the content and of the static folder: that they are there, are sound, and are used.

import fs from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";
import { isDecoded, isPicture } from "../model/pictures/picture-format";
import { checkImage, type ImageUse } from "../model/rules/image-rules";
import { lookAlike, nearest } from "../model/rules/nearest";
import { type Finding, finding, type Point, type Problem, problem, START } from "../model/rules/problem";
import { readFormat } from "./decoder";
import { beside, type ReadEntry } from "./entry";
import { slashed } from "./files-below";
import type { ImageReader } from "./image-facts";
import type { SiteEntry } from "./site-entry";
import { unreadable } from "./text";

/** What surrounds the posts and pages. All paths are absolute. */
export interface Surroundings {
  /** The content folder. */
  dir: string;
  /** Every file in it but the sources of drawings. */
  files: ReadonlySet<string>;
  staticDir: string;
  staticFiles: readonly string[];
  /** What the practice's own file of redirects holds, if there is one that can be read. */
  redirects: string | undefined;
  /** Turns an absolute path into the name that problems use. */
  display(file: string): string;
}

/** One place where a picture is named. */
interface Use extends Point {
  /** The file that names it, as problems have it. */
  file: string;
  /** That file's absolute path. */
  from: string;
  /** The picture's absolute path. */
  target: string;
  written: string;
  use: ImageUse;
}

/** Checks every picture that is named, every picture in the static folder, and finds those that nothing names. */
export async function checkPictures(
  entries: readonly ReadEntry[],
  facts: SiteEntry,
  around: Surroundings,
  read: ImageReader["read"],
): Promise<Problem[]> {
  const uses = [...entries.flatMap((entry) => usesOf(entry, around)), ...photosOf(facts)];
  // By its bytes, a picture is one under any name; by its name, it may be one of a format that no decoder here reads.
  const inTurn = pLimit(8);
  const isStatic = async (file: string) =>
    isPicture(file) || isDecoded(await inTurn(() => readFormat(file).catch(() => undefined)));
  const found = await Promise.all([
    ...uses.map(async (use) => {
      const findings = await checkUse(use, around, read);
      return findings.map((one) => problem(use.file, one));
    }),
    ...around.staticFiles.map(async (file) => {
      if (!(await isStatic(file))) return [];
      const findings = await judge(file, "static", "This picture", START, read);
      return findings.map((one) => problem(around.display(file), one));
    }),
    findUnused(entries, uses, around),
  ]);
  return found.flat();
}

function usesOf(entry: ReadEntry, around: Surroundings): Use[] {
  const { file, contentFilePath: from, fields, at, body } = entry;
  const { featured } = fields;
  const inBody = body.images.map(({ path: named, src, line, column }): Use => {
    const isStatic = named.startsWith("/");
    const target = isStatic ? path.join(around.staticDir, named) : beside(entry, named);
    return { file, from, target, written: src, use: isStatic ? "static" : "body", line, column };
  });
  if (featured === undefined) return inBody;
  const target = beside(entry, featured);
  return [{ file, from, target, written: featured, use: "featured", ...at.featured }, ...inBody];
}

/** The photos of the people in site.yaml. */
function photosOf({ file, contentFilePath: from, site, valueAt }: SiteEntry): Use[] {
  return (site?.people ?? []).flatMap(({ photo }, index) => {
    if (photo === undefined) return [];
    const target = path.resolve(path.dirname(from), photo);
    return [{ file, from, target, written: photo, use: "photo", ...valueAt(["people", index, "photo"]) }];
  });
}

async function checkUse(use: Use, around: Surroundings, read: ImageReader["read"]): Promise<Finding[]> {
  const field = use.use === "featured" || use.use === "photo" ? `${use.use}:` : "The picture";
  const name = `${field} "${use.written}"`;
  const absent = findAbsence(use, around, name);
  if (absent) return [absent];
  // Pictures of the static folder are judged where they stand.
  return use.use === "static" ? [] : judge(use.target, use.use, name, use, read);
}

async function judge(
  file: string,
  use: ImageUse,
  name: string,
  at: Point,
  read: ImageReader["read"],
): Promise<Finding[]> {
  const facts = await read(file).catch((error) => unreadable(error, name));
  return "code" in facts ? [{ ...facts, line: at.line, column: at.column }] : checkImage(facts, use, name, at);
}

function findAbsence(use: Use, around: Surroundings, name: string): Finding | undefined {
  const { target } = use;
  const isStatic = use.use === "static";
  const folder = isStatic ? around.staticDir : around.dir;
  if (!target.startsWith(folder + path.sep)) {
    return finding(use, "image-outside", `${name} lies outside the content folder. Copy the file beside this one.`);
  }
  if (isStatic ? around.staticFiles.includes(target) : around.files.has(target)) return undefined;
  const files = isStatic ? around.staticFiles : [...around.files];
  const near = files.filter((file) => path.dirname(file) === path.dirname(target) && isPicture(file));
  const written = path.basename(target);
  const names = near.map((file) => path.basename(file));
  // One letter with an accent may be stored as one character or as two (https://unicode.org/reports/tr15/).
  const sameLetters = files.find((file) => file.normalize() === target.normalize());
  if (sameLetters !== undefined) return finding(use, "image-case", `${name} ${lookAlike(sameLetters)}`);
  const otherCase = files.find((file) => sameFile(file) === sameFile(target));
  if (otherCase !== undefined) {
    const right = slashed(path.relative(path.dirname(use.from), otherCase));
    const good = isStatic ? `/${slashed(path.relative(folder, otherCase))}` : right;
    const message = `${name} differs from the file's name in capital letters. Write \`${good}\`: names must match letter for letter.`;
    return finding(use, "image-case", message);
  }
  const guess = nearest(written, names);
  const cure = guess ? `Did you mean "${guess}"?` : "Put the file beside this one, or mend the name.";
  return finding(use, "image-missing", `${name} is not there: no file has that name. ${cure}`);
}

/** What names have in common that some computers take for one. */
const sameFile = (name: string): string => name.normalize().toLowerCase();

async function findUnused(
  entries: readonly ReadEntry[],
  uses: readonly Use[],
  { files, display }: Surroundings,
): Promise<Problem[]> {
  const used = new Set(uses.map(({ target }) => sameFile(target)));
  const unused = [...files].filter((file) => isPicture(file) && !used.has(sameFile(file)));
  if (unused.length === 0) return [];
  // A post with an error, and code that an .mdx post imports, may name a picture in ways that are not known here.
  const broken = entries.filter(({ source }) => !source).map(({ contentFilePath }) => contentFilePath);
  const code = [...files].filter((file) => /\.(mdx|[cm]?[jt]sx?|css)$/.test(file));
  const texts = await Promise.all(
    [...new Set([...broken, ...code])].map((file) => fs.readFile(file, "utf8").catch(() => "")),
  );
  return unused
    .filter((file) => !texts.some((text) => text.includes(path.basename(file))))
    .map((file) => {
      const message = "Nothing uses this picture. Name it in a post or a page, or delete it.";
      return problem(display(file), finding(START, "image-unused", message));
    });
}
