// Calendar dates: a day as text (YYYY-MM-DD), never an instant, so that no time zone can move it.

/** A day of the Gregorian calendar as ISO 8601 writes it: `2021-08-06`. Sorts as text. */
export type CalendarDate = string;

/** Formats a day for readers in the site's language, like `6 August 2021` or `August 6, 2021`. */
export function formatDate(date: CalendarDate, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** Tells which day it is at an instant in a time zone of the IANA database. */
export function dateIn(timeZone: string, now: Date): CalendarDate {
  // The Swedish locale writes dates in the ISO 8601 form.
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone }).format(now);
}
