// Divides the pages that search looks through into parts with an index each: an edit then makes one of them anew, not all,
// and no more than one is in memory.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { digestOf } from "../site/digest";

/** Pages in a part, on average. The more, the longer an edit takes; the fewer, the more files a search asks for. */
const PART_SIZE = 1000;

/**
 * Tells which part a page belongs to, by its address alone: a new page moves no other.
 * @param pages how many the site has
 */
export function partOf(address: string, pages: number): number {
  const parts = Math.ceil(pages / PART_SIZE);
  return parts < 2 ? 0 : createHash("sha256").update(address).digest().readUInt32BE() % parts;
}

/**
 * Sorts pages by language and part, and within a part by address: in this order they are rendered, read and indexed.
 * @param pages of a site of several languages with theirs
 */
export function inReadingOrder<Page extends { path: string; language?: string }>(pages: readonly Page[]): Page[] {
  const part = new Map(pages.map((page) => [page.path, partOf(page.path, pages.length)]));
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...pages].sort(
    (a, b) =>
      compare(a.language ?? "", b.language ?? "") ||
      (part.get(a.path) as number) - (part.get(b.path) as number) ||
      compare(a.path, b.path),
  );
}

/** What an index depends on besides its pages. */
export function indexerVersion(root: string, ...options: readonly string[]): string {
  const indexer = fs.readFileSync(path.join(root, "node_modules/pagefind/package.json"));
  return digestOf(indexer, ...options.flatMap((option) => ["\n", option]));
}
