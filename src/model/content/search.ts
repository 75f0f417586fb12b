// What search looks through, which of Pagefind's files a site needs, and how queries and results are put into words.

import { format, type Message } from "../strings/message";
import type { Words } from "../strings/words";
import { pathsOf } from "./paths";

/** The attribute of the element that search looks through. A page that has none is not found. */
const SEARCHED = "data-pagefind-body";

/** What stands in such an element and is no text of the author: it would spoil excerpts. */
export const NOT_SEARCHED: readonly string[] = [
  ".heading-link",
  ".meta",
  ".contents",
  "[data-footnote-ref]",
  "[data-footnote-backref]",
];

/** Where the index is served, relative to the site. */
export const INDEX_FOLDER = "pagefind";

/**
 * Where the index of one part of the pages is served; up to a thousand pages are one.
 * @param part from 0
 * @param base what the addresses of the language begin with
 */
export const partFolder = (part: number, base = ""): string => INDEX_FOLDER + base + (part === 0 ? "" : `/${part + 1}`);

/** Where the script of the search page is served, relative to the site. */
export const SEARCH_SCRIPT = "search/search.js";

/**
 * Where the words are served that "did you mean" offers, relative to the site. The page asks for them when it needs them.
 * @param base likewise
 */
export const searchWordsFile = (base: string): string => `search/words${base.replace("/", ".")}.json`;

/** How many results are shown at a time. */
export const RESULTS_AT_A_TIME = 10;

/** The longest query, in characters; nothing is said in more. */
export const LONGEST_QUERY = 100;

/**
 * What the indexer reads of a page; undefined for a page that search does not look through. Its pictures are left out, of
 * whose addresses it would make words, so that "webp" would find every page. Joined parts are added as a fact about the page,
 * which is searched and not shown; so is the title, which stands above each excerpt and should not begin it as well. A notice
 * is found on the page that shows the contact.
 */
export function searchedPart(html: string): string | undefined {
  const text = ownText(html);
  if (!text.includes(` ${SEARCHED}=`)) return undefined;
  const parts = joinedParts(text);
  const added = parts.length > 0 ? `<span data-pagefind-meta="parts:${parts.join(" ")}"></span>` : "";
  const apart = text.replace(RUN_ON, " $&");
  const notice = html.match(NOTICE)?.[0] ?? "";
  const shown = apart.replace(/<(?:img|source)\b[^>]*>/g, "").replace(/<h1\b/, '<h1 data-pagefind-ignore=""');
  return `<html><body>${notice}${shown}${added}</article></body></html>`;
}

/** What a practice says above every page, on the page that tells how to reach it. */
const NOTICE = /<section class="notice[^>]* data-pagefind-body="">.*?<\/section>/s;

/**
 * The tags at which Pagefind joins the words before and behind, though browsers set them on lines or in cells of their own
 * (`findings/pagefind-joined-elements.sh`). It parts words at `p`, `div`, `li`, `ul`, `td`, `section` and headings.
 */
const RUN_ON =
  /<\/?(?:address|aside|blockquote|caption|d[dlt]|details|figcaption|figure|header|hr|ol|pre|summary|th)\b/g;

/**
 * The parts that stand within a word and that Pagefind does not find: those with digits behind a sign, such as L5 in "L4/L5",
 * which it takes for l4l5; those of letters behind a sign that is not of ASCII, as in "pain—relief", or behind an elision
 * with a typographic apostrophe, as in "l’épaule"; nouns of Arabic behind "and"; and the words of scripts that put no spaces
 * between them. Decimals stay whole. With them come words in plain letters, as people type them.
 */
