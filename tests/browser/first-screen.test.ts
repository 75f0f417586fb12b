// The first screen of a phone answers who, what for, where, when, how much, and how to call or book.

import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SCREENS, startVisits, type TypicalPage, typicalPages, type Visits } from "./page-types";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

const pagesOfType = (type: string): TypicalPage[] => typicalPages.filter((page) => page.type === type);

/** How far below the top of the page an element ends, in pixels. */
async function end(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box ? box.y + box.height : Number.POSITIVE_INFINITY;
}

test.each(pagesOfType("front page"))("the front page of $site.name", async (each) => {
  const page = await visits.open(each, { viewport: SCREENS.phone });
  const main = page.getByRole("main");
  const facts = main.locator(".intro-facts");
  const answers = {
    "who it is": page.getByRole("banner").locator(".wordmark"),
    "what for": main.getByRole("heading", { level: 1 }),
    where: facts.locator(".fact", { hasText: "Where" }),
    when: facts.locator(".fact", { hasText: "Hours" }),
    "how much": facts.locator(".fact", { hasText: "Prices" }),
    "how to book": main.locator(".intro-actions .button").first(),
    "how to call": main.locator('.intro-actions a[href^="tel:"]'),
  };
  for (const [question, answer] of Object.entries(answers)) {
    expect(await end(answer), question).toBeLessThanOrEqual(SCREENS.phone.height);
  }
});

test.each(pagesOfType("page for booking"))("the page for booking of $site.name", async (each) => {
  const page = await visits.open(each, { viewport: SCREENS.phone });
  const main = page.getByRole("main");
  expect(await end(main.locator('a[href^="tel:"]'))).toBeLessThanOrEqual(SCREENS.phone.height);
  expect(await end(main.getByRole("heading", { name: "Opening hours" }))).toBeLessThanOrEqual(SCREENS.phone.height);
  const [contact, text] = [main.locator(".contact-panel"), main.locator(".prose")];
  expect(await end(contact)).toBeLessThan((await text.boundingBox())?.y ?? 0);
});
