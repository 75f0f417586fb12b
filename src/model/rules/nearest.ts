// The nearest known word to one that is not known, for "did you mean".

import { closest, distance } from "fastest-levenshtein";

/** Finds the candidate within a third of the word's length in edits, or undefined. Ignores case. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const lower = word.toLowerCase();
  const lowered = candidates.map((candidate) => candidate.toLowerCase());
  const best = closest(lower, lowered);
  const limit = Math.max(1, Math.ceil(Math.max(lower.length, best.length) / 3));
  return distance(lower, best) <= limit ? candidates[lowered.indexOf(best)] : undefined;
}

/** Says that a field is not known, and which one was most likely meant. */
export function unknownField(key: string, known: readonly string[]): string {
  const guess = nearest(key, known);
  return guess
    ? `"${key}" is not a known field. Did you mean \`${guess}:\`?`
    : `"${key}" is not a known field. Remove the line, or use one of: ${known.join(", ")}.`;
}