function joinedParts(html: string): string[] {
  const text = html.replace(/<[^>]*>/g, " ").replace(/&#?\w+;/g, "/");
  // Few words have a digit or a sign beyond ASCII; to look through all of them would take most of the time.
  const words = text.match(/[^\s]*[\d\u0080-\uffff][^\s]*/g)?.join(" ") ?? "";
  const withDigits = /(?<=[\p{L}\p{N}][^\s\p{L}\p{N}]+)(?!(?<=\p{N}[.,])\p{N})[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu;
  const ofLetters = /(?<=[\p{L}\p{N}][‐-―×…·•]+)\p{L}[\p{L}\p{M}’]+/gu;
  const apart = [withDigits, ofLetters, ELIDED, CONJOINED].flatMap((parts) => words.match(parts) ?? []);
  const together = words.match(UNSPACED)?.flatMap(segments) ?? [];
  const inPlain = (words.match(CROSSED) ?? []).map(plainLetters);
  return [...new Set([...apart, ...together, ...inPlain])];
}

/**
 * Letters that Unicode does not take apart into a letter and an accent, so that Pagefind does not find them by the letter
 * that is typed in their place, as it finds "ó" by "o" (https://www.unicode.org/charts/PDF/U0100.pdf).
 */
const CROSSED_LETTERS: Readonly<Record<string, string>> = { ł: "l", đ: "d", ø: "o", ħ: "h", ŧ: "t" };

/** A word with such a letter. */
const CROSSED = /[\p{L}\p{M}]*[łđøħŧ][\p{L}\p{M}]*/giu;

const plainLetters = (word: string): string =>
  word.toLowerCase().replace(/[łđøħŧ]/g, (one) => CROSSED_LETTERS[one] ?? one);

/** A noun of Arabic with its article behind "and" (wa, fa), which Pagefind takes off other words, not off these. */
const CONJOINED = /(?<=(?<![\p{L}\p{M}])[وف]\p{M}*)ال[\p{L}\p{M}]{3,}/gu;

/** What stands behind an elision of French, Italian or Catalan. */
const ELIDED =
  /(?<=(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|(?:d?a|de|ne|su|co|que|be)ll|quest|un|gl|sant|mezz|tutt)’)\p{L}[\p{L}\p{M}]+/giu;

/** Letters of scripts that put no spaces between words: https://www.unicode.org/reports/tr29/#Word_Boundaries. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]{2,}/gu;

/** The words of a text without spaces. */
function segments(text: string): string[] {
  const found = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  return Array.from(found, ({ segment }) => segment);
}

/** The part of `pagefind-entry.json` that names the WebAssembly of each language; null stands for the general one. */
export interface IndexEntry {
  languages: Readonly<Record<string, { wasm: string | null }>>;
}

/** Tells whether the search page asks for a file of Pagefind's, by its name: not for its other interfaces. */
export function isNeeded(file: string, { languages }: IndexEntry): boolean {
  const wasm = Object.values(languages).map((language) => `wasm.${language.wasm ?? "unknown"}.pagefind`);
  return ["pagefind.js", "pagefind-entry.json", ...wasm].includes(file) || /\.pf_(meta|index|fragment)$/.test(file);
}

/** The query that an address holds. */
export function queryOf(search: string): string {
  return tidyQuery(new URLSearchParams(search).get("q") ?? "");
}

/** A query as it is looked for. */
export function tidyQuery(typed: string): string {
  const longest = typed.replace(/\s+/g, " ").trim().slice(0, LONGEST_QUERY);
  // Neither half a character nor a space is left at the cut.
  return longest.replace(/[\uD800-\uDBFF]$/, "").trim();
}

/** What Pagefind is asked for a query: without signs such as $, which it leaves out of the index, but not all of them here. */
export const askedFor = (query: string): string => query.replace(/[\p{Sc}\p{Sm}\p{Sk}]/gu, " ").trim();

/** The words of what Pagefind is asked, each by itself; those in quotes as they stand. */
export function queryWords(asked: string): string[] {
  if (/^".+"$/.test(asked)) return [asked];
  const apart = asked.replace(UNSPACED, (text) => ` ${segments(text).join(" ")} `).replace(ELISION, "");
  return [...new Set(apart.trim().split(/\s+/))];
}

/** An elision, which says nothing of what is sought. */
const ELISION = /(?<!\p{L})(?:[cdjlmnst]|qu|(?:d?a|de|ne|su)ll|un)['’](?=\p{L}{2})/giu;

/** German letters that some keyboards lack, with what is typed in their place. */
const UMLAUTS = [
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
] as const;

/** Likewise of other languages. */
const LIGATURES = [
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "oe"],
  ["å", "aa"],
] as const;

/** Other ways to write a word: `ruecken` for `rücken`, `coeur` for `cœur`, and the reverse; in Arabic, without "and". */
export function spellings(word: string): string[] {
  const small = word.toLowerCase();
  const written = [UMLAUTS, ...LIGATURES.map((pair) => [pair])].map((pairs) =>
    pairs.reduce((text, [letter, typed]) => text.replaceAll(typed, letter), small),
  );
  const typed = [...UMLAUTS, ...LIGATURES].reduce((text, [letter, plain]) => text.replaceAll(letter, plain), small);
  const nouns = small.match(CONJOINED) ?? [];
  return [...new Set([...written, typed, ...nouns])].filter((other) => other !== small);
}

/** Languages that join words to one, whose parts are sought by themselves. */
const COMPOUNDING = ["da", "de", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"];

/** Whether words of a language are joined to longer ones, as in `Rückenschmerz`. */
export const joinsWords = (language: string): boolean =>
  COMPOUNDING.includes(language.replace(/-.*/, "").toLowerCase());

/** The longer words in which a word stands, but at their beginning, where Pagefind finds it. @param words of the site */
export function longerWords(word: string, words: readonly string[]): string[] {
  const sought = letters(word);
  if (sought.length < 4) return [];
  return words.filter((other) => letters(other).indexOf(sought) > 0).slice(0, MOST_LONGER);
}

/** Each is looked for. */
const MOST_LONGER = 8;

/** What Pagefind tells of a page that it found, before the page's text is loaded. */
export interface Ranked {
  /** Another for each page. */
  id: string;
  score: number;
  /** The page's data, such as `title`, in which a word was found. */
  matchedMetaFields?: readonly string[];
}

/**
 * Puts what several indexes found for a query in one order: pages first whose title has all its words, then by score.
 * Each index scores by how rare a word is in itself, so that a mention in one may have more than a title in another.
 * A word that an index lacks it passes over; pages that lack a word which others have are left out here.
 * @param found for the query
 * @param byWord what was found for each of its words alone
 */
export function ranked<Page extends Ranked>(found: readonly Page[], byWord: readonly (readonly Ranked[])[]): Page[] {
  const known = byWord.filter((pages) => pages.length > 0);
  const idsOf = (pages: readonly Ranked[]): Set<string> => new Set(pages.map(({ id }) => id));
  const having = known.map(idsOf);
  const entitled = known.map((pages) => idsOf(pages.filter((page) => page.matchedMetaFields?.includes("title"))));
  const inAll = (sets: readonly Set<string>[], { id }: Ranked) => sets.every((ids) => ids.has(id));
  return found
    .filter((page) => inAll(having, page))
    .sort((a, b) => Number(inAll(entitled, b)) - Number(inAll(entitled, a)) || b.score - a.score);
}

/** How much of a word must be the same in another that is found for it. */
const ALIKE = 0.7;

/**
 * Tells whether a word of a page is an answer to one that was asked for and that no page has: its beginning, as while it is
 * typed, or most of it. Else Pagefind offers the longest word that it begins with, such as "in" for "insurance".
 */
export function isAlike(asked: string, found: string): boolean {
  const [a, b] = [letters(asked), letters(found)];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same > 0 && same >= ALIKE * a.length;
}

/** A word without signs, accents and capitals. */
const letters = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

/** The words of a text that a slip may have been meant for: those of four letters or more. */
export const meantWords = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{M}’']{3,}/gu) ?? [];

/** The messages that the script of the search page needs. */
const SEARCH_MESSAGES = [
  ...(["searching", "searchFails", "resultCount", "resultsWithout", "nothingFound", "quoted"] as const),
  ...(["didYouMean", "pleaseAsk", "contactWords"] as const),
];

/** What the page hands to its script, which has no catalogue. */
export interface SearchWords {
  spoken: string;
  /** What the addresses of the language begin with. */
  base: string;
  messages: Readonly<Record<(typeof SEARCH_MESSAGES)[number], Message>>;
}

export const searchWords = ({ spoken, source, message }: Words): SearchWords => ({
  spoken,
  base: pathsOf(source).base,
  messages: Object.fromEntries(SEARCH_MESSAGES.map((key) => [key, message(key)])) as SearchWords["messages"],
});

/** Tells whether a query asks for what the practice's contact answers. @param words that ask for it, with spaces between */
export function asksForContact(query: string, words: string): boolean {
  const known = new Set(words.split(/\s+/).map(letters));
  return query.split(/[^\p{L}\p{M}-]+/u).some((word) => word !== "" && known.has(letters(word)));
}

/** What an address must hold for a query; nothing for none. */
export function searchOf(query: string): string {
  return query === "" ? "" : `?${new URLSearchParams({ q: query })}`;
}

/** Says how much was found, and which words no page has. */
export function countInWords(
  { spoken, messages }: SearchWords,
  count: number,
  query: string,
  unknown: readonly string[] = [],
): string {
  const say = (key: keyof SearchWords["messages"], values: Readonly<Record<string, string | number>>): string =>
    format(messages[key], spoken, values);
  const quoted = (words: string): string => say("quoted", { words });
  if (count === 0) return say("nothingFound", { query: quoted(query) });
  const results = say("resultCount", { count, query: quoted(query) });
  return unknown.length === 0 ? results : say("resultsWithout", { results, words: unknown.map(quoted).join(", ") });
}

/** A stretch of an excerpt; `found` if it is what was looked for. */
export interface Stretch {
  text: string;
  found: boolean;
}

/** The words that are marked in an excerpt of Pagefind's. */
export const markedIn = (excerpt: string): string[] =>
  Array.from(excerpt.matchAll(/<mark>(.*?)<\/mark>/gs), ([, word = ""]) => plain(word));

/** Takes apart an excerpt of Pagefind's, which is text with `<mark>`. Full stops are left out of the marks. */
export function stretches(excerpt: string): Stretch[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map(plain)
    .flatMap((text, index) => {
      if (index % 2 === 0) return [{ text, found: false }];
      const [, word = "", rest = ""] = text.match(/^(.*?)([.,:;!?…]*)$/s) ?? [];
      return [
        { text: word, found: true },
        { text: rest, found: false },
      ];
    })
    .filter(({ text }) => text !== "");
}

const plain = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

/** The part of a text's page that is the text: not other posts below it. On other pages it is nothing. */
export function ownText(html: string): string {
  const end = html.lastIndexOf('<footer class="post-footer"');
  return end < 0 ? "" : html.slice(html.indexOf("<article"), end);
}
