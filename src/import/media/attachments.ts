// The files that were uploaded to the old site, by all that texts name them by.

import { keyOf, type OwnAddress } from "../address/own-addresses";
import type { OldItem } from "../source/old-site";
import { originals } from "./originals";

/** Finds uploaded files. */
export interface Attachments {
  byId(id: string): OldItem | undefined;
  /** By an address of the file, that of a smaller copy too. */
  byFile(address: string): OldItem | undefined;
  /** By the path of its own page. */
  byPage(path: string): OldItem | undefined;
  /** Those that were uploaded for a text, in their order. */
  of(id: string): OldItem[];
}

/** @param base the old site's front page */
export function indexAttachments(items: readonly OldItem[], own: OwnAddress, base: string): Attachments {
  const pathsOf = (address: string): string[] =>
    originals(address, base).map((original) => keyOf(own(original)?.path ?? original));
  const ids = new Map(items.map((item) => [item.id, item]));
  const pages = new Map(items.map((item) => [keyOf(own(item.link)?.path ?? "?"), item]));
  const parents = new Map<string, OldItem[]>();
  const files = new Map<string, OldItem>();
  for (const item of items) {
    parents.set(item.parent, [...(parents.get(item.parent) ?? []), item]);
    if (item.file !== "") for (const path of pathsOf(item.file)) if (!files.has(path)) files.set(path, item);
  }
  return {
    byId: (id) => ids.get(id),
    byFile: (address) => pathsOf(address).flatMap((path) => files.get(path) ?? [])[0],
    byPage: (path) => pages.get(keyOf(path)),
    of: (id) => (parents.get(id) ?? []).toSorted((a, b) => a.order - b.order),
  };
}
