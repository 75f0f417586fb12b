// Values that can be read, and most likely say something else than was meant.

import { parseEntities } from "parse-entities";
import { type Document, isPair, isScalar, type Pair, type Scalar, visit } from "yaml";
import { CURLY_QUOTED, listItem, quoted } from "../content/yaml-faults";
import { type Finding, finding, type Point } from "./problem";

/** Spaces that look like the ordinary one and are none for YAML, with what programs call them. */
const SPACE = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u2060\u3000\uFEFF]/g;
const ANY_SPACE = `[ ${SPACE.source.slice(1)}`;
const SPACE_NAMES: Record<string, string> = {
  "\u00A0": "no-break space (U+00A0)",
  "\u202F": "narrow no-break space (U+202F)",
  "\u200B": "zero-width space (U+200B)",
};
const nameOf = (space: string): string =>
  SPACE_NAMES[space] ?? `special space (U+${space.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")})`;

/** What stands before a value: indentation, hyphens of lists, a field's name, its colon. */
const BEFORE_VALUE = new RegExp(`^${ANY_SPACE}*(?:-${ANY_SPACE}+)*(?:[\\w-]+${ANY_SPACE}*:${ANY_SPACE}+)?`, "gmu");

/** A space that is not the ordinary one. */
interface OddSpace {
  offset: number;
  /** What programs call it. */
  name: string;
  message: string;
}

/**
 * Puts ordinary spaces where no others can be meant: before fields, and between their colon and their value. The text
 * keeps its length.
 */
export function plainSpaces(text: string): { text: string; spaces: OddSpace[] } {
  const spaces: OddSpace[] = [];
  const plain = text.replace(BEFORE_VALUE, (before: string, start: number) => {
    const offset = before.search(SPACE);
    if (offset < 0) return before;
    const name = nameOf(before[offset] as string);
    const message = `There is a ${name} here, which looks like an ordinary space and is none. Delete it and press the space bar, without Option or Alt.`;
    spaces.push({ offset: start + offset, name, message });
    return before.replace(SPACE, " ");
  });
  return { text: plain, spaces };
}

/** Finds comments that cut a value short, character references, and curly quotes around a value. */
export function checkValues(document: Document, text: string, at: (offset: number) => Point): Finding[] {
  const found: Finding[] = [];
  visit(document, {
    Pair(_key, { key, value }: Pair) {
      if (isScalar(key) && key.range && isScalar(value)) {
        found.push(...checkValue(`${key.value}:`, value, key.range[1], text, at));
      }
    },
    Seq(_key, { items, flow }, path) {
      const parent = path.at(-1);
      const field = isPair(parent) && isScalar(parent.key) ? `${parent.key.value}:` : "";
      for (const item of items) {
        if (!isScalar(item) || !item.range) continue;
        const hyphen = flow ? item.range[0] : text.lastIndexOf("-", item.range[0]) + 1;
        found.push(...checkValue(flow && field ? field : "-", item, hyphen, text, at, flow));
      }
    },
  });
  return found;
}

/** One word that holds a digit, a slash, a dot or an at sign: a day, an address, a number, a file. */
const NO_WORDS = /^\S*[\d/@.]\S*$/;

/** @param name what stands before the value: the field's name with its colon, or the hyphen of a list */
function checkValue(
  name: string,
  { value, source = "", type, range }: Scalar,
  keyEnd: number,
  text: string,
  at: (offset: number) => Point,
  inFlow = false,
): Finding[] {
  const found: Finding[] = [];
  const [start = keyEnd, end = keyEnd] = range ?? [];
  const line = (good: string): string => (inFlow ? `\`${name} [${good}]\`` : `\`${name} ${good}\``);
  const empty = value === null && source === "";
  const isBlock = type?.startsWith("BLOCK") ?? false;
  const from = empty ? keyEnd : end;
  const comment = isBlock ? undefined : text.slice(from).match(/^:?([ \t]+)#(.*)/);
  if (comment && cutsShort(comment[2] as string, { empty, type, source })) {
    const rest = `#${comment[2]}`.trimEnd();
    const whole = empty ? rest : `${type?.startsWith("QUOTE") ? value : source}${comment[1]}${rest}`;
    const lost = empty ? "and no value is left" : `and only "${value}" is read`;
    const message = `What begins with \`#\` after a space is a comment, ${lost}. If it belongs to the value, write ${line(quoted(whole))}; if it is a note for yourself, put it on a line of its own.`;
    found.push(finding(at(from + comment[0].indexOf("#")), "field-comment", message));
  }
  if (typeof value !== "string") return found;
  const decoded = decode(value);
  if (decoded !== value) {
    const message = `HTML's codes are shown here as they stand. Write ${isBlock ? `"${decoded.trim()}"` : line(inFlow ? listItem(decoded) : quoted(decoded))}.`;
    found.push(finding(at(start), "field-entity", message));
  }
  const curly = type === "PLAIN" ? value.match(CURLY_QUOTED)?.[1] : undefined;
  // Of a day, the field's own rule tells.
  if (curly !== undefined && /\p{L}/u.test(curly)) {
    const message = `The curly quotes ${value[0]} ${value.at(-1)} are letters of the value and would be shown. Write ${line(inFlow ? listItem(curly) : quoted(curly))} without them, or ${line(quoted(value))} if they are meant.`;
    found.push(finding(at(start), "field-quotes", message));
  }
  return found;
}

/** Whether what was lost as a comment may have been meant as a part of the value. */
function cutsShort(
  comment: string,
  { empty, type, source }: { empty: boolean; type: string | undefined; source: string },
): boolean {
  // A day and a truth value end where they end.
  if (/^(true|false|\d{4}-\d{2}-\d{2})$/i.test(source)) return false;
  const isNote = comment === "" || /^[\s#]/.test(comment);
  if (empty || type !== "PLAIN" || NO_WORDS.test(source)) return !isNote;
  return true;
}

/** Most times that programs have coded a text one after the other. */
const MOST_CODINGS = 3;

/** Undoes character references (https://html.spec.whatwg.org/#character-references) that end in a semicolon. */
export function decode(text: string): string {
  let decoded = text;
  for (let n = 0; n < MOST_CODINGS; n++) decoded = parseEntities(decoded, { nonTerminated: false });
  return decoded;
}
