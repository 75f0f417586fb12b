// The first view of each type of page by what makes it fast, none of which depends on the machine: what is asked for and in
// which order, how much it weighs, that a page is styled and set once, and that nothing is run. docs/design.md says why;
// tests/bench/visit.mts measures what it comes to.

import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SEARCH } from "../../src/model/content/paths";
import { pagesOf } from "../site/built";
import { SCREENS, startVisits, type TypicalPage, typicalPages, type Visits } from "./page-types";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

/** What Chromium's trace tells of one event: https://chromedevtools.github.io/devtools-protocol/tot/Tracing/ */
interface TraceEvent {
  name: string;
  pid: number;
  args: {
    /** Of UpdateLayoutTree. */
    elementCount?: number;
    beginData?: { url?: string };
  };
}

interface FirstView {
  page: Page;
  /** Addresses below the site, in the order in which they were asked for; without the icon, which tabs ask for. */
  requests: string[];
  events: TraceEvent[];
  /** The sum of all shifts of the layout. */
  shift: number;
}

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/** Opens a page that the browser has nothing of, and looks on until it is quiet. */
async function firstView(each: TypicalPage): Promise<FirstView> {
  const { page, url } = await visits.blank(each, { viewport: SCREENS.phone, deviceScaleFactor: 2 });
  const { origin } = new URL(url);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!ICON.test(request.url())) requests.push(request.url().replace(origin, ""));
  });
  const stop = await startTrace(await page.context().newCDPSession(page));
  await page.goto(url, { waitUntil: "networkidle" });
  const events = await stop();
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) =>
          resolve(list.getEntries().reduce((sum, entry) => sum + (entry as LayoutShift).value, 0)),
        );
        observer.observe({ type: "layout-shift", buffered: true });
        // Entries of before are delivered before the second frame; none come where nothing has shifted.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );
  return { page, requests, events: eventsOf(events, url), shift };
}

type LayoutShift = PerformanceEntry & { value: number };

async function startTrace(session: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  return async () => {
    const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
    await session.send("Tracing.end");
    await complete;
    return events;
  };
}

/** Those of the process that shows the page. */
function eventsOf(events: readonly TraceEvent[], url: string): TraceEvent[] {
  const parsed = events.find(({ name, args }) => name === "ParseHTML" && args.beginData?.url === url);
  if (!parsed) throw new Error(`The trace does not tell of ${url}`);
  return events.filter(({ pid }) => pid === parsed.pid);
}

const ICON = /\/favicon\.(svg|ico)$/;
const FONT = /\.woff2$/;
const PICTURE = /\.(avif|webp)$/;

/** Pages that send on, or run the search, have a view of their own. */
const PAGES = typicalPages.filter(({ type }) => type !== "old address");
const READ = PAGES.filter(({ type }) => type !== "search");

describe("the first view", () => {
  test.each(READ)(
    "of $site.name, $type: $address is one page, the face, and the pictures that are seen",
    async (each) => {
      const { page, requests, events, shift } = await firstView(each);
      const [text, ...others] = requests;
      // The text, then at once what sets it and what is seen. No style, no script and nothing of another site is awaited.
      expect(text).toBe(each.address);
      expect(others.slice(0, 2).some((address) => FONT.test(address))).toBe(true);
      expect(others.filter((address) => !FONT.test(address) && !PICTURE.test(address))).toEqual([]);
      expect(events.map(({ name }) => name)).not.toContain("EvaluateScript");
      expect(shift).toBe(0);

      // Each element is styled when it is parsed, and not again.
      const styled = events
        .filter(({ name }) => name === "UpdateLayoutTree")
        .reduce((sum, { args }) => sum + (args.elementCount ?? 0), 0);
      const elements = await page.evaluate(() => document.querySelectorAll("*").length);
      expect(styled).toBeGreaterThan(10);
      expect(styled).toBeLessThanOrEqual(elements);
      await page.context().close();
    },
  );

  test("of the search page runs its script, and asks for nothing else before somebody searches", async () => {
    const { page, requests, shift } = await firstView({
      ...(PAGES.find(({ type }) => type === "search") as TypicalPage),
      address: SEARCH,
    });
    const [text, ...others] = requests;
    expect(text).toBe(SEARCH);
    expect(others.filter((address) => !FONT.test(address) && !/^\/(search|pagefind)\//.test(address))).toEqual([]);
    expect(shift).toBe(0);
    await page.context().close();
  });

  test("of an article shows its picture before all that is further down", async () => {
    const post = PAGES.find(({ type }) => type === "post") as TypicalPage;
    const { page, requests } = await firstView(post);
    const shown = await page.locator(".post-picture img").evaluate((img: HTMLImageElement) => img.currentSrc);
    expect(requests.find((address) => PICTURE.test(address))).toBe(new URL(shown).pathname);
    await page.context().close();
  });
});

test("a page says what it needs before its body: the policy, the face, and the styles", () => {
  for (const each of new Set(PAGES.map(({ site }) => site)))
    for (const { html, address } of pagesOf(each)) {
      const [head = ""] = html.split("</head>");
      const order = ['http-equiv="Content-Security-Policy"', "<title", 'rel="preload"', "<style"].map((part) =>
        head.indexOf(part),
      );
      expect([address, order]).toEqual([address, order.toSorted((a, b) => a - b)]);
      expect(order[0]).toBeGreaterThan(0);
      expect(html).not.toMatch(
        /<link rel="stylesheet"|<script(?![^>]*type="(application\/ld\+json|speculationrules|module)")/,
      );
    }
});
