// Which pages search engines are told of, and what they are told.

import type { CalendarDate } from "../content/date";
import { absoluteUrl } from "../content/paths";
import { ownText } from "../content/search";
import { contentDate } from "./feed";

/** A built page. */
export interface SitePage {
  path: string;
  /** Whether it is to be found: see `isListed`. */
  listed: boolean;
  /** Addresses of the posts that it lists. */
  lists: readonly string[];
  /** The same page in each language, itself included, the first language's first. */
  translations?: readonly { language: string; path: string }[];
  /** The day of its last change, of a page that is no list. */
  updated?: CalendarDate | undefined;
  /** Addresses of its own pictures, absolute. */
  pictures: readonly string[];
}

/** What the sitemap needs to know of a post. */
export interface SitemapPost {
  path: string;
  date: CalendarDate;
  updated?: CalendarDate | null;
}

/** One page of the sitemap. */
export interface SitemapEntry {
  url: string;
  /** The day on which what the page says last changed; undefined if nothing tells. */
  lastmod: CalendarDate | undefined;
  /** Addresses of its pictures, absolute. */
  pictures: readonly string[];
  /** The same page in each language (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap). */
  links: readonly { lang: string; url: string }[];
}

/**
 * Lists the pages that are to be found: posts from the oldest on, so that a new one moves no other to another file, then
 * those that change with every post.
 */
export function sitemapEntries(
  pages: readonly SitePage[],
  posts: readonly SitemapPost[],
  site: { url: string; pathPrefix: string },
): SitemapEntry[] {
  const byPath = new Map(posts.map((post) => [post.path, post]));
  return pages
    .filter(({ listed }) => listed)
    .map(({ path, lists, translations = [], updated, pictures }) => {
      const post = byPath.get(path);
      const shown = post ? [post] : lists.flatMap((listed) => byPath.get(listed) ?? []);
      const newest = shown.map(contentDate).sort().at(-1);
      const url = absoluteUrl(site.url, path, site.pathPrefix);
      const links = hreflangs(translations).map(({ language, path }) => ({
        lang: language,
        url: absoluteUrl(site.url, path, site.pathPrefix),
      }));
      return { url, lastmod: updated ?? newest, pictures, links, order: `${post?.date ?? "later"} ${url}` };
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ order: _, ...entry }) => entry);
}

/** What search engines are told of a page in several languages: each, and which one suits all others. */
export function hreflangs<One extends { language: string; path: string }>(translations: readonly One[]) {
  const [first] = translations;
  const each = translations.map(({ language, path }) => ({ language, path }));
  return first === undefined ? [] : [...each, { language: "x-default", path: first.path }];
}

/** Whether a page's head names the address as canonical and does not say `noindex`. */
export function isListed(html: string, url: string): boolean {
  const head = html.slice(0, html.indexOf("</head>"));
  const tags = head.match(/<(?:link|meta)\b[^>]*>/g) ?? [];
  return (
    tags.some((tag) => tag.includes('rel="canonical"') && tag.includes(`href="${url}"`)) &&
    !tags.some((tag) => tag.includes('name="robots"') && tag.includes("noindex"))
  );
}

/**
 * Lists the addresses of the pictures that a post's page shows as its own, in their order: not those of other posts below
 * it. The page is as React writes it, without `>` in attributes.
 */
export function ownPictures(html: string): string[] {
  return [
    ...new Set(
      Array.from(ownText(html).matchAll(/<img\b[^>]*? src="([^"]+)"/g), ([, src]) =>
        String(src).replaceAll("&amp;", "&"),
      ),
    ),
  ];
}

/** Writes robots.txt (https://www.rfc-editor.org/info/rfc9309). A preview is not to be found at all. */
export function robotsFile(sitemap: string, preview: boolean): string {
  return preview ? "User-agent: *\nDisallow: /\n" : `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`;
}
