// Where pictures are named, and whether there are files of these names.

import path from "node:path";
import { isPicture } from "../model/pictures/picture-format";
import { lookAlike } from "../model/rules/file-name";
import type { ImageUse } from "../model/rules/image-rules";
import { nearest } from "../model/rules/nearest";
import { type Finding, finding, type Point } from "../model/rules/problem";
import { beside, type ReadEntry } from "./entry-text";
import { slashed } from "./files-below";
import type { SiteEntry } from "./site-entry";

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
export interface Use extends Point {
  /** The file that names it, as problems have it. */
  file: string;
  /** That file's absolute path. */
  from: string;
  /** The picture's absolute path. */
  target: string;
  written: string;
  use: ImageUse;
}

/** Every place at which a text or the facts name a picture. */
export function usesOf(entries: readonly ReadEntry[], facts: SiteEntry, around: Surroundings): Use[] {
  return [...entries.flatMap((entry) => usesOfText(entry, around)), ...photosOf(facts)];
}

function usesOfText(entry: ReadEntry, around: Surroundings): Use[] {
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

/** What messages call a picture. */
export function nameOf({ use, written }: Use): string {
  const field = use === "featured" || use === "photo" ? `${use}:` : "The picture";
  return `${field} "${written}"`;
}

/** Says that a picture is not there, or not where it is named. */
export function findAbsence(use: Use, around: Surroundings): Finding | undefined {
  const { target } = use;
  const name = nameOf(use);
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
export const sameFile = (name: string): string => name.normalize().toLowerCase();
