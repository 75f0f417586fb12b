// Where the addresses of the old site lead that are no texts of the new one.

import { ARCHIVE, ATOM, BLOG, HOME, RSS, SITEMAP, TAGS, tagFeed } from "../../model/content/paths";
import type { Redirect } from "../../model/hosting/redirects";
import { tagAddress } from "../facts";
import type { OldFacts, OldItem } from "../source/old-site";
import { keyOf, type OwnAddress } from "./own-addresses";
import { compare, formerPaths, isOpen, type Placed } from "./places";

/** Rules for addresses that no file can name. */
export interface Leading {
  redirects: Redirect[];
  /** Lines with a pattern. */
  patterns: string[];
  /** Addresses that no static host can tell from the front page, such as `/?p=123`. */
  impossible: string[];
}

/** What the rules are made of. */
export interface LeadingFrom {
  facts: OldFacts;
  placed: readonly Placed[];
  /** Uploaded files and their pages, without content. */
  attachments: readonly OldItem[];
  own: OwnAddress;
  /** The name that a tag has here, by the old one; undefined for one that is left out. */
  tagName(name: string): string | undefined;
  /** New addresses of files by their old ones. */
  files: ReadonlyMap<string, string>;
}

/** Where a program lists texts, and where its feeds and sitemaps are. */
interface Program {
  category?: string;
  tag?: string;
  author?: string;
  /** Follows the address of a list. */
  feed?: string;
  /** Whether years, months and days have lists. */
  dated?: boolean;
  /** Further feeds of the site. */
  feeds: string[];
  sitemaps: string[];
}

const PROGRAMS: Record<OldFacts["program"], Program> = {
  wordpress: {
    ...{ category: "category/", tag: "tag/", author: "author/", feed: "feed/", dated: true },
    feeds: ["feed/rss/", "feed/rss2/", "feed/rdf/", "comments/feed/"],
    sitemaps: ["sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml"],
  },
  squarespace: { category: "category/", tag: "tag/", feeds: [], sitemaps: ["sitemap.xml"] },
  ghost: {
    ...{ tag: "tag/", author: "author/", feed: "rss/" },
    feeds: ["feed/"],
    sitemaps: ["sitemap.xml", "sitemap-posts.xml", "sitemap-pages.xml", "sitemap-tags.xml", "sitemap-authors.xml"],
  },
  // Jekyll has no lists of its own; those of Hugo and of Gatsby's starters are alike.
  files: {
    ...{ category: "categories/", tag: "tags/", feed: "index.xml" },
    feeds: ["feed.xml", "rss/"],
    sitemaps: ["sitemap.xml"],
  },
};

/** So many texts are on a page of a list, as WordPress is set up. */
const ON_A_PAGE = 10;

/** A rule pays where it stands for so many. */
const WORTH_A_RULE = 20;

