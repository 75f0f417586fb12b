// What axe-core says of each type of page, by WCAG 2.2 at level AA and by its own best practice.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ALL, AXE, axe, COLOURS } from "./axe";
import { SCREENS, startVisits, typicalPages, type Visits } from "./page-types";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

test.each(typicalPages)("axe finds nothing on $site.name, $type: $address", async (typical) => {
  const page = await visits.open(typical);
  await unfold(page);
  await page.evaluate(AXE);
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { faults, applied } = await axe(page, colorScheme === "light" ? ALL : COLOURS);
      expect(faults, `on a ${screen} in ${colorScheme}`).toEqual([]);
      expect(applied).toContain("color-contrast");
    }
  }
});

test("axe would find a fault", async () => {
  const [typical] = typicalPages;
  if (!typical) throw new Error("No page");
  const page = await visits.open(typical, { bypassCSP: true });
  await page.evaluate(AXE);
  await page.evaluate(() => {
    document.querySelector("h1")?.insertAdjacentHTML(
      "afterend",
      `<p style="color: #999; background: #fff">Pale</p><h4>Too deep</h4>
       <div style="display: flex"><button class="tiny">a</button><button class="tiny">b</button></div>
       <style>.tiny { padding: 0; block-size: 9px; inline-size: 9px; }</style>`,
    );
  });
  const { faults } = await axe(page, ALL);
  expect([...new Set(faults.map((fault) => fault.replace(/:.*/s, "")))]).toEqual([
    "color-contrast",
    "heading-order",
    "target-size",
  ]);
});
