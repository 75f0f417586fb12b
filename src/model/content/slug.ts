// Makes the words of an address out of any text.

import transliterate from "@sindresorhus/slugify";
import { BLOG, HOME, TAGS } from "./paths";

/** Lower-case ASCII words joined by hyphens: `Rückenschmerz & Nacken` becomes `rueckenschmerz-and-nacken`. */
export function slugify(text: string): string {
  return transliterate(text, { decamelize: false });
}

/** The address of a post that has no `slug`, from the name of its file or folder. */
export function postFromName(name: string): string {
  return `${BLOG}${slugify(name)}/`;
}

/**
 * The address of a page, from its file's path below `content/pages` without an extension: `about`, `help/parking`.
 * An empty one (`index.md`) is the front page.
 */
export function pageFromName(name: string): string {
  return name === "" ? HOME : `/${name.split("/").map(slugify).join("/")}/`;
}

/** The address of a tag's first page: `Back pain` is at `/tags/back-pain/`. */
export function tagPath(tag: string): string {
  const path = tagPaths.get(tag) ?? `${TAGS}${slugify(tag)}/`;
  tagPaths.set(tag, path);
  return path;
}

/** Addresses by tag: a site has few, and each is asked for with every post that has it. */
const tagPaths = new Map<string, string>();
