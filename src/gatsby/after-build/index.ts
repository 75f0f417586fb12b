// Makes what is made of the built pages: feeds, sitemap, robots.txt, manifest and icons.

import fs from "node:fs";
import path from "node:path";
import type { BuildArgs } from "gatsby";
import { digestOf, openFactCache } from "../../content/fact-cache";
import { filesBelow } from "../../content/files-below";
import { type Standalone, standalone } from "../../markdown/standalone";
import {
  type Enclosure,
  type FeedContent,
  type FeedItem,
  type FeedPost,
  type FeedSite,
  feedItem,
  feedOf,
  jsonFeed,
  planFeeds,
} from "../../model/feed";
import { atomFeed, rssFeed } from "../../model/feed-xml";
import { ICON_SOURCE, manifest } from "../../model/manifest";
import { pictureType } from "../../model/media-type";
import { ownText } from "../../model/own-text";
import { absoluteUrl, MANIFEST, ROBOTS, SITEMAP } from "../../model/paths";
import type { Person } from "../../model/site-schema";
import { robotsFile, type SitemapPost, sitemapEntries } from "../../model/sitemap";
import { htmlFile } from "../output";
import { iconFiles } from "./icons";
import type { BuiltPage } from "./page-reader";
import { sitemapFiles } from "./sitemap";

/** Changes with what is read of a page. */
const VERSION = "4";

/** The icon that feed readers show. */
const FEED_ICON = "icon-192.png";

type Post = FeedPost & SitemapPost;
type PostRow = Omit<Post, "tags" | "author"> & { tags: { name: string }[]; author: Person | null; published: boolean };

const fromRow = ({ tags, author, ...post }: PostRow): SiteData["posts"][number] => ({
  ...post,
  tags: tags.map(({ name }) => name),
  author: author?.name,
});

/** What the further files tell of the site and its texts; it survives JSON. */
export interface SiteData {
  site: Omit<FeedSite, "pathPrefix" | "icon">;
  posts: (Post & { published: boolean })[];
  texts: { path: string; updated: string | null }[];
}

/** Reads the site's data. @returns nothing if it can't be read, which ends the build */
export async function querySite({
  graphql,
  reporter,
}: Pick<BuildArgs, "graphql" | "reporter">): Promise<SiteData | undefined> {
  const { data, errors } = await graphql<{
    site: SiteData["site"];
    posts: { nodes: PostRow[] };
    texts: { nodes: SiteData["texts"] };
  }>(`{
    site: siteFacts { name description language url timeZone people }
    posts: allPost { nodes { id path title date updated excerpt tags author lang aliases published } }
    texts: allPage { nodes { path updated } }
  }`);
  if (errors || !data) {
    reporter.panic("The posts could not be read", errors);
    return undefined;
  }
  return { site: data.site, posts: data.posts.nodes.map(fromRow), texts: data.texts.nodes };
}

/** A site of which all pages are built. */
export interface BuiltSite {
  root: string;
  data: SiteData;
  /** The pages that are deployed, with the posts that each lists. */
  pages: readonly { path: string; ids?: readonly string[] | undefined }[];
  staticDir: string;
  pathPrefix: string;
  preview: boolean;
  /** The path of a file of the output. */
  fileOf(file: string): string;
}

/**
 * Makes the further files, by their names. A file of that name in `static` wins, but for the robots.txt of a preview.
 * @param read what was read of each page
 */
export async function furtherFiles(
  { root, data, pages, staticDir, pathPrefix, preview, fileOf }: BuiltSite,
  read: ReadonlyMap<string, Pick<BuiltPage, "listed" | "pictures">>,
): Promise<Record<string, string | Uint8Array>> {
  const { site } = data;
  const icon = path.join(staticDir, ICON_SOURCE);
  const icons = fs.existsSync(icon) ? await iconFiles(fs.readFileSync(icon), path.join(root, ".build/icons")) : {};
  const feedSite = { ...site, pathPrefix, icon: FEED_ICON in icons ? `/${FEED_ICON}` : undefined };
  const posts = data.posts.filter(({ published }) => published);
  const changed = new Map(data.texts.map(({ path: address, updated }) => [address, updated ?? undefined]));
  const url = (address: string): string => absoluteUrl(site.url, address, pathPrefix);
  const isPost = new Set(posts.map((post) => post.path));
  const built = pages.map((page) => {
    const { listed = false, pictures = [] } = read.get(page.path) ?? {};
    const own = isPost.has(page.path) ? pictures.map((src) => new URL(src, site.url).href) : [];
    return { ...page, updated: changed.get(page.path), listed, pictures: own };
  });
  const entries = sitemapEntries(built, posts, { url: site.url, pathPrefix });
  const reader = pageReader(path.join(root, ".build/standalone.json"));
  const feeds = feedFiles(posts, feedSite, (post) => {
    const html = fs.readFileSync(fileOf(htmlFile(post.path)), "utf8");
    return contentOf(reader.page(html, url(post.path)), fileOf, url("/"));
  });
  reader.save();
  const files = {
    ...feeds,
    ...(await sitemapFiles(entries, SITEMAP.slice(1), (file) => url(`/${file}`))),
    [ROBOTS.slice(1)]: robotsFile(url(SITEMAP), preview),
    [MANIFEST.slice(1)]: manifest(site, Object.keys(icons).length > 0, pathPrefix),
    ...icons,
  };
  const own = new Set(filesBelow(staticDir));
  return Object.fromEntries(
    Object.entries(files).filter(([file]) => !own.has(file) || (preview && `/${file}` === ROBOTS)),
  );
}

/** Reads built pages; a page that has not changed is not parsed again. */
function pageReader(file: string) {
  const cache = openFactCache<Standalone>(file, VERSION);
  return {
    page(html: string, url: string): Standalone {
      const text = ownText(html);
      const digest = digestOf(url, "\n", text);
      const known = cache.get(digest) ?? standalone(text, url);
      cache.set(digest, known);
      return known;
    },
    save: () => cache.save(),
  };
}

function feedFiles(
  posts: readonly Post[],
  site: FeedSite,
  contentOf: (post: Post) => FeedContent,
): Record<string, string> {
  const items = new Map<Post, FeedItem>();
  const itemOf = (post: Post): FeedItem => {
    const item = items.get(post) ?? feedItem(post, contentOf(post), site);
    items.set(post, item);
    return item;
  };
  const files: Record<string, string> = {};
  for (const plan of planFeeds(posts)) {
    const feed = feedOf(plan, plan.posts.map(itemOf), site);
    const place = (address: string) => ({
      self: absoluteUrl(site.url, address, site.pathPrefix),
      stylesheet: `${site.pathPrefix}/feed.css`,
    });
    const { atom, rss, json } = plan.paths;
    files[atom.slice(1)] = atomFeed(feed, place(atom));
    if (rss) files[rss.slice(1)] = rssFeed(feed, place(rss));
    if (json) files[json.slice(1)] = jsonFeed(feed, place(json).self);
  }
  return files;
}

/** What a feed takes of a page, with the facts of its picture's file. */
function contentOf({ html, featured }: Standalone, fileOf: BuiltSite["fileOf"], home: string): FeedContent {
  return { html, image: featured === undefined ? undefined : enclosure(featured, fileOf, home) };
}

function enclosure(url: string, fileOf: BuiltSite["fileOf"], home: string): Enclosure | undefined {
  const type = pictureType(url);
  if (!url.startsWith(home) || type === undefined) return undefined;
  return { url, type, length: fs.statSync(fileOf(decodeURIComponent(url.slice(home.length)))).size };
}
