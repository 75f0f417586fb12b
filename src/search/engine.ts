// What the search page asks of Pagefind (https://pagefind.app/docs/api/).

import { askedFor, partFolder, type Ranked, ranked, wordsOf } from "../model/content/search";

/** A page that was found, as Pagefind describes it. */
export interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string; date?: string };
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

/** Finds pages, the best first. */
export async function find(engine: Engine, query: string): Promise<Result[]> {
  const asked = askedFor(query);
  const { results } = await engine.search(asked);
  const byWord: Result[][] = [];
  // What these need has been loaded by now.
  for (const word of wordsOf(asked)) byWord.push(word === asked ? results : (await engine.search(word)).results);
  return ranked(results, byWord);
}
