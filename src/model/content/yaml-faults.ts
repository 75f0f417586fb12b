// Says in plain words why fields can't be read, and shows the line as it should be.

import type { YAMLError, YAMLWarning } from "yaml";

/** What is wrong, and where if that is not where the parser gave up (an offset into the text). */
export interface YamlFault {
  offset: number;
  message: string;
}

/** What the parser says of values so deep within each other that its stack came to its end. */
export const TOO_DEEP = "RESOURCE_EXHAUSTION";

export const TOO_DEEP_MESSAGE =
  "Values stand within values here, deeper than fields ever do. Write each field as `key: value`.";

/** A value in the quotation marks that need the fewest signs within. */
export const quoted = (text: string): string => (/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`);

/** A list's item in quotes, if it would be read as something else without. */
export const listItem = (text: string): string => (/^[\p{L}/][\p{L}\p{M}/. -]*$/u.test(text) ? text : quoted(text));

/** A line that gives a field or an item of a list its value. */
interface FieldLine {
  /** The field's name with its colon, or the item's hyphen. */
  name: string;
  /** How many characters stand before the name. */
  indent: number;
  value: string;
  /** Offset of the value. */
  at: number;
}

const fieldLine = (line: string, from: number): FieldLine | undefined => {
  const match = line.match(/^( *(?:- +)*)(?:([^\s:'"[{]+:) +(\S.*)|(?<=- +)(\S.*))$/);
  const value = match?.[3] ?? match?.[4];
  if (!match || value === undefined) return undefined;
  const indent = match[1]?.length ?? 0;
  return { name: match[2] ?? "-", indent, value: value.trimEnd(), at: from + line.indexOf(value, indent) };
};

const lineFrom = (text: string, start: number): string => text.slice(start).split("\n", 1)[0] as string;
const lineStart = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;

/**
 * Says that a value begins with a sign that has a meaning of its own.
 * @param start where the sign stands in the text
 * @param read makes of the value what should be shown of it
 */
export function beginsWithSign(text: string, start: number, read = (value: string): string => value): string {
  const from = lineStart(text, start);
  const field = fieldLine(lineFrom(text, from), from);
  const good =
    field?.at === start
      ? `${field.name} ${quoted(read(field.value))}`
      : quoted(read(text.slice(start).match(/^[^,\]}\n]+/)?.[0] ?? ""));
  const sign = text[start] === "`" ? "a backtick" : `\`${text[start]}\``;
  return `A value may not begin with ${sign}. Put the whole value in quotes: \`${good}\`.`;
}

