// Divides the pages that search looks through into parts with an index each: an edit then makes one of them anew, not all,
// and no more than one is in memory.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { digestOf } from "../content/fact-cache";
import { openStore } from "../content/store";

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

/** Sorts pages by part, and within a part by address: in this order they are rendered, read and indexed. */
export function inReadingOrder<Page extends { path: string }>(pages: readonly Page[]): Page[] {
  const part = new Map(pages.map((page) => [page.path, partOf(page.path, pages.length)]));
  return [...pages].sort(
    (a, b) => (part.get(a.path) as number) - (part.get(b.path) as number) || (a.path < b.path ? -1 : 1),
  );
}

/** Indexes that earlier builds have made, by what is in them. */
export interface KeptParts<Part> {
  /** Whether there are any. */
  readonly some: boolean;
  /** Finds the index of these texts. @param digest of what it was made of */
  get(digest: string): Part | undefined;
  set(digest: string, part: Part): void;
  /** Deletes those that nobody asked for. */
  forgetOthers(): void;
}

/** Opens what builds of a project have kept. @param root the project, in whose `.build` it is */
export function openKeptParts<Part>(root: string): KeptParts<Part> {
  const store = openStore(path.join(root, ".build/search"));
  return {
    some: store.keys().length > 0,
    get(digest) {
      try {
        return deserialize(store.get(digest) as Buffer);
      } catch {
        return undefined;
      }
    },
    set(digest, part) {
      store.set(digest, serialize(part));
    },
    forgetOthers: () => store.prune(),
  };
}

/** What an index depends on besides its pages. */
export function indexerVersion(root: string, ...options: readonly string[]): string {
  const indexer = fs.readFileSync(path.join(root, "node_modules/pagefind/package.json"));
  return digestOf(indexer, ...options.flatMap((option) => ["\n", option]));
}
