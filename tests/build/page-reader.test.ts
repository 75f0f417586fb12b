// What is read of built pages, and in which order the indexer gets them.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { sumOf } from "../../src/build/assembly";
import { type BuiltPage, createPageReader } from "../../src/build/page-reader";
import type { SearchedPage } from "../../src/build/search-worker";
import { digestOf } from "../../src/site/digest";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "pages-"));
afterAll(() => fs.rmSync(root, { recursive: true }));

const ADDRESSES = ["/a/", "/b/", "/c/", "/404.html"];
for (const address of ADDRESSES) {
  const file = path.join(root, address.endsWith("/") ? `${address}index.html` : address);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const head = `<meta http-equiv="Content-Security-Policy" content="style-src &#x27;sha256-aa=&#x27;"/><link rel="canonical" href="https://example.org${address}"/>`;
  const style = "<style>.x { background: url(/static/d.svg) }</style><style>@media (width < 9rem) { p {} }</style>";
  const searched = address === "/404.html" ? "" : ' data-pagefind-body=""';
  const body = `<article${searched}>Of ${address}<img src="/static/x${address.length}.webp"/><footer class="post-footer"></footer></article>`;
  fs.writeFileSync(file, `<html><head>${style}${head}</head><body>${body}</body></html>`);
}

function reader(known?: Readonly<Record<string, BuiltPage>>) {
  const indexed: SearchedPage[] = [];
  const made = createPageReader({
    addresses: ADDRESSES,
    fileOf: (file) => path.join(root, file),
    urlOf: (address) => `https://example.org${address === "/c/" ? "/elsewhere/" : address}`,
    known,
    indexer: { expect() {}, add: (page) => void indexed.push(page), files: async () => ({}), close: async () => {} },
  });
  return { ...made, indexed, urls: () => indexed.map(({ url }) => url) };
}

test("pages are indexed in one order, whenever they are built", async () => {
  const { built, finish, urls } = reader();
  built(["/b/", "/404/", "/404.html"]);
  await setTimeout(50);
  expect(urls()).toEqual([]);
  built(["/a/", "/b/"]);
  await expect.poll(urls).toEqual(["/a/", "/b/"]);
  expect([...(await finish()).keys()].sort()).toEqual([...ADDRESSES].sort());
  expect(urls()).toEqual(["/a/", "/b/", "/c/"]);
});

test("what is known of a page is not read again, unless it has been built since", async () => {
  const first = reader();
  const pages = Object.fromEntries(await first.finish());
  const known = { ...pages, "/b/": { ...(pages["/b/"] as BuiltPage), pictures: ["/kept"] } };
  const { finish, indexed } = reader(known);
  const html = path.join(root, "b/index.html");
  fs.renameSync(html, `${html}~`);
  const again = await finish();
  fs.renameSync(`${html}~`, html);
  expect(Object.fromEntries(again)).toEqual(known);
  expect(indexed.map(({ url, digest }) => [url, digest])).toEqual(
    first.indexed.map(({ url, digest }) => [url, digest]),
  );
  // The indexer reads itself what it must index again.
  expect(first.indexed.map(({ text }) => text)).not.toContain(undefined);
  expect(indexed.map(({ text }) => text)).toEqual(indexed.map(() => undefined));
  expect(indexed.map(({ file }) => file)).toEqual(["a", "b", "c"].map((name) => path.join(root, name, "index.html")));

  const kept = reader(known);
  kept.keep();
  expect(kept.urls()).toEqual(["/a/", "/b/", "/c/"]);

  const { built, finish: finishBuilt } = reader(known);
  built(["/b/"]);
  expect((await finishBuilt()).get("/b/")).toEqual(pages["/b/"]);
});

test("tells what others need to know of each", async () => {
  const pages = await reader().finish();
  expect(pages.get("/a/")).toEqual({
    listed: true,
    pictures: ["/static/x3.webp"],
    styles: ["aa="],
    assets: ["static/d.svg", "static/x3.webp"],
    file: sumOf(fs.readFileSync(path.join(root, "a/index.html"))),
    search: digestOf('<html><body><article data-pagefind-body="">Of /a/</article></body></html>'),
  });
  expect(pages.get("/c/")?.listed).toBe(false);
  expect(pages.get("/404.html")?.search).toBeUndefined();
});
