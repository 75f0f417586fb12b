// What follows from a language tag (https://www.rfc-editor.org/info/bcp47) besides the words.

/** Scripts that are written from right to left (https://www.unicode.org/iso15924/). */
const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"]);

/** The direction in which a language is written: that of its likely script, since `az-Arab` runs as `ar` does. */
export function textDirection(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** A language with its likely territory, as Open Graph writes it (https://ogp.me/#optional): `en` becomes `en_US`. */
export function openGraphLocale(language: string): string {
  const { language: code, region } = new Intl.Locale(language).maximize();
  return region === undefined ? code : `${code}_${region}`;
}

/** Whether two tags are of one language, as `en` and `en-GB` are. */
export const sameLanguage = (a: string, b: string): boolean =>
  new Intl.Locale(a).language === new Intl.Locale(b).language;

/** Compares letters and digits only. */
export const sameLetters = (a: string, b: string): boolean => letters(a) === letters(b);

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, "");
