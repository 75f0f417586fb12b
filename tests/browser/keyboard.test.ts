// Every page by keyboard alone, and its targets under a finger.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCREENS, startVisits, typicalPages, type Visits } from "./page-types";

const CONTROLS = "a[href], button, input:not([disabled]), summary, [tabindex='0']";

/** What is pressed most, and so is 44 px high and wide (WCAG 2.5.5). */
const MAIN =
  ".nav-link, a.wordmark, .button, .card, .pagination-link, .tag, .more, .neighbour, .search-words, .contents-folded summary";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

/** What has the focus, and how that shows. */
interface Stop {
  /** Its place among the controls that are displayed; -1 if it is none. */
  index: number;
  words: string;
  outline: number;
  /** Of the outline against what is around it. */
  contrast: number;
  opacity: number;
  /** Whether its middle is in the window and nothing lies over it. */
  free: boolean;
}

const controls = (page: Page): Promise<string[]> =>
  page.evaluate(
    (selector) =>
      Array.from(document.querySelectorAll(selector))
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => element.getAttribute("aria-label") ?? element.textContent ?? ""),
    CONTROLS,
  );

const stop = (page: Page): Promise<Stop | undefined> =>
  page.evaluate((selector) => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (color: string): number => {
      if (!canvas) return Number.NaN;
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = Array.from(canvas.getImageData(0, 0, 1, 1).data, (value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const above = (start: Element): Element[] =>
      start.parentElement ? [start, ...above(start.parentElement)] : [start];
    const [, ...around] = above(element);
    const ground = around
      .map((ancestor) => getComputedStyle(ancestor).backgroundColor)
      .find((color) => color !== "rgba(0, 0, 0, 0)");
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const [light = 0, dark = 0] = [luminance(outlineColor), luminance(ground ?? "white")].sort((a, b) => b - a);
    const box = (element.getClientRects()[0] ?? element.getBoundingClientRect()) as DOMRect;
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
    return {
      index: Array.from(document.querySelectorAll(selector))
        .filter((candidate) => candidate.checkVisibility({ visibilityProperty: true }))
        .indexOf(element),
      words: element.getAttribute("aria-label") ?? element.textContent ?? "",
      outline: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
      contrast: (light + 0.05) / (dark + 0.05),
      opacity: above(element).reduce((product, each) => product * Number(getComputedStyle(each).opacity), 1),
      free: top !== null && (element.contains(top) || top.contains(element)),
    };
  }, CONTROLS);

/** Arranged otherwise where there is room. */
const OTHERWISE = ["front page", "post", "post with a table of contents", "list of posts", "search"];

test.each([
  ...typicalPages.map((typical) => ({ ...typical, screen: "phone", colorScheme: "dark" }) as const),
  ...typicalPages
    .filter(({ type }) => OTHERWISE.includes(type))
    .map((typical) => ({ ...typical, screen: "desktop", colorScheme: "light" }) as const),
])("Tab goes through $site.name, $type: $address, on a $screen", async ({ screen, colorScheme, ...typical }) => {
  const page = await visits.open(typical, { viewport: SCREENS[screen], colorScheme });
  const all = await controls(page);
  for (const [index, words] of all.entries()) {
    await page.keyboard.press("Tab");
    const now = await stop(page);
    expect(now, `after ${index} stops`).toMatchObject({ index, words, opacity: 1, free: true });
    expect(now?.outline, words).toBeGreaterThanOrEqual(2);
    expect(now?.contrast, words).toBeGreaterThanOrEqual(3);
  }
  await page.keyboard.press("Tab");
  expect([undefined, 0]).toContain((await stop(page))?.index);

  const skip = page.getByRole("link", { name: "Skip to the content" });
  await skip.focus();
  expect((await stop(page))?.index).toBe(0);
  await skip.press("Enter");
  await page.locator("main:focus").waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("header"))).toBeNull();
});

