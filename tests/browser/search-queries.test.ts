// What visitors of this site may look for, and what they must and must not be given, in Chromium.

import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";

const SCIATICA = "/blog/massage-help-with-sciatica/";
const HEADACHE = "/blog/massage-for-tension-headaches/";
const SLEEP = "/blog/massage-and-better-sleep/";
const SORE = "/blog/sore-muscles-after-exercise/";
const NECK = "/blog/stiff-neck-from-desk-work/";
const NOT = "/blog/when-not-to-have-a-massage/";
const FIRST = "/blog/your-first-massage/";
const ABOUT = "/about/";
const BOOK = "/book/";
const PRIVACY = "/privacy/";
const POSTS = [SCIATICA, HEADACHE, SLEEP, SORE, NECK, NOT, FIRST];

/** What must come of a query. */
interface Expected {
  /** What stands first. */
  first?: string;
  /** What is found, wherever. */
  has?: string[];
  /** What is not found. */
  lacks?: string[];
  /** That no article is found. */
  none?: true;
  /** That the practice's contact answers. */
  contact?: true;
  /** What the query is said to have meant. */
  meant?: string;
}

const QUERIES: Record<string, Expected> = {
  // What hurts.
  sciatica: { first: SCIATICA, has: [NOT] },
  Sciatica: { first: SCIATICA },
  "sciatic nerve": { first: SCIATICA, lacks: [SLEEP] },
  "massage for sciatica": { first: SCIATICA },
  "neck pain": { first: NECK, lacks: [FIRST] },
  "stiff neck": { first: NECK },
  neck: { first: NECK },
  headache: { first: HEADACHE },
  headaches: { first: HEADACHE },
  "tension headache": { first: HEADACHE },
  migraine: { first: HEADACHE, lacks: [SORE] },
  "sore muscles": { first: SORE },
  "muscle soreness": { first: SORE },
  DOMS: { first: SORE, lacks: [SLEEP] },
  "back pain": { has: [SCIATICA, NECK] },
  calf: { first: SORE },
  shoulders: { has: [NECK] },
  sleep: { first: SLEEP },
  insomnia: { first: SLEEP, lacks: [SCIATICA] },
  exercise: { first: SORE },
  posture: { first: NECK, lacks: [SLEEP] },
  desk: { first: NECK },
  // What is done.
  "deep tissue": { has: [SCIATICA], lacks: [SLEEP] },
  myofascial: { first: SCIATICA, lacks: [NECK] },
  "trigger points": { first: SCIATICA },
  relaxation: { lacks: [SCIATICA] },
  "first massage": { first: FIRST },
  undress: { first: FIRST },
  "self-care": { has: [SLEEP, HEADACHE, SORE, NECK], lacks: [SCIATICA] },
  sport: { has: [SORE] },
  // What one must know.
  pregnant: { has: [NOT, BOOK] },
  "blood thinner": { first: NOT, has: [BOOK] },
  cancer: { first: NOT },
  fever: { first: NOT },
  "when not to have a massage": { first: NOT },
  "911": { has: [BOOK, NOT] },
  // The practice.
  Robin: { first: ABOUT, lacks: POSTS },
  privacy: { first: PRIVACY },
  cookies: { first: PRIVACY, lacks: POSTS },
  hours: { contact: true },
  "opening hours": { contact: true },
  price: { has: [BOOK], contact: true },
  prices: { has: [BOOK], contact: true },
  "how much does it cost": { contact: true },
  insurance: { none: true, contact: true },
  "gift vouchers": { none: true, contact: true },
  directions: { none: true, contact: true },
  parking: { contact: true },
  telephone: { none: true, contact: true },
  "book a massage": { first: BOOK, contact: true },
  holidays: { none: true, contact: true },
  cancel: { none: true, contact: true },
  // While it is typed, and with a slip.
  mass: { has: POSTS },
  headac: { first: HEADACHE },
  scaitica: { none: true, meant: "sciatica" },
  siatica: { none: true, meant: "sciatica" },
  haedache: { none: true, meant: "headache" },
  nekc: { none: true, meant: "neck" },
  "stiff nekc": { first: NECK, meant: "stiff neck" },
  masage: { none: true, meant: "massage" },
  // What no page is about: nothing that only begins alike.
  yoga: { none: true },
  acupuncture: { none: true },
  hotel: { none: true },
  painting: { none: true },
  necklace: { none: true },
  reiki: { none: true },
  xylophone: { none: true },
  "sciatica yoga": { first: SCIATICA },
};

let browser: Browser;
let server: StaticServer;
let page: Page;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveFolder(path.resolve("public"))]);
  page = await browser.newPage();
  await page.goto(`${server.url}/search/`);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("there are enough of them", () => expect(Object.keys(QUERIES).length).toBeGreaterThanOrEqual(60));

test.each(Object.entries(QUERIES))("%s", async (query, { first, has = [], lacks = [], none, contact, meant }) => {
  await page.getByRole("searchbox").fill(query);
  await page.getByRole("searchbox").press("Enter");
  await page
    .getByRole("status")
    .filter({ hasText: `“${query}”` })
    .waitFor();
  const found = await page
    .locator(".results a")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  if (first !== undefined) expect(found[0]).toBe(first);
  expect(found).toEqual(expect.arrayContaining(has));
  for (const address of none ? POSTS : lacks) expect(found).not.toContain(address);
  expect(await page.getByRole("region", { name: "How to reach us" }).isVisible()).toBe(contact === true);
  if (meant === undefined) expect(await page.getByRole("status").textContent()).not.toContain("Did you mean");
  else await page.getByRole("status").getByRole("link", { name: meant, exact: true }).waitFor();

  // An excerpt does not begin with the title above it.
  const begun = await page
    .locator(".result")
    .evaluateAll((results) =>
      results.filter((result) =>
        result
          .querySelector(".result-excerpt")
          ?.textContent?.startsWith(result.querySelector("h2")?.textContent ?? "?"),
      ),
    );
  expect(begun).toEqual([]);
});

test("a word that was meant leads to what it finds", async () => {
  await page.getByRole("searchbox").fill("scaitica");
  await page.getByRole("link", { name: "sciatica", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "for “sciatica”" }).waitFor();
  expect(await page.getByRole("searchbox").inputValue()).toBe("sciatica");
});

test("what answers does so with a telephone number, and so does a page on which nothing runs", async () => {
  await page.getByRole("searchbox").fill("reschedule xylophone");
  await page.getByRole("status").filter({ hasText: "“reschedule xylophone”" }).waitFor();
  expect(await page.getByRole("status").textContent()).toBe("Nothing found for “reschedule xylophone”. Please ask us.");
  const answer = page.getByRole("region", { name: "How to reach us" });
  expect(await answer.locator('[href^="tel:+"]').isVisible()).toBe(true);
  expect(await answer.getByText("Monday").isVisible()).toBe(true);
  await page.getByRole("searchbox").press("Escape");
  await answer.waitFor({ state: "hidden" });

  const still = await browser.newContext({ javaScriptEnabled: false });
  const other = await still.newPage();
  await other.goto(`${server.url}/search/`);
  const ways = other.locator(".search-else a");
  expect(await ways.evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
    ...["/blog/", "/tags/", "/archive/"],
    expect.stringMatching(/^tel:\+/),
    "/book/",
  ]);
  for (const way of await ways.all()) expect(await way.isVisible()).toBe(true);
  await still.close();
});
