// Where the texts of the old site stand now.

import { ARCHIVE, BLOG, TAGS } from "../../model/content/paths";
import { pageFromName, slugify } from "../../model/content/slug";
import type { OldText } from "../old-text";
import type { OldItem } from "../source/old-site";
import { decode, plainText } from "../text/plain-text";
import { keyOf, type OwnAddress } from "./own-addresses";

/** A text of the old site and the place that it takes. */
export interface Placed extends OldText {
  /** The file's name without its ending, or that of its folder; below `pages` with slashes, empty for the front page. */
  name: string;
  address: string;
  /** Old addresses that the file itself can name. */
  aliases: string[];
}

/** Whether a text is seen by others. */
export const isOpen = ({ reasons }: OldText): boolean => reasons.length === 0;

/** What an address may hold that a file names as an alias. */
const ALIAS = /^(\/[A-Za-z0-9._~-]+)+\/?$/;

/** What the address of a page may end in that is no word of it. */
const PROGRAM = /\.(html?|php|aspx?)$/i;

/** Files and folders of longer names are cut off where they are shown or sent. */
const LONGEST_NAME = 100;

const cut = (name: string): string => {
  if (name.length <= LONGEST_NAME) return name;
  return name
    .slice(0, LONGEST_NAME + 1)
    .replace(/-[^-]*$/, "")
    .slice(0, LONGEST_NAME);
};

/** The words of an address, from the slug, the title or the number. Squarespace's slugs may be whole paths. */
function nameOf(item: OldItem): string {
  const [last = ""] = /[^/]*\/?$/.exec(decode(item.slug)) ?? [];
  const words = [last.replace(PROGRAM, ""), plainText(item.title)].map((one) => cut(slugify(one)));
  return words.find((one) => one !== "") ?? `text-${slugify(item.id) || "1"}`;
}

/** Takes a name that is free. */
function free(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let number = 2; ; number++) if (!isTaken(`${name}-${number}`)) return `${name}-${number}`;
}

/** What a page that would take an address of the site itself is told by. */
const TAKEN_BY_SITE = [BLOG, TAGS, ARCHIVE, "/search/", "/404/"];

/** The places of all texts. */
export interface Places {
  placed: Placed[];
  /** Two of an address, in sentences. */
  rivals: string[];
}

/**
 * Gives every text its place: posts below `/blog/`, pages where they were. Public texts choose first, older ones before others.
 * @param isTaken whether an address belongs to something that is there already, and not at this place of the content folder
 */
export function placeTexts(
  texts: readonly OldText[],
  own: OwnAddress,
  home: string,
  isTaken: (address: string, place: string) => boolean,
): Places {
  const taken = new Set<string>();
  const rivals: string[] = [];
  const byId = new Map(texts.map(({ item }) => [item.id, item]));
  const base = own(home)?.path ?? "/";
  const order = [...texts].sort(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      compare(a.item.date, b.item.date) ||
      Number(a.item.id) - Number(b.item.id) ||
      compare(a.item.link, b.item.link),
  );
  const placed = order.map((text): Placed => {
    const { item, kind, title } = text;
    const wanted = kind === "post" ? postName(item) : pageName(item, own, base, byId);
    const addressOf = (name: string): string => (kind === "post" ? `${BLOG}${name}/` : pageFromName(name, "en"));
    const name = free(wanted, (one) => {
      const address = addressOf(one);
      return (
        taken.has(address) ||
        isTaken(address, placeOf(kind, one)) ||
        TAKEN_BY_SITE.includes(address) ||
        (kind === "page" && /^\/(blog|tags|archive|search)\//.test(address))
      );
    });
    const address = addressOf(name);
    taken.add(address);
    if (name !== wanted)
      rivals.push(`${addressOf(wanted)} is taken, so "${title}" (${item.link}) is at ${address} now.`);
    return { ...text, name, address, aliases: [] };
  });
  const addresses = new Set(placed.map(({ address }) => address.toLowerCase()));
  const given = new Set<string>();
  for (const { item, kind, name, aliases } of placed) {
    for (const path of formerPaths(item, own)) {
      const alias = path.length > 1 ? path.replace(/\/$/, "") : path;
      const key = `${keyOf(alias)}/`;
      const isUsed = addresses.has(key) || given.has(key) || isTaken(key, placeOf(kind, name));
      if (!ALIAS.test(alias) || isUsed || TAKEN_BY_SITE.includes(key)) continue;
      given.add(key);
      aliases.push(alias);
    }
  }
  return { placed, rivals };
}

/** The place of a text in the content folder, without what its file ends in. */
const placeOf = (kind: Placed["kind"], name: string): string =>
  `${kind === "post" ? "blog" : "pages"}${name === "" ? "" : `/${name}`}`;

/** By their characters: as in every language the same. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const postName = (item: OldItem): string => {
  const name = nameOf(item);
  return name === "page" ? "page-2" : name;
};

function pageName(item: OldItem, own: OwnAddress, base: string, byId: ReadonlyMap<string, OldItem>): string {
  const place = own(item.link);
  if (place && place.query === "") {
    if (keyOf(place.path) === keyOf(base)) return "";
    const parts = decode(place.path)
      .split("/")
      .filter(Boolean)
      .map((part) => cut(slugify(part.replace(PROGRAM, ""))));
    if (parts.length > 0 && parts.every((part) => part !== ""))
      return parts.join("/") === "index" ? "" : parts.join("/");
  }
  const names: string[] = [];
  const seen = new Set<string>();
  for (let one: OldItem | undefined = item; one && !seen.has(one.id); one = byId.get(one.parent)) {
    names.unshift(nameOf(one));
    seen.add(one.id);
  }
  return names.join("/");
}

/** The paths at which a text was read, its present one last. */
export function formerPaths({ link, meta, former = [] }: OldItem, own: OwnAddress): string[] {
  const place = own(link);
  if (place?.query !== "" || place.path === "/") return [];
  const older = (meta._wp_old_slug ?? "").split("\n").filter(Boolean);
  return [...former, ...older.map((slug) => place.path.replace(/[^/]+(?=\/?$)/, () => slug)), place.path];
}
