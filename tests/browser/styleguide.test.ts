// Every component in every state, as the gallery has them: in place on every screen, legible, and as the site makes them.

import { afterAll, beforeAll, expect, test } from "vitest";
import { STYLEGUIDE } from "../../src/model/content/paths";
import { ALL, AXE, axe, COLOURS } from "./axe";
import { faults, faultsWith, SPACING } from "./faults";
import { galleryDocument } from "./gallery";
import { startVisits, type TypicalPage, typicalPages, type Visits } from "./page-types";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

/** Opens the gallery at its address on this site, where its styles find their fonts. */
async function openGallery() {
  const search = typicalPages.find(({ type, site }) => type === "search" && site.name === "this site") as TypicalPage;
  const page = await visits.open(search);
  await page.route(`**${STYLEGUIDE}`, (route) =>
    route.fulfill({ body: galleryDocument(), contentType: "text/html; charset=utf-8" }),
  );
  /** What the search page shows of a result: elements and classes. */
  const result = await skeleton();
  await page.goto(new URL(STYLEGUIDE, page.url()).href);
  return { page, result, skeleton };

  function skeleton(): Promise<string> {
    return page
      .locator(".result")
      .first()
      .evaluate(({ outerHTML }) => outerHTML.replace(/>[^<]+</g, "><").replace(/ (?!class)[a-z]+="[^"]*"/g, ""));
  }
}

test("everything is in its place", async () => {
  const { page } = await openGallery();
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faults(page), `${width} px, ${colorScheme}`).toEqual([]);
    }
    expect(await faultsWith(page, SPACING), `${width} px, spaced text`).toEqual([]);
    expect(await faultsWith(page, "html { font-size: 200%; }"), `${width} px, text of 200 %`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 256 });
  expect(await faults(page), "zoomed to 400 %").toEqual([]);
});

test("axe finds nothing", async () => {
  const { page } = await openGallery();
  await page.evaluate(AXE);
  const rules = {
    ...ALL.rules,
    // One component stands here many times, each time with the same name.
    "landmark-unique": { enabled: false },
  };
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
    expect((await axe(page, { ...ALL, rules })).faults, `${width} px`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect((await axe(page, COLOURS)).faults, `${width} px, dark`).toEqual([]);
  }
});

test("a result of the search looks as the script of the search page makes it", async () => {
  const { result, skeleton } = await openGallery();
  expect(result).toContain("result-title");
  expect((await skeleton()).replaceAll("h3", "h2")).toBe(result);
});
