// Characters that nobody sees and that change what a text does: they have no place in content.

/**
 * Control characters but for tab and line ends, half surrogate pairs, noncharacters that XML forbids
 * (https://www.w3.org/TR/xml/#charsets), and the embeddings and overrides of direction that make a text look like
 * another (https://trojansource.codes); the isolates that replaced those are allowed.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\uFFFE\uFFFF]|\p{Surrogate}/u;

/** The first such character of a text: where it stands and what to call it. Undefined if there is none. */
export function findControl(text: string): { index: number; name: string } | undefined {
  const match = text.match(CONTROL);
  return match?.index === undefined ? undefined : { index: match.index, name: nameOf(match[0]) };
}

/** Says what to do about such a character. */
export const controlMessage = (name: string): string =>
  `There is an invisible control character here (${name}), which can change how the text around it is shown. Delete it.`;

/** A text on one line, with nothing in it that a terminal or a log would obey. */
export function visible(text: string): string {
  return text.replace(new RegExp(`${CONTROL.source}|[\\t\\n\\r\\u2028\\u2029\\u2066-\\u2069]`, "gu"), (character) =>
    character === "\n" ? "\\n" : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

const nameOf = (character: string): string =>
  `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
