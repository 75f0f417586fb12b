// Makes what the search page loads: Pagefind's index of the pages as they are deployed, and the page's own script.

import { once } from "node:events";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { compile } from "../content/compile";
import { openStore, type Store } from "../content/store";
import { type PathSource, pathsOf } from "../model/content/paths";
import { isNeeded, NOT_SEARCHED, partFolder, SEARCH_SCRIPT } from "../model/content/search";
import { digestOf } from "../site/digest";
import { partOfAddress } from "../site/translations";
import { indexerVersion, partOf } from "./search-parts";
import type { Answer, IndexFile, Order, SearchedPage } from "./search-worker";

/** What files hold, by their name relative to the output. */
type Files = Record<string, string | Uint8Array>;

/** Makes the index page by page. */
export interface SearchIndexer {
  /** Tells, before any page, of which parts no earlier index serves: their pages are indexed as they come. */
  expect(parts: ReadonlySet<number>): void;
  /** Hands over a page. The same pages in the same order give the same bytes; the order is that of `inReadingOrder`. */
  add(page: SearchedPage): void;
  /**
   * Waits for the index and makes all that search needs; nothing for a site where nothing can be found.
   * @throws if a page can't be indexed
   */
  files(): Promise<Files>;
  /** Ends the indexer without an index. */
  close(): Promise<void>;
}

/** What is indexed. */
export interface Indexing {
  /** The project, in whose `.build` the indexes of parts are kept. */
  root: string;
  /** The site in each of its languages. */
  sites: readonly PathSource[];
  /** How many pages the site has, with those that search does not look through. */
  pages: number;
}

/** Starts an indexer: a thread, and a process, which work while pages are rendered and other files are made. */
export function startIndexer({ root, sites, pages }: Indexing): SearchIndexer {
  const store = openStore(path.join(root, ".build/search"));
  const none = store.keys().length === 0;
  const engine = createEngine();
  const ended: { site: PathSource; files: Promise<IndexFile[]> }[] = [];
  let changed: ReadonlySet<number> = new Set();
  let open: { number: number; site: PathSource; part: Part } | undefined;
  const begin = ({ language }: PathSource, atOnce: boolean): Part => {
    const version = indexerVersion(root, language, ...NOT_SEARCHED);
    return openPart(engine, { store, language, version, atOnce });
  };
  const endPart = (): void => {
    if (!open) return;
    const files = open.part.end();
    // It is told when all are waited for; until then it must not end the process.
    files.catch(() => {});
    ended.push({ site: open.site, files });
    open = undefined;
  };
  return {
    expect(parts) {
      changed = parts;
    },
    add(page) {
      const number = partOf(page.url, pages);
      const site = partOfAddress(page.url, sites) as PathSource;
      if (open?.number !== number || open.site !== site) endPart();
      open ??= { number, site, part: begin(site, none || changed.has(number)) };
      open.part.add(page);
    },
    async files() {
      endPart();
      try {
        const parts = await Promise.all(
          ended.map(async ({ site, files }) => ({ ...pathsOf(site), files: await files })),
        );
        store.prune();
        if (parts.length === 0) return {};
        const files: Files = {};
        const counts: Record<string, number> = {};
        for (const base of new Set(parts.map((part) => part.base))) {
          const some = parts.filter((part) => part.base === base).map((part) => part.files);
          counts[base] = some.length;
          Object.assign(files, deployed(some, base));
        }
        return { ...files, [SEARCH_SCRIPT]: await searchScript(root, counts) };
      } finally {
        await engine.close();
      }
    },
    close: engine.close,
  };
}

/** An index in the making. */
interface Index {
  add(page: SearchedPage): void;
  /** @throws if a page can't be indexed */
  make(): Promise<IndexFile[]>;
}

interface Engine {
  /** @param language a BCP 47 tag */
  open(language: string): Index;
  close(): Promise<void>;
}

