// Makes what is made of the built pages: feeds, sitemap, robots.txt, manifest and icons.

import fs from "node:fs";
import path from "node:path";
import { pipelineVersion } from "../content/body-store";
import { filesBelow } from "../content/files-below";
import { openStore, type Store } from "../content/store";
import { type Standalone, standalone } from "../markdown/standalone";
import { absoluteUrl, MANIFEST, ROBOTS, SITEMAP } from "../model/content/paths";
import { ownText } from "../model/content/search";
import {
  type Enclosure,
  type FeedContent,
  type FeedItem,
  type FeedSite,
  feedItem,
  feedOf,
  jsonFeed,
  type PlannedFeed,
} from "../model/feeds/feed";
import { atomFeed, rssFeed } from "../model/feeds/feed-xml";
import { robotsFile, sitemapEntries } from "../model/feeds/sitemap";
import { ICON_SOURCE, manifest } from "../model/head/manifest";
import { pictureType } from "../model/hosting/media-type";
import { wordsOf } from "../model/strings/words";
import { digestOf } from "../site/digest";
import type { ListedPost, SitePlan } from "../site/plan";
import type { BuiltSite } from "./finish";
import { iconFiles } from "./icons";
import { htmlFile } from "./output";
import type { BuiltPage } from "./page-reader";
import { sitemapFiles } from "./sitemap";

/** The icon that feed readers show. */
const FEED_ICON = "icon-192.png";

/** Makes those further files, by their names, that need no page: robots.txt, manifest and icons. */
export async function plainFiles({ root, plan: { site }, pathPrefix }: Omit<BuiltSite, "fileOf">): Promise<Files> {
  const icon = path.join(root, "static", ICON_SOURCE);
  const icons = fs.existsSync(icon) ? await iconFiles(fs.readFileSync(icon), path.join(root, ".build/icons")) : {};
  const files = {
    [ROBOTS.slice(1)]: robotsFile(absoluteUrl(site.url, SITEMAP, pathPrefix), site.preview),
    [MANIFEST.slice(1)]: manifest(site, Object.keys(icons).length > 0, pathPrefix),
    ...icons,
  };
  return withoutOwn(files, root, site);
}

/** A file of the same name in `static` wins, but for the robots.txt of a preview. */
function withoutOwn(files: Files, root: string, { preview }: SitePlan["site"]): Files {
  const own = new Set(filesBelow(path.join(root, "static")));
  return Object.fromEntries(
    Object.entries(files).filter(([file]) => !own.has(file) || (preview && `/${file}` === ROBOTS)),
  );
}

type Files = Record<string, string | Uint8Array>;

/**
 * Makes the further files, by their names.
 * @param read what was read of each page
 */
export async function furtherFiles(
  { root, plan, pathPrefix, fileOf }: BuiltSite,
  read: ReadonlyMap<string, Pick<BuiltPage, "listed" | "pictures" | "file">>,
): Promise<Files> {
  const { site, posts } = plan;
  const plain = await plainFiles({ root, plan, pathPrefix });
  const hasIcon = FEED_ICON in plain || fs.existsSync(path.join(root, "static", FEED_ICON));
  const icon = hasIcon ? `/${FEED_ICON}` : undefined;
  const feeds = plan.parts.map((part) => ({ site: { ...part.site, pathPrefix, icon }, feeds: part.feeds }));
  const url = (address: string): string => absoluteUrl(site.url, address, pathPrefix);
  const isPost = new Set(posts.map((post) => post.path));
  const built = plan.pages.map(({ path: address, lists, translations }) => {
    const { listed = false, pictures = [] } = read.get(address) ?? {};
    const own = isPost.has(address) ? pictures.map((src) => new URL(src, site.url).href) : [];
    return { path: address, lists, translations, updated: plan.updated.get(address), listed, pictures: own };
  });
  const entries = sitemapEntries(built, posts, { url: site.url, pathPrefix });
  const pageOf = (post: ListedPost) => ({
    digest: read.get(post.path)?.file.sha256 ?? "",
    content: () => {
      const html = fs.readFileSync(fileOf(htmlFile(post.path)), "utf8");
      return contentOf(standalone(ownText(html), url(post.path)), fileOf, url("/"));
    },
  });
  const files = {
    ...feedFiles(feeds, pageOf, openStore(path.join(root, ".build/feeds"))),
    ...(await sitemapFiles(entries, SITEMAP.slice(1), (file) => url(`/${file}`))),
  };
  return { ...withoutOwn(files, root, site), ...plain };
}

/** The feeds of a part of the site. */
interface PartFeeds {
  site: FeedSite;
  feeds: readonly PlannedFeed<ListedPost>[];
}

/** Makes the feeds, each again only when a page that it tells of is another. @param store keeps them, and what is told */
function feedFiles(
  parts: readonly PartFeeds[],
  pageOf: (post: ListedPost) => { digest: string; content(): FeedContent },
  store: Store,
): Record<string, string> {
  const files = Object.assign({}, ...parts.map((part) => partFeedFiles(part, pageOf, store)));
  store.prune();
  return files;
}

function partFeedFiles(
  { site, feeds }: PartFeeds,
  pageOf: (post: ListedPost) => { digest: string; content(): FeedContent },
  store: Store,
): Record<string, string> {
  const keyOf = (...parts: unknown[]): string => digestOf(JSON.stringify([pipelineVersion(), site, ...parts]));
  const items = new Map<ListedPost, { key: string; item(): FeedItem }>();
  for (const post of feeds.flatMap(({ posts }) => posts)) {
    if (items.has(post)) continue;
    const { digest, content } = pageOf(post);
    const key = keyOf(post, digest);
    // What is there is kept for the next build, also if this one has no use for it.
    store.has(key);
    items.set(post, { key, item: () => kept(store, key, () => feedItem(post, content(), site)) });
  }
  const files: Record<string, string> = {};
  for (const plan of feeds) {
    const told = plan.posts.flatMap((post) => items.get(post) ?? []);
    const key = keyOf(
      plan.tag ?? null,
      plan.paths,
      told.map((one) => one.key),
    );
    const texts = kept(store, key, () => {
      const feed = feedOf(
        plan,
        told.map(({ item }) => item()),
        site,
      );
      const place = (address: string) => ({
        self: absoluteUrl(site.url, address, site.pathPrefix),
        stylesheet: `${site.pathPrefix}/feed.css`,
      });
      const { atom, rss, json } = plan.paths;
      return {
        [atom.slice(1)]: atomFeed(feed, place(atom)),
        ...(rss && { [rss.slice(1)]: rssFeed(feed, place(rss)) }),
        ...(json && { [json.slice(1)]: jsonFeed(feed, place(json).self, wordsOf(site)) }),
      };
    });
    Object.assign(files, texts);
  }
  return files;
}

/** Gives what is kept under a key, or makes it; it survives JSON. */
function kept<Value>(store: Store, key: string, make: () => Value): Value {
  const before = store.get(key);
  return before ? JSON.parse(before.toString()) : JSON.parse(store.set(key, JSON.stringify(make())));
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
