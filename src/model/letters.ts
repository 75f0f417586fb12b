// Whether two texts say the same, but for capitals, spaces and punctuation.

import { slugify } from "./slug";

/** Compares letters and digits only. */
export const sameLetters = (a: string, b: string): boolean => letters(a) === letters(b);

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, "");

/** Whether two names look the same: an accented letter is one sign, or a letter and an accent (https://www.unicode.org/reports/tr15/). */
export const sameName = (a: string, b: string): boolean => composed(a) === composed(b);

const composed = (name: string): string => name.normalize("NFC").toLowerCase();

/** Says why a file is not found that looks as if it had the name that was written. @param name its name or path */
export function otherLetters(name: string): string {
  const base = name.replace(/^.*[/\\]/, "");
  const ext = /\.[^.]*$/.exec(base)?.[0] ?? "";
  return `The file "${base}" only looks the same: in one of the two names an accented letter is two signs, a letter and its accent. Rename the file, for instance to \`${slugify(base.slice(0, base.length - ext.length))}${ext}\`, and write that name here.`;
}
