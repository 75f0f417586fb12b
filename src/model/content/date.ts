// Calendar dates: a day as text (YYYY-MM-DD), never an instant, so that no time zone can move it.

/** A day of the Gregorian calendar as ISO 8601 writes it: `2021-08-06`. Sorts as text. */
export type CalendarDate = string;

/** Formats a day for readers in the site's language, like `6 August 2021` or `August 6, 2021`. */
export function formatDate(date: CalendarDate, language: string): string {
  const format = longFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  longFormats.set(language, format);
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** Formats by language: making one takes longer than using it for a thousand dates. */
const longFormats = new Map<string, Intl.DateTimeFormat>();

/** Formats a span of days, like `24–26 December`, and a single one with its name. The year is understood, but where it changes. */
export function formatDays(from: CalendarDate, until: CalendarDate, language: string): string {
  const [first, last] = [from, until].map((day) => new Date(`${day}T00:00:00Z`)) as [Date, Date];
  const weekday = from === until ? "long" : undefined;
  const format = new Intl.DateTimeFormat(language, { weekday, day: "numeric", month: "long", timeZone: "UTC" });
  // Releases of Unicode's data differ in the spaces around the dash; within a day none is broken.
  return (
    format
      .formatRange(first, last)
      // In Italian, Unicode's spans of days have zeros in front ("01 gennaio"), though its single days have none.
      .replace(/\b0(?=\d)/g, "")
      .replace(/\s*–\s*/g, "–")
      .replace(/\s/g, "\u00a0")
  );
}

/** Tells which day it is at an instant in a time zone of the IANA database. */
export function dateIn(timeZone: string, now: Date): CalendarDate {
  return dayFormat(timeZone).format(now);
}

/** Formats by time zone. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  // The Swedish locale writes dates in the ISO 8601 form.
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone });
  dayFormats.set(timeZone, format);
  return format;
}

/**
 * The days that a text may mean which is not a date: two for `08/06/2021`, one for `6 Aug 2021`, none for `2021-13-45`.
 * For showing the editor what to write; never for publishing.
 */
export function possibleDates(text: string): CalendarDate[] {
  const bare = text.trim().replace(/^[“”„«"']|[“”»"']$/g, "");
  const compact = bare.match(/^(\d{4})(\d{2})(\d{2})$/);
  const numbers = compact ?? bare.match(/^(\d{1,4})[-–/. ]+(\d{1,2})[-–/. ]+(\d{1,4})(?:[T ].*)?$/);
  if (!numbers) {
    const time = /[a-z]/i.test(text) && /\b\d{4}\b/.test(text) ? Date.parse(`${text.trim()} UTC`) : Number.NaN;
    return Number.isNaN(time) ? [] : [new Date(time).toISOString().slice(0, 10)];
  }
  const [, a, b, c] = numbers.map(Number) as [number, number, number, number];
  const days = a > 31 ? [isoDay(a, b, c)] : [isoDay(c, b, a), isoDay(c, a, b)];
  return [...new Set(days.filter((day) => day !== undefined))].sort();
}

function isoDay(year: number, month: number, day: number): CalendarDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/**
 * The instant at which a day begins in a time zone, with the zone's offset (RFC 3339): `2021-08-06T00:00:00-04:00`.
 * Where the clocks skip midnight, the day begins later.
 */
export function startOfDay(date: CalendarDate, timeZone: string): string {
  const key = `${date} ${timeZone}`;
  const known = starts.get(key) ?? findStart(date, timeZone);
  starts.set(key, known);
  return known;
}

/** Days that have been asked for: a post stands in several feeds. */
const starts = new Map<string, string>();

function findStart(date: CalendarDate, timeZone: string): string {
  const minute = 60_000;
  const days = dayFormat(timeZone);
  // No zone is more than 14 hours ahead of UTC or 12 behind; dates of earlier times leave an hour or two of room.
  let before = Date.parse(`${date}T00:00:00Z`) / minute - 16 * 60;
  let within = before + 32 * 60;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (days.format(middle * minute) < date) before = middle;
    else within = middle;
  }
  const start = new Date(within * minute);
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(start);
  const [, sign, hours = "00", minutes = "00"] =
    parts.find(({ type }) => type === "timeZoneName")?.value.match(/([+-])(\d\d):(\d\d)/) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const local = new Date(start.getTime() + offset * minute).toISOString().slice(0, 19);
  return `${local}${sign ?? "+"}${hours}:${minutes}`;
}

/** Days as site.yaml and schema.org name them (https://schema.org/DayOfWeek), Monday first. */
export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
