// Reads each page once, as soon as it is built: what the sitemap, the host and search need to know of it.

import fs from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { searchedPart } from "../model/content/search";
import { isListed, ownPictures } from "../model/feeds/sitemap";
import { allowedStyles } from "../model/hosting/content-security-policy";
import type { ListedFile } from "../model/hosting/file-list";
import { digestOf } from "../site/digest";
import { sumOf } from "./assembly";
import { htmlFile, referencedAssets } from "./output";
import type { SearchIndexer } from "./search-index";
import type { SearchedPage } from "./search-worker";

/** What is read of a built page. */
export interface BuiltPage {
  /** Whether search engines are told of it. */
  listed: boolean;
  /** Addresses of the pictures that a post shows as its own. */
  pictures: readonly string[];
  /** SHA-256 of the styles that its policy allows, in base64. */
  styles: readonly string[];
  /** Files below `/static/` that it speaks of. */
  assets: readonly string[];
  /** Of what search reads of it; undefined if that is nothing. */
  search: string | undefined;
  file: ListedFile;
}

export interface PageReader {
  /** Hands over all that are known, which nobody builds again. */
  keep(): void;
  /** Reads pages that have just been built, soon. */
  built(addresses: readonly string[]): void;
  /** Reads all others that are not known; between them the indexer is handed what has been read. */
  finish(): Promise<ReadonlyMap<string, BuiltPage>>;
}

/** Where pages are read from, and what of. */
export interface Reading {
  /** All pages, in the order in which they are handed to the indexer. */
  addresses: readonly string[];
  /** The path of a file of the output. */
  fileOf(file: string): string;
  /** A page's absolute address. */
  urlOf(address: string): string;
  /** What an earlier build has read of pages; only those that are built since are read again. */
  known?: Readonly<Record<string, BuiltPage>> | undefined;
  indexer: SearchIndexer;
}

/** Makes a reader. */
export function createPageReader({ addresses, fileOf, urlOf, known: before = {}, indexer }: Reading): PageReader {
  const expected = new Set(addresses);
  const known = new Map(Object.entries(before));
  const pages = new Map<string, BuiltPage>();
  /** What the indexer gets of pages whose turn has not come. */
  const waiting = new Map<string, SearchedPage | undefined>();
  let turn = 0;
  const placeOf = (address: string): string => fileOf(htmlFile(address));
  const add = (address: string, page: BuiltPage, text?: string): void => {
    const { search: digest } = page;
    pages.set(address, page);
    const searched = { url: address, file: placeOf(address), text };
    waiting.set(address, digest === undefined ? undefined : { ...searched, digest });
    for (; waiting.has(addresses[turn] ?? ""); turn++) {
      const next = waiting.get(addresses[turn] as string);
      if (next) indexer.add(next);
      waiting.delete(addresses[turn] as string);
    }
  };
  /** Reads a page, unless it has been. */
  const read = (address: string): boolean => {
    if (!expected.has(address) || pages.has(address)) return false;
    const { page, searched } = readPage(fs.readFileSync(placeOf(address)), urlOf(address));
    add(address, page, searched);
    return true;
  };
  const keep = (): void => {
    for (const [address, page] of known) if (expected.has(address) && !pages.has(address)) add(address, page);
  };
  const queue: string[] = [];
  const readNext = (): void => {
    const address = queue.shift();
    if (address === undefined) return;
    read(address);
    setImmediate(readNext);
  };
  return {
    built(some) {
      // One at a time: those who render wait for this process when it is busy.
      if (queue.length === 0) setImmediate(readNext);
      queue.push(...some);
      for (const address of some) known.delete(address);
    },
    keep,
    async finish() {
      keep();
      for (const address of addresses) if (read(address)) await nextTurn();
      return pages;
    },
  };
}

/** Reads a page. @param url its absolute address @returns what is read of it, and the text that search looks through */
export function readPage(bytes: Buffer, url: string): { page: BuiltPage; searched: string | undefined } {
  const { styles, rest } = cutStyles(bytes.toString());
  const searched = searchedPart(rest);
  const page = {
    listed: isListed(rest, url),
    pictures: ownPictures(rest),
    styles: allowedStyles(rest),
    assets: [...styles.flatMap(assetsOf), ...referencedAssets(rest)],
    search: searched === undefined ? undefined : digestOf(searched),
    file: sumOf(bytes),
  };
  return { page, searched };
}

/** Cuts the site's styles, longer than all else, out of a page. */
function cutStyles(html: string): { styles: string[]; rest: string } {
  const styles: string[] = [];
  const rest = html.replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, style: string) => {
    styles.push(style);
    return "";
  });
  return { styles, rest };
}

/** Files that a style speaks of; many pages have the same. */
function assetsOf(style: string): readonly string[] {
  const assets = stylesRead.get(style) ?? referencedAssets(style);
  stylesRead.set(style, assets);
  return assets;
}

const stylesRead = new Map<string, readonly string[]>();
