// What is found in the indexes that are made of pages, by the code that browsers run on them.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startIndexer } from "../../src/build/search-index";
import { searchedPart } from "../../src/model/content/search";
import { find, openEngine } from "../../src/search/engine";
import { digestOf } from "../../src/site/digest";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "engine-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

beforeEach(() => {
  vi.stubGlobal("document", { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) });
  vi.stubGlobal("fetch", async (address: string) => new Response(fs.readFileSync(new URL(address))));
});

const article = (title: string, body: string): string =>
  `<html><body><article data-pagefind-body=""><h1>${title}</h1><p>${body}</p><footer class="post-footer"></footer>`;

/** Makes the index of pages and writes it as a site has it. @returns the address of the site */
async function indexed(name: string, pages: readonly (readonly [title: string, body: string])[]): Promise<string> {
  const root = path.join(scratch, name);
  fs.mkdirSync(root);
  for (const name of ["src", "node_modules"]) fs.symlinkSync(path.resolve(name), path.join(root, name));
  const indexer = startIndexer({ root, sites: [{ language: "en" }], pages: pages.length });
  for (const [number, page] of pages.entries()) {
    const text = searchedPart(article(...page)) as string;
    indexer.add({ url: `/${name}/${number}/`, digest: digestOf(text), text, file: "" });
  }
  for (const [file, content] of Object.entries(await indexer.files())) {
    fs.mkdirSync(path.dirname(path.join(root, "public", file)), { recursive: true });
    fs.writeFileSync(path.join(root, "public", file), content);
  }
  return pathToFileURL(path.join(root, "public/")).href;
}

describe("of an index in parts", () => {
  const OTHERS = Array.from({ length: 20 }, (_, number) => [`Post ${number}`, "Words on other things"] as const);
  /** In the first part a word is rare and another unknown; in the second both are common. */
  const FIRST = [["Rare mention", "Once, on sciatica, it says"], ...OTHERS] as const;
  const SECOND = [
    ["Sciatica explained", "Words on the nerve"],
    ["Massage for sciatica", "Words on the nerve"],
    ["Massage and sleep", "Words on sciatica"],
    ...OTHERS.map(([title, text]) => [title, `${text}, massage, and sciatica`] as const),
  ] as const;
  let site: string;
  let whole: string;
  beforeAll(async () => {
    whole = await indexed("whole", [...FIRST, ...SECOND]);
    site = await indexed("first", FIRST);
    const second = fileURLToPath(`${await indexed("second", SECOND)}pagefind`);
    fs.cpSync(second, fileURLToPath(`${site}pagefind/2`), { recursive: true });
  });

  const titles = async (query: string, address = site, parts = 2): Promise<(string | undefined)[]> => {
    const { results } = await find(await openEngine(address, parts), query, []);
    return Promise.all(results.map(async (result) => (await result.data()).meta.title));
  };

  test("each scores by itself", async () => {
    const { results } = await (await openEngine(site, 2)).search("sciatica");
    const [first] = await Promise.all(results.map(async (result) => (await result.data()).meta.title));
    expect(first).toBe("Rare mention");
  });

  test("titles with the word come first, then mentions", async () => {
    const [first, second, third] = await titles("sciatica");
    expect([first, second].sort()).toEqual(["Massage for sciatica", "Sciatica explained"]);
    expect(third).toBe("Rare mention");
  });

  test("a title with all words comes before one with some", async () => {
    expect((await titles("massage sciatica")).slice(0, 2)).toEqual(["Massage for sciatica", "Massage and sleep"]);
  });

  test.each([
    "sciatica",
    "massage sciatica",
    "massage xylophone",
    "sciatica $",
    '"the nerve"',
    "massage nerve",
    "xylophone",
  ])("%s finds the pages that one index finds", async (query) => {
    expect((await titles(query)).sort()).toEqual((await titles(query, whole, 1)).sort());
  });

  test("a page that lacks a word which a part does not know is not found", async () => {
    expect(await titles("massage sciatica")).not.toContain("Rare mention");
    expect(await titles("massage sciatica")).toHaveLength(22);
  });
});
