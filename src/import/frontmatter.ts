// Writes the fields of a text that was brought along, and reads them again.

import { parse, stringify } from "yaml";

/** Fields in the order in which they are written; those without a value are left out. */
export type Fields = Record<string, string | boolean | readonly string[] | undefined>;

/** Composes a file. Texts are in quotes, so that no reader of YAML takes them for numbers or dates. */
export function composeText(fields: Fields, body: string): string {
  const lines = Object.entries(fields).flatMap(([key, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const options = { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;
    if (!Array.isArray(value)) return [stringify({ [key]: value }, options).trim()];
    return [`${key}: [${value.map((item) => stringify(item, options).trim()).join(", ")}]`];
  });
  return `---\n${lines.join("\n")}\n---\n\n${body}`;
}

/** Takes a composed file apart. */
export function readText(text: string): { fields: Fields; body: string; bodyOffset: number } {
  const end = text.indexOf("\n---\n", 3);
  const bodyAt = end + "\n---\n\n".length;
  return {
    fields: parse(text.slice(4, end)) as Fields,
    body: text.slice(bodyAt),
    bodyOffset: text.slice(0, bodyAt).split("\n").length - 1,
  };
}
