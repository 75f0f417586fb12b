// Going from a card to its article: picture and title go along, for those who like that.

import path from "node:path";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";
import { builtSites, pagesOf } from "../site/built";

let browser: Browser;
let server: StaticServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveFolder(path.resolve("public"))]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Part {
  name: string;
  width: number;
}

/** What a browser moves: the names of groups, and the widths at which old and new are drawn. */
interface Transition {
  /** Why the browser moved nothing: it does not wait for ever for a page that a busy machine is late with. */
  givenUp?: string;
  groups: string[];
  old: number;
  new: number;
}

/** Keeps what the browser does on the next page, in the window's name, which outlives the page. */
function watch(): void {
  addEventListener("pagereveal", async (event) => {
    const { viewTransition } = event as Event & { viewTransition: { ready: Promise<void> } | null };
    if (!viewTransition) return;
    try {
      await viewTransition.ready;
    } catch (error) {
      window.name = JSON.stringify({ givenUp: String(error) });
      return;
    }
    const groups = document
      .getAnimations()
      .map(({ effect }) => (effect as KeyframeEffect).pseudoElement?.match(/^::view-transition-group\((.*)\)$/)?.[1])
      .filter((name) => name !== undefined);
    const title = groups.find((name) => name.startsWith("title"));
    const width = (part: string): number =>
      Number.parseFloat(getComputedStyle(document.documentElement, `::view-transition-${part}(${title})`).width);
    window.name = JSON.stringify({ groups, old: width("old"), new: width("new") });
  });
}

const partOf = (place: Locator): Promise<Part> =>
  place.evaluate((element) => ({
    name: getComputedStyle(element).viewTransitionName,
    width: element.getBoundingClientRect().width,
  }));

/** So often a page is left on a busy machine before the browser has drawn that the pointer is on the card. */
const UNSEEN = 5;

/** Goes as `goOnce` does, until the browser was in time to move anything. */
async function go(...way: Parameters<typeof goOnce>): ReturnType<typeof goOnce> {
  for (let unseen = 0; ; ) {
    const gone = await goOnce(...way);
    if (gone.moved?.givenUp?.includes("TimeoutError")) continue;
    const whole = gone.moved === undefined || gone.moved.groups.length > 1;
    if (whole || ++unseen === UNSEEN) return gone;
  }
}

/** Goes from a page by its first card to an article; tells what moved, and the parts before and after. */
async function goOnce(from: string, reducedMotion: "no-preference" | "reduce") {
  const context = await browser.newContext({ reducedMotion, viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${server.url}${from}`);
  const card = page.locator(".card:has(img)").first();
  const inCard = [card.locator("img"), card.locator(".card-title")];
  const still = await Promise.all(inCard.map(partOf));
  await card.hover();
  const chosen = await Promise.all(inCard.map(partOf));
  await card.locator(".card-link").click();
  await page.waitForURL((url) => url.pathname !== from);
  const after = await Promise.all([page.locator(".post-picture img"), page.locator("h1")].map(partOf));
  if (reducedMotion === "no-preference") await page.waitForFunction(() => window.name !== "");
  const moved: Transition | undefined = JSON.parse((await page.evaluate(() => window.name)) || "null") ?? undefined;
  await context.close();
  return { still, chosen, after, moved };
}

const names = (parts: Part[]): string[] => parts.map(({ name }) => name);

test.each(["/blog/", "/blog/stiff-neck-from-desk-work/"])(
  "from %s, the picture and the title of the chosen card go along, and nothing else",
  async (from) => {
    const { still, chosen, after, moved } = await go(from, "no-preference");
    expect(names(still)).toEqual(["none", "none"]);
    expect(names(chosen)).toEqual([expect.stringMatching(/^picture_blog_/), expect.stringMatching(/^title_blog_/)]);
    expect(names(after)).toEqual(names(chosen));
    expect(moved?.groups.toSorted()).toEqual([...names(chosen), "root"].toSorted());
    // The title is drawn as wide as it is, in its card and in its article: letters keep their shape.
    expect(moved?.old).toBeCloseTo(chosen[1]?.width as number, 0);
    expect(moved?.new).toBeCloseTo(after[1]?.width as number, 0);
  },
);

test("who wants less motion is simply there", async () => {
  const { chosen, after, moved } = await go("/blog/", "reduce");
  expect(moved).toBeUndefined();
  expect(names([...chosen, ...after])).toEqual(["none", "none", "none", "none"]);
});

test("no two parts of a page have one name", () => {
  const pages = builtSites().flatMap(pagesOf);
  for (const { html, address } of pages) {
    const names = Array.from(html.matchAll(/--goes-by:([^;"]+)/g), ([, name]) => name);
    expect([address, names]).toEqual([address, [...new Set(names)]]);
    if (address === "/blog/") expect(names.length).toBeGreaterThan(6);
  }
});

test("no page asks for another before the reader does, and what it may fetch is said as data", () => {
  for (const { html } of builtSites().flatMap(pagesOf)) {
    const rules = Array.from(html.matchAll(/<script type="speculationrules">([^<]*)<\/script>/g), ([, json]) => json);
    expect(rules).toHaveLength(1);
    expect(JSON.parse(rules[0] ?? "").prefetch[0].eagerness).toBe("moderate");
  }
});
