// One page of each type of both built sites, for the tests that ask the same of every page.

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { filesBelow } from "../../src/content/files-below";
import { launchChromium } from "../chromium";
import { type BuiltSite, builtSites } from "../site/built";

/** A page that stands for others of its type. */
export interface TypicalPage {
  type: string;
  site: BuiltSite;
  /** Where it is served, with the query of the search page. */
  address: string;
}

/** What addresses of a type look like; the first that matches is opened. */
const TYPES: Record<string, RegExp> = {
  "front page": /^\/$/,
  post: /^\/blog\/(everything|massage-help-with-sciatica)\/$/,
  "post with a table of contents": /^\/blog\/stiff-neck-from-desk-work\/$/,
  "post in MDX": /^\/blog\/in-mdx\/$/,
  "post with an odd title": /^\/blog\/odd-title\/$/,
  "post from right to left": /^\/blog\/[a-z-]*(arabic|hebrew|rtl|right-to-left)[a-z-]*\/$/,
  "page about the practice": /^\/about\/$/,
  "page for booking": /^\/book\/$/,
  "page made of facts": /^\/imprint\/$/,
  "list of posts": /^\/blog\/$/,
  "page of the oldest posts": /^\/blog\/page\/1\/$/,
  "list of tags": /^\/tags\/$/,
  tag: /^\/tags\/[^/]+\/$/,
  archive: /^\/archive\/$/,
  search: /^\/search\/$/,
  "page that is not here": /^\/404\.html$/,
  "old address": /^\/2019\/05\/old\.html$/,
};

/** A query that finds something on either site. */
const QUERY = "?q=text";

/** One page of each type that a site has. */
export const typicalPages: TypicalPage[] = builtSites().flatMap((site) => {
  const addresses = filesBelow(site.folder)
    .filter((file) => file.endsWith(".html"))
    .map((file) => `/${file.replace(/index\.html$/, "")}`)
    .sort();
  return Object.entries(TYPES).flatMap(([type, pattern]) => {
    const address = addresses.find((candidate) => pattern.test(candidate));
    return address === undefined ? [] : { type, site, address: type === "search" ? address + QUERY : address };
  });
});

/** Opens typical pages. */
export interface Visits {
  /** In a tab that is used again for each page that is opened with these options: a new one would cost as much as the page. */
  open(page: TypicalPage, options?: BrowserContextOptions): Promise<Page>;
  /** An empty tab in a context of its own, which whoever asks closes, and the whole address at which a page is served. */
  blank(page: TypicalPage, options?: BrowserContextOptions): Promise<{ page: Page; url: string }>;
  close(): Promise<void>;
}

/** Starts Chromium and serves both sites. */
export async function startVisits(): Promise<Visits> {
  const browser: Browser = await launchChromium();
  const servers = new Map<string, StaticServer>();
  for (const { name, folder } of builtSites()) servers.set(name, await serveFolder(folder));
  const urlOf = ({ site, address }: TypicalPage): string => `${servers.get(site.name)?.url}${address}`;
  const tabs = new Map<string, Promise<Page>>();
  return {
    async blank(each, options = {}) {
      return { page: await (await browser.newContext(options)).newPage(), url: urlOf(each) };
    },
    async open(each, options = {}) {
      const key = JSON.stringify(options);
      const page = await getOrMake(tabs, key, async () => (await browser.newContext(options)).newPage());
      await renew(page, options);
      // An answer without content keeps the browser on the page that sends it on.
      if (each.type === "old address") await page.route("**/blog/*/", (route) => route.fulfill({ status: 204 }));
      await page.goto(urlOf(each), { waitUntil: "load" });
      if (each.type === "search") await page.locator(".results > li").first().waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const made = map.get(key) ?? make();
  map.set(key, made);
  return made;
}

/** Makes a used tab as a new one is with these options. */
async function renew(page: Page, { viewport, colorScheme, forcedColors, reducedMotion }: BrowserContextOptions) {
  await page.unrouteAll();
  await page.goto("about:blank");
  await page.setViewportSize(viewport ?? { width: 1280, height: 720 });
  await page.emulateMedia({
    media: null,
    colorScheme: colorScheme ?? "light",
    forcedColors: forcedColors ?? "none",
    reducedMotion: reducedMotion ?? "no-preference",
  });
}

export const SCREENS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const;
