// The one rule that decides whether a post is public.

import { type CalendarDate, dateIn } from "./date";

/** Decides on publication: drafts never, posts from the start of their day in the site's time zone, pages at once. */
export function isPublished(post: { date?: CalendarDate; draft: boolean }, now: Date, timeZone: string): boolean {
  return !post.draft && (post.date === undefined || post.date <= dateIn(timeZone, now));
}

/**
 * The instant that counts as now: `SOURCE_DATE_EPOCH` (seconds,
 * https://reproducible-builds.org/specs/source-date-epoch/) if set, else the clock.
 * @throws if `SOURCE_DATE_EPOCH` is not a whole number
 */
export function currentTime(env: Readonly<Record<string, string | undefined>>): Date {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === "") return new Date();
  if (!/^\d{1,12}$/.test(epoch)) {
    throw new Error(`SOURCE_DATE_EPOCH is "${epoch}". Set it to whole seconds since 1970, like 1700000000.`);
  }
  return new Date(Number(epoch) * 1000);
}
