// What the deployed index holds.

import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Element } from "hast";
import { expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { builtSites, pagesOf, postsAmong, select } from "./built";

/** A notice is searched with the page that tells how to reach the practice, though it stands on every page. */
const isSearched = ({ properties }: Element): boolean =>
  "dataPagefindBody" in properties && ![properties.className].flat().includes("notice");

for (const site of builtSites()) {
  const folder = path.join(site.folder, "pagefind");
  const indexed = filesBelow(folder)
    .filter((file) => file.endsWith(".pf_fragment"))
    .map((file) => gunzipSync(fs.readFileSync(path.join(folder, file))).toString())
    .map((text): { url: string; content: string } => JSON.parse(text.slice("pagefind_dcd".length)));

  test(`${site.name}: every article is found, and nothing else`, () => {
    const articles = postsAmong(pagesOf(site));
    expect(articles.length).toBeGreaterThan(0);
    const others = indexed.map(({ url }) => url).filter((url) => !articles.some(({ address }) => address === url));
    expect(others.sort()).toEqual(
      pagesOf(site)
        .filter((page) => select(page, isSearched).length > 0)
        .map(({ address }) => address)
        .filter((address) => !address.startsWith("/blog/"))
        .sort(),
    );
    expect(indexed.map(({ url }) => url)).toEqual(expect.arrayContaining(articles.map(({ address }) => address)));
  });

  test(`${site.name}: excerpts hold text of the author only`, () => {
    for (const { content } of indexed) expect(content).not.toMatch(/ #( |$)|↩|Secret|Skip to/);
  });

  test(`${site.name}: one search page, one script, nothing that it does not load`, () => {
    const scripts = filesBelow(site.folder).filter((file) => file.endsWith(".js"));
    expect(scripts).toEqual(["pagefind/pagefind.js", "search/search.js"]);
    expect(filesBelow(folder).filter((file) => /-ui|highlight|worker|playground/.test(file))).toEqual([]);
    expect(filesBelow(folder).filter((file) => file.startsWith("wasm."))).toHaveLength(1);
    expect(
      pagesOf(site)
        .filter(({ html }) => html.includes('<script type="module"'))
        .map(({ file }) => file),
    ).toEqual(["search/index.html"]);
  });
}