/** Finds where every other address of the old site leads. */
export function leadOn({ facts, placed, attachments, own, tagName, files }: LeadingFrom): Leading {
  const patterns = commonPattern(placed, own);
  const open = placed.filter(isOpen);
  const byId = new Map(open.map((one) => [one.item.id, one]));
  const taken = new Set([
    ...placed.map(({ address }) => keyOf(address)),
    ...placed.flatMap(({ aliases }) => aliases.map(keyOf)),
    ...[BLOG, TAGS, ARCHIVE].map(keyOf),
  ]);
  const redirects = new Map<string, Redirect>();
  const impossible: string[] = [];
  const add = (from: string, to: string): void => {
    const key = keyOf(from);
    if (key === "" || key === keyOf(to) || taken.has(key) || redirects.has(key) || /[\s*:]/.test(from)) return;
    redirects.set(key, { from, to });
  };
  const base = (own(facts.url)?.path ?? "/").replace(/\/$/, "");
  for (const { item, address } of open) {
    const place = own(item.link);
    if (place?.query) impossible.push(`${place.path}${place.query} (${address})`);
    else if (place) {
      for (const path of formerPaths(item, own))
        if (!patterns.some((rule) => covers(rule, path, address))) add(path, address);
    }
  }
  const pretty = open.some(({ item }) => item.link !== "" && own(item.link)?.query === "");
  for (const item of attachments) {
    const place = own(item.link);
    const to = byId.get(item.parent)?.address ?? HOME;
    if (place?.query) impossible.push(`${place.path}${place.query} (${to})`);
    else if (place) add(place.path, to);
  }
  for (const [from, to] of files) {
    const place = own(from);
    if (place) add(place.path, to);
  }
  if (pretty) {
    const program = PROGRAMS[facts.program];
    const posts = open.filter(({ kind }) => kind === "post");
    /** A list of texts, its further pages and its feed. */
    const addList = (path: string, count: number, to: string, feed: string): void => {
      add(`${base}${path}`, to);
      for (let page = 2; page <= Math.ceil(count / ON_A_PAGE); page++) add(`${base}${path}page/${page}/`, to);
      if (program.feed !== undefined) add(`${base}${path}${program.feed}`, feed);
    };
    const tags = countBy(posts.flatMap(({ item }) => item.terms.map(({ name }) => tagName(name) ?? "")));
    // Squarespace lists the texts of each blog by themselves.
    const blogs = facts.program === "squarespace" ? new Set(posts.map(({ item }) => blogOf(item.link))) : ["/"];
    for (const { domain, path, name } of termPaths(facts, placed)) {
      const folder = domain === "category" ? program.category : program.tag;
      const tag = tagName(name) ?? "";
      const page = tag !== "" && tags.has(tag) ? tagAddress(tag, facts) : BLOG;
      if (folder === undefined) continue;
      for (const blog of blogs)
        addList(`${blog}${folder}${path}/`, tags.get(tag) ?? 0, page, page === BLOG ? RSS : tagFeed(page));
    }
    if (program.author !== undefined)
      for (const [login, count] of countBy(posts.map(({ item }) => item.author).filter(Boolean)))
        addList(`/${program.author}${encodeURIComponent(login.toLowerCase().replace(/\s+/g, "-"))}/`, count, BLOG, RSS);
    if (program.dated) for (const path of datedArchives(open, own)) add(`${base}${path}`, ARCHIVE);
    addList("/", posts.length, BLOG, RSS);
    for (const feed of program.feeds) add(`${base}/${feed}`, RSS);
    if (program.dated) add(`${base}/feed/atom/`, ATOM);
    for (const name of program.sitemaps) add(`${base}/${name}`, SITEMAP);
  }
  return { redirects: [...redirects.values()].sort((a, b) => compare(a.from, b.from)), patterns, impossible };
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Where all posts stood below one folder under the names that they have, one rule leads to all. */
function commonPattern(placed: readonly Placed[], own: OwnAddress): string[] {
  const posts = placed.filter((one) => one.kind === "post" && isOpen(one));
  const prefixes = new Set(
    posts.map(({ item, name }) => {
      const [, prefix, rest] = /^(\/.+)\/([^/]+)\/?$/.exec(own(item.link)?.path ?? "") ?? [];
      return rest === name && !/\d{4}/.test(prefix ?? "") ? prefix : undefined;
    }),
  );
  const [prefix] = prefixes;
  if (posts.length < WORTH_A_RULE || prefixes.size !== 1 || prefix === undefined || `${prefix}/` === BLOG) return [];
  if (placed.some(({ kind, address }) => kind === "page" && address.startsWith(`${prefix}/`))) return [];
  for (const one of posts) one.aliases = one.aliases.filter((alias) => alias !== `${prefix}/${one.name}`);
  return [`${prefix}/* ${BLOG}:splat 301`];
}

/** Whether a rule leads from a path to an address. */
const covers = (rule: string, path: string, address: string): boolean => {
  const [from = "", to = ""] = rule.split(" ");
  const prefix = from.slice(0, -"*".length);
  return path.startsWith(prefix) && keyOf(to.replace(":splat", path.slice(prefix.length))) === keyOf(address);
};

/** The blog of Squarespace that a post belongs to, as the beginning of its address. */
const blogOf = (link: string): string => /^(?:https?:\/\/[^/]+)?(\/[^/]+\/)/.exec(link)?.[1] ?? "/";

/** The lists of categories, below their parents too, and of tags: what stands behind the folder of such lists. */
function termPaths(facts: OldFacts, placed: readonly Placed[]): { domain: string; path: string; name: string }[] {
  const known = new Map(facts.terms.map((term) => [`${term.domain} ${term.slug}`, term]));
  for (const term of placed.flatMap(({ item }) => item.terms)) {
    const key = `${term.domain} ${term.slug}`;
    if (!known.has(key)) known.set(key, { ...term, id: "", parent: "" });
  }
  return [...known.values()].flatMap(({ domain, slug, name, parent }) => {
    if (slug === "" || !/^(category|post_tag)$/.test(domain)) return [];
    const slugs = [slug];
    for (let above = parent; above !== "" && !slugs.includes(above); ) {
      slugs.unshift(above);
      above = known.get(`${domain} ${above}`)?.parent ?? "";
    }
    // Squarespace writes names, with a plus for a space.
    const written = facts.program === "squarespace" ? [encodeURIComponent(name).replaceAll("%20", "+")] : [];
    return [...new Set([slugs.join("/"), slug, ...written])].map((path) => ({ domain, path, name }));
  });
}

/** The archives of years and months, and of days if addresses name them. */
function datedArchives(placed: readonly Placed[], own: OwnAddress): Set<string> {
  const paths = new Set<string>();
  for (const { item, date, kind } of placed) {
    if (kind !== "post" || date === undefined) continue;
    const [year, month, day] = date.split("-");
    paths.add(`/${year}/`).add(`/${year}/${month}/`);
    if (own(item.link)?.path.includes(`/${year}/${month}/${day}/`)) paths.add(`/${year}/${month}/${day}/`);
  }
  return paths;
}

/** Finds addresses of an old sitemap that lead nowhere. @param open the texts that became public */
export function goneAddresses(
  sitemap: readonly string[],
  own: OwnAddress,
  open: readonly Placed[],
  { redirects, patterns }: Leading,
): string[] {
  const leads = new Set(
    [
      ...open.flatMap(({ address, aliases }) => [address, ...aliases]),
      ...redirects.map(({ from }) => from),
      ...[HOME, BLOG, ARCHIVE, TAGS],
    ].map(keyOf),
  );
  const prefixes = patterns.map((rule) => rule.slice(0, rule.indexOf("*")));
  return sitemap.filter((address) => {
    const place = own(address);
    if (!place) return false;
    const isLed = prefixes.some(
      (prefix) => place.path.startsWith(prefix) && leads.has(keyOf(BLOG + place.path.slice(prefix.length))),
    );
    return place.query !== "" || !(isLed || leads.has(keyOf(place.path)));
  });
}
