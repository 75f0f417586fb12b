// No style without a page that needs it, and no page without a style that it needs: every selector, as Chromium reads it,
// against every page of both sites.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readStyleSheets } from "../../src/gatsby/style-sheets";
import { launchChromium } from "../chromium";
import { builtSites, pagesOf } from "../site/built";
import { galleryDocument } from "./gallery";
import { startVisits, typicalPages } from "./page-types";

/** What no built page has; the gallery of components must have it. */
const ELSEWHERE = [
  // Made by the script of the search page.
  /^\.result\b|^\.result-|^\.found$/,
  // Shown only while an editor works or previews.
  /^\.problems?\b|^\.problem\[|^\.problem-place$|^\.draft$/,
  // What Markdown can make and no text of either site has.
  /^\.prose \.align-center$|^(hr|kbd|samp|b|h[56])$/,
  // Shown where there is no article yet, and in rows of other lengths than those of the two sites.
  /^\.empty$|^\.grid.*(:last-child|:nth-last-child)/,
];

/** What stands in no document. */
const NOWHERE = [
  // The browser's own, while it goes from one page to the next.
  /^::view-transition/,
];

/** What a page is only while somebody uses it, and what is no element. */
const STATES =
  /:not\(:focus\)|:(hover|focus|focus-visible|focus-within)(?![a-z-])|::?(before|after|marker|selection|details-content)(?![a-z-])/g;

/** As a page carries them: the global style, which each has, and the sheets that only some have. */
const SHEETS = readStyleSheets(process.cwd());
const DOCUMENTS = builtSites().flatMap((site) => pagesOf(site).map((page) => ({ ...page, site: site.name })));
const globalStyle = DOCUMENTS[0]?.html.match(/<style[^>]*>([\s\S]*?)<\/style>/)?.[1] ?? "";

const leftOut = (html: string) => SHEETS.filter(({ css }) => !html.includes(`<style>${css}</style>`));

/** A selector of a style, and what it selects while nobody uses the page. */
interface Wanted {
  selector: string;
  still: string;
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

/** The selectors of a style, one by one, as Chromium reads them. */
async function selectorsOf(css: string): Promise<Wanted[]> {
  const selectors = await page.evaluate((css) => {
    const found: string[] = [];
    /** Cuts a list of selectors at its own commas, not at those within brackets. */
    const add = (list: string) => {
      let depth = 0;
      let start = 0;
      for (const [index, character] of [...`${list},`].entries()) {
        if (character === "(") depth++;
        if (character === ")") depth--;
        if (character !== "," || depth > 0) continue;
        found.push(list.slice(start, index).trim());
        start = index + 1;
      }
    };
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const lists: CSSRuleList[] = [sheet.cssRules];
    for (const rules of lists)
      for (const rule of Array.from(rules)) {
        if (rule instanceof CSSStyleRule) add(rule.selectorText);
        else if ("cssRules" in rule) lists.push(rule.cssRules as CSSRuleList);
      }
    return found;
  }, css);
  return [...new Set(selectors)]
    .filter((selector) => !NOWHERE.some((pattern) => pattern.test(selector)))
    .map((selector) => ({ selector, still: selector.replace(STATES, "").replace(/:is\([\s,]*\)/g, "") || "*" }));
}

test("every selector is used", async () => {
  const documents = DOCUMENTS.map(({ html }) => html);
  expect(documents.length).toBeGreaterThan(20);
  const wanted = await selectorsOf([globalStyle, ...SHEETS.map(({ css }) => css)].join(""));
  expect(wanted.length).toBeGreaterThan(200);
  const elsewhere = ({ selector }: Wanted) => ELSEWHERE.some((pattern) => pattern.test(selector));
  const unused = (pages: string[], wanted: Wanted[]) =>
    page.evaluate(
      ({ pages, wanted }) => {
        const parsed = pages.map((html) => new DOMParser().parseFromString(html, "text/html"));
        return wanted
          .filter(({ still }) => !parsed.some((html) => html.querySelector(still)))
          .map((one) => one.selector);
      },
      { pages, wanted },
    );
  expect(
    await unused(
      documents,
      wanted.filter((one) => !elsewhere(one)),
    ),
  ).toEqual([]);
  expect(await unused([galleryDocument()], wanted.filter(elsewhere))).toEqual([]);
});

test("a page lacks no sheet of which a rule matches one of its elements", async () => {
  const selectors = new Map<string, string[]>();
  for (const { name, css } of SHEETS)
    selectors.set(
      name,
      (await selectorsOf(css)).map(({ still }) => still),
    );
  for (const { site, address, html } of DOCUMENTS) {
    const lacking = leftOut(html).flatMap(({ name }) => selectors.get(name) ?? []);
    const matching = await page.evaluate(
      ({ html, lacking }) => {
        const parsed = new DOMParser().parseFromString(html, "text/html");
        return lacking.filter((selector) => parsed.querySelector(selector));
      },
      { html, lacking },
    );
    expect([site, address, matching]).toEqual([site, address, []]);
    expect(lacking.length).toBeGreaterThan(20);
  }
});

test("the search page lacks none that what its script adds needs", async () => {
  const visits = await startVisits();
  const pages = typicalPages.filter(({ type }) => type === "search");
  expect(pages).toHaveLength(builtSites().length);
  for (const each of pages) {
    const search = await visits.open(each);
    const lacking = leftOut(await search.content());
    expect(lacking.length).toBeGreaterThan(5);
    for (const { name, css } of lacking)
      for (const { still } of await selectorsOf(css))
        expect([name, still, await search.locator(still).count()]).toEqual([name, still, 0]);
  }
  await visits.close();
});

test("each sheet is on a page, but for the one that only editors see, and on none twice", () => {
  const counts = SHEETS.map(
    ({ name, css }) => [name, DOCUMENTS.map(({ html }) => html.split(css).length - 1)] as const,
  );
  expect(counts.filter(([, times]) => !times.includes(1)).map(([name]) => name)).toEqual(["editing"]);
  expect(Math.max(...counts.flatMap(([, times]) => times))).toBe(1);
});
