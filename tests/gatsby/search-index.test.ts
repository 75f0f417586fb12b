// The index that is made of built pages.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, expect, test } from "vitest";
import { searchScript, startIndexer } from "../../src/gatsby/search-index";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "search-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  for (const name of ["src", "node_modules"]) fs.symlinkSync(path.resolve(name), path.join(root, name));
});

/** The files of an index of pages, by what their main elements hold. */
async function indexOf(pages: Readonly<Record<string, string>>, language = "en") {
  const indexer = startIndexer(language);
  for (const [address, inside] of Object.entries(pages)) {
    indexer.add(
      address,
      `<!doctype html><html lang="en"><head><title>T</title></head><body><main>${inside}</main></body></html>`,
    );
  }
  return indexer.files(root);
}
const article = (title: string, body: string): string =>
  `<article data-pagefind-body="" data-pagefind-meta="date:2021-08-06"><h1>${title}</h1><p class="meta">August</p>${body}</article>`;

/** What the index tells of each page. */
const fragments = (files: Record<string, string | Uint8Array>): { url: string; content: string; meta: object }[] =>
  Object.entries(files)
    .filter(([name]) => name.endsWith(".pf_fragment"))
    .map(([, content]) => JSON.parse(gunzipSync(content).subarray("pagefind_dcd".length).toString()))
    .sort((a, b) => (a.url < b.url ? -1 : 1));

test("a site with nothing to find needs nothing", async () => {
  expect(await indexOf({ "/": "Home" })).toEqual({});
  expect(await indexOf({})).toEqual({});
});

test("only the text of articles is found", async () => {
  const first = '<p>One.<a class="heading-link" href="#x">#</a></p><img src="/static/x.webp" alt="A leaf"/>';
  const second = '<p>Two<sup><a data-footnote-ref="true" href="#n">1</a></sup>.</p>';
  const pages = { "/": "Home", "/a/": article("First", first), "/b/": article("Second", second) };
  const files = await indexOf(pages, "en-GB");
  expect(fragments(files)).toMatchObject([
    { url: "/a/", content: "First. One.", meta: { title: "First", date: "2021-08-06" } },
    { url: "/b/", content: "Second. Two.", meta: { title: "Second", date: "2021-08-06" } },
  ]);
  expect(Object.keys(fragments(files)[0]?.meta ?? {}).sort()).toEqual(["date", "title"]);
});

test("the same pages in the same order give the same bytes; nothing unneeded is made", async () => {
  const page = (name: string) => [`/${name}/`, article(`Title ${name}`, `<p>Words of ${name}</p>`)] as const;
  const pages = Object.fromEntries(["a", "b", "c"].map(page));
  const files = await indexOf(pages);
  expect(await indexOf(pages)).toEqual(files);
  const names = Object.keys(files).map((name) => name.replace(/_\w+\.pf/, "_*.pf"));
  expect([...new Set(names)].sort()).toEqual([
    "pagefind/fragment/en_*.pf_fragment",
    "pagefind/index/en_*.pf_index",
    "pagefind/pagefind-entry.json",
    "pagefind/pagefind.en_*.pf_meta",
    "pagefind/pagefind.js",
    "pagefind/wasm.en.pagefind",
    "search/search.js",
  ]);
});

test("the page's script is small, alone and needs no eval", async () => {
  const script = Buffer.from(await searchScript(root)).toString();
  expect(script.length).toBeLessThan(5000);
  expect(script).not.toMatch(/^import |from"|eval\(|new Function|innerHTML|http/);
});
