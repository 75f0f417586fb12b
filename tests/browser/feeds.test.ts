// A feed as a person sees it who opens its address in Chromium.

import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";

let browser: Browser;
let server: StaticServer;
beforeAll(async () => {
  if (!process.env.FIXTURE_ROOT) throw new Error("FIXTURE_ROOT is not set. Run `npm test`.");
  [browser, server] = await Promise.all([launchChromium(), serveFolder(path.join(process.env.FIXTURE_ROOT, "public"))]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each(["/atom.xml", "/rss.xml", "/tags/c/atom.xml"])("%s", (file) => {
  test.each([
    ["a phone", "light", 320],
    ["a phone", "dark", 390],
    ["a desktop", "light", 1440],
  ] as const)("is a page for reading on %s in %s, %i pixels wide", async (_name, colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("response", (response) => {
      if (!response.ok()) failed.push(response.url());
    });
    await page.goto(server.url + file, { waitUntil: "networkidle" });
    const seen = await page.evaluate(() => {
      const all = [...document.querySelectorAll("*")];
      const shown = (name: string) =>
        all.filter((element) => element.localName === name && element.getClientRects().length > 0);
      const self = all.find((element) => element.getAttribute("rel") === "self") as Element;
      return {
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        sentence: getComputedStyle(self, "::before").content,
        address: getComputedStyle(self, "::after").content,
        selfShown: self.getClientRects().length > 0,
        titles: shown("title").map(({ textContent }) => textContent),
        entries: shown("entry").length + shown("item").length,
        days: shown("published").length + shown("pubDate").length,
        summaries: shown("summary").length + shown("description").length,
        // The words of its first line, letter by letter.
        day: [...shown("published"), ...shown("pubDate")].map((element) => {
          const [text] = element.childNodes as unknown as [Text];
          const { top, bottom } = element.getBoundingClientRect();
          const seen = Array.from(text.data).filter((_, index) => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + 1);
            const letter = range.getBoundingClientRect();
            return letter.top < (top + bottom) / 2;
          });
          return seen.join("").trim();
        })[0],
        faces: new Set(
          all
            .filter((element) => element.getClientRects().length > 0)
            .map((element) => getComputedStyle(element).fontFamily),
        ).size,
        code: ["id", "guid", "content", "encoded", "updated", "author", "creator"].flatMap((name) => shown(name))
          .length,
        background: getComputedStyle(document.documentElement).backgroundColor,
      };
    });
    await context.close();
    expect(failed).toEqual([]);
    expect(seen.overflow).toBeLessThanOrEqual(0);
    expect(seen.selfShown).toBe(true);
    expect(seen.sentence).toMatch(/is a feed.*feed reader this address/);
    expect(seen.address).toBe(`"https://fixture.example${file}"`);
    expect(seen.entries).toBeGreaterThan(0);
    expect(seen.titles).toHaveLength(seen.entries + 1);
    expect(seen.titles).toContain("Everything & <more>");
    expect(seen.days).toBe(seen.entries);
    expect(seen.day).toMatch(/^\d{4}-\d\d-\d\d$|^\w{3}, \d\d \w{3} \d{4}$/);
    expect(seen.faces).toBe(1);
    expect(seen.summaries).toBeGreaterThanOrEqual(seen.entries);
    expect(seen.code).toBe(0);
    expect(seen.background).toMatch(colorScheme === "light" ? /oklch\(0\.98/ : /oklch\(0\.2/);
  });
});
