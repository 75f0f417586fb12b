// The built post as a visitor meets it, in Chromium, on a phone and on a desktop.

import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";

const POST = "/blog/massage-help-with-sciatica/";
const SCREENS = [
  { name: "phone", viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true },
  { name: "desktop", viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false },
];

let browser: Browser;
let server: StaticServer;
let fixture: StaticServer;
beforeAll(async () => {
  if (!process.env.FIXTURE_ROOT) throw new Error("FIXTURE_ROOT is not set. Run `npm test`.");
  [browser, server, fixture] = await Promise.all([
    launchChromium(),
    serveFolder(path.resolve("public")),
    serveFolder(path.join(process.env.FIXTURE_ROOT, "public")),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await fixture?.close();
});

/** Opens a page and notes what it asks for, logs and shifts. */
async function open(url: string, options: Parameters<Browser["newContext"]>[0]) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const messages: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  const response = await page.goto(url, { waitUntil: "networkidle" });
  return { page, requests, messages, response, close: () => context.close() };
}

/** The cumulative layout shift since the page began (https://web.dev/articles/cls). */
const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) total += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(total), 200);
      }),
  );

describe.each(SCREENS)("the post on a $name", ({ name: _, ...screen }) => {
  test("is text without JavaScript", async () => {
    const { page, close } = await open(server.url + POST, { ...screen, javaScriptEnabled: false });
    await page.getByRole("heading", { level: 1, name: "Can Massage Help with Sciatica?" }).waitFor();
    expect(await page.getByText("Sciatica is the term used to refer to pain").isVisible()).toBe(true);
    // The seed's last heading says what the call to action says, and leads where it leads.
    const call = page.getByRole("link", { name: "Schedule your massage today" });
    expect(await call.getAttribute("href")).toBe("/book/");
    expect(await page.getByText("Schedule your massage today").count()).toBe(1);
    await close();
  });

  test("shows its picture as AVIF, no wider than needed, and shifts nothing", async () => {
    const { page, close } = await open(server.url + POST, screen);
    const hero = page.locator(".post-picture img");
    const shown = await hero.evaluate((img: HTMLImageElement) => ({
      source: img.currentSrc,
      complete: img.complete && img.naturalWidth > 0,
      width: img.getBoundingClientRect().width,
    }));
    expect(shown.complete).toBe(true);
    expect(shown.source).toMatch(/\.avif$/);
    expect(shown.width).toBeGreaterThan(300);
    expect(await layoutShift(page)).toBe(0);
    await close();
  });

  test("is quiet: no message, no other host, no script, one font, few requests", async () => {
    const { requests, messages, close } = await open(server.url + POST, screen);
    expect(messages).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(requests.filter((url) => /\.js(on)?$/.test(url))).toEqual([]);
    expect(requests.filter((url) => /\.woff2$/.test(url))).toHaveLength(1);
    expect(requests.length).toBeLessThanOrEqual(4);
    await close();
  });
});

// Colours move nothing: what is measured in light holds in dark.
test.each(["/", "/blog/", "/blog/everything/", "/blog/in-mdx/", "/404.html"])(
  "%s fits every screen from 320 px on",
  async (address) => {
    const { page, messages, close } = await open(fixture.url + address, {});
    for (const width of [320, 390, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      const { content, view } = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        view: document.documentElement.clientWidth,
      }));
      expect(content, `at ${width} px`).toBeLessThanOrEqual(view);
    }
    expect(messages).toEqual([]);
    await close();
  },
);

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test("text and page differ in the colours of the scheme", async () => {
    const { page, close } = await open(server.url, { colorScheme });
    const lightness = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number.parseFloat(lightness.replace(/^oklch\(/, "")) > 0.5).toBe(colorScheme === "light");
    await close();
  });
});

test("the skip link is the first stop of the keyboard and leads to the content", async () => {
  const { page, close } = await open(server.url, { viewport: { width: 1000, height: 700 } });
  await page.keyboard.press("Tab");
  const link = page.getByRole("link", { name: "Skip to the content" });
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("Main");
  await close();
});

test("from the front page to a post and to the list, by links alone", async () => {
  const { page, close } = await open(server.url, { javaScriptEnabled: false });
  const follow = async (part: "main" | "banner", name: string, path: string): Promise<void> => {
    await page.getByRole(part).getByRole("link", { name, exact: true }).click();
    expect(new URL(page.url()).pathname).toBe(path);
  };
  await follow("main", "All articles", "/blog/");
  await follow("main", "Can Massage Help with Sciatica?", POST);
  await follow("main", "Schedule your massage today", "/book/");
  await follow("banner", "Search", "/search/");
  await follow("main", "the archive", "/archive/");
  await follow("banner", "Articles", "/blog/");
  await close();
});

test("an address that leads nowhere answers 404 with a way on", async () => {
  const { page, response, close } = await open(`${server.url}/nothing/here`, {});
  expect(response?.status()).toBe(404);
  expect(await page.getByRole("link", { name: "see all articles" }).isVisible()).toBe(true);
  await close();
});

test("an old address sends the reader on, without a script", async () => {
  const { page, close } = await open(`${fixture.url}/2019/05/old.html`, { javaScriptEnabled: false });
  await page.waitForURL(`${fixture.url}/blog/moved/`);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("A post that moved");
  await close();
});

test("a post prints as a handout: no navigation, addresses of links, below the practice's letterhead", async () => {
  const { page, close } = await open(`${fixture.url}/blog/everything/`, {});
  await page.emulateMedia({ media: "print" });
  for (const part of ["Main", "Breadcrumbs", "More", "Earlier and later articles"])
    expect(await page.getByRole("navigation", { name: part }).count(), part).toBe(0);
  expect(await page.getByRole("heading", { name: "Related articles" }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Book & relax" }).count()).toBe(0);
  const link = page.locator('.prose a[href^="https://example.org"]');
  expect(await link.evaluate((a) => getComputedStyle(a, "::after").content)).toContain("https://example.org");
  const contact = page.getByRole("contentinfo").getByText("+44 20 7946 0018");
  expect((await contact.boundingBox())?.y).toBeLessThan((await page.locator("h1").boundingBox())?.y ?? 0);
  await close();
});

test("a post that runs from right to left does so, and what surrounds it does not", async () => {
  const { page, close } = await open(`${fixture.url}/blog/arabic/`, { viewport: { width: 1000, height: 700 } });
  const direction = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await direction("h1")).toBe("rtl");
  expect(await direction(".prose p")).toBe("rtl");
  expect(await direction(".meta")).toBe("ltr");
  expect(await direction(".site-header")).toBe("ltr");
  await close();
});

test("the contents are open where there is room, and folded on a phone", async () => {
  const { page, close } = await open(`${fixture.url}/blog/full/`, { viewport: { width: 1200, height: 800 } });
  const section = page.getByRole("link", { name: "Second section", exact: true });
  expect(await section.isVisible()).toBe(true);
  await section.click();
  expect(new URL(page.url()).hash).toBe("#second-section");
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await section.isVisible()).toBe(false);
  await page.getByText("On this page").locator("visible=true").click();
  expect(await section.isVisible()).toBe(true);
  await close();
});
