// The content security policies in Chromium: nothing of the site's own is refused, and nothing that was slipped in runs.

import type { Browser, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";
import { builtSites } from "../site/built";
import { type TypicalPage, typicalPages } from "./page-types";

let browser: Browser;
const servers = new Map<string, StaticServer>();
beforeAll(async () => {
  browser = await launchChromium();
  for (const { name, folder } of builtSites()) servers.set(name, await serveFolder(folder));
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([...servers.values()].map((server) => server.close()));
});

/** Where the policy comes from: hosts such as GitHub Pages send no header fields. */
const SOURCES = ["the header and the page", "the header", "the page"] as const;
type Source = (typeof SOURCES)[number];

interface Refusal {
  directive: string;
  blocked: string;
}

/** Opens a page under its policy from one source and notes what the browser refuses or complains of. */
async function open({ site, type, address }: TypicalPage, source: Source, slippedIn = "") {
  const context = await browser.newContext();
  const page = await context.newPage();
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.addInitScript(() => {
    const refused: Refusal[] = [];
    Object.assign(window, { refused });
    addEventListener("securitypolicyviolation", ({ effectiveDirective: directive, blockedURI: blocked }) =>
      refused.push({ directive, blocked }),
    );
  });
  // An answer without content keeps the browser on the page that sends it on.
  if (type === "old address") await page.route("**/blog/*/", (route) => route.fulfill({ status: 204 }));
  if (source !== "the header and the page" || slippedIn !== "") {
    await page.route(`**${address.replace(/\?.*/, "")}*`, (route) =>
      route.request().resourceType() === "document" ? alter(route, source, slippedIn) : route.fallback(),
    );
  }
  await page.goto(`${servers.get(site.name)?.url}${address}`, { waitUntil: "load" });
  const refused = () => page.evaluate(() => (window as unknown as { refused: Refusal[] }).refused);
  return { page, messages, refused, close: () => context.close() };
}

async function alter(route: Route, source: Source, slippedIn: string): Promise<void> {
  const response = await route.fetch();
  const headers = { ...response.headers() };
  expect(headers["content-security-policy"]).toBeDefined();
  if (source === "the page") delete headers["content-security-policy"];
  const text = await response.text();
  const own = source === "the header" ? text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "") : text;
  await route.fulfill({ response, headers, body: own.replace("</main>", `${slippedIn}</main>`) });
}

test.each(typicalPages)("$site.name, $type: $address is refused nothing", async (each) => {
  const { page, messages, refused, close } = await open(each, "the header and the page");
  if (each.type === "search") await page.locator(".results > li").first().waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe("flex");
  expect(await refused()).toEqual([]);
  expect(messages).toEqual([]);
  await close();
});

const HOSTILE = `
  <script>window.ran = "a script";</script>
  <script src="/search/search.js" onload="window.ran = 'a script of the site'"></script>
  <script src="https://elsewhere.example/x.js"></script>
  <img id="broken" src="/nothing.png" onerror="window.ran = 'a handler'">
  <img src="https://elsewhere.example/pixel.png">
  <a id="link" href="javascript:window.ran = 'an address'">x</a>
  <iframe srcdoc="<script>parent.ran = 'a frame'</script>"></iframe>
  <object data="/favicon.svg"></object>
  <base href="https://elsewhere.example/">
  <style>body { display: none; }</style>
  <link rel="stylesheet" href="https://elsewhere.example/x.css">
  <form action="https://elsewhere.example/"><button id="send">x</button></form>`;

/** One page of each policy. */
const PAGES = typicalPages.filter(({ type, site }) => ["post", "search"].includes(type) && site.name === "the fixture");

describe.each(SOURCES)("with the policy of %s, what was slipped in", (source) => {
  test.each(PAGES)("does nothing on a page of type $type", async (each) => {
    const { page, refused, close } = await open(each, source, HOSTILE);
    await page.locator("#link").evaluate((link) => (link as HTMLAnchorElement).click());
    await page.locator("#send").evaluate((button) => (button as HTMLButtonElement).click());
    await page.evaluate(`try { document.body.insertAdjacentHTML("beforeend", "<p id=inserted>"); } catch {}`);
    // What is refused is told of a little later.
    const found = async () =>
      (await refused()).map(({ directive, blocked }) => `${directive} ${blocked.replace(/^https?:\/\/[^/]+/, "")}`);
    await expect
      .poll(found)
      .toEqual(
        expect.arrayContaining([
          ...["script-src-elem inline", "script-src-attr inline", "style-src-elem inline"],
          ...["script-src-elem /x.js", "img-src /pixel.png", "style-src-elem /x.css"],
        ]),
      );
    expect(await page.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
    expect(await page.locator("#inserted").count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe("flex");
    expect(new URL(page.url()).pathname).toBe(each.address.replace(/\?.*/, ""));
    await close();
  });
});

test("what a link leads to is fetched when it is pointed at, as the speculation rules say", async () => {
  const [each] = typicalPages.filter(({ type }) => type === "list of posts");
  const { page, close } = await open(each as TypicalPage, "the header and the page");
  const session = await page.context().newCDPSession(page);
  const statuses: string[] = [];
  session.on("Preload.prefetchStatusUpdated", ({ status }) => statuses.push(status));
  await session.send("Preload.enable");
  await page.locator(".card-link").first().hover();
  await expect.poll(() => statuses).toContain("Ready");
  await close();
});
