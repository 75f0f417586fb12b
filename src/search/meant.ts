// "Did you mean", for a query with a slip in it.

import { distance } from "fastest-levenshtein";

/**
 * Finds what a query with unknown words was meant to say: each of them as the word nearest to it, at most two letters away
 * (one, if it is short), or of the same letters in another order. Undefined if nothing is near.
 * @param words that the site has, the commonest first
 */
export function meant(query: string, unknown: readonly string[], words: readonly string[]): string | undefined {
  let said = query;
  for (const word of unknown) {
    const slip = word.toLowerCase();
    const away = (other: string): number => {
      if (sorted(slip) === sorted(other)) return 1;
      // Another letter in place of one makes another word of a short one.
      if (slip.length < 5 && slip.length === other.length) return Number.POSITIVE_INFINITY;
      return distance(slip, other) + (slip[0] === other[0] ? 0 : 0.5);
    };
    const [best] = words
      .map((other) => ({ other, far: away(other) }))
      .filter(({ other, far }) => other !== slip && far < (slip.length < 6 ? 2 : 3))
      .sort((a, b) => a.far - b.far);
    if (best) said = said.replace(word, best.other);
  }
  return said === query ? undefined : said;
}

const sorted = (word: string): string => [...word].sort().join("");
