// The order of posts and how lists of them are cut into pages.

import type { CalendarDate } from "./date";
import { listPage } from "./paths";

/** How many posts a page of a list shows that is full, and at least the first page of a long list. */
const POSTS_PER_PAGE = 10;

/** How many posts the front page shows. */
export const POSTS_ON_HOME = 4;

/** How many the page shows that stands where there is none. */
export const POSTS_NOT_FOUND = 3;

/** Orders posts newest first; posts of one day by their address, so that the order never depends on the disk. */
export function newestFirst(a: { date: CalendarDate; path: string }, b: { date: CalendarDate; path: string }): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** How many pages a list has after its first one: each is full, and stays as it is. */
const fullPages = (total: number): number => Math.max(0, Math.floor(total / POSTS_PER_PAGE) - 1);

/** A page of a list of posts. */
export interface ListPage<Post> {
  path: string;
  /** Counted from the oldest posts on; undefined for the first page, which has the newest. */
  number: number | undefined;
  /** Newest first. */
  posts: Post[];
  /** The addresses of its neighbours. */
  newer: string | undefined;
  older: string | undefined;
}

/**
 * Cuts a list into pages, the first of which may hold up to twice as many posts as the others. These are cut and numbered
 * from the oldest post on: a page that is full stays as it is, whatever is added. An empty list still has a page.
 * @param list the address of its first page
 * @param posts newest first
 */
export function listPages<Post>(list: string, posts: readonly Post[]): ListPage<Post>[] {
  const full = fullPages(posts.length);
  const addressOf = (number: number): string => listPage(list, number > full ? undefined : number);
  // Where the page begins that has so many full ones after it.
  const begin = (after: number): number => posts.length - after * POSTS_PER_PAGE;
  const pages = Array.from({ length: full }, (_, index) => full - index).map((number) => ({
    path: addressOf(number),
    number,
    posts: posts.slice(begin(number), begin(number - 1)),
    newer: addressOf(number + 1),
    older: number > 1 ? addressOf(number - 1) : undefined,
  }));
  const older = full > 0 ? addressOf(full) : undefined;
  return [{ path: list, number: undefined, posts: posts.slice(0, begin(full)), newer: undefined, older }, ...pages];
}

/**
 * Lists the addresses at which a list may have had pages: when it was longer by some posts, or was cut from the newest post
 * on. They lead to its first page.
 */
export function formerListPages(list: string, total: number): string[] {
  if (total <= POSTS_PER_PAGE) return [];
  const highest = Math.ceil(total / POSTS_PER_PAGE);
  const full = fullPages(total);
  return Array.from({ length: highest - full }, (_, index) => listPage(list, full + 1 + index));
}

/** Groups posts by the year of their date, keeping their order. */
export function groupByYear<Post extends { date: CalendarDate }>(posts: readonly Post[]): [year: string, Post[]][] {
  const years = new Map<string, Post[]>();
  for (const post of posts) {
    const year = post.date.slice(0, 4);
    const found = years.get(year);
    if (found) found.push(post);
    else years.set(year, [post]);
  }
  return [...years];
}
