// What the search page asks of Pagefind (https://pagefind.app/docs/api/).

import {
  askedFor,
  isAlike,
  markedIn,
  partFolder,
  type Ranked,
  RESULTS_AT_A_TIME,
  ranked,
  wordsOf,
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
 * @throws if one does not load
 */
export async function openEngine(site: string, parts: number): Promise<Engine> {
  const { createInstance } = await import(`${site}${partFolder(0)}/pagefind.js`);
  // A worker would be one more file to load, and an answer takes milliseconds.
  const made: Engine = createInstance({ noWorker: true, ...OPTIONS });
  // Further indexes wait for the first without end, so it is waited for here, where it may fail.
  await made.init();
  const others = Array.from({ length: parts - 1 }, (_, index) => `${site}${partFolder(index + 1)}/`);
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

/** Finds pages. */
export async function find(engine: Engine, query: string): Promise<Answer> {
  const words = wordsOf(askedFor(query));
  const known: { word: string; results: Result[] }[] = [];
  for (const word of words) {
    const results = await withWord(engine, word);
    if (results.length > 0) known.push({ word, results });
  }
  const byWord = known.map(({ results }) => results);
  const asked = known.map(({ word }) => word);
  const found = byWord.length === 1 ? byWord[0] : (await engine.search(asked.join(" "))).results;
  const unknown = words.filter((word) => word !== "" && !asked.includes(word));
  return { results: asked.length > 0 ? ranked(found ?? [], byWord) : [], unknown };
}

/** The pages with a word. Pagefind gives others where none has it, as it gives longer words while one is typed. */
async function withWord(engine: Engine, word: string): Promise<Result[]> {
  const { results } = await engine.search(word);
  if (results.length === 0 || (await engine.search(`"${word}"`)).results.length > 0) return results;
  const looked = await Promise.all(
    results.slice(0, RESULTS_AT_A_TIME).map(async (result) => {
      const { excerpt, meta } = await result.data();
      const facts = result.matchedMetaFields?.map((name) => meta[name] ?? "").join(" ") ?? "";
      return [...markedIn(excerpt), ...facts.split(/[\s,]+/)].some((found) => isAlike(word, found));
    }),
  );
  return results.filter((_, index) => looked[Math.min(index, looked.length - 1)]);
}
