// What stands in a page's <head>, as data.

import type { Citation } from "../content/citations";
import { openGraphLocale, textDirection } from "../content/language";
import { absoluteUrl, MANIFEST, type PathSource, pathsOf } from "../content/paths";
import type { PageFrontmatter, PostFrontmatter } from "../content/schema";
import type { Person, Site } from "../content/site-schema";
import { hreflangs } from "../feeds/sitemap";
import { COLORS } from "./brand";

/** A feed and its media type. */
interface Feed {
  title: string;
  path: string;
  type: "application/atom+xml" | "application/rss+xml" | "application/feed+json";
}

/** What only an article has: the fields of a post that a page lacks, and what is known of its author and pictures. */
export interface ArticleMeta
  extends Omit<PostFrontmatter, keyof PageFrontmatter | "slug" | "author" | "tags" | "keywords" | "sources"> {
  tags: readonly string[];
  /** Other words for what it is about. */
  keywords?: readonly string[];
  /** By default the practice. */
  author?: HeadPerson | undefined;
  wordCount?: number | undefined;
  /** Crops of the article's own picture, widest first. */
  pictures?: readonly SharePicture[];
}

/** A page as its head describes it. `path` is undefined for a page that has no address of its own (404). */
export interface PageMeta {
  title: string | undefined;
  description: string;
  path: string | undefined;
  /** False for a page that search engines must not list, such as a draft in a preview. */
  indexed?: boolean;
  /** True for a page that only sends the reader on to `path`. */
  refresh?: boolean;
  /** The language, if it is not the site's. */
  lang?: string | undefined;
  /** The same page in each language of the site, itself included. */
  translations?: readonly { language: string; path: string }[];
  /** The whole address of the original, if the text first appeared elsewhere. */
  canonical?: string | undefined;
  /** By default the site's card. */
  picture?: ShareCard;
  article?: ArticleMeta;
  /** The type of https://schema.org that fits best; by default a WebPage. */
  kind?: "CollectionPage" | "AboutPage" | "ContactPage" | undefined;
  updated?: string | undefined;
  reviewed?: string | undefined;
  /** What its text rests on. */
  citations?: readonly Citation[];
  /** The neighbours of a page of a list. */
  previous?: string | undefined;
  next?: string | undefined;
  /** Feeds of this page, beside those of the whole site. */
  feeds?: readonly Feed[];
}

/** A person, with a square picture if there is one. */
export type HeadPerson = Person & { portrait?: SharePicture | undefined };

/** What a head says of the site. */
export interface HeadSite
  extends Pick<
    Site,
    | ("name" | "description" | "language" | "url" | "social" | "practice")
    | ("legal" | "closures" | "services" | "currency" | "policies" | "directions" | "words" | "languages" | "addresses")
  > {
  people: readonly HeadPerson[];
  /** True for a build that shows what is not published. */
  preview: boolean;
  shareCard: ShareCard;
}

/** One element of the head: its name, attributes (as React names them) and text. */
export interface HeadTag {
  tag: "title" | "meta" | "link";
  attributes?: Record<string, string>;
  text?: string;
}

/** The feeds of the whole site. */
function siteFeeds(site: Pick<Site, "name"> & PathSource): Feed[] {
  const { atom, rss, json } = pathsOf(site).feeds;
  return [
    { title: `${site.name} (Atom)`, path: atom, type: "application/atom+xml" },
    { title: `${site.name} (RSS)`, path: rss, type: "application/rss+xml" },
    { title: `${site.name} (JSON Feed)`, path: json, type: "application/feed+json" },
  ];
}

/** The attributes of a page's <html>: the language of what surrounds a text, which names its own if it differs. */
export function htmlAttributes({ language: lang }: Pick<Site, "language">) {
  return textDirection(lang) === "rtl" ? { lang, dir: "rtl" as const } : { lang };
}

