// The one rule that decides whether a post is public, and what else a site shows because of the day.

import type { Words } from "../strings/words";
import { closureText } from "./contact";
import { type CalendarDate, dateIn } from "./date";
import type { Closure, Site } from "./site-schema";

/** Decides on publication: drafts never, posts from the start of their day in the site's time zone, pages at once. */
export function isPublished(post: { date?: CalendarDate; draft: boolean }, now: Date, timeZone: string): boolean {
  return !post.draft && (post.date === undefined || post.date <= dateIn(timeZone, now));
}

/** What of the site's facts has its days. */
export interface DatedFacts {
  /** What stands above every page. */
  notice?: string | undefined;
  /** Those that are not over, the next one first. */
  closures: Closure[];
  /** One of them that has begun or begins within a week. */
  nextClosure?: Closure | undefined;
}

/** Decides what of it a site shows at an instant. */
export function datedFacts(
  { notice, closures, timeZone }: Pick<Site, "notice" | "closures" | "timeZone">,
  now: Date,
): DatedFacts {
  const today = dateIn(timeZone, now);
  const week = new Date(Date.parse(`${today}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
  const shown = notice && (notice.from ?? today) <= today && today <= (notice.until ?? today);
  const coming = closures.filter(({ until }) => until >= today).sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    notice: shown ? notice.text : undefined,
    closures: coming,
    nextClosure: coming.find(({ from }) => from <= week),
  };
}

/** What the front page says of it, text by text, by which a page of another day is known. */
export function datedTexts({ notice, closures, nextClosure }: DatedFacts, words: Words): string[] {
  const days = [nextClosure, ...closures].flatMap((closure) => (closure ? [closureText(closure, words)] : []));
  return notice === undefined ? days : [notice, ...days];
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
