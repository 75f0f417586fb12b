// Sites in other languages, as readers of them see and search them: the fixture in German and in Arabic, and a site of two.

import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";
import { type QuickSite, quickSite, translatedFixture } from "../quick-site";
import { ALL, AXE, axe } from "./axe";
import { SCREENS } from "./page-types";

const MAKE = {
  "the fixture in German": () => translatedFixture("de"),
  "the fixture in Arabic": () => translatedFixture("ar"),
  "a site of two languages": () => quickSite(path.resolve("tests/fixtures/two-languages")),
};
type SiteName = keyof typeof MAKE;
const NAMES = Object.keys(MAKE) as SiteName[];

let browser: Browser;
const sites: QuickSite[] = [];
const servers = new Map<SiteName, StaticServer>();
beforeAll(async () => {
  browser = await launchChromium();
  for (const name of NAMES) {
    const site = await MAKE[name]();
    sites.push(site);
    servers.set(name, await serveFolder(site.folder));
  }
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
  for (const site of sites) site.remove();
});

/** Waits for an answer, which quotes what was asked; before, it may say that it is searching. */
const answered = (page: Page): Promise<void> => page.locator("#Search-status", { hasText: /[‘„«“”]/ }).waitFor();

const OF_EACH_TYPE = [
  "/",
  "/blog/",
  "/blog/everything/",
  "/book/",
  "/tags/",
  "/archive/",
  "/search/?q=text",
  "/404.html",
];

const PAGES: Record<SiteName, readonly string[]> = {
  "the fixture in German": OF_EACH_TYPE,
  "the fixture in Arabic": OF_EACH_TYPE,
  "a site of two languages": ["/", "/fr/", "/blog/rugpijn/", "/fr/blog/mal-de-dos/", "/fr/book/", "/fr/search/?q=dos"],
};

/** Opens a page of a site. @param options for a context of its own */
async function open(name: SiteName, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(servers.get(name)?.url + address, { waitUntil: "load" });
  if (address.includes("?q=")) await answered(page);
  return page;
}

describe.each(NAMES)("%s", (name) => {
  // Colours, and what else a wider screen has, are those of the English pages.
  test.each(PAGES[name])("axe finds nothing on %s, and nothing sticks out", async (address) => {
    const page = await open(name, address, { viewport: SCREENS.phone });
    for (const { width, height } of [{ width: 320, height: 640 }, SCREENS.desktop, SCREENS.phone]) {
      await page.setViewportSize({ width, height });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${width} px`).toBe(0);
    }
    await page.evaluate(AXE);
    expect((await axe(page, ALL)).faults).toEqual([]);
    await page.close();
  });

  test("what is said while a reader searches is in the language of the page", async () => {
    const page = await open(name, PAGES[name].find((address) => address.includes("?q=")) as string);
    const said = await page.locator("#Search-status").textContent();
    expect(said).not.toMatch(/result|nothing|without|found/i);
    expect(said).not.toBe("");
    await page.close();
  });
});

test.each([
  ["the fixture in German", "/", "german-front-page"],
  ["the fixture in German", "/search/?q=text", "german-search"],
  ["the fixture in Arabic", "/", "arabic-front-page"],
  ["the fixture in Arabic", "/search/?q=text", "arabic-search"],
  ["a site of two languages", "/fr/blog/mal-de-dos/", "french-post-of-two"],
  ["a site of two languages", "/404.html", "page-that-is-not-here-of-two"],
] as const)("the tree of %s at %s", async (name, address, file) => {
  const page = await open(name, address);
  // Of a search, the answers are those of the English pages.
  const part = page.locator(address.includes("?q=") ? "main form, #Search-status" : "body").first();
  await expect(`${await part.ariaSnapshot()}\n`).toMatchFileSnapshot(
    path.resolve("tests/browser/snapshots", `${file}.aria.yml`),
  );
  await page.close();
});

test("a site that is read from right to left is mirrored", async () => {
  const page = await open("the fixture in Arabic", "/blog/everything/", { viewport: SCREENS.desktop });
  const middle = (selector: string) =>
    page.evaluate((selector) => {
      const { left, right } = (document.querySelector(selector) as Element).getBoundingClientRect();
      return (left + right) / 2 / innerWidth;
    }, selector);
  expect(await middle(".wordmark")).toBeGreaterThan(0.6);
  expect(await middle(".site-header nav")).toBeLessThan(0.5);
  expect(await middle(".breadcrumb-list li")).toBeGreaterThan(0.6);
  // What the site says has no arrow that could point the wrong way.
  for (const part of ["header", "footer", ".breadcrumbs", ".neighbours"])
    for (const text of await page.locator(part).allTextContents()) expect(text).not.toMatch(/[←→‹›]/);
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe("rtl");
  await page.close();
});

test("the first facts of a front page without a picture have room beside each other", async () => {
  const page = await open("a site of two languages", "/fr/");
  for (const width of [390, 768, 1100, 1440, 2200]) {
    await page.setViewportSize({ width, height: 900 });
    const widths = await page
      .locator(".intro-facts > .fact dd")
      .evaluateAll((facts) =>
        facts.map((fact) => [fact.clientHeight, Number.parseFloat(getComputedStyle(fact).lineHeight)]),
      );
    for (const [height = 0, line = 1] of widths) expect(height, String(width)).toBeLessThan(1.5 * line);
  }
  await page.close();
});

describe("search in a site of two languages", () => {
  test.each([
    ["/search/?q=rugpijn", ["/blog/rugpijn/"]],
    ["/search/?q=douleur", []],
    ["/fr/search/?q=douleur", ["/fr/blog/mal-de-dos/"]],
    ["/fr/search/?q=épaule", ["/fr/blog/mal-de-dos/", "/fr/book/"]],
    ["/fr/search/?q=coeur", ["/fr/blog/premiere-visite/"]],
    ["/fr/search/?q=rugpijn", []],
  ])("%s finds what is in its language", async (address, expected) => {
    const page = await open("a site of two languages", address);
    const found = await page
      .locator(".results a")
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(found.sort()).toEqual(expected);
    await page.close();
  });
});
