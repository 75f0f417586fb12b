// What a screen reader is given of each type of page. `npm test -- -u` writes the snapshots of the fixture anew.

import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startVisits, type TypicalPage, typicalPages, type Visits } from "./page-types";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

const typical = (site: string, type: string): TypicalPage =>
  typicalPages.find((page) => page.site.name === site && page.type === type) as TypicalPage;

/** What the browser makes of the elements and attributes that make landmarks and headings. */
async function structure(page: Page) {
  const lines = (await page.locator("body").ariaSnapshot()).split("\n").map((line) => line.trim().replace(/:.*$/, ""));
  const named = (roles: string) => lines.filter((line) => new RegExp(`^- '?(${roles})\\b`).test(line));
  const levels = lines.flatMap((line) => line.match(/^- '?heading .*\[level=(\d)\]/)?.[1] ?? []).map(Number);
  return { once: named("banner|main|contentinfo"), parts: named("navigation|region|complementary|search"), levels };
}

describe.each(typicalPages)("$site.name, $type: $address", (each) => {
  test("has landmarks and headings to move by, and says where the reader is", async () => {
    const page = await visits.open(each);
    const { once, parts, levels } = await structure(page);
    expect(once).toEqual(["- banner", "- main", "- contentinfo"]);
    // An aside that a post in MDX makes is its own affair; there is one search.
    const unnamed = parts.filter((part) => !/"/.test(part));
    expect(unnamed.filter((part) => !["- search", "- complementary"].includes(part))).toEqual([]);
    expect(new Set(parts).size, String(parts)).toBe(parts.length);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0), String(levels)).toBeLessThanOrEqual(1);
    }

    const seen = await page.evaluate(() => {
      const current = Array.from(document.querySelectorAll<HTMLElement>("[aria-current]"));
      const dated = "main :is(.meta, .year-date, .review-dates)";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const undated: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement as HTMLElement;
        if (parent.closest(dated) && !parent.closest("time") && /\d{4}/.test(String(node.nodeValue)))
          undated.push(String(node.nodeValue));
      }
      return {
        path: location.pathname,
        language: document.documentElement.lang,
        pages: current
          .filter((element) => element.ariaCurrent === "page")
          .map((element) => (element instanceof HTMLAnchorElement ? element.pathname : location.pathname)),
        sections: current
          .filter((element) => element.ariaCurrent === "true")
          .map((element) => (element as HTMLAnchorElement).pathname),
        crumbs: Array.from(document.querySelectorAll<HTMLAnchorElement>(".breadcrumbs a"), ({ pathname }) => pathname),
        undated,
        times: Array.from(document.querySelectorAll("time"), ({ dateTime }) => dateTime),
        spoken: Array.from(document.querySelectorAll(".card img, .person img, svg:not([aria-hidden=true])")).filter(
          (picture) => picture.getAttribute("alt") !== "",
        ).length,
        // A featured picture may be decoration.
        silent: Array.from(
          document.querySelectorAll("main img:not(.card img, .person img, div.post-picture img)"),
        ).filter((picture) => !picture.getAttribute("alt")).length,
      };
    });
    expect(seen.language).toMatch(/^en/);
    expect(seen.pages.every((address) => address === seen.path)).toBe(true);
    for (const section of seen.sections) expect(seen.path.startsWith(section)).toBe(true);
    // They lead to the page, whose title stands below.
    expect(seen.crumbs).not.toContain(seen.path);
    expect(seen.crumbs[0]).toBe(each.type === "front page" ? undefined : "/");
    expect(seen.undated).toEqual([]);
    for (const time of seen.times) expect(time).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([seen.spoken, seen.silent]).toEqual([0, 0]);
  });
});

test.each(typicalPages.filter(({ site }) => site.name === "the fixture"))("the tree of the $type", async (each) => {
  const page = await visits.open(each);
  // Header and footer are those of the front page.
  const part = page.locator(each.type === "front page" ? "body" : "main");
  const file = `${each.type.replaceAll(" ", "-")}.aria.yml`;
  await expect(`${await part.ariaSnapshot()}\n`).toMatchFileSnapshot(path.resolve("tests/browser/snapshots", file));
});

test("the footer marks the page that is open", async () => {
  const page = await visits.open(typical("this site", "page about the practice"));
  const marked = page.getByRole("contentinfo").locator("[aria-current]");
  expect(await marked.evaluateAll((links) => links.map((link) => [link.textContent, link.ariaCurrent]))).toEqual([
    ["About us", "page"],
  ]);
});

test("the header marks the part of the site that the page belongs to", async () => {
  const page = await visits.open(typical("this site", "post"));
  const marked = page.getByRole("navigation", { name: "Main" }).locator("[aria-current]");
  expect(await marked.evaluateAll((links) => links.map((link) => [link.textContent, link.ariaCurrent]))).toEqual([
    ["Articles", "true"],
  ]);
});

test("a footnote says what it is, and leads back", async () => {
  const page = await visits.open(typical("the fixture", "post"));
  const reference = page.locator("[data-footnote-ref]").first();
  expect(
    await reference.evaluate(
      (link) => document.getElementById(link.getAttribute("aria-describedby") ?? "")?.textContent,
    ),
  ).toBe("Notes and sources");
  await reference.press("Enter");
  await page.getByRole("link", { name: "Back to reference 1" }).press("Enter");
  await page.waitForURL(/#user-content-fnref-1$/);
});

test("a link to another site says so", async () => {
  const page = await visits.open({ ...typical("this site", "post"), address: "/blog/massage-for-tension-headaches/" });
  const link = page.getByRole("link", { name: "tension headaches (external site)", exact: true });
  expect(await link.getAttribute("href")).toBe("https://www.nhs.uk/conditions/tension-headaches/");
  expect(await link.locator(".link-note").evaluate((note) => note.getBoundingClientRect().width)).toBe(1);
});
