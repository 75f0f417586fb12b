// Searching as visitors do it, in Chromium, under the content security policy that the site has.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startIndexer } from "../../src/build/search-index";
import { partOf } from "../../src/build/search-parts";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { filesBelow } from "../../src/content/files-below";
import { INDEX_FOLDER, searchedPart } from "../../src/model/content/search";
import { digestOf } from "../../src/site/digest";
import { launchChromium } from "../chromium";

const AXE = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");

let browser: Browser;
let server: StaticServer;
let fixture: StaticServer;
/** The fixture as a site of thousands of pages has it: its index is in parts. */
let divided: StaticServer;
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "divided-"));
beforeAll(async () => {
  if (!process.env.FIXTURE_ROOT) throw new Error("FIXTURE_ROOT is not set. Run `npm test`.");
  const output = path.join(process.env.FIXTURE_ROOT, "public");
  await divide(output);
  [browser, server, fixture, divided] = await Promise.all([
    launchChromium(),
    serveFolder(path.resolve("public")),
    serveFolder(output),
    serveFolder(path.join(scratch, "public")),
  ]);
});
afterAll(async () => {
  await browser?.close();
  for (const one of [server, fixture, divided]) await one?.close();
  fs.rmSync(scratch, { recursive: true });
});

/** Copies a built site, with the index that it would have among 3,000 pages. */
async function divide(output: string): Promise<void> {
  for (const name of ["src", "node_modules"]) fs.symlinkSync(path.resolve(name), path.join(scratch, name));
  const copy = path.join(scratch, "public");
  fs.cpSync(output, copy, { recursive: true });
  fs.rmSync(path.join(copy, INDEX_FOLDER), { recursive: true });
  const pages = 3000;
  const indexer = startIndexer({ root: scratch, sites: [{ language: "en" }], pages });
  const addresses = filesBelow(copy)
    .filter((file) => file.endsWith("/index.html"))
    .map((file) => `/${file.slice(0, -"index.html".length)}`);
  for (const address of addresses.sort((a, b) => partOf(a, pages) - partOf(b, pages))) {
    const text = searchedPart(fs.readFileSync(path.join(copy, address, "index.html"), "utf8"));
    if (text !== undefined) indexer.add({ url: address, digest: digestOf(text), text, file: "" });
  }
  for (const [file, content] of Object.entries(await indexer.files())) {
    fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    fs.writeFileSync(path.join(copy, file), content);
  }
}

interface Visit {
  site?: StaticServer;
  /** The path below which the site is served. */
  prefix?: string;
  options?: BrowserContextOptions;
  /** Requests that get no answer. */
  broken?: RegExp;
}

