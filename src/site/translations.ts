// Which pages of a site of several languages say the same in each.

import path from "node:path";
import { aliasPath, type PathSource, pathsOf } from "../model/content/paths";
import type { Entry } from "../model/content/source";
import { once } from "./once";

/** A page in a language. */
export interface Translation {
  /** A BCP 47 tag. */
  language: string;
  path: string;
}

type Text = Pick<Entry, "path" | "language" | "translationOf" | "contentFilePath">;

/**
 * Finds the text of which another says that it is its translation: by its address; by its file beside it; or by the end of
 * the file's path, such as `rugpijn.md` for one in another folder.
 */
export function originals<One extends Text>(
  texts: readonly One[],
): (text: Pick<Text, "translationOf" | "contentFilePath">) => One | undefined {
  const byKey = (keysOf: (one: One) => readonly string[]): ((key: string) => readonly One[]) => {
    const found = new Map<string, One[]>();
    for (const one of texts)
      for (const key of keysOf(one)) {
        const same = found.get(key);
        if (same) same.push(one);
        else found.set(key, [one]);
      }
    return (key) => found.get(key) ?? [];
  };
  const byPath = once(() => byKey((one) => [one.path]));
  const byFile = once(() => byKey((one) => [one.contentFilePath]));
  const byEnding = once(() => byKey((one) => endings(one.contentFilePath)));
  return ({ translationOf: named, contentFilePath: file }) => {
    if (named === undefined) return undefined;
    if (named.startsWith("/")) return byPath()(aliasPath(named))[0];
    const other = (one: Text): boolean => one.contentFilePath !== file;
    const beside = path.resolve(path.dirname(file), named);
    return byFile()(beside).find(other) ?? byEnding()(path.normalize(named)).find(other);
  };
}

/** What a path ends in, from each of its folders on: `a.md` and `fr/a.md` for `/fr/a.md`. */
const endings = (file: string): string[] => {
  const parts = file.split(path.sep);
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join(path.sep));
};

/** The part of a site to which an address belongs. */
export function partOfAddress<Part extends PathSource>(address: string, parts: readonly Part[]): Part | undefined {
  const [first, ...others] = parts;
  return others.find((part) => address.startsWith(`${pathsOf(part).base}/`)) ?? first;
}

/**
 * Groups the pages of all languages by what they say: texts as they name each other, and the site's own pages as they are
 * alike. The site's languages are in their order.
 * @param pages addresses that there are
 * @returns by the address of each page that there is in several languages
 */
export function translationsOf(
  texts: readonly Text[],
  parts: readonly PathSource[],
  pages: ReadonlySet<string>,
): Map<string, Translation[]> {
  const groups = new Map<string, Translation[]>();
  const add = (key: string, translation: Translation): void => {
    const group = groups.get(key) ?? [];
    if (pages.has(translation.path) && !group.some(({ language }) => language === translation.language))
      groups.set(key, [...group, translation]);
  };
  const originalOf = originals(texts);
  for (const part of parts) {
    const { base: _base, notFound: _notFound, feeds: _feeds, ...own } = pathsOf(part);
    for (const [name, address] of Object.entries(own)) add(name, { language: part.language, path: address });
    for (const text of texts) {
      if (text.language === part.language) add((originalOf(text) ?? text).path, text);
    }
  }
  const found = [...groups.values()].filter((group) => group.length > 1);
  return new Map(
    found.flatMap((group) => {
      const translations = group.map(({ language, path: address }) => ({ language, path: address }));
      return translations.map((one) => [one.path, translations] as const);
    }),
  );
}
