// The outline of a text, and how long it takes to read.

/** A section that can be linked to: `depth` 2 stands right below the title. */
export interface OutlineEntry {
  depth: 2 | 3;
  text: string;
  id: string;
}

/** From how many sections on a text has a table of contents. */
const LONG = 3;

/** Words a minute that adults read in English, rounded down (https://doi.org/10.1016/j.jml.2019.104047). */
const PACE = 200;

/** The sections that a table of contents lists: none if there are too few to need one. */
export function tableOfContents<Entry extends OutlineEntry>(outline: readonly Entry[]): Entry[] {
  const sections = outline.filter(({ depth }) => depth === 2);
  return sections.length >= LONG ? sections : [];
}

/** Whole minutes that reading takes: at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / PACE));
}
