// What is read of built pages, and in which order the indexer gets them.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { createPageReader } from "../../src/gatsby/after-build/page-reader";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "pages-"));
afterAll(() => fs.rmSync(root, { recursive: true }));

const ADDRESSES = ["/a/", "/b/", "/c/", "/404.html"];
for (const address of ADDRESSES) {
  const file = path.join(root, address.endsWith("/") ? `${address}index.html` : address);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const head = `<meta http-equiv="Content-Security-Policy" content="style-src &#x27;sha256-aa=&#x27;"/><link rel="canonical" href="https://example.org${address}"/>`;
  const style = "<style>.x { background: url(/static/d.svg) }</style>";
  const body = `<article><img src="/static/x${address.length}.webp"/><footer class="post-footer"></footer></article>`;
  fs.writeFileSync(file, `<html><head>${style}${head}</head><body>${body}</body></html>`);
}

function reader() {
  const indexed: string[] = [];
  const made = createPageReader({
    addresses: ADDRESSES,
    fileOf: (file) => path.join(root, file),
    urlOf: (address) => `https://example.org${address === "/c/" ? "/elsewhere/" : address}`,
    indexer: {
      add: (url, html) => void indexed.push(`${url} ${html.length > 100}`),
      files: async () => ({}),
      close: async () => {},
    },
  });
  return { ...made, indexed };
}

test("pages are indexed in one order, whenever they are built", async () => {
  const { built, finish, indexed } = reader();
  built(["/b/", "/404/", "/404.html"]);
  await setTimeout(50);
  expect(indexed).toEqual([]);
  built(["/a/", "/b/"]);
  await setTimeout(50);
  expect(indexed).toEqual(["/a/ true", "/b/ true"]);
  expect([...(await finish()).keys()].sort()).toEqual([...ADDRESSES].sort());
  expect(indexed).toEqual(ADDRESSES.map((address) => `${address} true`));
});

test("tells what others need to know of each", async () => {
  const pages = await reader().finish();
  expect(pages.get("/a/")).toEqual({
    listed: true,
    pictures: ["/static/x3.webp"],
    styles: ["aa="],
    assets: ["static/d.svg", "static/x3.webp"],
  });
  expect(pages.get("/c/")?.listed).toBe(false);
});
