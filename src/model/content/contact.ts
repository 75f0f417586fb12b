// How and when the practice is reached and what it costs, in the words of the site's language.

import type { Marked, Words } from "../strings/words";
import { DAYS, formatDays } from "./date";
import type { Closure, Practice, Service, Site } from "./site-schema";

/** What stands at `opens` of site.yaml for days on which a client asks first. */
export const BY_APPOINTMENT = "by appointment";

/** What holds for every visit, in the order in which it is shown; the message that names each is called as it is. */
export const POLICIES = [
  "payment",
  "insurance",
  "receipts",
  "cancelling",
  "vouchers",
] as const satisfies readonly (keyof NonNullable<Site["policies"]>)[];

/** How to get there, likewise. */
export const DIRECTIONS = ["transit", "parking", "access"] as const satisfies readonly (keyof NonNullable<
  Site["directions"]
>)[];

/** One line of the opening hours. */
export interface HoursLine {
  days: string;
  hours: string;
  /** Whether somebody is there, by appointment or not. */
  open: boolean;
  /** Where the site says the hours in words. */
  marked: Marked | undefined;
}

type Speaker = Pick<Words, "t" | "language" | "spoken" | "marked">;

/** A Monday, from which the names of days are taken. */
const MONDAY = Date.UTC(2024, 0, 1);

/**
 * Formats the week from Monday on; days that follow each other with the same hours become a range, and those that nobody
 * names are closed. The clock is the language's. Nothing where no day is named.
 */
export function openingHours(
  hours: Practice["openingHours"],
  words: Speaker,
  weekday: "long" | "short" = "long",
): HoursLine[] {
  if (hours.length === 0) return [];
  const format = new Intl.DateTimeFormat(words.language, { weekday, timeZone: "UTC" });
  const name = (day: number): string => format.format(MONDAY + day * 86_400_000);
  const runs: { first: number; last: number; hours: string }[] = [];
  DAYS.forEach((day, index) => {
    const spans = hours.filter(({ days }) => days.includes(day)).sort((a, b) => (a.opens < b.opens ? -1 : 1));
    const text = [...new Set(spans.map((span) => hoursText(span, words)))].join(", ");
    const run = runs.at(-1);
    if (run?.hours === text) run.last = index;
    else runs.push({ first: index, last: index, hours: text });
  });
  return runs.map(({ first, last, hours: text }) => ({
    days: first === last ? name(first) : `${name(first)}${last === first + 1 ? ", " : "–"}${name(last)}`,
    hours: text || words.t("closed"),
    open: text !== "",
    marked: /\d/.test(text) ? undefined : words.marked,
  }));
}

function hoursText({ opens, closes }: { opens: string; closes?: string | undefined }, words: Speaker): string {
  if (opens === BY_APPOINTMENT || closes === undefined) return words.t("byAppointment");
  return `${clock(opens, words.language)}–${clock(closes, words.language)}`;
}

/** Says on which days the practice is closed, or open at other hours, like `Closed 24–26 December`. */
export function closureText({ from, until, opens, closes }: Closure, words: Speaker): string {
  const days = formatDays(from, until, words.spoken);
  return opens === undefined
    ? words.t("closedOn", { days })
    : words.t("openOn", { days, hours: hoursText({ opens, closes }, words) });
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
  const name = new Intl.DisplayNames(language, { type: "region" }).of(address.country) ?? address.country;
  return [address.street, townLine(address), name];
}

type Licence = NonNullable<Practice["licence"]>;

/** A licence in a line. */
export const licenceLine = ({ number, issuer }: Licence, { t }: Pick<Words, "t">): string =>
  issuer === undefined ? t("licence", { number }) : t("licenceFrom", { number, issuer });

/** Every licence that is known, in a line each: the practice's, then those of its people with their names. */
export function licenceLines(
  { practice, people }: Pick<Site, "practice" | "people">,
  words: Pick<Words, "t">,
): string[] {
  return [
    ...(practice?.licence ? [licenceLine(practice.licence, words)] : []),
    ...people.flatMap(({ name, licence }) =>
      licence ? [words.t("licenceOf", { name, licence: licenceLine(licence, words) })] : [],
    ),
  ];
}

const townLine = ({ locality, region, postalCode }: NonNullable<Practice["address"]>): string =>
  [locality, [region, postalCode].filter(Boolean).join(" ")].filter(Boolean).join(", ");

/**
 * The place on a map, which a phone opens with the program that it has for that: the door itself, else the address.
 * https://developers.google.com/maps/documentation/urls/get-started#search-action
 */
export function mapLink({ geo, address }: Pick<Practice, "geo" | "address">): string | undefined {
  const place = geo
    ? `${geo.latitude},${geo.longitude}`
    : address && [address.street, townLine(address), address.country].join(", ");
  return place && `https://www.google.com/maps/search/?${new URLSearchParams({ api: "1", query: place })}`;
}

/** Formats a length of time, like `60 min` or `60 minutes`. */
export const minutesText = (minutes: number, language: string, unitDisplay: "short" | "long" = "short"): string =>
  new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay })
    .format(minutes)
    .replace(/\s/g, "\u00a0");

/** Formats a price, with a fraction only where there is one. */
export const priceText = (price: number, currency: string, language: string): string =>
  new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    trailingZeroDisplay: "stripIfInteger",
  })
    .format(price)
    .replace(/\s/g, "\u00a0");

/** The lowest and the highest price; undefined where none is known. */
export function priceRange(
  services: readonly Service[],
  currency: string | undefined,
  language: string,
): string | undefined {
  const prices = services.flatMap((service) => service.prices.map(({ price }) => price));
  if (prices.length === 0 || currency === undefined) return undefined;
  const ends = [...new Set([Math.min(...prices), Math.max(...prices)])];
  return ends.map((price) => priceText(price, currency, language)).join("–");
}
