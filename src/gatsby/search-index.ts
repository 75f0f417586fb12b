// Makes what the search page loads: Pagefind's index of the pages as they are deployed, and the page's own script.

import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { INDEX_FOLDER, isNeeded, isSearched, NOT_SEARCHED, SEARCH_SCRIPT, withoutPictures } from "../model/search";
import { htmlFile } from "./output";

/** What files hold, by their name relative to the output. */
type Files = Record<string, string | Uint8Array>;

/**
 * Makes all that search needs; nothing for a site where nothing can be found.
 * @param pages addresses of pages, in any order
 */
export async function searchFiles(root: string, pages: Iterable<string>, language: string): Promise<Files> {
  const searched = [...pages]
    .sort()
    .map((url) => ({ url, content: fs.readFileSync(path.join(root, "public", htmlFile(url)), "utf8") }))
    .filter(({ content }) => isSearched(content));
  if (searched.length === 0) return {};
  return { ...(await indexFiles(root, searched, language)), [SEARCH_SCRIPT]: await searchScript(root) };
}

/** Indexes pages one after the other: the same pages give the same bytes. */
async function indexFiles(
  root: string,
  pages: readonly { url: string; content: string }[],
  language: string,
): Promise<Files> {
  // By its file: Gatsby compiles this to require(), under which the package offers nothing.
  const pagefind: typeof import("pagefind") = await import(path.join(root, "node_modules/pagefind/lib/index.js"));
  const { index, errors } = await pagefind.createIndex({
    // As the page's script asks for it.
    forceLanguage: language.toLowerCase(),
    excludeSelectors: NOT_SEARCHED,
  });
  if (index === undefined) throw new Error(`The search index can't be made: ${errors.join(", ")}`);
  for (const { url, content } of pages) {
    const added = await index.addHTMLFile({ url, content: withoutPictures(content) });
    if (added.errors.length > 0) throw new Error(`${url} can't be indexed for search: ${added.errors.join(", ")}`);
  }
  const { files } = await index.getFiles();
  await pagefind.close();
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