describe("targets", () => {
  test.each(typicalPages)("are large enough on $site.name, $type: $address", async (typical) => {
    const page = await visits.open(typical, { viewport: SCREENS.phone, isMobile: true, hasTouch: true });
    for (const viewport of Object.values(SCREENS)) {
      await page.setViewportSize(viewport);
      const { small, crowded } = await page.evaluate(
        ({ selector, main }) => {
          const shown = Array.from(document.querySelectorAll(selector)).filter(
            (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(".skip-link"),
          );
          // The link of a card covers the card; the label and its field are one target.
          const targets = shown.map((element) => element.closest(".card") ?? element);
          const box = (element: Element): DOMRect => element.getBoundingClientRect();
          const line = (element: Element): string => {
            const { width, height } = box(element);
            return `${element.className}: ${element.textContent?.slice(0, 40)}: ${width.toFixed(1)} × ${height.toFixed(1)}`;
          };
          const within = (element: Element, size: number): boolean =>
            box(element).width < size - 0.1 || box(element).height < size - 0.1;
          // A link in a sentence is as high as its line (WCAG 2.5.8).
          const inSentence = (element: Element): boolean =>
            getComputedStyle(element).display === "inline" &&
            (element.parentElement?.textContent ?? "").trim() !== (element.textContent ?? "").trim();
          const middle = (element: Element): [number, number] => {
            const { x, y, width, height } = box(element);
            return [x + width / 2, y + height / 2];
          };
          const near = (element: Element): boolean =>
            targets.some((other) => {
              if (other === element || other.contains(element) || element.contains(other)) return false;
              const [x, y] = middle(element);
              const { left, right, top, bottom } = box(other);
              const distance = Math.hypot(
                x - Math.max(left, Math.min(x, right)),
                y - Math.max(top, Math.min(y, bottom)),
              );
              return (
                distance < 12 || (within(other, 24) && Math.hypot(x - middle(other)[0], y - middle(other)[1]) < 24)
              );
            });
          return {
            small: targets.filter((element) => element.matches(main) && within(element, 44)).map(line),
            crowded: targets
              .filter((element) => within(element, 24) && !inSentence(element) && near(element))
              .map(line),
          };
        },
        { selector: CONTROLS, main: MAIN },
      );
      expect(small, `${viewport.width} px wide, below 44 px`).toEqual([]);
      expect(crowded, `${viewport.width} px wide, below 24 px and too near`).toEqual([]);
    }
  });
});

const [everything] = typicalPages.filter(({ type, site }) => type === "post" && site.name === "the fixture");
const [long] = typicalPages.filter(({ type }) => type === "post with a table of contents");

test("the arrow keys move a table that is wider than its place", async () => {
  const page = await visits.open(everything as (typeof typicalPages)[number], {
    viewport: { width: 320, height: 640 },
  });
  const table = page.getByRole("region", { name: "Table" }).first();
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test.each(["Enter", "Space"])("%s unfolds what is folded, and folds it again", async (key) => {
  for (const typical of [everything, long]) {
    const page = await visits.open(typical as (typeof typicalPages)[number], { viewport: SCREENS.phone });
    const details = page.locator("main details:visible").first();
    await details.locator("summary").focus();
    await page.keyboard.press(key);
    expect(await details.evaluate((element: HTMLDetailsElement) => element.open)).toBe(true);
    await page.keyboard.press(key);
    expect(await details.evaluate((element: HTMLDetailsElement) => element.open)).toBe(false);
  }
});

test("a link of the contents moves the reader there", async () => {
  const page = await visits.open(long as (typeof typicalPages)[number], { viewport: SCREENS.desktop });
  const link = page.getByRole("navigation", { name: "On this page" }).getByRole("link").last();
  const id = decodeURIComponent(String(await link.getAttribute("href")).slice(1));
  await link.focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await page.locator(`[id="${id}"]`).boundingBox())?.y).toBeLessThan(200);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("heading-link");
});
