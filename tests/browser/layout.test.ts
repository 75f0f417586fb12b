// Where things stand: edges, gaps and beginnings that are the same wherever a reader looks, measured by boxes.

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

/** A page of this site, by its address. */
const ownPage = (address: string): TypicalPage => ({ ...typical("this site", "front page"), type: "text", address });

const WIDTHS = [390, 768, 1440, 2200] as const;
const resize = (page: Page, width: number) => page.setViewportSize({ width, height: 900 });

/** Both ends of each element that is shown, across, in whole pixels. */
const ends = (page: Page, selector: string): Promise<[start: number, end: number][]> =>
  page.evaluate((selector) => {
    const shown = Array.from(document.querySelectorAll(selector)).filter((element) => element.checkVisibility());
    return shown.map((element): [number, number] => {
      const { left, right } = element.getBoundingClientRect();
      return [Math.round(left), Math.round(right)];
    });
  }, selector);

test.each(["this site", "the fixture"])(
  "on %s, the title of every page but the first begins at one place",
  async (site) => {
    const pages = typicalPages.filter((page) => page.site.name === site && page.type !== "front page");
    const places = new Map<number, Set<string>>(WIDTHS.map((width) => [width, new Set()]));
    for (const each of pages) {
      const page = await visits.open(each);
      for (const [width, seen] of places) {
        await resize(page, width);
        const place = await page.evaluate(() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector("h1") as Element);
          const { left, right, top } = range.getClientRects()[0] as DOMRect;
          // A title that runs from right to left begins at the other edge.
          const rtl = document.querySelector("h1")?.dir === "rtl";
          const edge = (document.querySelector(".site-header") as Element).getBoundingClientRect();
          return [Math.round(top), rtl ? right < edge.right + 1 : Math.round(left - edge.left)].join();
        });
        if (!place.endsWith("true")) seen.add(place);
      }
    }
    expect([...places].map(([width, seen]) => [width, seen.size])).toEqual(WIDTHS.map((width) => [width, 1]));
  },
);

describe("the links of the header", () => {
  /** The lines of the navigation: both ends of the words of each link. */
  const lines = (page: Page) =>
    page.evaluate(() => {
      const found = new Map<number, [number, number][]>();
      for (const link of document.querySelectorAll(".site-header nav a")) {
        const range = document.createRange();
        range.selectNodeContents(link);
        const { left, right, top } = range.getBoundingClientRect();
        found.set(Math.round(top), [...(found.get(Math.round(top)) ?? []), [left, right]]);
      }
      return [...found.values()];
    });
  const gaps = (line: [number, number][]): number[] =>
    line.slice(1).map(([left], index) => left - (line[index]?.[1] ?? Number.NaN));

  test.each([360, 390, 768, 1440])("are as far from each other, at %i px", async (width) => {
    const page = await visits.open(typical("this site", "front page"));
    await resize(page, width);
    const [line = [], ...more] = await lines(page);
    expect(more).toEqual([]);
    expect(line.length).toBeGreaterThan(2);
    const between = gaps(line);
    expect(Math.max(...between) - Math.min(...between)).toBeLessThan(1);
  });

  test("begin at the page's edge on every line, where large text breaks them", async () => {
    const page = await visits.open(typical("this site", "front page"));
    await resize(page, 390);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("html { font-size: 200% }");
      document.adoptedStyleSheets = [sheet];
    });
    const found = await lines(page);
    const [[edge = Number.NaN] = []] = await ends(page, ".site-header");
    expect(found.length).toBeGreaterThan(1);
    for (const [first] of found) expect(Math.abs((first?.[0] ?? 0) - edge)).toBeLessThanOrEqual(1);
  });
});

