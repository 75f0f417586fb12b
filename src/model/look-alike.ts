// Names that look the same and are not.

import { slugify } from "./slug";

/**
 * Says what is wrong with a name that differs from a file's only in how its accents are stored (Unicode's forms NFC and
 * NFD, https://unicode.org/reports/tr15/), which nobody sees; one in plain letters has no such forms.
 */
export function lookAlike(file: string): string {
  const name = file.replace(/^.*[/\\]/, "");
  const [, base = name, ending = ""] = name.match(/^(.*)(\.[^.]*)$/) ?? [];
  return `looks like the name of the file, but one of them stores its accents as characters of their own, as some computers do. Rename the file in plain letters, like "${slugify(base)}${ending.toLowerCase()}", and write that name here.`;
}
