// Makes what the search page loads: Pagefind's index of the pages as they are deployed, and the page's own script.

import path from "node:path";
import { build } from "esbuild";
import { INDEX_FOLDER, isNeeded, isSearched, NOT_SEARCHED, SEARCH_SCRIPT, searchedPart } from "../model/search";

/** What files hold, by their name relative to the output. */
type Files = Record<string, string | Uint8Array>;

/** Makes the index page by page. */
export interface SearchIndexer {
  /** Hands over a page. The same pages in the same order give the same bytes. */
  add(url: string, html: string): void;
  /**
   * Waits for the index and makes all that search needs; nothing for a site where nothing can be found.
   * @throws if a page can't be indexed
   */
  files(root: string): Promise<Files>;
  /** Ends the indexer without an index. */
  close(): Promise<void>;
}

/** Starts an indexer, which is a process of its own: it works while pages are rendered and other files are made. */
export function startIndexer(language: string): SearchIndexer {
  let index: ReturnType<typeof openIndex> | undefined;
  const added: Promise<void>[] = [];
  const add = async (url: string, content: string): Promise<void> => {
    index ??= openIndex(language);
    const { errors } = await (await index).addHTMLFile({ url, content });
    if (errors.length > 0) throw new Error(`${url} can't be indexed for search: ${errors.join(", ")}`);
  };
  const close = async (): Promise<void> => {
    if (index) await closeAll();
  };
  return {
    add(url, html) {
      if (!isSearched(html)) return;
      const adding = add(url, searchedPart(html));
      // It is told when all are waited for; until then it must not end the process.
      adding.catch(() => {});
      added.push(adding);
    },
    async files(root) {
      try {
        await Promise.all(added);
        const { files } = (await (await index)?.getFiles()) ?? { files: [] };
        return files.length > 0 ? { ...neededFiles(files), [SEARCH_SCRIPT]: await searchScript(root) } : {};
      } finally {
        await close();
      }
    },
    close,
  };
}

// It can't be loaded by `require`, to which an import at the top is compiled.
const closeAll = async (): Promise<void> => void (await (await import("pagefind")).close());

async function openIndex(language: string) {
  const { createIndex } = await import("pagefind");
  const { index, errors } = await createIndex({
    // As the page's script asks for it.
    forceLanguage: language.toLowerCase(),
    excludeSelectors: NOT_SEARCHED,
  });
  if (index === undefined) throw new Error(`The search index can't be made: ${errors.join(", ")}`);
  return index;
}

function neededFiles(files: readonly { path: string; content: Uint8Array }[]): Files {
  const entry = files.find((file) => file.path === "pagefind-entry.json");
  const facts = JSON.parse(new TextDecoder().decode(entry?.content));
  return Object.fromEntries(
    files.filter((file) => isNeeded(file.path, facts)).map((file) => [`${INDEX_FOLDER}/${file.path}`, file.content]),
  );
}

/** The script of the search page as browsers run it. */
export async function searchScript(root: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "src/search/search.ts")],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
  });
  return (outputFiles[0] as { contents: Uint8Array }).contents;
}
