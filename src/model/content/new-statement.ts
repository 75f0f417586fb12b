// The text of a new accessibility statement, in the language of the site.

import { PLACEHOLDERS } from "../strings/statement/placeholders";
import { STATEMENTS } from "../strings/statement/statements";
import { wordsOf } from "../strings/words";
import { type CalendarDate, formatDate } from "./date";

/** Pieces of the text that somebody has to replace. */
export const STATEMENT_TEXT = Object.values(PLACEHOLDERS).flatMap((texts) => Object.values(texts));

/** A statement to be written. */
interface NewStatement {
  /** The practice's name. */
  name: string;
  /** The day on which it is written. */
  date: CalendarDate;
  /** A BCP 47 tag; a language that the site does not speak gets the English text. */
  language: string;
  /** The file, in a site of several languages, of which it is the translation. */
  translationOf?: string | undefined;
}

/** Composes the page: its title, of which the name of its file is made, and its text. */
export function composeStatement({ name, date, language, translationOf }: NewStatement): {
  title: string;
  text: string;
} {
  const due = `${Number(date.slice(0, 4)) + 1}${date.slice(4).replace("02-29", "02-28")}`;
  const { spoken } = wordsOf({ language });
  const code = new Intl.Locale(spoken).language as keyof typeof PLACEHOLDERS;
  const { title, excerpt, body } = STATEMENTS[code];
  const places: Readonly<Record<string, string>> = {
    ...PLACEHOLDERS[code],
    name: name.replace(/[\\`*_[\]<>&]/g, "\\$&"),
    date: formatDate(date, spoken),
  };
  const text = `---
title: ${title}
excerpt: ${excerpt}
${translationOf === undefined ? "" : `translationOf: ${translationOf}\n`}# The day on which you have checked every sentence below, and when they are due again.
reviewed: ${date}
reviewDue: ${due}
# Nobody but you sees a draft. Delete this line when every sentence is true of your site.
draft: true
---

${body.replace(/\{(\w+)\}/g, (place, key) => places[key] ?? place)}`;
  return { title, text };
}
