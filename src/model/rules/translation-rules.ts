// Rules about texts of a site of several languages that say the same.

import { type Finding, finding, type Point } from "./problem";

/** A text that says of which other it is the translation. */
export interface TranslatedText {
  language: string;
  /** What it says, and where. */
  named: string;
  at: Point;
  /** The day on which what it says last changed. */
  changed: string | undefined;
}

/** The text that is named. */
export interface OriginalText {
  file: string;
  language: string;
  changed: string | undefined;
  /** Of which text it says to be the translation itself. */
  named: string | undefined;
}

/**
 * Judges a translation.
 * @param original undefined if there is no such text
 * @param guess finds an address that may have been meant, where there is no such text
 * @param rival the file of another translation of the same into the same language
 */
export function checkTranslation(
  { language, named, at, changed }: TranslatedText,
  original: OriginalText | undefined,
  guess: () => string | undefined,
  rival: string | undefined,
): Finding | undefined {
  const wrong = (message: string): Finding => finding(at, "translation-invalid", message);
  if (original === undefined) {
    const meant = guess();
    const cure = meant
      ? `Did you mean \`translationOf: ${meant}\`?`
      : "Write its address, like `translationOf: /blog/back-pain/`, or the name of its file.";
    return wrong(`There is no text "${named}" of which this could be the translation. ${cure}`);
  }
  if (original.language === language)
    return wrong(
      `${original.file} is in the same language ("${language}"). Name a text in another one, or move this file to the folder of its language.`,
    );
  if (original.named !== undefined)
    return wrong(
      `${original.file} is a translation itself, of "${original.named}". Name that one here too: \`translationOf: ${original.named}\`.`,
    );
  if (rival !== undefined)
    return wrong(
      `${rival} is the translation of ${original.file} into this language ("${language}") already. Keep one of the two.`,
    );
  if (changed !== undefined && original.changed !== undefined && changed < original.changed)
    return finding(
      at,
      "translation-older",
      `${original.file} was changed on ${original.changed}, after this translation (${changed}). Look through it, and write \`updated: ${original.changed}\` or a later day.`,
    );
  return undefined;
}
