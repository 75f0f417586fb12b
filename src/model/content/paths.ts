// The only place that builds an address of this site. Every page's address ends in a slash and is lower-case ASCII.

/** The front page. */
export const HOME = "/";

/** What every post's address begins with, and the first page of the list of posts. */
export const BLOG = "/blog/";

/** All tags; a tag's own address begins with it. */
export const TAGS = "/tags/";

/** All posts by year. */
export const ARCHIVE = "/archive/";

/** Where visitors look for words. */
export const SEARCH = "/search/";

/** Every component in every state, in `gatsby develop` only. */
export const STYLEGUIDE = "/styleguide/";

/** Where the call to action leads when the practice has no other address for bookings. */
const BOOK = "/book/";

/** Who answers for the site, as some countries demand it. */
export const IMPRINT = "/imprint/";

/** The addresses of a site's own pages and feeds, in one of its languages. */
export interface SitePaths {
  /** What all of them begin with, without a slash at its end; empty for the first language. */
  base: string;
  home: string;
  blog: string;
  tags: string;
  archive: string;
  search: string;
  book: string;
  imprint: string;
  notFound: string;
  feeds: { atom: string; rss: string; json: string };
}

/** The pages whose addresses a site may give words of its own. */
export const NAMED_PAGES = ["tags", "archive", "search"] as const;

/** Words that stand in addresses in place of `tags`, `archive` and `search`. */
type AddressWords = Partial<Record<(typeof NAMED_PAGES)[number], string | undefined>>;

/** What decides on them. */
export interface PathSource {
  /** A BCP 47 tag. */
  language: string;
  /** All languages of a site that has several; the first has the short addresses. */
  languages?: readonly string[] | undefined;
  addresses?: AddressWords | undefined;
}

/** Builds the addresses of a site in its language. */
export function pathsOf({ language, languages = [], addresses = {} }: PathSource): SitePaths {
  const base = language === (languages[0] ?? language) ? "" : `/${language.toLowerCase()}`;
  const below = (address: string): string => base + address;
  const named = (word: string | undefined, address: string): string =>
    below(word === undefined ? address : `/${word}/`);
  return {
    base,
    home: below(HOME),
    blog: below(BLOG),
    tags: named(addresses.tags, TAGS),
    archive: named(addresses.archive, ARCHIVE),
    search: named(addresses.search, SEARCH),
    book: below(BOOK),
    imprint: below(IMPRINT),
    notFound: below(NOT_FOUND),
    feeds: { atom: below(ATOM), rss: below(RSS), json: below(JSON_FEED) },
  };
}

/**
 * The address that a page would have if the site had no words of its own in its addresses: it leads on from there.
 * Undefined for a page that is there.
 */
export function plainPath(path: string, site: PathSource): string | undefined {
  const [own, plain] = [pathsOf(site), pathsOf({ ...site, addresses: undefined })];
  const page = NAMED_PAGES.find((name) => own[name] !== plain[name] && path.startsWith(own[name]));
  return page && plain[page] + path.slice(own[page].length);
}

/** The address of a page of a list: of its first one, which is the list's own, or of one that has a number. */
export function listPage(list: string, number: number | undefined): string {
  return number === undefined ? list : `${list}page/${number}/`;
}

/** Whether a list of posts may ever have a page at this address. */
export function isListPage(address: string, site: PathSource): boolean {
  const [list = address] = address.split(/page\/\d+\/$/);
  if (list === address) return false;
  const { blog, tags } = pathsOf(site);
  return list === blog || (list.startsWith(tags) && /^[^/]+\/$/.test(list.slice(tags.length)));
}

/** What an unknown address is answered with, with status 404. */
export const NOT_FOUND = "/404.html";

/** The address of a post, from the `slug` of its frontmatter (`/blog/name`, with or without a slash at the end). */
export function postFromSlug(slug: string): string {
  return slug.endsWith("/") ? slug : `${slug}/`;
}

/** The feeds of all posts. */
export const RSS = "/rss.xml";
export const ATOM = "/atom.xml";
export const JSON_FEED = "/feed.json";

/** The Atom feed of the posts with a tag, from the address of the tag's page. */
export function tagFeed(tagPage: string): string {
  return `${tagPage}atom.xml`;
}

/** What tells search engines what they may read. */
export const ROBOTS = "/robots.txt";

/** What names all files of the sitemap, for robots.txt and search engines. */
export const SITEMAP = "/sitemap-index.xml";

/** What a browser reads of a site that is put on a home screen. */
export const MANIFEST = "/manifest.webmanifest";

/** An old address as pages have it: with a slash at the end, unless it names an HTML file. */
export function aliasPath(alias: string): string {
  return alias.endsWith("/") || alias.endsWith(".html") ? alias : `${alias}/`;
}

/** The absolute address of a path, for canonical links and feeds. `siteUrl` has no slash at its end. */
export function absoluteUrl(siteUrl: string, path: string, pathPrefix = ""): string {
  return `${siteUrl}${pathPrefix}${path}`;
}
