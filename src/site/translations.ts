// Which pages of a site of several languages say the same in each.

import path from "node:path";
import { aliasPath, type PathSource, pathsOf } from "../model/content/paths";
import type { Entry } from "../model/content/source";

/** A page in a language. */
export interface Translation {
  /** A BCP 47 tag. */
  language: string;
  path: string;
}

type Text = Pick<Entry, "path" | "language" | "translationOf" | "contentFilePath">;

/** Finds the text of which another says that it is its translation: by its address, or its file. */
export function originalOf<One extends Text>(
  text: Pick<Text, "translationOf" | "contentFilePath">,
  texts: readonly One[],
): One | undefined {
  const { translationOf: named, contentFilePath: file } = text;
  if (named === undefined) return undefined;
  if (named.startsWith("/")) return texts.find((one) => one.path === aliasPath(named));
  const beside = path.resolve(path.dirname(file), named);
  const ending = path.sep + path.normalize(named);
  return (
    texts.find((one) => one.contentFilePath === beside) ??
    texts.find((one) => one.contentFilePath !== file && one.contentFilePath.endsWith(ending))
  );
}

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
  for (const part of parts) {
    const { base: _base, notFound: _notFound, feeds: _feeds, ...own } = pathsOf(part);
    for (const [name, address] of Object.entries(own)) add(name, { language: part.language, path: address });
    for (const text of texts) {
      if (text.language === part.language) add((originalOf(text, texts) ?? text).path, text);
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