describe("cards in a grid", () => {
  test.each([true, false])("fill their rows, and none but the first is wide (the first leads: %s)", async (led) => {
    const page = await visits.open(typical("this site", "list of posts"));
    for (const width of [640, 768, 959, 1440])
      for (let count = 1; count <= 8; count++) {
        await resize(page, width);
        const { grid, cards } = await page.evaluate(
          ({ count, led }) => {
            const grid = document.querySelector(".grid") as Element;
            while (grid.children.length > count) grid.lastElementChild?.remove();
            while (grid.children.length < count) grid.append(grid.lastElementChild?.cloneNode(true) as Node);
            grid.classList.toggle("grid-led", led);
            for (const [index, item] of Array.from(grid.children).entries())
              item.classList.toggle("grid-lead", led && index === 0);
            return {
              grid: grid.getBoundingClientRect().right,
              cards: Array.from(grid.children, (card) => card.getBoundingClientRect()).map(({ top, right, width }) => ({
                top: Math.round(top),
                right,
                width,
              })),
            };
          },
          { count, led },
        );
        const said = `${count} at ${width} px`;
        for (const [index, card] of cards.entries()) {
          const next = cards[index + 1];
          if (!next || next.top > card.top) expect(Math.abs(card.right - grid), said).toBeLessThan(1);
          // A card of the width of the page shows its picture beside its words.
          if (index > 0 && count > 2) expect(card.width, said).toBeLessThan(0.6 * grid);
        }
      }
  });
});

describe("an article", () => {
  test.each(["post", "post with a table of contents"])("in one column has one edge at its end: %s", async (type) => {
    const page = await visits.open(typical("this site", type));
    for (const width of [640, 768, 1000, 1087]) {
      await resize(page, width);
      const parts = ".post-picture img, .contents-folded, .prose, .post-footer, .related, .neighbours";
      const found = await ends(page, parts);
      expect(found.length).toBeGreaterThanOrEqual(5);
      expect(new Set(found.map(String)).size, `at ${width} px: ${found}`).toBe(1);
    }
  });

  test("has who wrote it, and when, right below its title", async () => {
    const page = await visits.open(typical("this site", "post"));
    for (const width of WIDTHS) {
      await resize(page, width);
      const [title, byline] = await Promise.all(
        [".post-header :is(hgroup, h1)", ".byline"].map((part) => page.locator(part).first().boundingBox()),
      );
      const distance = (byline?.y ?? Number.NaN) - (title?.y ?? 0) - (title?.height ?? 0);
      expect(distance, `at ${width} px`).toBeGreaterThan(0);
      expect(distance, `at ${width} px`).toBeLessThan(24);
    }
  });
});

describe.each(["/about/", "/book/", "/privacy/"])("the page %s", (address) => {
  test.each([1088, 1440, 2200])("has something in its margin all along, at %i px", async (width) => {
    const page = await visits.open(ownPage(address));
    await resize(page, width);
    const [[, beginOfText = 0] = []] = await ends(page, ".post-header");
    const [first, last] = await page.evaluate(() => {
      const { top, bottom } = (document.querySelector(".prose") as Element).getBoundingClientRect();
      return [top, bottom];
    });
    for (let y = 0; y + 900 < (last ?? 0); y += 450) {
      await page.evaluate((y) => window.scrollTo(0, y), y);
      const seen = await page.evaluate((edge) => {
        const margin = Array.from(document.querySelectorAll(".post-header h1, .contents-open a"));
        return margin.filter((element) => {
          const { top, bottom, left } = element.getBoundingClientRect();
          return element.checkVisibility() && bottom > 0 && top < 900 && left < edge;
        }).length;
      }, beginOfText);
      expect(seen, `${y} px down`).toBeGreaterThan(0);
    }
    expect(first).toBeLessThan(last ?? 0);
  });
});

test("those who work at the practice come before what it says of itself", async () => {
  const page = await visits.open(typical("this site", "page about the practice"));
  for (const width of WIDTHS) {
    await resize(page, width);
    const person = await page.locator("main .person").last().boundingBox();
    const prose = await page.locator(".prose").boundingBox();
    expect((person?.y ?? Number.NaN) + (person?.height ?? 0)).toBeLessThan(prose?.y ?? 0);
    // Small enough to stand beside words on a phone, large enough to be recognized.
    const portrait = await page.locator("main .person-picture > *").first().boundingBox();
    expect(portrait?.width).toBeGreaterThanOrEqual(93);
    expect(portrait?.height).toBe(portrait?.width);
  }
});
