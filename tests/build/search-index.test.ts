// The index that is made of built pages.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { serialize } from "node:v8";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { searchScript, startIndexer } from "../../src/build/search-index";
import { inReadingOrder, partOf } from "../../src/build/search-parts";
import { askedFor, searchedPart } from "../../src/model/content/search";
import { digestOf } from "../../src/site/digest";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "search-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  for (const name of ["src", "node_modules"]) fs.symlinkSync(path.resolve(name), path.join(root, name));
});

const pageOf = (inside: string): string =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><main>${inside}</main></body></html>`;

/** The files of an index of pages, by what their main elements hold. @param count how many pages the site has */
async function indexOf(pages: Readonly<Record<string, string>>, { language = "en", count = 10 } = {}) {
  const indexer = startIndexer({ root, sites: [{ language }], pages: count });
  const inOrder = inReadingOrder(Object.keys(pages).map((address) => ({ path: address })));
  for (const { path: url } of inOrder.sort((a, b) => partOf(a.path, count) - partOf(b.path, count))) {
    const text = searchedPart(pageOf(pages[url] as string));
    if (text !== undefined) indexer.add({ url, digest: digestOf(text), text, file: "" });
  }
  return indexer.files();
}
const article = (title: string, body: string): string =>
  `<article data-pagefind-body="" data-pagefind-meta="date:2021-08-06"><h1>${title}</h1><p class="meta">August</p>${body}<footer class="post-footer">Tags</footer></article>`;

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

test("a page whose text is not at hand is read from its file; without that, there is no index", async () => {
  const page = pageOf(article("A", '<p>Words about L4/L5</p><img src="/a.webp"/>'));
  const expected = await indexOf({ "/a/": page });
  const indexed = async (file: string) => {
    fs.rmSync(path.join(root, ".build"), { recursive: true, force: true });
    const indexer = startIndexer({ root, sites: [{ language: "en" }], pages: 10 });
    indexer.add({ url: "/a/", digest: "of the text", text: undefined, file });
    return indexer.files();
  };
  const file = path.join(root, "a.html");
  fs.writeFileSync(file, page);
  expect(await indexed(file)).toEqual(expected);
  await expect(indexed(path.join(root, "gone.html"))).rejects.toThrow("gone.html");
});

test("words of neighbouring elements are words of their own", async () => {
  const html = [
    "<table><caption>one</caption><thead><tr><th>two</th><th>three</th></tr></thead></table>",
    "<dl><dt>four</dt><dd>five</dd></dl><details><summary>six</summary>seven</details>",
    "<figure><figcaption>eight</figcaption>nine</figure><blockquote>ten</blockquote><pre>eleven</pre>twelve<hr/>end",
    "<ol><li>first</li></ol><ol><li>second</li></ol>",
  ];
  const [page] = fragments(await indexOf({ "/a/": article("A", html.join("")) }));
  const numbers = "one two three four five six seven eight nine ten eleven twelve end first second";
  expect(page?.content.replaceAll(".", "")).toBe(numbers);
});

test("only the text of articles is found", async () => {
  const first = '<p>One.<a class="heading-link" href="#x">#</a></p><img src="/static/x.webp" alt="A leaf"/>';
  const second = '<p>Two<sup><a data-footnote-ref="true" href="#n">1</a></sup>.</p>';
  const pages = { "/": "Home", "/a/": article("First", first), "/b/": article("Second", second) };
  const files = await indexOf(pages, { language: "en-GB" });
  expect(fragments(files)).toMatchObject([
    { url: "/a/", content: "One.", meta: { title: "First", date: "2021-08-06" } },
    { url: "/b/", content: "Two.", meta: { title: "Second", date: "2021-08-06" } },
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

describe("a site of many pages", () => {
  const COUNT = 3000;
  const names = Array.from({ length: 12 }, (_, index) => `/blog/post-${index}/`);
  const pages = Object.fromEntries(names.map((name) => [name, article(`About ${name}`, "<p>The same words</p>")]));
  const folderOf = (name: string): string => name.match(/^pagefind\/(\d\/)?/)?.[0] ?? "";
  const keptFolder = (): string => path.join(root, ".build/search");
  const kept = (): string[] => fs.readdirSync(keptFolder()).sort();

  test("has an index for each part, which hold every page once, and the code once", async () => {
    const files = await indexOf(pages, { count: COUNT });
    expect(fragments(files).map(({ url }) => url)).toEqual([...names].sort());
    for (const folder of ["pagefind/", "pagefind/2/", "pagefind/3/"]) {
      const part = Object.fromEntries(Object.entries(files).filter(([name]) => folderOf(name) === folder));
      expect(Object.keys(part)).toContain(`${folder}pagefind-entry.json`);
      expect(new Set(fragments(part).map(({ url }) => partOf(url, COUNT))).size).toBe(1);
    }
    expect(
      Object.keys(files)
        .filter((name) => /\.js$|wasm/.test(name))
        .sort(),
    ).toEqual([...["pagefind/pagefind.js", "pagefind/wasm.en.pagefind", "search/search.js"]]);
  });

  test("keeps the parts in which no text has changed, and gives the bytes of a first build", async () => {
    await indexOf(pages, { count: COUNT });
    const before = kept();
    const edited = { ...pages, "/blog/post-3/": article("Edited", "<p>Other words</p>") };
    const files = await indexOf(edited, { count: COUNT });
    expect(kept()).toHaveLength(before.length);
    expect(kept().filter((name) => !before.includes(name))).toHaveLength(1);
    fs.rmSync(keptFolder(), { recursive: true });
    expect(files).toEqual(await indexOf(edited, { count: COUNT }));
  });

  test("takes what was kept, and makes anew what can't be read", async () => {
    const first = await indexOf(pages, { count: COUNT });
    const [one, two] = kept().map((name) => path.join(keptFolder(), name)) as [string, string];
    fs.writeFileSync(one, serialize([{ path: "kept.pf_meta", content: Buffer.from("kept") }]));
    const files = await indexOf(pages, { count: COUNT });
    expect(Object.keys(files).filter((name) => name.endsWith("kept.pf_meta"))).toHaveLength(1);
    for (const file of [one, two]) fs.writeFileSync(file, fs.readFileSync(two).subarray(0, 99));
    expect(await indexOf(pages, { count: COUNT })).toEqual(first);
  });

  test("is not indexed again for what search leaves out", async () => {
    const first = await indexOf(pages, { count: COUNT });
    const before = kept();
    const others = Object.entries(pages).map(([name, text]) => [name, text.replace("Tags", "Other tags")]);
    expect(await indexOf(Object.fromEntries(others), { count: COUNT })).toEqual(first);
    expect(kept()).toEqual(before);
  });
});

test("a part that no earlier index serves is indexed as its pages come; any other waits for its last page", async () => {
  const text = searchedPart(pageOf(article("A", "<p>Words</p>"))) as string;
  const page = (digest: string) => ({ url: "/a/", digest, text, file: "" });
  const first = startIndexer({ root, sites: [{ language: "en" }], pages: 10 });
  first.add(page("one"));
  const files = await first.files();
  for (const parts of [new Set([0]), new Set<number>()]) {
    const indexer = startIndexer({ root, sites: [{ language: "en" }], pages: 10 });
    indexer.expect(parts);
    indexer.add(page(`of ${parts.size}`));
    if (parts.size > 0) await expect.poll(() => indexers().length).toBe(1);
    else expect(indexers()).toEqual([]);
    expect(await indexer.files()).toEqual(files);
  }
});

test("an indexer that is killed is an error, and not waited for", async () => {
  const spawned = vi.fn();
  const text = searchedPart(pageOf(article("A", "<p>Words</p>"))) as string;
  for (const late of [false, true]) {
    const indexer = startIndexer({ root, sites: [{ language: "en" }], pages: 10 });
    for (let n = 0; n < 200; n++) indexer.add({ url: `/${n}/`, digest: String(n), text, file: "" });
    await expect.poll(() => indexers().length).toBe(1);
    spawned();
    // It must not have made the index before it is killed, however long that takes to say.
    for (const pid of indexers()) process.kill(pid, "SIGSTOP");
    const files = late ? indexer.files() : undefined;
    files?.catch(() => {});
    for (const pid of indexers()) process.kill(pid, "SIGKILL");
    await expect(files ?? indexer.files()).rejects.toThrow(
      "Pagefind, which makes the search index, has ended: SIGKILL",
    );
    await indexer.close();
  }
  expect(spawned).toHaveBeenCalledTimes(2);
  expect(fs.existsSync(path.join(root, ".build/search"))).toBe(false);
});

/** Process numbers of the indexers that this process has started. */
const indexers = (): number[] =>
  spawnSync("pgrep", ["-P", String(process.pid), "-f", "pagefind"], { encoding: "utf8" })
    .stdout.split("\n")
    .filter((pid) => pid !== "")
    .map(Number);

test("another language is another index", async () => {
  const page = { "/a/": article("Rücken", "<p>Rückenschmerzen</p>") };
  await indexOf(page, { language: "en" });
  expect(await indexOf(page, { language: "de" })).toHaveProperty(["pagefind/wasm.de.pagefind"]);
  expect(fs.readdirSync(path.join(root, ".build/search"))).toHaveLength(1);
});

test("the page's script is small, alone and needs no eval", async () => {
  const script = Buffer.from(await searchScript(root, { "": 2, "/fr": 1 })).toString();
  expect(script.length).toBeLessThan(9500);
  expect(script).not.toMatch(/^import |from"|eval\(|new Function|innerHTML|http/);
});

/** Pagefind as the search page has it, on an index. */
async function searcher(files: Record<string, string | Uint8Array>) {
  vi.stubGlobal("fetch", async (address: string) => {
    const file = files[new URL(address, "https://site.example").pathname.slice(1)];
    return new Response(file as BodyInit | undefined, { status: file ? 200 : 404 });
  });
  vi.stubGlobal("location", { href: "https://site.example/", origin: "https://site.example" });
  vi.stubGlobal("window", { location });
  vi.stubGlobal("document", { querySelector: () => ({ getAttribute: () => "en" }) });
  const code = path.join(root, "pagefind.mjs");
  fs.writeFileSync(code, files["pagefind/pagefind.js"] as Uint8Array);
  const { createInstance } = await import(code);
  const engine = createInstance({ noWorker: true, basePath: "/pagefind/", baseUrl: "/" });
  await engine.init();
  return async (query: string): Promise<{ url: string; excerpt: string }[]> => {
    const { results } = await engine.search(askedFor(query));
    return Promise.all(results.map((result: { data(): unknown }) => result.data()));
  };
}

describe("a word that signs divide", () => {
  afterAll(() => vi.unstubAllGlobals());

  test.each([
    ["$60", ["$60", "60 $", "60"]],
    ["60 $", ["$60", "60"]],
    ["£45", ["£45", "45"]],
    ["<60", ["<60", "60"]],
    ["L4/L5", ["L4/L5", "L4", "L5"]],
    ["C5-C6", ["C5-C6", "C5", "C6"]],
    ["C5,C6", ["C5", "C6"]],
    ["T12–L1", ["T12–L1", "T12", "L1"]],
    ["24/7", ["24/7", "24", "7"]],
    ["10%", ["10%", "10"]],
    ["+1 555-0199", ["+1 555-0199", "555", "0199"]],
    ["self-care", ["self-care", "self", "care", "selfcare"]],
    ["self\u2011care", ["self-care", "self", "care", "selfcare"]],
    ["pain—relief", ["pain", "relief"]],
    ["rest…don’t", ["rest", "don't"]],
    ["don't", ["don't", "don’t", "dont"]],
    ["café", ["café", "cafe"]],
    ["90-minute", ["90-minute", "90", "minute"]],
  ])("%s is found by each part, and its excerpt is the page's text", async (word, queries) => {
    const written = word.replace("<", "&lt;").replace("'", "&#x27;");
    const search = await searcher(await indexOf({ "/a/": article("Title", `<p>Before ${written} after.</p>`) }));
    for (const query of queries) {
      const found = await search(query);
      expect(found.map(({ url }) => url)).toEqual(["/a/"]);
      const excerpt = (found[0]?.excerpt ?? "").replace(/<.?mark>/g, "");
      expect(excerpt.replace("Title. ", "")).toBe(`Before ${word.replace("<", "&lt;")} after.`);
    }
  });

  test("does not divide at a decimal point, and signs alone find nothing", async () => {
    const search = await searcher(await indexOf({ "/a/": article("Title", "<p>Some 2.5 metres.</p>") }));
    for (const query of ["5", "$"]) expect(await search(query)).toEqual([]);
  });
});