/** Quotes that text programs make of straight ones. */
export const CURLY_QUOTED = /^[“”„‟«»‘’‚‛‹›]([^“”„‟«»‘‚‛‹›]*)[“”‟«»‘’‛‹›"']$/u;

/**
 * Explains what a parser says of a text.
 * @param quote where the quotation mark stands whose partner is missing; the parser reports the end of the text
 */
export function explain(error: YAMLError | YAMLWarning, text: string, quote: number | undefined): YamlFault {
  // Of a bracket that is not closed it reports a later line.
  const bracket = error.message.startsWith("Flow ") ? text.slice(0, error.pos[0]).search(/[[{][^[{]*$/) : -1;
  const offset = quote ?? (bracket < 0 ? error.pos[0] : bracket);
  const from = lineStart(text, offset);
  const line = lineFrom(text, from);
  const here = (message: string): YamlFault => ({ offset, message });
  switch (error.code) {
    case TOO_DEEP:
      return here(TOO_DEEP_MESSAGE);
    case "DUPLICATE_KEY":
      return here("This field is given twice. Keep one of the two lines.");
    case "TAB_AS_INDENT":
      return here("A tab indents this line; only spaces may. Replace the tab by two spaces, or delete it.");
    case "MULTIPLE_DOCS": {
      const end = text.match(/^(\.\.\.|---)/m);
      return {
        offset: end?.index ?? offset,
        message: `\`${end?.[0]}\` at the beginning of a line ends the fields. Delete it.`,
      };
    }
    default:
      break;
  }
  const [, starred, rest] = line.match(/^ *[*_]+([\p{L}\w-]+?)[:*_]+\s+(.*)$/u) ?? [];
  if (starred) {
    return { offset: from, message: `A field's name stands without asterisks. Write \`${starred}: ${rest}\`.` };
  }
  const field = fieldLine(line, from);
  const end = from + line.length + 1;
  const next = end + (text.slice(end).match(/^(?: *\n)*/)?.[0].length ?? 0);
  const below = next < text.length ? lineFrom(text, next) : "";
  const above = from > 0 ? lineFrom(text, lineStart(text, from - 1)) : "";
  const upper = fieldLine(above, 0);
  const indent = (one: string): number => one.length - one.trimStart().length;
  // Either line may be the one that the parser names.
  if (field && isField(below) && indent(below) > field.indent && !/: |:$/.test(field.value)) {
    return { offset: next + indent(below), message: indented(field) };
  }
  if (upper && isField(line) && indent(line) > upper.indent && upper.name !== "-") {
    return { offset: from + indent(line), message: indented(upper) };
  }
  const first = text.match(/^( +)\S/);
  if (first && !/^ /.test(line) && isField(line)) {
    return {
      offset: 0,
      message: "This line begins with spaces, and others do not. Delete the spaces at its beginning.",
    };
  }
  if (!field) return here(explainLine(line, above));
  if (/^(All (mapping|sequence) items|Sequence item without)/.test(error.message)) return here(COLUMN);
  return explainValue(error, field, text);
}

const isField = (line: string): boolean => /^ *[\p{L}\w-]+:( |$)/u.test(line);

const indented = ({ name, indent }: FieldLine): string =>
  indent === 0
    ? `This line is indented, so it counts as a part of \`${name}\` above. Delete the spaces at its beginning.`
    : `This line is indented further than \`${name}\` above, so it counts as a part of it. Begin it in the same column as \`${name}\`.`;

const COLUMN = "This line does not begin in the same column as those that it belongs to. Begin it exactly below them.";

/** Of a line that begins as items of a list do elsewhere, and not in fields. */
export function wrongItem(line: string): string | undefined {
  const item = line.match(/^(?:-(?=\p{L})|[–—−•·‣◦▪]|[*+](?=\s))\s*([^\s-].*)/u)?.[1];
  return item === undefined ? item : `An item of a list begins with a hyphen and a space. Write \`- ${item}\`.`;
}

/** Of a line that gives no field its value. */
function explainLine(line: string, above: string): string {
  const text = line.trim();
  const item = wrongItem(text);
  if (item !== undefined) return item;
  const joined = text.match(/^([\p{L}\w-]+):(\S.*)$/u);
  if (joined) return `There is no space after the colon. Write \`${joined[1]}: ${joined[2]}\`.`;
  const [, name, value] = text.match(/^([\p{L}\w-]+)\s*[：=;]\s*(.*)$/u) ?? [];
  if (name) {
    return `Between the field's name and its value stands no colon followed by a space. Write \`${name}: ${value}\`.`;
  }
  if (/ #/.test(above) && /^ /.test(line)) {
    return "This line continues the one above, where a comment begins at ` #`. Write the whole value on one line, in quotes.";
  }
  if (isField(line)) return COLUMN;
  if (/^ *- /.test(above) && /^ /.test(line)) return `Each item of a list begins with a hyphen. Write \`- ${text}\`.`;
  const [, begun, sign] = above.match(/^([\w-]+:) *([|>][-+]?)? *$/) ?? [];
  if (begun) {
    const cure = sign
      ? "Begin each line of its text with two spaces."
      : `Write \`- ${text}\` if it is an item of a list, or the value behind its colon.`;
    return `This line is not indented, so it is no part of \`${begun}\` above. ${cure}`;
  }
  const field = text.match(/^([a-z][\w-]*)\s+(\S.*)$/);
  const good = field ? `${field[1]}: ${field[2]}` : "title: Massage and sleep";
  return `This line is no field, because no colon stands after a name. If it is one, write it like \`${good}\`; if it continues the line above, join the two.`;
}

/** Of a value that can't be read. */
function explainValue(
  { code, message, pos }: YAMLError | YAMLWarning,
  { name, value, at }: FieldLine,
  text: string,
): YamlFault {
  const found = (offset: number, why: string): YamlFault => ({ offset, message: why });
  const right = (good: string): string => `\`${name} ${quoted(good)}\``;
  const list = (items: readonly string[]): string =>
    `\`${name} [${items.map((item) => listItem(item.trim())).join(", ")}]\``;
  const opening = value[0] as string;
  const inner = value.length > 1 && value.endsWith(opening) ? value.slice(1, -1) : undefined;
  const curly = value.match(CURLY_QUOTED)?.[1];
  const [, address] = value.match(/^!?\[[^\]]*\]\(<?([^)>]+)>?\)$/) ?? [];
  if (address !== undefined) {
    return found(at, `Markdown is not read among the fields. Write the address alone: \`${name} ${address}\`.`);
  }
  if (opening === '"' || opening === "'") {
    if (code === "BAD_DQ_ESCAPE") {
      const plain = (inner ?? value.slice(1)).replaceAll("'", "''");
      return found(
        pos[0],
        `A backslash within double quotes has a meaning of its own. Put the value in single ones: \`${name} '${plain}'\`.`,
      );
    }
    if (code === "MISSING_CHAR" && !value.slice(1).includes(opening)) {
      return found(
        at,
        `A quotation mark is not closed. Put the same mark at the end of the value: ${right(value.slice(1))}.`,
      );
    }
    if (inner !== undefined) {
      const mark = opening === "'" ? "An apostrophe" : "A quotation mark";
      return found(at, `${mark} within the value ends it too early. Write ${right(inner)}.`);
    }
    const rest = value.slice(value.indexOf(opening, 1) + 1).trim();
    return found(
      at,
      `After the closing quotation mark stands \`${rest}\`. Write ${right(value)}, or delete what follows.`,
    );
  }
  if (code === "MISSING_CHAR" && /quote/.test(message) && /^[[{]/.test(opening)) {
    return found(
      at,
      "A quotation mark within the brackets is not closed. Put the same mark at the end of its word, or delete it.",
    );
  }
  if ((opening === "[" || opening === "{") && !/[\]}]\s*\S/.test(value)) {
    const comment = value.match(/^[[{](.*\s#.*)[\]}]$/)?.[1];
    if (comment !== undefined) {
      return found(
        at,
        `From \` #\` on, this line is a comment, and its bracket is not closed. Write ${list(comment.split(","))}.`,
      );
    }
    const within = value.match(/^\[([^[\]"']*)\]$/)?.[1];
    if (within !== undefined) {
      return found(
        at,
        `A word within the brackets begins with a sign that it may not begin with. Put it in quotes: ${list(within.split(","))}.`,
      );
    }
    if (!/[\]}]$/.test(value)) {
      return found(at, "A bracket is not closed. Close it on the same line, like `tags: [back pain]`.");
    }
  }
  if (curly !== undefined) {
    return found(
      at,
      `The quotes ${opening} ${value.at(-1)} are curly ones, which count as letters. Type straight ones: ${right(curly)}.`,
    );
  }
  if (/^- \S/.test(value) && name !== "-") {
    const items = list(value.slice(2).split(/\s-\s/));
    return found(
      at,
      `A value may not begin with \`-\`. If it is a list, write ${items}; if it is text, put it in quotes: ${right(value)}.`,
    );
  }
  if (/^[%@`,[\]{}&*!|>?-]/.test(opening)) return found(at, beginsWithSign(text, at));
  if (/:\s|:$/.test(value)) {
    return found(at, `The value holds a colon followed by a space. Put the whole value in quotes: ${right(value)}.`);
  }
  if (code === "MISSING_CHAR" && /quote/.test(message)) {
    return found(at, "A quotation mark is not closed. Put the same mark at the end of the value.");
  }
  return found(
    pos[0],
    `Something here can't be read. Write each field on a line of its own, and put the whole value in quotes: ${right(value)}.`,
  );
}
