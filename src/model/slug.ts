// Makes the words of an address out of any text.

import transliterate from "@sindresorhus/slugify";
import { BLOG } from "./paths";

/** Lower-case ASCII words joined by hyphens: `Rückenschmerz & Nacken` becomes `rueckenschmerz-and-nacken`. */
export function slugify(text: string): string {
  return transliterate(text, { decamelize: false });
}

/** The address of a post that has no `slug`, from the name of its file or folder. */
export function postFromName(name: string): string {
  return `${BLOG}${slugify(name)}/`;
}
