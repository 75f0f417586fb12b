// Carries a change over to a text that says the same in another way.

import { commonPlaces } from "./common";

/** Words, signs, and spaces, with what begins a line of a quotation. */
const TOKEN = /\n[ \t>]*|[ \t]+|[\p{L}\p{N}]+|./gsu;

/** Where a line ends in a paragraph is a space as any other. */
const like = (token: string): string => (/^[\s>]*$/.test(token) ? " " : token);

/**
 * Merges as diff3 does (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007).
 * @param source what stands in the file
 * @param before the same, as it would be written anew
 * @param after what it is to become, written in the same way
 * @returns the source with what differs between the two others
 */
export function patched(source: string, before: string, after: string): string {
  if (source === before) return after;
  const tokens = (text: string): string[] => text.match(TOKEN) ?? [];
  const [a, o, b] = [tokens(source), tokens(before), tokens(after)];
  const keys = [a.map(like), o.map(like), b.map(like)] as const;
  const [inSource, inAfter] = [commonPlaces(keys[1], keys[0]), commonPlaces(keys[1], keys[2])];
  let made = "";
  let [i, j, k] = [0, 0, 0];
  const unstable = (upToO: number, upToA: number, upToB: number): void => {
    const isSame = keys[1].slice(i, upToO).join("\0") === keys[2].slice(k, upToB).join("\0");
    made += (isSame ? a.slice(j, upToA) : b.slice(k, upToB)).join("");
    [i, j, k] = [upToO, upToA, upToB];
  };
  for (let at = 0; at < o.length; at++) {
    const [there, then] = [inSource.get(at), inAfter.get(at)];
    if (there === undefined || then === undefined) continue;
    unstable(at, there, then);
    made += a[there];
    [i, j, k] = [at + 1, there + 1, then + 1];
  }
  unstable(o.length, a.length, b.length);
  return made;
}
