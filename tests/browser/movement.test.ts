// Going from a list to an article: the picture goes along, for those who like that.

import path from "node:path";
import type { Browser } from "playwright-core";
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

test.each([
  ["no-preference", true],
  ["reduce", false],
] as const)("with motion: %s, a view transition is %s", async (reducedMotion, expected) => {
  const context = await browser.newContext({ reducedMotion, viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      sessionStorage.setItem("moved", String((event as Event & { viewTransition?: object }).viewTransition != null));
    });
  });
  await page.goto(`${server.url}/blog/`);
  const name = () =>
    page
      .locator(".card-picture img")
      .first()
      .evaluate((img) => getComputedStyle(img).viewTransitionName);
  const before = await name();
  expect(before).toMatch(/^picture_blog_/);
  await page.locator(".card-link").first().click();
  await page.locator(".post-picture img").waitFor();
  const after = await page.locator(".post-picture img").evaluate((img) => getComputedStyle(img).viewTransitionName);
  expect(after).toBe(before);
  expect(await page.evaluate(() => sessionStorage.getItem("moved"))).toBe(String(expected));
  await context.close();
});

test("no two pictures of a page have one name", () => {
  const pages = builtSites().flatMap(pagesOf);
  for (const { html, address } of pages) {
    const names = Array.from(html.matchAll(/view-transition-name:([^;"]+)/g), ([, name]) => name);
    expect([address, names]).toEqual([address, [...new Set(names)]]);
  }
});

test("no page asks for another before the reader does, and what it may fetch is said as data", () => {
  for (const { html } of builtSites().flatMap(pagesOf)) {
    const rules = Array.from(html.matchAll(/<script type="speculationrules">([^<]*)<\/script>/g), ([, json]) => json);
    expect(rules).toHaveLength(1);
    expect(JSON.parse(rules[0] ?? "").prefetch[0].eagerness).toBe("moderate");
  }
});
