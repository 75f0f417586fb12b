// Sites in other languages, as readers of them see and search them: the fixture in German and in Arabic, and a site of two.

import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";
import { type QuickSite, quickSite, translatedFixture } from "../quick-site";
import { ALL, AXE, axe, COLOURS } from "./axe";
import { SCREENS } from "./page-types";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** Waits for an answer, which quotes what was asked; before, it may say that it is searching. */
const answered = (page: Page): Promise<void> => page.locator("#Search-status", { hasText: /[‘„«“”]/ }).waitFor();

const SITES = {
  "the fixture in German": () => translatedFixture("de"),
  "the fixture in Arabic": () => translatedFixture("ar"),
  "a site of two languages": () => quickSite(path.resolve("tests/fixtures/two-languages")),
};

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

const PAGES: Record<keyof typeof SITES, readonly string[]> = {
  "the fixture in German": OF_EACH_TYPE,
  "the fixture in Arabic": OF_EACH_TYPE,
  "a site of two languages": ["/", "/fr/", "/blog/rugpijn/", "/fr/blog/mal-de-dos/", "/fr/book/", "/fr/search/?q=dos"],
};

describe.each(Object.keys(SITES) as (keyof typeof SITES)[])("%s", (name) => {
  let site: QuickSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = await SITES[name]();
    server = await serveFolder(site.folder);
  });
  afterAll(async () => {
    await server?.close();
    site?.remove();
  });

  const open = async (address: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(server.url + address, { waitUntil: "load" });
    if (address.includes("?q=")) await answered(page);
    return page;
  };

  test.each(PAGES[name])("axe finds nothing on %s, and nothing sticks out", async (address) => {
    const page = await open(address);
    await page.evaluate(AXE);
    for (const [screen, viewport] of Object.entries({ ...SCREENS, narrow: { width: 320, height: 640 } })) {
      await page.setViewportSize(viewport);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, screen).toBe(0);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { faults } = await axe(page, colorScheme === "light" ? ALL : COLOURS);
        expect(faults, `${screen}, ${colorScheme}`).toEqual([]);
      }
    }
    await page.close();
  });

  test("what is said while a reader searches is in the language of the page", async () => {
    const page = await open(PAGES[name].find((address) => address.includes("?q=")) as string);
    const said = await page.locator("#Search-status").textContent();
    expect(said).not.toMatch(/result|nothing|without|found/i);
    expect(said).not.toBe("");
    await page.close();
  });
});

test("a site that is read from right to left is mirrored", async () => {
  const site = await translatedFixture("ar");
  const server = await serveFolder(site.folder);
  const page = await browser.newPage({ viewport: SCREENS.desktop });
  await page.goto(`${server.url}/blog/everything/`);
  const middle = (selector: string) =>
    page.evaluate((selector) => {
      const { left, right } = (document.querySelector(selector) as Element).getBoundingClientRect();
      return (left + right) / 2 / innerWidth;
    }, selector);
  expect(await middle(".wordmark")).toBeGreaterThan(0.6);
  expect(await middle(".site-header nav")).toBeLessThan(0.5);
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe("rtl");
  await page.close();
  await server.close();
  site.remove();
});

test("the first facts of a front page without a picture have room beside each other", async () => {
  const site = await SITES["a site of two languages"]();
  const server = await serveFolder(site.folder);
  const page = await browser.newPage();
  await page.goto(`${server.url}/fr/`);
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
  await server.close();
  site.remove();
});

describe("search in a site of two languages", () => {
  let site: QuickSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = await SITES["a site of two languages"]();
    server = await serveFolder(site.folder);
  });
  afterAll(async () => {
    await server?.close();
    site?.remove();
  });

  test.each([
    ["/search/?q=rugpijn", ["/blog/rugpijn/"]],
    ["/search/?q=douleur", []],
    ["/fr/search/?q=douleur", ["/fr/blog/mal-de-dos/"]],
    ["/fr/search/?q=épaule", ["/fr/blog/mal-de-dos/", "/fr/book/"]],
    ["/fr/search/?q=coeur", ["/fr/blog/premiere-visite/"]],
    ["/fr/search/?q=rugpijn", []],
  ])("%s finds what is in its language", async (address, expected) => {
    const page = await browser.newPage();
    await page.goto(server.url + address);
    await answered(page);
    const found = await page
      .locator(".results a")
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(found.sort()).toEqual(expected);
    await page.close();
  });
});
