// Compares the words of a text before and after it was made Markdown.

import type { Nodes } from "hast";

/** What stands for itself: the words beside it are not joined to those within. */
const INLINE =
  /^(a|abbr|acronym|b|bdi|bdo|big|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s|samp|small|span|strike|strong|time|tt|u|var|wbr)$/;
const UNSEEN = /^(script|style|template|head|noscript|title|x-gallery|x-lost)$/;

/** Words and signs by how often they stand in a text. */
export type Words = Map<string, number>;

/** How a text differs from an earlier one. */
export interface Difference {
  lost: string[];
  added: string[];
}

/** The text that a tree shows; blocks stand apart. @param captions whether titles of pictures are shown, as captions */
export function shownText(tree: Nodes, captions = false): string {
  let text = "";
  const walk = (node: Nodes): void => {
    if (node.type === "text") text += node.value;
    if (node.type === "element") {
      const { tagName, properties } = node;
      if (UNSEEN.test(tagName) || isScaffold(properties)) return;
      if (captions && tagName === "img" && typeof properties.title === "string") text += ` ${properties.title} `;
    }
    if (!("children" in node)) return;
    const apart = node.type !== "element" || !INLINE.test(node.tagName);
    if (apart) text += " ";
    for (const child of node.children) walk(child);
    if (apart) text += " ";
  };
  walk(tree);
  return text;
}

/** What Markdown adds to footnotes: their numbers, the way back, the heading for screen readers; and WordPress's numbers. */
const isScaffold = (properties: Readonly<Record<string, unknown>>): boolean =>
  "dataFootnoteRef" in properties ||
  "dataFootnoteBackref" in properties ||
  "dataFn" in properties ||
  properties.id === "footnote-label";

/** Counts the words and signs of a text. Punctuation is no word: it may move. */
export function countWords(text: string): Words {
  const words: Words = new Map();
  for (const [word] of text.normalize("NFC").matchAll(/[\p{L}\p{M}\p{N}]+|\p{S}/gu)) {
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** Finds the words that are in one text and not, or less often, in the other. */
export function compareWords(before: Words, after: Words): Difference {
  const missing = (from: Words, to: Words): string[] =>
    [...from].flatMap(([word, count]) => Array<string>(Math.max(0, count - (to.get(word) ?? 0))).fill(word));
  return { lost: missing(before, after), added: missing(after, before) };
}
