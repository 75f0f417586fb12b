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
  value: string;
  /** Offset of the value. */
  at: number;
}

const fieldLine = (line: string, from: number): FieldLine | undefined => {
  const match = line.match(/^( *(?:- +)*)(?:([^\s:'"[{]+:) +(\S.*)|(?<=- +)(\S.*))$/);
  const value = match?.[3] ?? match?.[4];
  if (!match || value === undefined) return undefined;
  return { name: match[2] ?? "-", value: value.trimEnd(), at: from + line.indexOf(value, match[1]?.length) };
};

/** Quotes that text programs make of straight ones. */
export const CURLY_QUOTED = /^[“”„‟«»‘’‚‛‹›](.*)[“”‟«»‘’‛‹›"']$/su;

/**
 * Explains what a parser says of a text.
 * @param quote where the quotation mark stands whose partner is missing; the parser reports the end of the text
 */
export function explain(error: YAMLError | YAMLWarning, text: string, quote: number | undefined): YamlFault {
  // Of a bracket that is not closed it reports a later line.
  const bracket = error.message.startsWith("Flow ") ? text.slice(0, error.pos[0]).search(/[[{][^[{]*$/) : -1;
  const offset = quote ?? (bracket < 0 ? error.pos[0] : bracket);
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  const lineFrom = (start: number): string => text.slice(start).split("\n", 1)[0] as string;
  const line = lineFrom(from);
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
  const below = next < text.length ? lineFrom(next) : "";
  const indent = (one: string): number => one.length - one.trimStart().length;
  if (field && isField(below) && indent(below) > indent(line) && !/: |:$/.test(field.value)) {
    const message = `This line is indented, so it counts as a part of \`${field.name}\` above. Delete the spaces at its beginning.`;
    return { offset: next + indent(below), message };
  }
  const first = text.match(/^( +)\S/);
  if (first && !/^ /.test(line) && isField(line)) {
    return {
      offset: 0,
      message: "This line begins with spaces, and others do not. Delete the spaces at its beginning.",
    };
  }
  const above = from > 0 ? lineFrom(text.lastIndexOf("\n", from - 2) + 1) : "";
  if (!field) return here(explainLine(line, above));
  if (error.message.startsWith("All mapping items")) return here(COLUMN);
  return explainValue(error, field);
}

const isField = (line: string): boolean => /^ *[\p{L}\w-]+:( |$)/u.test(line);

const COLUMN = "This line does not begin in the same column as those that it belongs to. Begin it exactly below them.";

/** Of a line that gives no field its value. */
function explainLine(line: string, above: string): string {
  const text = line.trim();
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
  const field = text.match(/^([a-z][\w-]*)\s+(\S.*)$/);
  const good = field ? `${field[1]}: ${field[2]}` : "title: Massage and sleep";
  return `This line is no field, because no colon stands after a name. If it is one, write it like \`${good}\`; if it continues the line above, join the two.`;
}

/** Of a value that can't be read. */
function explainValue({ code, message, pos }: YAMLError | YAMLWarning, { name, value, at }: FieldLine): YamlFault {
  const found = (offset: number, why: string): YamlFault => ({ offset, message: why });
  const right = (text: string): string => `\`${name} ${quoted(text)}\``;
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
      const items = comment.split(",").map((item) => listItem(item.trim()));
      return found(
        at,
        `From \` #\` on, this line is a comment, and its bracket is not closed. Write \`${name} [${items.join(", ")}]\`.`,
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
  if (/^[%@`,[\]{}&*!|>?-]/.test(opening)) {
    const sign = opening === "`" ? "a backtick" : `\`${opening}\``;
    return found(at, `A value may not begin with ${sign}. Put the whole value in quotes: ${right(value)}.`);
  }
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
