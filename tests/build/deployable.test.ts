// What describes all that is deployed: header fields, compressed files, the list of files.

import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createAssembly } from "../../src/build/assembly";
import { completeDeployable } from "../../src/build/deployable";
import { precompress } from "../../src/build/precompress";
import { filesBelow } from "../../src/content/files-below";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "deployable-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let folder = "";
let cache = "";
beforeEach(() => {
  const root = fs.mkdtempSync(path.join(scratch, "site-"));
  folder = path.join(root, "next");
  cache = path.join(root, "compressed");
});
const write = (file: string, content: string | Buffer): void => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), content);
};
/** What was written, as it is assembled. */
const assembly = () => {
  const next = path.join(path.dirname(folder), `assembled-${assembled++}`);
  const made = createAssembly(next);
  for (const file of filesBelow(folder)) made.copy(file, path.join(folder, file));
  folder = next;
  return made;
};
let assembled = 0;
const read = (file: string): Buffer => fs.readFileSync(path.join(folder, file));

const LONG = "Massage and better sleep. ".repeat(100);
const NOISE = Buffer.from(
  Array.from({ length: 3000 }, (_, n) => createHash("sha256").update(String(n)).digest()[0] ?? 0),
);

test("text is compressed where that makes it smaller; pictures and small files are not", async () => {
  write("a/index.html", LONG);
  write("feed.json", LONG);
  write("noise.txt", NOISE);
  write("small.css", "p {}");
  write("picture.avif", LONG);
  write("pagefind/a.pf_index", LONG);
  await precompress(folder, cache);
  expect(filesBelow(folder).filter((file) => /\.(br|gz)$/.test(file))).toEqual([
    ...["a/index.html.br", "a/index.html.gz", "feed.json.br", "feed.json.gz"],
  ]);
  expect(brotliDecompressSync(read("a/index.html.br")).toString()).toBe(LONG);
  expect(gunzipSync(read("a/index.html.gz")).toString()).toBe(LONG);
});

test("what has not changed is not compressed again, and what is gone is forgotten", async () => {
  write("a.html", LONG);
  await precompress(folder, cache);
  const [kept = ""] = filesBelow(cache).filter((file) => file.endsWith(".gz"));
  fs.writeFileSync(path.join(cache, kept), "from the cache");
  await precompress(folder, cache);
  expect(read("a.html.gz").toString()).toBe("from the cache");
  write("a.html", `${LONG}!`);
  await precompress(folder, cache);
  expect(gunzipSync(read("a.html.gz")).toString()).toBe(`${LONG}!`);
  expect(filesBelow(cache)).toHaveLength(2);
  expect(filesBelow(cache)).not.toContain(kept);
});

const site = { styles: new Set(["bb=", "aa="]), redirects: [], pathPrefix: "", compressed: undefined, warn: () => {} };

test("the header allows the styles that pages have, and the practice's own rules are kept", async () => {
  for (const page of ["index.html", "blog/a/index.html", "blog/old/index.html"]) write(page, "");
  write("_headers", "/*\n  X-Own: 1\n");
  const warn = vi.fn();
  const redirects = [{ from: "/blog/old/", to: "/blog/a/" }];
  await completeDeployable(assembly(), { ...site, redirects, warn });
  const text = read("_headers").toString();
  expect(text).toMatch(/^\/blog\/:p1\/\n {2}Cache-Control: no-cache\n.*style-src 'sha256-aa=' 'sha256-bb=';/m);
  expect(text).toMatch(/\n\n\/\*\n {2}X-Own: 1\n$/);
  expect(warn).not.toHaveBeenCalled();
  write("_headers", Array.from({ length: 101 }, (_, n) => `/${n}\n  A: 1\n`).join(""));
  await completeDeployable(assembly(), { ...site, redirects, warn });
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("Cloudflare Pages reads the first 100 only"));
});

test("the list has every file but itself, with its SHA-256 and size", async () => {
  write("index.html", LONG);
  write("a b/ü.txt", "text");
  await completeDeployable(assembly(), { ...site, compressed: cache });
  const list = JSON.parse(read("files.json").toString());
  expect(Object.keys(list)).toEqual(filesBelow(folder).filter((file) => file !== "files.json"));
  expect(Object.keys(list)).toEqual(["_headers", "a b/ü.txt", "index.html", "index.html.br", "index.html.gz"]);
  // printf text | sha256sum
  expect(list["a b/ü.txt"]).toEqual({
    sha256: "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
    size: 4,
  });
});
