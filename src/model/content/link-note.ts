// What a reader should know of a link before following it: that it is a file, or leads to another site.

import type { PlainKey, Words } from "../strings/words";

/** Files that open outside the site's pages, by the ends of their names. */
const FORMATS = {
  csv: "CSV",
  doc: "Word",
  docx: "Word",
  epub: "EPUB",
  ics: { key: "calendarFile" },
  m4a: { key: "audio" },
  mp3: { key: "audio" },
  mp4: { key: "video" },
  odt: "OpenDocument",
  pdf: "PDF",
  ppt: "PowerPoint",
  pptx: "PowerPoint",
  rtf: "RTF",
  webm: { key: "video" },
  xls: "Excel",
  xlsx: "Excel",
  zip: "ZIP",
} as const satisfies Record<string, string | { key: PlainKey }>;

export interface LinkNote {
  /** The format of the file; undefined for a page, and where the link's words name it. */
  format: string | undefined;
  /** Whether the link leads to another site and its words don't tell which. */
  external: boolean;
}

/** @param text the link's words */
export function linkNote(href: string, text: string, t: Words["t"]): LinkNote {
  const words = text.toLowerCase();
  const [, host, path = ""] = href.toLowerCase().match(/^(?:(?:https?:)?\/\/(?:www\.)?([^/?#]+))?([^?#]*)/) ?? [];
  const found = FORMATS[path.match(/^\/.*\.([a-z0-9]+)$/)?.[1] as keyof typeof FORMATS];
  const format = typeof found === "object" ? t(found.key) : found;
  return {
    format: format === undefined || words.includes(format.toLowerCase()) ? undefined : format,
    external: host !== undefined && !words.includes(host),
  };
}
