// What the search page asks of Pagefind (https://pagefind.app/docs/api/).

import {
  askedFor,
  isAlike,
  longerWords,
  markedIn,
  partFolder,
  queryWords,
  type Ranked,
  RESULTS_AT_A_TIME,
  ranked,
  spellings,
} from "../model/content/search";

/** A page that was found, as Pagefind describes it. */
export interface Found {
  url: string;
  excerpt: string;
  /** Its facts: `title`, and `date` of a post. */
  meta: Readonly<Record<string, string | undefined>>;
}

export type Result = Ranked & { data(): Promise<Found> };

/** What is used of Pagefind. */
export interface Engine {
  init(): Promise<void>;
  /** Adds the index of another folder. */
  mergeIndex(folder: string, options: EngineOptions): Promise<void>;
  search(query: string): Promise<{ results: Result[] }>;
}

interface EngineOptions {
  excerptEllipsis: string;
  ranking: { metaWeights: Record<string, number> };
}

const OPTIONS: EngineOptions = { excerptEllipsis: "…", ranking: { metaWeights: { title: 10 } } };

/**
 * Loads Pagefind and what its indexes say of themselves.
 * @param site the address of the site, with a slash at its end
 * @param parts how many indexes it has
 * @param base what the addresses of the page's language begin with
 * @throws if one does not load
 */
export async function openEngine(site: string, parts: number, base = ""): Promise<Engine> {
  const { createInstance } = await import(`${site}${partFolder(0, base)}/pagefind.js`);
  // A worker would be one more file to load, and an answer takes milliseconds.
  const made: Engine = createInstance({ noWorker: true, ...OPTIONS });
  // Further indexes wait for the first without end, so it is waited for here, where it may fail.
  await made.init();
  const others = Array.from({ length: parts - 1 }, (_, index) => `${site}${partFolder(index + 1, base)}/`);
  await Promise.all(others.map((folder) => made.mergeIndex(folder, OPTIONS)));
  return made;
}

/** What was found for a query. */
export interface Answer {
  /** The best first. */
  results: Result[];
  /** Its words that no page has. They are passed over. */
  unknown: string[];
}

/**
 * Finds pages.
 * @param words of the site, for a language that joins words
 */
export async function find(engine: Engine, query: string, words: readonly string[]): Promise<Answer> {
  const sought = queryWords(askedFor(query)).filter((word) => word !== "");
  const found: (Spelled & { word: string })[] = [];
  for (const word of sought) found.push({ word, ...(await spelled(engine, word, words)) });
  const known = found.filter(({ results }) => results.length > 0);
  const unknown = found.filter(({ results }) => results.length === 0).map(({ word }) => word);
  const byWord = known.map(({ results }) => results);
  if (byWord.length < 2) return { results: ranked(byWord[0] ?? [], byWord), unknown };
  const together = (await engine.search(known.map(({ asked }) => asked).join(" "))).results;
  // Pages that have a word in a longer one only are not among these.
  return { results: ranked([...together, ...unlike(together, byWord.flat())], byWord), unknown };
}

/** What was found for a word, as it is written or else as it may be, and with it within longer ones. */
interface Spelled {
  /** What Pagefind was asked. */
  asked: string;
  results: Result[];
}

async function spelled(engine: Engine, word: string, words: readonly string[]): Promise<Spelled> {
  const others = spellings(word);
  const known: string[] = [];
  for (const one of others.length > 0 ? [word, ...others] : []) if (await isKnown(engine, one)) known.push(one);
  // A way to write it that some page has comes before one that is only alike.
  let asked = word;
  let results: Result[] = [];
  for (const one of [...known, word, ...others]) {
    if (results.length > 0) break;
    asked = one;
    results = await withWord(engine, one);
  }
  const longer = new Set([word, ...others].flatMap((one) => longerWords(one, words)));
  for (const other of longer) results = [...results, ...unlike(results, await withWord(engine, other))];
  return { asked, results };
}

/** Those pages that are not among others, each once. */
function unlike(others: readonly Result[], results: readonly Result[]): Result[] {
  const ids = new Set(others.map(({ id }) => id));
  return results.filter(({ id }) => !ids.has(id) && ids.add(id));
}

/** Whether a page has this very word. */
const isKnown = async (engine: Engine, word: string): Promise<boolean> =>
  (await engine.search(`"${word}"`)).results.length > 0;

/** The pages with a word. Pagefind gives others where none has it, as it gives longer words while one is typed. */
async function withWord(engine: Engine, word: string): Promise<Result[]> {
  const { results } = await engine.search(word);
  if (results.length === 0 || (await isKnown(engine, word))) return results;
  const looked = await Promise.all(
    results.slice(0, RESULTS_AT_A_TIME).map(async (result) => {
      const { excerpt, meta } = await result.data();
      const facts = result.matchedMetaFields?.map((name) => meta[name] ?? "").join(" ") ?? "";
      return [...markedIn(excerpt), ...facts.split(/[\s,]+/)].some((found) => isAlike(word, found));
    }),
  );
  return results.filter((_, index) => looked[Math.min(index, looked.length - 1)]);
}
