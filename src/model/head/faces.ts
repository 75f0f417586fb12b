// The files of the face that pages are set in, and which letters each has.

/** A file of the face: its name in `src/styles/fonts`, Fontsource's file that it is made of, and its letters. */
export interface Face {
  file: string;
  source: string;
  /** As CSS writes it: https://www.w3.org/TR/css-fonts-4/#unicode-range-desc. Undefined: all letters of the source. */
  range?: string;
}

/** English is set in the first; each further file is loaded where a page has a letter of it. */
export const FACES = {
  /** Marks that combine stay with the letters that they are put on. */
  latin: {
    file: "newsreader-latin.woff2",
    source: "newsreader-latin-wght-normal.woff2",
    range:
      "U+0020-007E, U+00A0, U+00A3, U+00A9, U+00B7, U+00D7, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026, U+20AC",
  },
  accents: {
    file: "newsreader-latin-accents.woff2",
    source: "newsreader-latin-wght-normal.woff2",
    range:
      "U+00A1-00A2, U+00A4-00A8, U+00AA-00B6, U+00B8-00D6, U+00D8-00FF, U+0131, U+0152-0153, U+02BC, U+02C6, U+02DA, U+02DC, U+201A, U+201E, U+2032-2033, U+2039-203A, U+2044, U+2122, U+2212, U+2215",
  },
  ext: {
    file: "newsreader-latin-ext.woff2",
    source: "newsreader-latin-ext-wght-normal.woff2",
    range:
      "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
  },
  italic: { file: "newsreader-latin-italic.woff2", source: "newsreader-latin-wght-italic.woff2" },
} as const satisfies Record<string, Face>;

/** Matches a text that has a letter of a range. */
export function lettersOf(range: string): RegExp {
  const signs = range.replaceAll(
    /U\+([0-9A-F]{4})(?:-([0-9A-F]{4}))?(?:, )?/g,
    (_, from, to = from) => `\\u${from}-\\u${to}`,
  );
  return new RegExp(`[${signs}]`);
}
