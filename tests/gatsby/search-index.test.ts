// The index that is made of built pages.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, expect, test } from "vitest";
import { searchFiles, searchScript } from "../../src/gatsby/search-index";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "search-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  for (const name of ["src", "node_modules"]) fs.symlinkSync(path.resolve(name), path.join(root, name));
});

function write(address: string, inside: string): void {
  const file = path.join(root, "public", address, "index.html");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><title>T</title></head><body><main>${inside}</main></body></html>`,
  );
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
  write("/", "Home");
  expect(await searchFiles(root, ["/"], "en")).toEqual({});
  expect(await searchFiles(root, [], "en")).toEqual({});
});

test("only the text of articles is found", async () => {
  write("/", "Home");
  write(
    "/a/",
    article("First", '<p>One.<a class="heading-link" href="#x">#</a></p><img src="/static/x.webp" alt="A leaf"/>'),
  );
  write("/b/", article("Second", '<p>Two<sup><a data-footnote-ref="true" href="#n">1</a></sup>.</p>'));
  const files = await searchFiles(root, ["/b/", "/", "/a/"], "en-GB");
  expect(fragments(files)).toMatchObject([
    { url: "/a/", content: "First. One.", meta: { title: "First", date: "2021-08-06" } },
    { url: "/b/", content: "Second. Two.", meta: { title: "Second", date: "2021-08-06" } },
  ]);
  expect(Object.keys(fragments(files)[0]?.meta ?? {}).sort()).toEqual(["date", "title"]);
});

test("the same pages give the same bytes, in any order; nothing unneeded is made", async () => {
  for (const name of ["c", "a", "b"]) write(`/${name}/`, article(`Title ${name}`, `<p>Words of ${name}</p>`));
  const files = await searchFiles(root, ["/c/", "/a/", "/b/"], "en");
  expect(await searchFiles(root, ["/a/", "/b/", "/c/"], "en")).toEqual(files);
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
