// Rules about tags across all posts.

import { distance } from "fastest-levenshtein";
import type { CalendarDate } from "../content/date";
import type { PathSource } from "../content/paths";
import { slugify, tagPath } from "../content/slug";
import { LONGEST_NAME } from "./address-rules";
import { type Finding, finding, type Point } from "./problem";

/** One use of a tag. */
export interface TagUse<Owner> {
  tag: string;
  /** The day of the post; undefined while it is not known. */
  date: CalendarDate | undefined;
  at: Point;
  owner: Owner;
  /** Whether the post is a draft: others are not told of what only drafts say. */
  draft?: boolean;
}

/**
 * Finds tags that are likely one tag written in two ways, and tags that can't have an address of their own.
 * The less used of two ways is reported; of equally used ones, the newer: it is the one that was just written.
 */
export function checkTags<Owner>(
  uses: readonly TagUse<Owner>[],
  site: PathSource,
): { owner: Owner; finding: Finding }[] {
  const { language } = site;
  const counts = new Map<string, number>();
  for (const { tag } of uses) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  // Of each tag, the oldest use comes first, so that a sort that keeps this order puts the older of two first.
  const byAge = [...uses].sort((a, b) => compare(a.date ?? NO_DAY, b.date ?? NO_DAY) || compare(a.tag, b.tag));
  const shown = new Set(uses.filter(({ draft }) => !draft).map(({ tag }) => tag));
  const ranked = [...new Set(byAge.map(({ tag }) => tag))].sort(
    (a, b) => Number(shown.has(b)) - Number(shown.has(a)) || (counts.get(b) as number) - (counts.get(a) as number),
  );
  const faults = new Map<string, (at: Point) => Finding>();
  ranked.forEach((tag, rank) => {
    const address = slugify(tag, language);
    const similar = ranked.slice(0, rank).find((other) => isSlip(tag, other));
    const rivals = shown.has(tag) ? ranked.filter((other) => shown.has(other)) : ranked;
    const shared = rivals.find((other) => other !== tag && slugify(other, language) === address && !isSlip(tag, other));
    if (address === "" || address.length > LONGEST_NAME) {
      const fault =
        address === "" ? "Use letters or digits." : "It is too long. A tag is a word or two, like `back pain`.";
      const message = `No address can be made of the tag "${tag.slice(0, SHOWN)}". ${fault}`;
      faults.set(tag, (at) => finding(at, "tag-address", message));
    } else if (similar !== undefined) {
      const message = `The tag "${tag}" looks like "${similar}", which ${plural(counts.get(similar) as number)}. Write the same in both, or the posts are not found together.`;
      faults.set(tag, (at) => finding(at, "tag-similar", message));
    } else if (shared !== undefined) {
      const message = `The tags "${tag}" and "${shared}" would share the address ${tagPath(tag, site)}. Choose other words for one of them.`;
      faults.set(tag, (at) => finding(at, "tag-address", message));
    }
  });
  return uses.flatMap(({ tag, at, owner }) => {
    const fault = faults.get(tag);
    return fault ? [{ owner, finding: fault(at) }] : [];
  });
}

/** As much of a tag as a message shows. */
const SHOWN = 60;

/** After any day: a post without one is being written. */
const NO_DAY = "9999-12-31";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const plural = (n: number): string => (n === 1 ? "another post has" : `${n} posts have`);

/** Same but for case, spaces, hyphens and accents; or one letter off, or two neighbours swapped, in a word of some length. */
function isSlip(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)];
  if (x === y) return x !== "" && punctuation(a) === punctuation(b);
  if (Math.min(x.length, y.length) < 5 || /\d/.test(x + y)) return false;
  const edits = distance(x, y);
  return edits === 1 || (edits === 2 && sorted(x) === sorted(y));
}

const bare = (tag: string): string =>
  tag
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "");
/** What tells C++ from C#. */
const punctuation = (tag: string): string => tag.replace(/[\p{Letter}\p{Number}\p{Mark}\s_-]+/gu, "");
const sorted = (text: string): string => [...text].sort().join("");
