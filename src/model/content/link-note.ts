// What a reader should know of a link before following it: that it is a file, or leads to another site.

/** Files that open outside the site's pages, by the ends of their names. */
const FORMATS: Readonly<Record<string, string>> = {
  csv: "CSV",
  doc: "Word",
  docx: "Word",
  epub: "EPUB",
  ics: "calendar file",
  m4a: "audio",
  mp3: "audio",
  mp4: "video",
  odt: "OpenDocument",
  pdf: "PDF",
  ppt: "PowerPoint",
  pptx: "PowerPoint",
  rtf: "RTF",
  webm: "video",
  xls: "Excel",
  xlsx: "Excel",
  zip: "ZIP",
};

export interface LinkNote {
  /** The format of the file; undefined for a page, and where the link's words name it. */
  format: string | undefined;
  /** Whether the link leads to another site and its words don't tell which. */
  external: boolean;
}

/** @param text the link's words */
export function linkNote(href: string, text: string): LinkNote {
  const words = text.toLowerCase();
  const [, host, path = ""] = href.toLowerCase().match(/^(?:(?:https?:)?\/\/(?:www\.)?([^/?#]+))?([^?#]*)/) ?? [];
  const format = FORMATS[path.match(/^\/.*\.([a-z0-9]+)$/)?.[1] ?? ""];
  return {
    format: format === undefined || words.includes(format.toLowerCase()) ? undefined : format,
    external: host !== undefined && !words.includes(host),
  };
}
