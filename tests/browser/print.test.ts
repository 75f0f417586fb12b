// Pages on paper, as Chromium prints them: read from the PDF, line by line.

import type { Page } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startVisits, type TypicalPage, typicalPages, type Visits } from "./page-types";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

const [first] = typicalPages as [TypicalPage];
const ownPage = (address: string): TypicalPage => ({ ...first, type: "text", address });

/** A line of a printed page: its words, and the size of its letters in points. */
interface Line {
  text: string;
  size: number;
}

/** Prints a page. @returns the lines of each sheet */
async function print(page: Page, format: string): Promise<Line[][]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
  const sheets: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const lines = new Map<number, Line>();
    for (const item of items) {
      if (!("str" in item) || item.str === "") continue;
      const place = Math.round(item.transform[5]);
      const { text = "", size = 0 } = lines.get(place) ?? {};
      lines.set(place, { text: text + item.str, size: Math.max(size, item.height) });
    }
    sheets.push([...lines.values()]);
  }
  return sheets;
}

const squeezed = (text: string): string => text.replace(/\s/g, "");

const ADDRESSES = ["/about/", "/privacy/", "/blog/massage-help-with-sciatica/", "/blog/when-not-to-have-a-massage/"];

describe.each(ADDRESSES)("%s", (address) => {
  test.each(["A4", "Letter"])("has lines of 60 to 75 characters on %s", async (format) => {
    const page = await visits.open(ownPage(address));
    const lines = (await print(page, format)).flat().filter(({ size }) => Math.abs(size - 11) < 0.3);
    const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
    expect(lengths.length).toBeGreaterThan(20);
    expect(lengths.at(-1)).toBeLessThanOrEqual(76);
    // Of what fills its line; the last of a paragraph, or a point of a list, does not.
    const filled = lengths.slice(Math.floor(lengths.length / 2));
    expect(filled[Math.floor(filled.length / 2)]).toBeGreaterThanOrEqual(60);
  });

  test("names the whole address of each link, of this site's as well", async () => {
    const page = await visits.open(ownPage(address));
    const links = page.locator('.prose a:not([href^="#"]):not([href^="mailto:"]):not([href^="tel:"])');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    const printed = (await print(page, "A4")).flat().map(({ text }) => text);
    const text = squeezed(printed.join(""));
    for (const href of addresses) expect(text).toContain(`(${new URL(href, first.site.url).href})`);
  });

  test("has the practice at its head, and no sheet without words of its own, however long it is", async () => {
    const page = await visits.open(ownPage(address));
    const telephone = squeezed((await page.locator('.site-footer [href^="tel:"]').textContent()) ?? "");
    // Shorter by two paragraphs at a time, the end of the text moves up over more than a sheet.
    for (let left = await page.locator(".prose > *").count(); left > 0; left -= 2) {
      const own = squeezed((await page.locator("main").textContent()) ?? "");
      const sheets = (await print(page, "A4")).map((lines) => lines.map(({ text }) => squeezed(text)));
      expect(sheets[0]?.join("\n")).toContain(telephone);
      for (const [number, lines] of sheets.entries())
        expect(
          lines.some((line) => own.includes(line)),
          `sheet ${number + 1} of ${sheets.length}`,
        ).toBe(true);
      await page.evaluate(() => {
        for (const last of Array.from(document.querySelectorAll(".prose > *")).slice(-2)) last.remove();
      });
    }
  });
});

test("pictures are as wide as the lines", async () => {
  const page = await visits.open(ownPage("/blog/massage-help-with-sciatica/"));
  await page.emulateMedia({ media: "print" });
  // A4 without its margins, and a sheet half as large.
  for (const width of [642, 408]) {
    await page.setViewportSize({ width, height: 900 });
    const [picture, prose] = await Promise.all(
      [".post-picture img", ".prose"].map((part) => page.locator(part).boundingBox()),
    );
    expect([picture?.x, picture?.width]).toEqual([prose?.x, prose?.width]);
  }
});
