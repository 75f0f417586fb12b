// What each text of the old site is: a post or a page, its title, its day, and why it was not public.

import type { OldItem } from "./source/old-site";
import { clean, decode, plainText } from "./text/plain-text";

/** A text of the old site. */
export interface OldText {
  item: OldItem;
  kind: "post" | "page";
  title: string;
  /** YYYY-MM-DD; undefined for a page. */
  date: string | undefined;
  /** Why it is a draft; empty if it is public. */
  reasons: string[];
}

/** @param today the day of a post that names none, YYYY-MM-DD */
export function describeText(item: OldItem, today: string): OldText {
  const kind = item.type === "post" ? "post" : "page";
  const words = clean(decode(item.slug)).replaceAll("-", " ").trim();
  const title = (plainText(item.title) || words || "Untitled").slice(0, 900);
  const day = dayOf(item.date) ?? dayOf(item.dateGmt);
  const reasons = [...reasonsOf(item, day)];
  if (kind === "page") return { item, kind, title, date: undefined, reasons };
  if (day === undefined && item.status === "publish") reasons.push("the export names no day for it");
  return { item, kind, title, date: day ?? today, reasons };
}

/** A calendar day from the beginning of a text; undefined if there is none. */
function dayOf(text: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  const time = day === undefined || day.startsWith("0000") ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}

function* reasonsOf(item: OldItem, date: string | undefined): Generator<string> {
  if (item.hasPassword) yield "it had a password";
  if (item.status === "future") yield `it was to appear on ${date ?? "a day that the export does not name"}`;
  else if (item.status === "trash") yield "it was in the trash";
  else if (item.status !== "publish") yield `its status was "${item.status || "unknown"}"`;
}
