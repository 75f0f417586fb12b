// Text as feeds carry it.

/** What XML 1.0 has no place for (https://www.w3.org/TR/xml/#charsets), not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Drops characters that make a document of XML unreadable. */
export function xmlCharacters(text: string): string {
  return text.replace(NO_XML, "");
}

/**
 * Text as XML or HTML, in the form that most readers of RSS understand
 * (https://www.rssboard.org/rss-profile#data-types-characterdata).
 */
export function escaped(text: string): string {
  return xmlCharacters(text).replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&#x3E;");
}

/** Text as HTML that stays legible where it is shown as it is: `Sleep & rest` needs no escape, `<b>` does. */
export function htmlText(text: string): string {
  return xmlCharacters(text)
    .replace(/&(?=[\w#])/g, "&amp;")
    .replace(/<(?=[a-z/!?])/gi, "&lt;")
    .replaceAll("]]>", "]]&gt;");
}
