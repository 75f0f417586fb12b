// The order of posts and how lists of them are cut into pages.

import type { CalendarDate } from "./date";

/** How many posts one page of the list shows. */
export const POSTS_PER_PAGE = 10;

/** How many posts the front page shows. */
export const POSTS_ON_HOME = 4;

/** Orders posts newest first; posts of one day by their address, so that the order never depends on the disk. */
export function newestFirst(a: { date: CalendarDate; path: string }, b: { date: CalendarDate; path: string }): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** How many pages a list of `total` posts has: at least one, so that an empty list still has an address. */
export function pageCount(total: number, perPage = POSTS_PER_PAGE): number {
  return Math.max(1, Math.ceil(total / perPage));
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
