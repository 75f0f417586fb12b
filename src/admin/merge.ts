// Puts the changes of one editor into what another has saved meanwhile.

import { type Kind, readContent, writeContent } from "./content-text";
import { plainText } from "./line-ends";
import { sameValue, type Values } from "./yaml-edit";

interface Sides {
  /** The text that both have begun with. */
  before: string;
  mine: string;
  /** What is saved. */
  theirs: string;
  kind: Kind;
}

/**
 * Merges field by field, and the body as a whole.
 * @returns the text, with mine where both have changed the same: then it is a conflict
 */
export function merged({ before, mine, theirs, kind }: Sides): { text: string; conflict: boolean } {
  const [old, own, other] = [before, mine, theirs].map((text) => readContent(text, kind));
  if (!old || !own || !other) return { text: mine, conflict: plainText(mine) !== plainText(theirs) };
  let conflict = false;
  /** Of three values, the one that was changed. */
  const choose = <T>(was: T, is: T, there: T, same: (a: T, b: T) => boolean): T => {
    if (same(was, is)) return there;
    if (!same(was, there) && !same(is, there)) conflict = true;
    return is;
  };
  const values: Values = {};
  for (const key of new Set([...Object.keys(other.values), ...Object.keys(own.values)]))
    values[key] = choose(old.values[key], own.values[key], other.values[key], sameValue);
  const body = choose(old.body, own.body, other.body, (a, b) => a === b);
  try {
    return { text: writeContent(theirs, kind, { values, body }), conflict };
  } catch {
    return { text: mine, conflict: true };
  }
}
