// Where the texts of the old site stand now, and where its addresses lead.

import { ARCHIVE, ATOM, BLOG, HOME, RSS, SITEMAP, TAGS, tagFeed } from "../model/content/paths";
import { pageFromName, slugify, tagPath } from "../model/content/slug";
import type { Redirect } from "../model/hosting/redirects";
import { languageOf } from "./facts";
import { decode, plainText } from "./html-tree";
import type { OldFacts, OldItem } from "./old-site";

/** A text of the old site and the place that it takes. */
export interface Placed {
  item: OldItem;
  kind: "post" | "page";
  /** The file's name without its ending, or that of its folder; below `pages` with slashes, empty for the front page. */
  name: string;
  address: string;
  title: string;
  /** YYYY-MM-DD; undefined for a page. */
  date: string | undefined;
  /** Why it is a draft; empty if it is public. */
  reasons: string[];
  /** Old addresses that the file itself can name. */
  aliases: string[];
}

/** Reads an address of the old site; undefined for one of another site. */
export type OwnAddress = (address: string) => OldPlace | undefined;

/** Path and query of an address of the old site, the path with its percent signs. */
interface OldPlace {
  path: string;
  query: string;
}

const bareHost = (host: string): string => host.replace(/^www\./, "").toLowerCase();

/** Knows the addresses of a site by its hosts, with and without `www.` and `https`. @param urls what the site calls itself */
export function ownAddresses(urls: readonly string[]): OwnAddress {
  const hosts = new Set(urls.filter((url) => URL.canParse(url)).map((url) => bareHost(new URL(url).host)));
  const base = urls.find((url) => URL.canParse(url)) ?? "https://old.invalid/";
  return (address) => {
    if (!URL.canParse(address, base) || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
    const url = new URL(address, base);
    if (!hosts.has(bareHost(url.host)) && url.host !== new URL(base).host) return undefined;
    return { path: url.pathname.replace(/\/{2,}/g, "/"), query: url.search };
  };
}

/** What two addresses are compared by. */
export const keyOf = (path: string): string => decode(path).toLowerCase().replace(/\/+$/, "");

/** What an address may hold that a file names as an alias. */
const ALIAS = /^(\/[A-Za-z0-9._~-]+)+\/?$/;

/** Files and folders of longer names are cut off where they are shown or sent. */
const LONGEST_NAME = 100;

const cut = (name: string): string => {
  if (name.length <= LONGEST_NAME) return name;
  return name
    .slice(0, LONGEST_NAME + 1)
    .replace(/-[^-]*$/, "")
    .slice(0, LONGEST_NAME);
};

/** The words of an address, from the slug, the title or the number. */
function nameOf(item: OldItem): string {
  const words = [decode(item.slug), plainText(item.title)].map((one) => cut(slugify(one)));
  return words.find((one) => one !== "") ?? `text-${slugify(item.id) || "1"}`;
}

/** Takes a name that is free. */
function free(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let number = 2; ; number++) if (!isTaken(`${name}-${number}`)) return `${name}-${number}`;
}

/** What a page that would take an address of the site itself is told by. */
const TAKEN_BY_SITE = [BLOG, TAGS, ARCHIVE, "/search/", "/404/"];

/** The places of all texts, and what is to be known of them. */
export interface Places {
  placed: Placed[];
  /** Two of an address, in sentences. */
  rivals: string[];
}

/**
 * Gives every text its place: posts below `/blog/`, pages where they were. Older texts choose first.
 * @param isTaken whether an address belongs to something that is there already, and not at this place of the content folder
 */
