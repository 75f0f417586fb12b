// Lists what an old site holds: its texts and uploaded files, without what they say, and what is not taken.

import { plainText } from "../text/plain-text";
import type { OldFacts, OldItem, OldSite } from "./old-site";

/** What is known of an old site before its texts are read. */
export interface Contents {
  facts: OldFacts;
  texts: OldItem[];
  attachments: OldItem[];
  menu: OldItem[];
  /** HTML of reusable blocks, by their ids. */
  reusable: Map<string, string>;
  notTaken: { type: string; count: number; names: string[] }[];
  comments: number;
}

/** So many names of each type are told. */
const MOST_NAMES = 200;

/** What belongs to others, or to the program alone. */
const INTERNAL =
  /^(revision|oembed_cache|customize_changeset|user_request|wp_global_styles|wp_template(_part)?|wp_font_\w+|custom_css)$/;

/** Keeps a string without the piece of the file that it was cut from, which it would hold in memory. */
const detached = <Value>(value: Value): Value => structuredClone(value);

/** Lists what an old site holds. @param types further types that are pages @throws if it can't be read */
export async function listContents(site: OldSite, types: readonly string[]): Promise<Contents> {
  const texts: OldItem[] = [];
  const attachments: OldItem[] = [];
  const menu: OldItem[] = [];
  const reusable = new Map<string, string>();
  const notTaken = new Map<string, { type: string; count: number; names: string[] }>();
  const lists = new Map([
    ...["post", "page", ...types].map((type) => [type, texts] as const),
    ["attachment", attachments],
    ["nav_menu_item", menu],
  ]);
  let comments = 0;
  const facts = await site.read((item) => {
    comments += item.comments;
    const taken = lists.get(item.type);
    if (taken) taken.push(detached({ ...item, content: "" }));
    else if (item.type === "wp_block") reusable.set(item.id, detached(item.content));
    else if (!INTERNAL.test(item.type)) {
      const type = item.type || "without a type";
      const others = notTaken.get(type) ?? { type, count: 0, names: [] };
      if (others.count++ < MOST_NAMES)
        others.names.push(detached(`${plainText(item.title) || item.id} ${item.link}`.trim()));
      notTaken.set(type, others);
    }
  });
  return { facts, texts, attachments, menu, reusable, notTaken: [...notTaken.values()], comments };
}
