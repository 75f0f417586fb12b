// Writes the facts of the old site into `site.yaml`, if there is none.

import fs from "node:fs";
import path from "node:path";
import { SITE_FILE } from "../content/content-dir";
import { composeSite } from "../model/content/new-site";
import type { Site } from "../model/content/site-schema";
import type { Links } from "./address/links";
import { keyOf } from "./address/own-addresses";
import { isOpen, type Placed } from "./address/places";
import { guessTimeZone, languageOf, readMenu } from "./facts";
import type { OldFacts, OldItem } from "./source/old-site";
import type { Stage } from "./stage";
import { plainText } from "./text/plain-text";

/** What the file is written of. */
interface SiteFrom {
  facts: OldFacts;
  placed: readonly Placed[];
  menu: readonly OldItem[];
  links: Links;
  /** The old site's front page; undefined if it is not known. */
  home: string | undefined;
  /** Names, the one of most public posts first. */
  people: readonly string[];
  /** Absolute path of the content folder. */
  content: string;
  /** What is there already. */
  before: Site | undefined;
}

/** @returns what was guessed or has no place, in sentences */
export function writeSite(stage: Stage, from: SiteFrom): string[] {
  const { facts, placed, people, before } = from;
  const [name, description] = [plainText(facts.title).slice(0, 200), plainText(facts.tagline).slice(0, 900)];
  if (fs.existsSync(path.join(from.content, SITE_FILE))) {
    const others = people.filter((one) => !before?.people.some((person) => person.name === one));
    const unnamed = others.length > 0 ? `; people that it does not name: ${others.join(", ")}` : "";
    return [`${SITE_FILE} was there and stays as it is. The old site was called "${name}"${unnamed}.`];
  }
  const remarks: string[] = [];
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone =
    facts.timeZone ??
    guessTimeZone(
      placed.map(({ item }) => item),
      own,
    );
  if (zone === undefined)
    remarks.push(`The export does not tell the time zone: ${SITE_FILE} has this machine's, ${own}.`);
  else if (facts.timeZone === undefined)
    remarks.push(`The time zone ${zone} in ${SITE_FILE} is a guess from the times of posts.`);
  const language = languageOf(facts.language);
  if (language === undefined) remarks.push(`The export does not tell the language: ${SITE_FILE} says English.`);
  const menu = readMenu(from.menu, (item) => menuTarget(item, from));
  const below = facts.url === "" ? "" : new URL(facts.url).pathname;
  if (keyOf(below) !== "") remarks.push(`The old site stood below ${below}; this one stands at the top.`);
  stage.write(
    `content/${SITE_FILE}`,
    composeSite({
      timeZone: zone ?? own,
      ...(name === "" ? {} : { name }),
      ...(description === "" ? {} : { description }),
      ...(language === undefined ? {} : { language }),
      ...(from.home === undefined ? {} : { url: new URL(from.home).origin.replace(/^http:/, "https:") }),
      people,
      navigation: menu.links,
    }),
  );
  return [...remarks, ...menu.remarks];
}

/** Where an item of a menu leads, with the name that it has if the menu gives none. */
function menuTarget(
  { title, meta }: OldItem,
  { placed, facts, links }: SiteFrom,
): { title: string; address: string } | undefined {
  const { _menu_item_type: type, _menu_item_object_id: id, _menu_item_url: url = "", _menu_item_object: object } = meta;
  if (type === "post_type") {
    const to = placed.find(({ item }) => item.id === id && item.type === (object ?? item.type));
    return to && isOpen(to) ? { title: to.title, address: to.address } : undefined;
  }
  const term = type === "taxonomy" ? facts.terms.find((one) => one.id === id && one.domain === object) : undefined;
  const name = term?.name ?? title;
  const address = type === "taxonomy" ? links.tagPage(name) : /^(#|$)/.test(url) ? undefined : links.lead(url);
  return address === undefined ? undefined : { title: plainText(name), address };
}