export function placeTexts(
  items: readonly OldItem[],
  own: OwnAddress,
  home: string,
  isTaken: (address: string, place: string) => boolean,
): Places {
  const taken = new Set<string>();
  const rivals: string[] = [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const base = own(home)?.path ?? "/";
  const order = [...items].sort(
    (a, b) => compare(a.date, b.date) || Number(a.id) - Number(b.id) || compare(a.link, b.link),
  );
  const placed = order.map((item): Placed => {
    const kind = item.type === "post" ? "post" : "page";
    const wanted = kind === "post" ? postName(item) : pageName(item, own, base, byId);
    const addressOf = (name: string): string => (kind === "post" ? `${BLOG}${name}/` : pageFromName(name, "en"));
    const name = free(wanted, (one) => {
      const address = addressOf(one);
      return (
        taken.has(address) ||
        isTaken(address, placeOf(kind, one)) ||
        TAKEN_BY_SITE.some((other) => address === other) ||
        (kind === "page" && /^\/(blog|tags|archive|search)\//.test(address))
      );
    });
    const address = addressOf(name);
    taken.add(address);
    if (name !== wanted) {
      rivals.push(
        `${addressOf(wanted)} is taken, so "${plainText(item.title) || wanted}" (${item.link}) is at ${address} now.`,
      );
    }
    return { item, kind, name, address, title: "", date: undefined, reasons: [], aliases: [] };
  });
  const addresses = new Set(placed.map(({ address }) => address.toLowerCase()));
  const given = new Set<string>();
  for (const one of placed) {
    for (const path of formerPaths(one.item, own)) {
      const alias = path.length > 1 ? path.replace(/\/$/, "") : path;
      const key = `${keyOf(alias)}/`;
      if (
        !ALIAS.test(alias) ||
        addresses.has(key) ||
        given.has(key) ||
        isTaken(key, placeOf(one.kind, one.name)) ||
        TAKEN_BY_SITE.includes(key)
      )
        continue;
      given.add(key);
      one.aliases.push(alias);
    }
  }
  return { placed, rivals };
}

/** The place of a text in the content folder, without what its file ends in. */
const placeOf = (kind: Placed["kind"], name: string): string =>
  `${kind === "post" ? "blog" : "pages"}${name === "" ? "" : `/${name}`}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const postName = (item: OldItem): string => {
  const name = nameOf(item);
  return name === "page" ? "page-2" : name;
};

function pageName(item: OldItem, own: OwnAddress, base: string, byId: ReadonlyMap<string, OldItem>): string {
  const place = own(item.link);
  if (place && place.query === "") {
    if (keyOf(place.path) === keyOf(base)) return "";
    const parts = decode(place.path)
      .split("/")
      .filter(Boolean)
      .map((part) => cut(slugify(part.replace(/\.(html?|php|aspx?)$/i, ""))));
    if (parts.length > 0 && parts.every((part) => part !== ""))
      return parts.join("/") === "index" ? "" : parts.join("/");
  }
  const names: string[] = [];
  const seen = new Set<string>();
  for (let one: OldItem | undefined = item; one && !seen.has(one.id); one = byId.get(one.parent)) {
    names.unshift(nameOf(one));
    seen.add(one.id);
  }
  return names.join("/");
}

/** The paths at which a text was read, its present one last. */
function formerPaths(item: OldItem, own: OwnAddress): string[] {
  const place = own(item.link);
  if (place?.query !== "" || place.path === "/") return [];
  const before = item.meta._wp_old_slug;
  const older = before ? place.path.replace(/[^/]+(?=\/?$)/, () => before) : undefined;
  return [...(item.former ?? []), ...(older === undefined ? [] : [older]), place.path];
}

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

/** A rule pays where it stands for so many. */
const WORTH_A_RULE = 20;

/** Finds where every other address of the old site leads. */
export function leadOn({ facts, placed, attachments, own, tagName, files }: LeadingFrom): Leading {
  const patterns = commonPattern(placed, own);
  const open = placed.filter(({ reasons }) => reasons.length === 0);
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
    if (key !== "" && !taken.has(key) && !redirects.has(key) && !/[\s*:]/.test(from)) redirects.set(key, { from, to });
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
    const used = new Set(
      open.flatMap(({ kind, item }) => (kind === "post" ? item.terms.map(({ name }) => tagName(name)) : [])),
    );
    for (const { path, name } of termPaths(facts, placed)) {
      const tag = tagName(name);
      const page =
        tag !== undefined && used.has(tag) ? tagPath(tag, { language: languageOf(facts.language) ?? "en" }) : BLOG;
      add(`${base}${path}`, page);
      add(`${base}${path}feed/`, page === BLOG ? RSS : tagFeed(page));
    }
    for (const login of new Set(open.map(({ item }) => item.author).filter(Boolean)))
      add(`${base}/author/${encodeURIComponent(login.toLowerCase().replace(/\s+/g, "-"))}/`, BLOG);
    for (const path of datedArchives(open, own)) add(`${base}${path}`, ARCHIVE);
    const posts = open.filter(({ kind }) => kind === "post").length;
    for (let page = 2; page <= Math.ceil(posts / 10); page++) add(`${base}/page/${page}/`, BLOG);
    for (const feed of ["feed", "feed/rss", "feed/rss2", "feed/rdf", "comments/feed"]) add(`${base}/${feed}/`, RSS);
    add(`${base}/feed/atom/`, ATOM);
    for (const name of ["sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml"]) add(`${base}/${name}`, SITEMAP);
  }
  return { redirects: [...redirects.values()].sort((a, b) => compare(a.from, b.from)), patterns, impossible };
}

/** Where all posts stood below one folder under the names that they have, one rule leads to all. */
function commonPattern(placed: readonly Placed[], own: OwnAddress): string[] {
  const posts = placed.filter(({ kind, reasons }) => kind === "post" && reasons.length === 0);
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

/** Pages of categories, below their parents, and of tags. */
function termPaths(facts: OldFacts, placed: readonly Placed[]): { path: string; name: string }[] {
  const known = new Map(facts.terms.map((term) => [`${term.domain} ${term.slug}`, term]));
  for (const { item } of placed) {
    for (const term of item.terms) {
      const key = `${term.domain} ${term.slug}`;
      if (!known.has(key)) known.set(key, { ...term, parent: "" });
    }
  }
  return [...known.values()].flatMap((term) => {
    if (term.slug === "" || !/^(category|post_tag)$/.test(term.domain)) return [];
    const slugs = [term.slug];
    const seen = new Set(slugs);
    for (
      let parent = term.parent;
      parent !== "" && !seen.has(parent);
      parent = known.get(`${term.domain} ${parent}`)?.parent ?? ""
    ) {
      slugs.unshift(parent);
      seen.add(parent);
    }
    const { name } = term;
    if (term.domain === "post_tag") return [{ path: `/tag/${term.slug}/`, name }];
    return [...new Set([`/category/${slugs.join("/")}/`, `/category/${term.slug}/`])].map((path) => ({ path, name }));
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

/** Finds addresses of an old sitemap that lead nowhere. */
export function goneAddresses(sitemap: readonly string[], own: OwnAddress, leads: (path: string) => boolean): string[] {
  return sitemap.filter((address) => {
    const place = own(address);
    return place !== undefined && (place.query !== "" || (keyOf(place.path) !== "" && !leads(place.path)));
  });
}
