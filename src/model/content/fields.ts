// The kinds of field that both schemas are made of, with messages that show the corrected line.

import { z } from "zod";
import { unknownField } from "../rules/nearest";
import { listItem, quoted } from "./yaml-faults";

/** A value as an editor would recognise it in a message: a long one by its beginning. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

const LONGEST_SHOWN = 200;

/** More than this is no line, in characters. What draws and measures lines need not be ready for more. */
const LONGEST_LINE = 1000;

/** A line of text that may not be blank; `example` shows a good one. */
export const line = (key: string, example: string) =>
  z
    .string({
      error: ({ input }) =>
        input === undefined || input === null
          ? `${key} is missing. Add a line \`${key}: ${example}\`.`
          : `${key} must be text, not ${show(input)}. Put it in quotes: \`${key}: ${quoted(inner(input))}\`.`,
    })
    .trim()
    .min(1, { error: `${key} is blank. Write it like \`${key}: ${example}\`.` })
    .max(LONGEST_LINE, {
      error: ({ input }) =>
        `${key} has ${String(input).length} characters; at most ${LONGEST_LINE} are read. Write it like \`${key}: ${example}\`.`,
    });

/** The whole address of a page elsewhere. */
export const webAddress = (key: string, example: string) =>
  line(key, example).pipe(
    z.url({
      protocol: /^https?$/,
      normalize: true,
      error: ({ input }) =>
        `${key}: ${show(input)} is not a web address. Write it in full, like \`${key}: ${example}\`.`,
    }),
  );

/** A year of four digits. */
export const year = (key: string) =>
  line(key, "2014").regex(/^[12]\d{3}$/, {
    error: ({ input }) => `${key}: ${show(input)} is not a year. Write its four digits, like \`${key}: 2014\`.`,
  });

/** What of a value is text: the first item of a list. */
const inner = (value: unknown): string =>
  Array.isArray(value) && typeof value[0] === "string" ? value[0] : typeof value === "object" ? "…" : String(value);

/** Shows how to write as a list what is none. @param example what stands between the brackets of a good one */
export function asList(key: string, input: unknown, example: string): string {
  const items =
    typeof input === "string"
      ? input
          .split(/[,;]/)
          .map((item) => item.replace(/^[\s[]+|[\s\]]+$/g, ""))
          .filter(Boolean)
      : typeof input === "object" && input !== null
        ? Object.keys(input)
        : [];
  return `${key} must be a list, not ${show(input)}. Write \`${key}: [${items.length > 0 ? items.map(listItem).join(", ") : example}]\`.`;
}

/** Whether a text is a BCP 47 language tag (https://www.rfc-editor.org/info/bcp47). */
export const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** A mapping below another one. Unknown fields are errors: one line of the issue's message for each of its keys. */
export const group = <Shape extends z.ZodRawShape>(key: string, shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((name: string) => unknownField(name, Object.keys(shape))).join("\n")
        : `${key} must hold fields of its own, not ${show(issue.input)}. Write them on lines below it, indented by two spaces: ${Object.keys(shape).join(", ")}.`,
  });
