// The nearest known word to one that is not known, for "did you mean".

import { closest, distance } from "fastest-levenshtein";
import { slugify } from "../content/slug";

/** Finds the candidate within a third of the word's length in edits, or undefined. Ignores case. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const lower = word.toLowerCase();
  const lowered = candidates.map((candidate) => candidate.toLowerCase());
  const best = closest(lower, lowered);
  const limit = Math.max(1, Math.ceil(Math.max(lower.length, best.length) / 3));
  return distance(lower, best) <= limit ? candidates[lowered.indexOf(best)] : undefined;
}

/**
 * Says what is wrong with a name that differs from a file's only in how its accents are stored (Unicode's forms NFC and
 * NFD, https://unicode.org/reports/tr15/), which nobody sees; one in plain letters has no such forms.
 */
export function lookAlike(file: string): string {
  const name = file.replace(/^.*[/\\]/, "");
  const [, base = name, ending = ""] = name.match(/^(.*)(\.[^.]*)$/) ?? [];
  return `looks like the name of the file, but one of them stores its accents as characters of their own, as some computers do. Rename the file in plain letters, like "${slugify(base)}${ending.toLowerCase()}", and write that name here.`;
}