/** Makes an engine; its thread is started when the first index is wanted. */
function createEngine(): Engine {
  let worker: Worker | undefined;
  let broken: Error | undefined;
  let indexes = 0;
  const waiting = new Map<number, { done(files: IndexFile[]): void; failed(error: Error): void }>();
  const start = (): Worker => {
    // Not with the loaders of this process: the code is compiled.
    const made = new Worker(compile(process.cwd(), "src/build/search-worker.ts"), { execArgv: [] });
    made.on("message", (answer: Answer) => {
      const { done, failed } = waiting.get(answer.index) ?? {};
      waiting.delete(answer.index);
      if ("files" in answer) done?.(neededFiles(answer.files));
      else failed?.(new Error(answer.error));
    });
    made.on("error", (error) => {
      broken = error as Error;
      for (const { failed } of waiting.values()) failed(broken);
    });
    return made;
  };
  const tell = (order: Order): void => {
    worker ??= start();
    worker.postMessage(order);
  };
  return {
    open(language) {
      const index = ++indexes;
      return {
        add: (page) => tell({ do: "add", index, language, page }),
        make: () =>
          new Promise((done, failed) => {
            if (broken) throw broken;
            waiting.set(index, { done, failed });
            tell({ do: "make", index });
          }),
      };
    },
    async close() {
      if (!worker || broken) return;
      const ended = once(worker, "exit");
      tell({ do: "end" });
      await ended;
      worker = undefined;
    },
  };
}

/** Pages that get an index of their own. */
interface Part {
  add(page: SearchedPage): void;
  /** Finds the index that an earlier build has made of the same pages, or waits for a new one. */
  end(): Promise<IndexFile[]>;
}

interface PartOptions {
  /** The indexes of earlier builds, by what they were made of. */
  store: Store;
  language: string;
  version: string;
  /** None of these serves: pages are indexed at once. */
  atOnce: boolean;
}

function openPart(engine: Engine, { store, language, version, atOnce }: PartOptions): Part {
  const pages: SearchedPage[] = [];
  let index: Index | undefined;
  const hand = (page: SearchedPage): void => {
    index ??= engine.open(language);
    index.add(page);
  };
  return {
    add(page) {
      pages.push(page);
      if (atOnce) hand(page);
    },
    async end() {
      const digest = digestOf(version, ...pages.flatMap((page) => ["\n", page.url, " ", page.digest]));
      const known = readIndex(store.get(digest));
      if (known) return known;
      if (!atOnce) for (const page of pages) hand(page);
      const files = await (index as Index).make();
      store.set(digest, serialize(files));
      return files;
    },
  };
}

/** Undefined if there is none, or not all of it. */
function readIndex(bytes: Buffer | undefined): IndexFile[] | undefined {
  try {
    return bytes && deserialize(bytes);
  } catch {
    return undefined;
  }
}

/** The files of Pagefind's that a site needs, of the many that there are. */
function neededFiles(files: readonly IndexFile[]): IndexFile[] {
  const entry = files.find((file) => file.path === "pagefind-entry.json");
  const facts = JSON.parse(new TextDecoder().decode(entry?.content));
  return files.filter((file) => isNeeded(file.path, facts));
}

/** The files of all parts of a language; the first has the code for them all. */
function deployed(parts: readonly (readonly IndexFile[])[], base: string): Files {
  const code = /\.js$|^wasm\./;
  return Object.fromEntries(
    parts.flatMap((files, part) =>
      files
        .filter((file) => part === 0 || !code.test(file.path))
        .map((file) => [`${partFolder(part, base)}/${file.path}`, file.content]),
    ),
  );
}

/**
 * The script of the search page as browsers run it.
 * @param parts how many indexes there are, by what the addresses of a language begin with
 */
export async function searchScript(root: string, parts: Readonly<Record<string, number>>): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "src/search/search.ts")],
    bundle: true,
    define: { PARTS: JSON.stringify(parts) },
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
  });
  return (outputFiles[0] as { contents: Uint8Array }).contents;
}