/** Opens a page and notes what it asks for and logs; violations of its policy are logged. */
async function open(address: string, { site = fixture, prefix = "", options = {}, broken }: Visit = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const messages: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.route("**/*", async (route) => {
    const url = route.request().url();
    if (broken?.test(url)) return route.abort();
    if (!url.startsWith(site.url)) return route.continue();
    if (prefix === "") return route.continue();
    const response = await route.fetch({ url: url.replace(`${site.url}${prefix}/`, `${site.url}/`) });
    if (!response.headers()["content-type"]?.includes("html")) return route.fulfill({ response });
    const body = (await response.text())
      .replace(/ (href|src|action)="\//g, ` $1="${prefix}/`)
      .replaceAll("url(/", `url(${prefix}/`);
    return route.fulfill({ response, body });
  });
  await page.goto(site.url + prefix + address);
  return {
    page,
    requests,
    messages,
    box: page.getByRole("searchbox", { name: "What are you looking for?" }),
    status: page.getByRole("status"),
    results: page.locator(".results > li"),
    close: async () => {
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await context.close();
    },
  };
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("name") ?? document.activeElement?.textContent ?? "");

const said = (page: Page, words: string): Promise<void> =>
  page.getByRole("status").filter({ hasText: words }).waitFor();

test("from any page to a result, by keyboard alone, quietly", async () => {
  const { page, requests, messages, box, results, close } = await open("/blog/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search/");
  await box.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("moved");
  await said(page, "2 results for “moved”");
  expect(new URL(page.url()).search).toBe("?q=moved");
  // A word of the title counts more than three in the text.
  expect(await results.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
    "A post that moved",
    "Post number 5",
  ]);
  expect(await results.nth(1).textContent()).toContain("5 January 2022Text of post 5: it moved, and moved");
  expect(await results.nth(1).locator("mark").allTextContents()).toEqual(["moved", "moved", "moved"]);

  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toBe("A post that moved");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toBe("Post number 5");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toBe("q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/blog/moved/");

  await page.goBack();
  await said(page, "2 results for “moved”");
  expect(await box.inputValue()).toBe("moved");
  expect(messages).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(fixture.url))).toEqual([]);
  await close();
});

test("an address with a query shows its results; Escape clears all", async () => {
  const { page, messages, box, status, results, close } = await open("/search/?q=%20moved%20");
  await said(page, "2 results");
  expect(await box.inputValue()).toBe("moved");
  await results.first().getByRole("link").focus();
  await page.keyboard.press("Escape");
  await expect.poll(() => results.count()).toBe(0);
  expect([await box.inputValue(), await status.textContent(), await focused(page)]).toEqual(["", "", "q"]);
  expect(new URL(page.url()).search).toBe("");
  expect(messages).toEqual([]);
  await close();
});

test("a notice is found by its words, on the page that shows how the practice is reached", async () => {
  const { page, results, close } = await open("/search/?q=glad");
  await said(page, "1 result for “glad”");
  expect(
    await results.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
  ).toEqual(["/about/"]);
  expect(await results.locator("mark").allTextContents()).toEqual(["<glad>"]);
  await close();
});

test("a query is text, whatever it holds", async () => {
  const { page, messages, box, close } = await open(
    `/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>"&')}`,
  );
  await said(page, "<img src=x onerror=alert(1)>");
  expect(await box.inputValue()).toBe('<img src=x onerror=alert(1)>"&');
  expect(await page.locator("main img").count()).toBe(0);
  await box.fill("everything");
  await said(page, "for “everything”");
  expect(await page.getByRole("heading", { level: 2 }).first().textContent()).toBe("Everything & <more>");
  expect(messages).toEqual([]);
  await close();
});

test("nothing found is said, with another way on", async () => {
  const { page, box, results, close } = await open("/search/");
  await box.fill("xylophone");
  await said(page, "Nothing found for “xylophone”.");
  expect(await results.count()).toBe(0);
  await page.getByRole("main").getByRole("link", { name: "all articles" }).click();
  expect(new URL(page.url()).pathname).toBe("/blog/");
  await close();
});

test("many results come ten at a time", async () => {
  const { page, results, close } = await open("/search/?q=text");
  await said(page, "20 results for “text”");
  expect(await results.count()).toBe(10);
  const more = page.getByRole("button", { name: "Show more results" });
  await page.getByRole("searchbox").focus();
  for (let n = 0; n < 11; n++) await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toBe("Show more results");
  await page.keyboard.press("Enter");
  await expect.poll(() => results.count()).toBe(20);
  expect(await focused(page)).toBe(await results.nth(10).getByRole("link").textContent());
  expect(await more.isVisible()).toBe(false);
  await close();
});

test("the last of what is typed fast is shown", async () => {
  const { page, box, results, close } = await open("/search/");
  await box.pressSequentially("markdown", { delay: 5 });
  await box.fill("moved");
  await page.keyboard.press("Enter");
  await said(page, "2 results for “moved”");
  await page.waitForTimeout(400);
  expect(await results.count()).toBe(2);
  expect(await page.getByRole("status").textContent()).toBe("2 results for “moved”");
  await close();
});

test.each([/pagefind\.js/, /pagefind-entry\.json/, /wasm\./, /\.pf_meta/])(
  "%s that does not load is said",
  async (broken) => {
    const { page, box, results, close } = await open("/search/", { broken });
    await box.fill("moved");
    await said(page, "Search does not answer. Check your connection");
    expect(await results.count()).toBe(0);
    expect(await page.getByRole("main").getByRole("link", { name: "all articles" }).isVisible()).toBe(true);
    await close();
  },
);

describe("an index in parts", () => {
  test.each(["moved", "post", "markdown", "xylophone"])("finds the same for “%s” as one index", async (query) => {
    const found = [];
    for (const site of [fixture, divided]) {
      const { page, messages, requests, results, close } = await open(`/search/?q=${query}`, { site });
      await said(page, `for “${query}”`);
      const titles = await results.getByRole("heading", { level: 2 }).allTextContents();
      const hrefs = await results.getByRole("link").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
      const marks = (await results.locator("mark").allTextContents()).sort();
      found.push({ words: await page.getByRole("status").textContent(), shown: hrefs.length, marks });
      expect(messages).toEqual([]);
      expect(new Set(hrefs).size).toBe(titles.length);
      expect(requests.filter((url) => url.includes("pagefind-entry"))).toHaveLength(site === divided ? 3 : 1);
      await close();
    }
    expect(found[1]?.words).toBe(found[0]?.words);
    expect(found[1]?.shown).toBe(found[0]?.shown);
    if (query === "moved") expect(found[1]).toEqual(found[0]);
  });

  test("puts the best of all parts first", async () => {
    const { page, results, close } = await open("/search/?q=moved", { site: divided });
    await said(page, "2 results for “moved”");
    expect(await results.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
      ...["A post that moved", "Post number 5"],
    ]);
    await close();
  });

  test("of which one does not load says so, and answers when it does", async () => {
    const { page, box, close } = await open("/search/", { site: divided, broken: /pagefind\/2\/pagefind-entry/ });
    await box.fill("moved");
    await said(page, "Search does not answer. Check your connection");
    await page.unrouteAll();
    await box.fill("moved ");
    await page.keyboard.press("Enter");
    await said(page, "2 results for “moved”");
    await close();
  });
});

test("without JavaScript there is no box, but a way on", async () => {
  const { page, box, close } = await open("/search/", { options: { javaScriptEnabled: false } });
  expect(await page.locator("noscript p", { hasText: "Search needs JavaScript" }).isVisible()).toBe(true);
  expect(await box.isVisible()).toBe(false);
  expect(await page.getByRole("main").getByRole("link", { name: "all articles" }).isVisible()).toBe(true);
  await close();
});

test("below a path, everything stays below it", async () => {
  // The policy knows the styles as they were built, not with other addresses in them.
  const visit = { prefix: "/practice", options: { bypassCSP: true } };
  const { page, requests, messages, results, close } = await open("/search/?q=moved", visit);
  await said(page, "2 results");
  expect(await results.first().getByRole("link").getAttribute("href")).toBe("/practice/blog/moved/");
  expect(requests.filter((url) => !url.startsWith(`${fixture.url}/practice/`))).toEqual([]);
  expect(messages).toEqual([]);
  await close();
});

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each(["", "?q=post", "?q=xylophone"])("/search/%s has no fault that axe finds, and fits", async (search) => {
    const { page, close } = await open(`/search/${search}`, { options: { colorScheme } });
    if (search !== "") await said(page, "for “");
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(
      (): Promise<AxeResults> => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond, `at ${width} px`).toBeLessThanOrEqual(0);
      for (const target of await page.locator(".search :is(a, button, input):visible").all()) {
        expect((await target.boundingBox())?.height, String(await target.textContent())).toBeGreaterThanOrEqual(44);
      }
    }
    await close();
  });
});

test("this site finds its article by words of its text", async () => {
  const { page, requests, results, close } = await open("/search/?q=sciatic%20nerve", { site: server });
  await said(page, "for “sciatic nerve”");
  expect(await results.first().getByRole("link").getAttribute("href")).toBe("/blog/massage-help-with-sciatica/");
  expect(requests.every((url) => url.startsWith(server.url))).toBe(true);
  await close();
});