/** Decides the head of a page. */
export function headTags(page: PageMeta, site: HeadSite, pathPrefix = ""): HeadTag[] {
  const own = page.path === undefined ? undefined : absoluteUrl(site.url, page.path, pathPrefix);
  const canonical = page.canonical ?? own;
  return [
    { tag: "title", text: page.title === undefined ? site.name : `${page.title} – ${site.name}` },
    meta("viewport", "width=device-width, initial-scale=1"),
    meta("description", page.description),
    ...when(page.article?.author?.name, (name) => [meta("author", name)]),
    meta("color-scheme", "light dark"),
    themeColor("light", COLORS.paper),
    themeColor("dark", COLORS["pine-night"]),
    // https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag
    meta("robots", isIndexed(page, site) ? "max-image-preview:large" : "noindex"),
    ...when(page.refresh ? page.path : undefined, (path) => [
      { tag: "meta", attributes: { httpEquiv: "refresh", content: `0; url=${pathPrefix}${path}` } },
    ]),
    ...when(canonical, (href) => [link("canonical", href)]),
    ...hreflangs(isIndexed(page, site) ? (page.translations ?? []) : []).map(({ language, path }) =>
      link("alternate", absoluteUrl(site.url, path, pathPrefix), { hrefLang: language }),
    ),
    ...when(page.previous, (path) => [link("prev", `${pathPrefix}${path}`)]),
    ...when(page.next, (path) => [link("next", `${pathPrefix}${path}`)]),
    link("icon", `${pathPrefix}/favicon.ico`, { sizes: "32x32" }),
    link("icon", `${pathPrefix}/favicon.svg`, { type: "image/svg+xml" }),
    link("apple-touch-icon", `${pathPrefix}/apple-touch-icon.png`),
    link("manifest", `${pathPrefix}${MANIFEST}`),
    ...[...(page.feeds ?? []), ...siteFeeds(site)].map(({ title, path, type }) =>
      link("alternate", `${pathPrefix}${path}`, { type, title }),
    ),
    ...openGraph(page, site, canonical, pathPrefix),
  ];
}

/** Whether search engines may list a page. */
function isIndexed(page: PageMeta, site: HeadSite): boolean {
  return page.path !== undefined && page.indexed !== false && !page.refresh && !site.preview;
}

/** What messengers and social networks show of a page: https://ogp.me, and one line for X, which reads the rest there. */
function openGraph(page: PageMeta, site: HeadSite, url: string | undefined, pathPrefix: string): HeadTag[] {
  const picture = page.picture ?? site.shareCard;
  const { article } = page;
  const tags: HeadTag[] = [
    property("og:type", article ? "article" : "website"),
    property("og:title", page.title ?? site.name),
    property("og:description", page.description),
    ...when(url, (address) => [property("og:url", address)]),
    property("og:site_name", site.name),
    property("og:locale", openGraphLocale(page.lang ?? site.language)),
    ...others(page, site).map(({ language }) => property("og:locale:alternate", openGraphLocale(language))),
    property("og:image", absoluteUrl(site.url, picture.src, pathPrefix)),
    property("og:image:type", "image/jpeg"),
    property("og:image:width", String(picture.width)),
    property("og:image:height", String(picture.height)),
    property("og:image:alt", picture.alt),
    meta("twitter:card", "summary_large_image"),
  ];
  if (article === undefined) return tags;
  return [
    ...tags,
    property("article:published_time", article.date),
    property("article:modified_time", page.updated ?? article.date),
    ...when(article.author?.profile, (profile) => [property("article:author", profile)]),
    ...when(article.tags[0], (tag) => [property("article:section", tag)]),
    ...article.tags.map((tag) => property("article:tag", tag)),
  ];
}

/** The page in the other languages. */
export const others = ({ translations = [] }: PageMeta, site: Pick<Site, "language">) =>
  translations.filter(({ language }) => language !== site.language);

const meta = (name: string, content: string): HeadTag => ({ tag: "meta", attributes: { name, content } });

const property = (name: string, content: string): HeadTag => ({
  tag: "meta",
  attributes: { property: name, content },
});

const link = (rel: string, href: string, more: Record<string, string> = {}): HeadTag => ({
  tag: "link",
  attributes: { rel, href, ...more },
});

const themeColor = (scheme: "light" | "dark", content: string): HeadTag => ({
  tag: "meta",
  attributes: { name: "theme-color", media: `(prefers-color-scheme: ${scheme})`, content },
});

const when = <Value>(value: Value | null | undefined, tags: (value: Value) => HeadTag[]): HeadTag[] =>
  value === null || value === undefined ? [] : tags(value);

/** A JPEG; `src` is its address on this site, without the path prefix. */
export interface SharePicture {
  src: string;
  width: number;
  height: number;
}

/** The picture that stands for a page, and what it shows or says. */
export interface ShareCard extends SharePicture {
  alt: string;
}
