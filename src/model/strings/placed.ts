// Messages in the text of an article: they are put into words when a page is rendered, since texts are kept for all pages.

import type { MessageKey } from "./catalogue";
import type { Words } from "./words";

/** A message, and where in its element it stands. */
export interface Placed {
  key: MessageKey;
  values?: Readonly<Record<string, string>>;
  at: "text" | "label";
}

/** Puts it into words. */
export const inWords = ({ key, values }: Placed, words: Pick<Words, "t">): string =>
  (words.t as (key: MessageKey, values?: Placed["values"]) => string)(key, values);
