// What the site says by itself, in the language of its practice.

import { textDirection } from "../content/language";
import type { PathSource } from "../content/paths";
import { ar } from "./ar";
import type { Catalogue, MessageKey } from "./catalogue";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { it } from "./it";
import { format, type Message, type Places } from "./message";
import { nl } from "./nl";
import { pl } from "./pl";
import { pt } from "./pt";
import { sv } from "./sv";

/** The catalogues by their languages. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, de, fr, es, it, nl, pt, pl, sv, ar };

/** In what English of the United States differs. */
const AMERICAN: Partial<Catalogue> = { licence: "License {number}", licenceFrom: "License {number}, {issuer}" };

/** Messages that a practice has put into words of its own. */
export type OwnWords = Partial<Catalogue>;

/** The places of a message. */
type PlacesIn<Key extends MessageKey> = Places<(typeof en)[Key]>;

/** The messages without places. */
export type PlainKey = { [Key in MessageKey]: [PlacesIn<Key>] extends [never] ? Key : never }[MessageKey];

/** What fills the places of a message; one that counts is given a number. */
export type Values<Key extends MessageKey, Value> = {
  [Place in PlacesIn<Key>]: Place extends "count" ? number : Value;
};

/** The attributes of an element that is not in the site's language, because that has no catalogue. */
export interface Marked {
  lang: string;
  dir: "ltr" | "rtl";
}

export interface Words {
  /** A message, with its places filled. */
  t: {
    (key: PlainKey): string;
    <Key extends MessageKey>(key: Key, values: Values<Key, string | number>): string;
  };
  /** A message as its catalogue has it. */
  message(key: MessageKey): Message;
  /** Of which they were made. */
  source: WordsSource;
  /** The site's language, in which its facts are written. A BCP 47 tag. */
  language: string;
  /** The language in which the site speaks: its own, or English where that has no catalogue. */
  spoken: string;
  marked: Marked | undefined;
}

/** The catalogue for a language tag; undefined if there is none. */
export const catalogueOf = (language: string): Catalogue | undefined => CATALOGUES[new Intl.Locale(language).language];

/** What decides on the words of a site, and on where they lead. */
export interface WordsSource extends PathSource {
  words?: OwnWords | undefined;
}

/** Gives the words of a site. */
export function wordsOf(source: WordsSource): Words {
  const { language, words: own = {} } = source;
  const catalogue = catalogueOf(language);
  const spoken = catalogue ? language : "en";
  const { language: code, region } = new Intl.Locale(spoken).maximize();
  const regional = code === "en" && region === "US" ? AMERICAN : {};
  const message = (key: MessageKey): Message => own[key] ?? regional[key] ?? (catalogue ?? en)[key];
  return {
    t: (key: MessageKey, values: Readonly<Record<string, string | number>> = {}) =>
      format(message(key), spoken, values),
    message,
    source,
    language,
    spoken,
    marked: catalogue ? undefined : { lang: spoken, dir: textDirection(spoken) },
  };
}
