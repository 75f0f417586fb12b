// Rules about the pictures of the content and of the static folder: that they are there, are sound, and are used.

import fs from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";
import { isDecoded, isPicture } from "../model/pictures/picture-format";
import { checkImage, type ImageUse } from "../model/rules/image-rules";
import { type Finding, finding, type Point, type Problem, problem, START } from "../model/rules/problem";
import { readFormat } from "./decoder";
import type { ReadEntry } from "./entry-text";
import type { ImageReader } from "./image-facts";
import { findAbsence, nameOf, type Surroundings, sameFile, type Use, usesOf } from "./picture-uses";
import type { SiteEntry } from "./site-entry";
import { unreadable } from "./text";

/** Checks every picture that is named, every picture in the static folder, and finds those that nothing names. */
export async function checkPictures(
  entries: readonly ReadEntry[],
  facts: SiteEntry,
  around: Surroundings,
  read: ImageReader["read"],
): Promise<Problem[]> {
  const uses = usesOf(entries, facts, around);
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

async function checkUse(use: Use, around: Surroundings, read: ImageReader["read"]): Promise<Finding[]> {
  const name = nameOf(use);
  const absent = findAbsence(use, around);
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
