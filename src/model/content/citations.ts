// What a text rests on: the sources that its fields name, and those in its footnotes.

import type { PostFrontmatter } from "./schema";

export type Citation = PostFrontmatter["sources"][number];

/** A footnote as it is shown. */
export interface Footnote {
  text: string;
  /** Where its first link to another site leads. */
  address: string | undefined;
}

/** Whether a footnote names a source, rather than adding a remark: it leads somewhere else, or has the year of a publication. */
export const isSource = ({ text, address }: Footnote): boolean =>
  address !== undefined || /\b(?:1[89]|20)\d\d\b/.test(text);

/** The message that says what footnotes are called together. */
export function footnotesTitle(footnotes: readonly Footnote[]): "sources" | "notesAndSources" | "footnotes" {
  const found = footnotes.filter(isSource).length;
  return found === 0 ? "footnotes" : found === footnotes.length ? "sources" : "notesAndSources";
}

/** All that a text cites: what its footnotes name, then what its fields do. */
export function citationsOf(sources: readonly Citation[], footnotes: readonly Footnote[]): Citation[] {
  const noted = footnotes.filter(isSource).map(({ text, address }): Citation => {
    const words = address === undefined ? text : text.replace(address, "").trim();
    return { title: words || text, address };
  });
  return [...noted, ...sources];
}
