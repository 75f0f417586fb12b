// The facts of the old site as this one has them: time zone, language, people, the links of the header, tags.

import { isLanguage } from "../model/content/fields";
import { slugify, tagPath } from "../model/content/slug";
import type { OldFacts, OldItem } from "./source/old-site";
import { plainText } from "./text/plain-text";

/** What WordPress calls the category of posts that have none, in the languages of most of its sites. */
const NO_CATEGORY =
  /^(uncategori[sz]ed|non-classe|sin-categoria|sem-categoria|senza-categoria|geen-categorie|unkategorisiert|bez-kategorii)$/;

/** Gives each category and tag one name: two that would share an address become one. */
export function createTagNames(): (name: string) => string | undefined {
  const names = new Map<string, string>();
  return (written) => {
    const name = plainText(written).slice(0, 200).trim();
    const slug = slugify(name);
    if (slug === "" || NO_CATEGORY.test(slug)) return undefined;
    if (!names.has(slug)) names.set(slug, name);
    return names.get(slug);
  };
}

/** A language tag as BCP 47 writes it: `en_US` becomes `en-US`. */
export function languageOf(written: string): string | undefined {
  const tag = written.trim().replaceAll("_", "-");
  return tag !== "" && isLanguage(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined;
}

/** The address that the page of a tag has here: words of other scripts are written as in the site's language. */
export const tagAddress = (tag: string, { language }: OldFacts): string =>
  tagPath(tag, { language: languageOf(language) ?? "en" });

/** Zones where many practices are: of zones that fit equally, the first one is guessed. */
const LIKELY = [
  ...[
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Toronto",
  ],
  ...[
    "Europe/London",
    "Europe/Berlin",
    "Europe/Helsinki",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Asia/Tokyo",
    "Asia/Kolkata",
  ],
];

/** So many instants tell a zone from others. */
const MOST_SAMPLES = 40;

/**
 * Guesses the time zone of a site from what its clock showed when posts appeared.
 * @param items with a date in local time and in UTC
 * @param own the zone of this machine, which is taken if it fits
 * @returns undefined if the dates tell nothing, or fit no zone
 */
export function guessTimeZone(items: readonly Pick<OldItem, "date" | "dateGmt">[], own: string): string | undefined {
  const samples = new Map<string, { instant: Date; minutes: number }>();
  for (const { date, dateGmt } of items) {
    const [local, instant] = [date, dateGmt].map((text) => Date.parse(`${text.replace(" ", "T")}Z`));
    if (local === undefined || instant === undefined || Number.isNaN(local) || Number.isNaN(instant)) continue;
    const minutes = Math.round((local - instant) / 60_000);
    // A clock shows at most 14 hours more or 12 less than UTC.
    if (Math.abs(minutes) > 14 * 60 || minutes % 15 !== 0) continue;
    const key = `${date.slice(0, 7)} ${minutes}`;
    if (samples.size < MOST_SAMPLES && !samples.has(key)) samples.set(key, { instant: new Date(instant), minutes });
  }
  if (samples.size === 0) return undefined;
  if ([...samples.values()].every(({ minutes }) => minutes === 0) && own !== "Europe/London") return "UTC";
  const fits = (zone: string): boolean =>
    [...samples.values()].every(({ instant, minutes }) => offsetOf(zone, instant) === minutes);
  return [own, ...LIKELY, ...Intl.supportedValuesOf("timeZone")].find(fits);
}

function offsetOf(timeZone: string, instant: Date): number {
  const name = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(instant)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours = "0", minutes = "0"] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? "") ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}

/** A link of the header. */
interface MenuLink {
  label: string;
  address: string;
}

/** What the links of the header were made of. */
export interface ReadMenu {
  links: MenuLink[];
  /** What was left out, in sentences. */
  remarks: string[];
}

/**
 * Makes the links of the header of the menu that is most likely the main one: its upper level.
 * @param addressOf the new address of an item's target and its title; undefined where it leads nowhere
 */
export function readMenu(
  items: readonly OldItem[],
  addressOf: (item: OldItem) => { title: string; address: string } | undefined,
): ReadMenu {
  const menus = new Map<string, OldItem[]>();
  for (const item of items) {
    const menu = item.terms.find(({ domain }) => domain === "nav_menu")?.name ?? "";
    menus.set(menu, [...(menus.get(menu) ?? []), item]);
  }
  const [main, ...others] = [...menus].sort(([a, x], [b, y]) => rank(a) - rank(b) || y.length - x.length);
  if (!main) return { links: [], remarks: [] };
  const [name, entries] = main;
  const remarks = others.map(
    ([other, { length }]) => `The menu "${other}" (${length} links) has no place here; the header shows "${name}".`,
  );
  const links: MenuLink[] = [];
  for (const item of [...entries].sort((a, b) => a.order - b.order)) {
    const target = addressOf(item);
    const label = plainText(item.title) || target?.title || "";
    if (!/^0?$/.test(item.meta._menu_item_menu_item_parent ?? ""))
      remarks.push(`"${label}" of the menu stood below another link and is not in the header.`);
    else if (target === undefined || label === "")
      remarks.push(
        `"${label}" of the menu leads nowhere now (${item.meta._menu_item_url || "its page did not come along"}).`,
      );
    else if (!links.some(({ address }) => address === target.address)) links.push({ label, address: target.address });
  }
  return { links, remarks };
}

/** Menus for the header come before those for the foot. */
const rank = (name: string): number =>
  /main|primary|header|top|haupt|principal/i.test(name) ? 0 : /foot|social|legal/i.test(name) ? 2 : 1;
