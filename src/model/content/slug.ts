// Makes the words of an address out of any text.

import transliterate from "@sindresorhus/slugify";
import { wordsOf } from "../strings/words";
import { HOME, type PathSource, pathsOf } from "./paths";

/**
 * Lower-case ASCII words joined by hyphens, as the language writes them: `Rückenschmerz & Nacken` becomes
 * `rueckenschmerz-und-nacken` in German, `ruckenschmerz-and-nacken` in English.
 * @param language a BCP 47 tag; without one, in a manner that is the same for all, for names of files and the like
 */
export function slugify(text: string, language?: string): string {
  return transliterate(text, { decamelize: false, ...(language === undefined ? {} : manner(language)) });
}

/** How a language writes what ASCII has no letter for. */
type Manner = { locale: string; customReplacements: [string, string][] };

const manners = new Map<string, Manner>();

function manner(tag: string): Manner {
  const known = manners.get(tag);
  if (known) return known;
  const { language } = new Intl.Locale(tag);
  const and: [string, string] = ["&", ` ${wordsOf({ language: tag }).t("and")} `];
  const made = { locale: language, customReplacements: [and, ...(OF_ITS_OWN.includes(language) ? [] : PLAIN)] };
  manners.set(tag, made);
  return made;
}

/** Languages whose manner the package knows. It writes all others as German is written, `pingüino` as `pingueino`. */
const OF_ITS_OWN = ["de", "sv", "da", "nb", "no", "nn", "tr", "hu", "sr"];

const PLAIN: [string, string][] = Object.entries({ ä: "a", ö: "o", ü: "u", Ä: "A", Ö: "O", Ü: "U" });

/** The address of a post that has no `slug`, from the name of its file or folder. */
export function postFromName(name: string, site: PathSource): string {
  return `${pathsOf(site).blog}${slugify(name, site.language)}/`;
}

/**
 * The address of a page, from its file's path below `content/pages` without an extension: `about`, `help/parking`.
 * An empty one (`index.md`) is the front page.
 */
export function pageFromName(name: string, language: string): string {
  const words = name.split("/").map((part) => slugify(part, language));
  return name === "" ? HOME : `/${words.join("/")}/`;
}

/** The address of a tag's first page: `Back pain` is at `/tags/back-pain/`. */
export function tagPath(tag: string, site: PathSource): string {
  const { tags } = pathsOf(site);
  const key = `${tags} ${site.language} ${tag}`;
  const path = tagPaths.get(key) ?? `${tags}${slugify(tag, site.language)}/`;
  tagPaths.set(key, path);
  return path;
}

/** Addresses by tag: a site has few, and each is asked for with every post that has it. */
const tagPaths = new Map<string, string>();
