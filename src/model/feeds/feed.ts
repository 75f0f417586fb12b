// What feeds are made of: which posts each holds, and what every reader learns of a post.

import { groupByTag } from "../content/by-tag";
import { type CalendarDate, startOfDay } from "../content/date";
import { textDirection } from "../content/language";
import { newestFirst } from "../content/listing";
import { absoluteUrl, type PathSource, pathsOf, tagFeed } from "../content/paths";
import type { Site } from "../content/site-schema";
import { tagPath } from "../content/slug";
import type { Words, WordsSource } from "../strings/words";

/** How many posts a feed holds: the newest. */
export const POSTS_IN_FEED = 10;

/** What feeds need to know of a post. */
export interface FeedPost {
  path: string;
  title: string;
  date: CalendarDate;
  excerpt: string;
  tags: readonly string[];
  /** Oldest first. */
  aliases: readonly string[];
  updated?: CalendarDate | null;
  author?: string | null;
  /** A BCP 47 tag, if the post is not in the site's language. */
  lang?: string | null;
}

/** What feeds need to know of the site. */
export type FeedSite = Pick<Site, "name" | "description" | "url" | "timeZone"> &
  WordsSource & {
    people: readonly { name: string }[];
    pathPrefix: string;
    /** Its icon, a path. */
    icon: string | undefined;
  };

/** A file that comes with an item. */
export interface Enclosure {
  url: string;
  /** Its media type. */
  type: string;
  /** In bytes. */
  length: number;
}

/** What the page of a post holds, as HTML that stands for itself. */
export interface FeedContent {
  html: string;
  image?: Enclosure;
}

/** A post as a feed tells it. Addresses are absolute. */
export interface FeedItem {
  /** Survives a change of title and of address: the oldest address that the post has had. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** Instants with the offset of the site's time zone (RFC 3339). */
  published: string;
  updated: string;
  author: string;
  language: string;
  tags: readonly string[];
  html: string;
  image: Enclosure | undefined;
}

/** A feed as all three formats tell it. Addresses are absolute. */
export interface Feed {
  title: string;
  description: string;
  language: string;
  author: string;
  /** The page that shows the same posts; it also names the feed. */
  url: string;
  icon: string | undefined;
  updated: string;
  items: FeedItem[];
}

/** A feed to be made: of all posts, or of those with a tag. */
export interface PlannedFeed<Post> {
  tag?: string;
  /** Where each format is found. */
  paths: { atom: string; rss?: string; json?: string };
  posts: Post[];
}

/** Plans the feed of all posts and one for each tag, in the order of their addresses. */
export function planFeeds<Post extends Pick<FeedPost, "date" | "path" | "tags">>(
  posts: readonly Post[],
  site: PathSource,
): PlannedFeed<Post>[] {
  const sorted = [...posts].sort(newestFirst);
  const tags = [...groupByTag(sorted, site)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { paths: pathsOf(site).feeds, posts: sorted.slice(0, POSTS_IN_FEED) },
    ...tags.map(([page, { name, posts }]) => ({
      tag: name,
      paths: { atom: tagFeed(page) },
      posts: posts.slice(0, POSTS_IN_FEED),
    })),
  ];
}

/** The day on which what a post says last changed. */
export const contentDate = ({ date, updated }: Pick<FeedPost, "date" | "updated">): CalendarDate => updated ?? date;

/** Tells a post as a feed does. A day begins at midnight in the site's time zone, as it does when it is published. */
export function feedItem(post: FeedPost, content: FeedContent, site: FeedSite): FeedItem {
  const language = post.lang ?? site.language;
  const direction = textDirection(language);
  const html = content.html || `<p>${htmlText(post.excerpt)}</p>`;
  const foreign = language !== site.language || direction !== "ltr";
  return {
    id: absoluteUrl(site.url, post.aliases[0] ?? post.path, site.pathPrefix),
    url: absoluteUrl(site.url, post.path, site.pathPrefix),
    title: post.title,
    summary: post.excerpt,
    published: startOfDay(post.date, site.timeZone),
    updated: startOfDay(contentDate(post), site.timeZone),
    author: post.author ?? site.people[0]?.name ?? site.name,
    language,
    tags: post.tags,
    html: foreign ? `<div lang="${language}" dir="${direction}">${html}</div>` : html,
    image: content.image,
  };
}

/** Text as HTML that stays legible where it is shown as it is: `Sleep & rest` needs no escape, `<b>` does. */
export const htmlText = (text: string): string =>
  text.replace(/&(?=[\w#])/g, "&amp;").replace(/<(?=[a-z/!?])/gi, "&lt;");

/** Puts items together to a feed. It is as new as its newest item; one without items is as old as can be. */
export function feedOf({ tag, posts }: PlannedFeed<FeedPost>, items: readonly FeedItem[], site: FeedSite): Feed {
  const newest = posts.map(contentDate).sort().at(-1);
  return {
    title: tag === undefined ? site.name : `${tag} – ${site.name}`,
    description: site.description,
    language: site.language,
    author: site.name,
    url: absoluteUrl(site.url, tag === undefined ? pathsOf(site).home : tagPath(tag, site), site.pathPrefix),
    icon: site.icon && absoluteUrl(site.url, site.icon, site.pathPrefix),
    updated: startOfDay(newest ?? "1970-01-01", site.timeZone),
    items: [...items],
  };
}

/** Writes a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). @param self its own address */
export function jsonFeed(feed: Feed, self: string, { t }: Pick<Words, "t">): string {
  const data = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.url,
    feed_url: self,
    description: feed.description,
    user_comment: t("feedAbout", { address: self }),
    icon: feed.icon,
    authors: [{ name: feed.author }],
    language: feed.language,
    items: feed.items.map(({ image, ...item }) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      image: image?.url,
      date_published: item.published,
      date_modified: item.updated,
      authors: [{ name: item.author }],
      language: item.language,
      tags: item.tags.length > 0 ? item.tags : undefined,
      attachments: image && [{ url: image.url, mime_type: image.type, size_in_bytes: image.length }],
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
