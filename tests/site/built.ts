// The built sites, as the tests read them.

import fs from "node:fs";
import path from "node:path";
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { filesBelow } from "../../src/content/files-below";
import { parseSite } from "../../src/model/content/site";

/** A built site: its folder, the address it gives itself, and its language. */
export interface BuiltSite {
  name: string;
  folder: string;
  url: string;
  language: string;
}

/** This site, and the fixture that tests/run.ts builds. Throws if one is absent: nothing is skipped. */
export function builtSites(): BuiltSite[] {
  const fixture = process.env.FIXTURE_ROOT;
  if (!fixture) throw new Error("FIXTURE_ROOT is not set. Run `npm test`, which builds the fixture.");
  const sites = [
    { ...ownFacts(), name: "this site", folder: path.resolve("public") },
    {
      name: "the fixture",
      folder: path.join(fixture, "public"),
      url: "https://fixture.example",
      language: "en-GB",
    },
  ];
  for (const { folder } of sites) {
    if (!fs.existsSync(path.join(folder, "index.html")))
      throw new Error(`${folder} holds no built site. Run \`npm test\`.`);
  }
  return sites;
}

/** What this site's facts say: a practice has its own. */
function ownFacts(): Pick<BuiltSite, "url" | "language"> {
  const { site } = parseSite(fs.readFileSync("content/site.yaml", "utf8"));
  if (!site) throw new Error("content/site.yaml has an error. Run `npm run check`.");
  return { url: site.url, language: site.language };
}

/** A built page. */
export interface BuiltPage {
  file: string;
  /** The address it is served at. */
  address: string;
  html: string;
  tree: Root;
}

export function pagesOf(site: Pick<BuiltSite, "folder">): BuiltPage[] {
  return filesBelow(site.folder)
    .filter((file) => file.endsWith(".html"))
    .map((file) => {
      const html = fs.readFileSync(path.join(site.folder, file), "utf8");
      return { file, address: `/${file.replace(/index\.html$/, "")}`, html, tree: fromHtml(html) };
    });
}

/** Every element of a page, or of a part of one, that passes the test. */
export function select({ tree }: { tree: Root | Element }, matches: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, "element", (element) => {
    if (matches(element)) found.push(element);
  });
  return found;
}

/** The first element of a page that has a class. */
export const byClass = (page: BuiltPage, name: string): Element | undefined =>
  select(page, ({ properties }) => [properties.className].flat().includes(name))[0];

/** The posts among a site's pages: neither lists nor addresses that send their readers on. */
export const postsAmong = (pages: readonly BuiltPage[]): BuiltPage[] =>
  pages.filter((page) => /^\/blog\/(?!page\/)./.test(page.address) && byClass(page, "prose"));

/** The pictures of a post's own: not those of other posts that it leads to. */
export const ownPictures = (page: BuiltPage): Element[] =>
  ["post-picture", "prose"].flatMap((name) => {
    const part = byClass(page, name);
    return part ? select({ tree: part }, ({ tagName }) => tagName === "img") : [];
  });

/** What the page's head says under a name (`description`, `og:title`); undefined if nothing. */
export const metaOf = (page: BuiltPage, name: string): string | undefined =>
  select(page, ({ tagName, properties }) => tagName === "meta" && [properties.name, properties.property].includes(name))
    .map(({ properties }) => String(properties.content))
    .at(0);

export const byTag = (page: BuiltPage, tag: string): Element[] => select(page, (element) => element.tagName === tag);

/** The candidates of a `srcset`: addresses with their widths in pixels. hast holds it as a list. */
export function candidates(srcSet: unknown): { url: string; width: number }[] {
  const text = Array.isArray(srcSet) ? srcSet.join(", ") : String(srcSet ?? "");
  return text
    .split(/,\s+/)
    .filter(Boolean)
    .map((candidate) => {
      const [url = "", width = ""] = candidate.trim().split(/\s+/);
      return { url, width: Number.parseInt(width, 10) };
    });
}
