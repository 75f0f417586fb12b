// Rules about the pictures of posts and of the static folder: that they are there, are sound, and are used.

import fs from "node:fs/promises";
import path from "node:path";
import { checkImage, type ImageUse } from "../model/image-rules";
import { nearest } from "../model/nearest";
import { type Finding, finding, type Point, type Problem, problem, START } from "../model/problem";
import { isPicture } from "./folder";
import type { ImageReader } from "./image-facts";
import { besidePost, type PostEntry } from "./post-entry";

/** What surrounds the posts. All paths are absolute. */
export interface Surroundings {
  /** The folder of the posts. */
  blog: string;
  /** Every file in it. */
  files: ReadonlySet<string>;
  staticDir: string;
  staticFiles: readonly string[];
  /** Turns an absolute path into the name that problems use. */
  display(file: string): string;
}

/** One place where a picture is named. */
interface Use extends Point {
  entry: PostEntry;
  /** The picture's absolute path. */
  target: string;
  written: string;
  use: ImageUse;
}

/** Checks every picture that a post names, every picture in the static folder, and finds those that no post names. */
export async function checkPictures(
  entries: readonly PostEntry[],
  around: Surroundings,
  reader: ImageReader,
): Promise<Problem[]> {
  const uses = entries.flatMap((entry) => usesOf(entry, around));
  const statics = around.staticFiles.filter(isPicture);
  const found = await Promise.all([
    ...uses.map(async (use) => {
      const findings = await checkUse(use, around, reader);
      return findings.map((one) => problem(use.entry.file, one));
    }),
    ...statics.map(async (file) => {
      const findings = checkImage(await reader.read(file), "static", "This picture", START);
      return findings.map((one) => problem(around.display(file), one));
    }),
    findUnused(entries, uses, around),
  ]);
  return found.flat();
}

function usesOf(entry: PostEntry, around: Surroundings): Use[] {
  const { fields, at, body } = entry;
  const featured: Use[] =
    fields.featured === undefined
      ? []
      : [
          {
            entry,
            target: besidePost(entry, fields.featured),
            written: fields.featured,
            use: "featured",
            ...at.featured,
          },
        ];
  const inBody = body.images.map(({ path: named, src, line, column }): Use => {
    const isStatic = named.startsWith("/");
    const target = isStatic ? path.join(around.staticDir, named) : besidePost(entry, named);
    return { entry, target, written: src, use: isStatic ? "static" : "body", line, column };
  });
  return [...featured, ...inBody];
}

async function checkUse(use: Use, around: Surroundings, reader: ImageReader): Promise<Finding[]> {
  const name = use.use === "featured" ? `featured: "${use.written}"` : `The picture "${use.written}"`;
  const absent = findAbsence(use, around, name);
  if (absent) return [absent];
  // Pictures of the static folder are judged where they stand.
  return use.use === "static" ? [] : checkImage(await reader.read(use.target), use.use, name, use);
}

function findAbsence(use: Use, around: Surroundings, name: string): Finding | undefined {
  const { target } = use;
  const isStatic = use.use === "static";
  const folder = isStatic ? around.staticDir : around.blog;
  if (!target.startsWith(folder + path.sep)) {
    return finding(use, "image-outside", `${name} lies outside the blog folder. Copy the file beside the post.`);
  }
  if (isStatic ? around.staticFiles.includes(target) : around.files.has(target)) return undefined;
  const files = isStatic ? around.staticFiles : [...around.files];
  const beside = files.filter((file) => path.dirname(file) === path.dirname(target) && isPicture(file));
  const written = path.basename(target);
  const names = beside.map((file) => path.basename(file));
  const otherCase = files.find((file) => file.toLowerCase() === target.toLowerCase());
  if (otherCase !== undefined) {
    const right = path.relative(path.dirname(use.entry.contentFilePath), otherCase).split(path.sep).join("/");
    const good = isStatic ? `/${path.relative(folder, otherCase).split(path.sep).join("/")}` : right;
    const message = `${name} differs from the file's name in capital letters. Write \`${good}\`: names must match letter for letter.`;
    return finding(use, "image-case", message);
  }
  const guess = nearest(written, names);
  const cure = guess ? `Did you mean "${guess}"?` : "Put the file beside the post, or mend the name.";
  return finding(use, "image-missing", `${name} is not there: no file has that name. ${cure}`);
}

async function findUnused(
  entries: readonly PostEntry[],
  uses: readonly Use[],
  { files, display }: Surroundings,
): Promise<Problem[]> {
  const used = new Set(uses.map(({ target }) => target));
  const unused = [...files].filter((file) => isPicture(file) && !used.has(file));
  if (unused.length === 0) return [];
  // A post with an error, and code that an .mdx post imports, may name a picture in ways that are not known here.
  const broken = entries.filter(({ post }) => !post).map(({ contentFilePath }) => contentFilePath);
  const code = [...files].filter((file) => /\.(mdx|[cm]?[jt]sx?|css)$/.test(file));
  const texts = await Promise.all([...new Set([...broken, ...code])].map((file) => fs.readFile(file, "utf8")));
  return unused
    .filter((file) => !texts.some((text) => text.includes(path.basename(file))))
    .map((file) => {
      const message = "No post uses this picture. Name it in a post, or delete it.";
      return problem(display(file), finding(START, "image-unused", message));
    });
}
