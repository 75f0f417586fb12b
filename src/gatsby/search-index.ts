// Makes what the search page loads: Pagefind's index of the pages as they are deployed, and the page's own script.

import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { INDEX_FOLDER, isNeeded, isSearched, NOT_SEARCHED, SEARCH_SCRIPT, searchedPart } from "../model/search";
import { htmlFile } from "./output";

/** What files hold, by their name relative to the output. */
type Files = Record<string, string | Uint8Array>;

/** How many pages are handed over at a time: the indexer works while more are read. */
const AT_A_TIME = 200;

/**
 * Makes all that search needs; nothing for a site where nothing can be found. The same pages give the same bytes.
 * @param pages addresses of pages, in any order
 */
export async function searchFiles(root: string, pages: Iterable<string>, language: string): Promise<Files> {
  const read = (url: string): string => fs.readFileSync(path.join(root, "public", htmlFile(url)), "utf8");
  // It can't be loaded by `require`, to which an import at the top is compiled.
  const { close, createIndex } = await import("pagefind");
  const { index, errors } = await createIndex({
    // As the page's script asks for it.
    forceLanguage: language.toLowerCase(),
    excludeSelectors: NOT_SEARCHED,
  });
  if (index === undefined) throw new Error(`The search index can't be made: ${errors.join(", ")}`);
  const add = async (url: string): Promise<boolean> => {
    const html = read(url);
    if (!isSearched(html)) return false;
    const { errors } = await index.addHTMLFile({ url, content: searchedPart(html) });
    if (errors.length > 0) throw new Error(`${url} can't be indexed for search: ${errors.join(", ")}`);
    return true;
  };
  const sorted = [...pages].sort();
  const added: boolean[] = [];
  for (let start = 0; start < sorted.length; start += AT_A_TIME)
    added.push(...(await Promise.all(sorted.slice(start, start + AT_A_TIME).map(add))));
  const { files } = added.includes(true) ? await index.getFiles() : { files: [] };
  await close();
  return files.length > 0 ? { ...neededFiles(files), [SEARCH_SCRIPT]: await searchScript(root) } : {};
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
