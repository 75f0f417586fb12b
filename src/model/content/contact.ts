// How to reach the practice, in the words of the site's language.

import { DAYS, type Day } from "./date";
import type { Practice, Site } from "./site-schema";

/** One line of the opening hours. */
export interface HoursLine {
  days: string;
  hours: string;
}

/** A Monday, from which the names of days are taken. */
const MONDAY = Date.UTC(2024, 0, 1);

/** Formats opening hours: days that follow each other become a range. The clock is the language's. */
export function openingHours(hours: Practice["openingHours"], language: string): HoursLine[] {
  const name = (day: number): string =>
    new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(MONDAY + day * 86_400_000);
  return hours.map(({ days, opens, closes }) => ({
    days: ranges(days)
      .map(([first, last]) =>
        first === last ? name(first) : `${name(first)}${last === first + 1 ? ", " : "–"}${name(last)}`,
      )
      .join(", "),
    hours: `${clock(opens, language)}–${clock(closes, language)}`,
  }));
}

/** Formats a time of day (HH:MM) as the language writes it. */
export function clock(time: string, language: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const format = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  // One kind of space on every machine.
  return format.format(Date.UTC(2024, 0, 1, hours, minutes)).replace(/\s/g, "\u00a0");
}

/** Formats a postal address, one part a line: street; town; country. */
export function addressLines(address: NonNullable<Practice["address"]>, language: string): string[] {
  const { street, locality, region, postalCode, country } = address;
  const town = [locality, [region, postalCode].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const name = new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country;
  return [street, town, name];
}

type Licence = NonNullable<Practice["licence"]>;

/** A licence in a line. The American spelling is that of whoever writes American English, or English of no country. */
export function licenceLine({ number, issuer }: Licence, language: string): string {
  const { language: code, region } = new Intl.Locale(language).maximize();
  const words = `${code === "en" && region === "US" ? "License" : "Licence"} ${number}`;
  return issuer === undefined ? words : `${words}, ${issuer}`;
}

/** Every licence that is known, in a line each: the practice's, then those of its people with their names. */
export function licenceLines({ practice, people, language }: Pick<Site, "practice" | "people" | "language">): string[] {
  return [
    ...(practice?.licence ? [licenceLine(practice.licence, language)] : []),
    ...people.flatMap(({ name, licence }) => (licence ? [`${name}: ${licenceLine(licence, language)}`] : [])),
  ];
}

/** Runs of days as indices, Monday 0. */
function ranges(days: readonly Day[]): [number, number][] {
  const found: [number, number][] = [];
  for (const index of [...new Set(days)].map((day) => DAYS.indexOf(day)).sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  }
  return found;
}
