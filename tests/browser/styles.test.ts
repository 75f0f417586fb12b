// No style without a page that needs it: every selector, as Chromium reads it, against every page of both sites.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../chromium";
import { builtSites, pagesOf } from "../site/built";
import { galleryDocument } from "./gallery";

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

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test("every selector is used", async () => {
  const documents = builtSites().flatMap((site) => pagesOf(site).map(({ html }) => html));
  expect(documents.length).toBeGreaterThan(20);
  const page = await browser.newPage();
  const selectors = await page.evaluate((html) => {
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
    sheet.replaceSync(html.match(/<style[^>]*>([\s\S]*?)<\/style>/)?.[1] ?? "");
    const lists: CSSRuleList[] = [sheet.cssRules];
    for (const rules of lists)
      for (const rule of Array.from(rules)) {
        if (rule instanceof CSSStyleRule) add(rule.selectorText);
        else if ("cssRules" in rule) lists.push(rule.cssRules as CSSRuleList);
      }
    return found;
  }, documents[0] as string);
  expect(selectors.length).toBeGreaterThan(200);
  const wanted = [...new Set(selectors)]
    .filter((selector) => !NOWHERE.some((pattern) => pattern.test(selector)))
    .map((selector) => ({ selector, still: selector.replace(STATES, "").replace(/:is\([\s,]*\)/g, "") || "*" }));
  const elsewhere = ({ selector }: { selector: string }) => ELSEWHERE.some((pattern) => pattern.test(selector));
  const unused = (pages: string[], wanted: { selector: string; still: string }[]) =>
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
  await page.close();
});
