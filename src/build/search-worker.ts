// A thread that makes indexes with Pagefind. That is a process which must be listened to, or it waits; the thread that renders
// and assembles pages is too busy. src/build/search-index.ts starts it.

import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import fs from "node:fs";
import { parentPort } from "node:worker_threads";
import { NOT_SEARCHED, searchedPart } from "../model/content/search";

/** A page that can be found. */
export interface SearchedPage {
  url: string;
  /** Of its text. */
  digest: string;
  /** Its text, as `searchedPart` gives it, if it is at hand; else it is read from `file`. */
  text: string | undefined;
  /** The path of the page. */
  file: string;
}

/** A file of an index, as Pagefind names it. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** What the thread is told: to put a page into an index, to make an index, or to end. */
export type Order =
  | { do: "add"; index: number; language: string; page: SearchedPage }
  | { do: "make"; index: number }
  | { do: "end" };

/** What it answers: the files of an index that it was told to make, or why there are none. */
export type Answer = { index: number; files: IndexFile[] } | { index: number; error: string };

let ending = false;
let indexer: ChildProcess | undefined;
let ended: Promise<unknown> | undefined;

// Pagefind waits without end for its process if that was killed, and tells nobody.
subscribe("child_process", (message) => {
  indexer = (message as { process: ChildProcess }).process;
  ended = once(indexer, "exit").then(([status, signal]) => {
    if (!ending) throw new Error(`Pagefind, which makes the search index, has ended: ${signal ?? `status ${status}`}`);
  });
});

// It can't be loaded by `require`, to which an import at the top is compiled.
const pagefind = import("pagefind");

/** @param language a BCP 47 tag */
async function open(language: string) {
  const { index, errors } = await (await pagefind).createIndex({
    // As the page's script asks for it.
    forceLanguage: language.toLowerCase(),
    excludeSelectors: [...NOT_SEARCHED],
  });
  if (index === undefined) throw new Error(`The search index can't be made: ${errors.join(", ")}`);
  const added: Promise<void>[] = [];
  const add = async ({ url, text, file }: SearchedPage): Promise<void> => {
    const content = text ?? searchedPart(fs.readFileSync(file, "utf8")) ?? "";
    const { errors } = await index.addHTMLFile({ url, content });
    if (errors.length > 0) throw new Error(`${url} can't be indexed for search: ${errors.join(", ")}`);
  };
  return {
    add(page: SearchedPage): void {
      const adding = add(page);
      // It is told when all are waited for; until then it must not end the thread.
      adding.catch(() => {});
      added.push(adding);
    },
    async make(): Promise<IndexFile[]> {
      await Promise.all(added);
      const { files } = await index.getFiles();
      await index.deleteIndex();
      return files;
    },
  };
}

const indexes = new Map<number, ReturnType<typeof open>>();

function indexOf(number: number, language: string): ReturnType<typeof open> {
  const index = indexes.get(number) ?? open(language);
  indexes.set(number, index);
  return index;
}

/** Why an index can't be made: Pagefind may learn first that its process has gone, and does not say why. */
async function reasonOf(error: Error): Promise<Error> {
  if (!indexer?.stdin?.destroyed || !ended) return error;
  return ended.then(
    () => error,
    (reason) => reason,
  );
}

async function make(index: number): Promise<Answer> {
  try {
    return { index, files: await (await (indexes.get(index) as ReturnType<typeof open>)).make() };
  } catch (error) {
    return { index, error: (await reasonOf(error as Error)).message };
  } finally {
    indexes.delete(index);
  }
}

parentPort?.on("message", async (order: Order) => {
  if (order.do === "add")
    indexOf(order.index, order.language).then(
      ({ add }) => add(order.page),
      () => {},
    );
  else if (order.do === "make") parentPort?.postMessage(await make(order.index));
  else {
    ending = true;
    await (await pagefind).close();
    await ended?.catch(() => {});
    parentPort?.close();
  }
});
