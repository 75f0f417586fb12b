// A text of the content folder as values and a body, and back: what was not changed keeps its bytes.

import { splitFrontmatter } from "../model/content/frontmatter";
import { parseYaml } from "../model/content/yaml-source";
import { plainText, withLineEnds } from "./line-ends";
import { editYaml, type KeyOrder, type Values } from "./yaml-edit";

/** What a file is: `site` is `site.yaml`. */
export type Kind = "post" | "page" | "site";

/** A text as it is edited. */
export interface ContentText {
  values: Values;
  /** The Markdown below the fields, with `\n` line endings; empty for `site.yaml`. */
  body: string;
}

/** Takes a file's text apart. @returns undefined if its fields can't be read: then it can only be edited as it is */
export function readContent(text: string, kind: Kind): ContentText | undefined {
  if (kind === "site") {
    const result = parseYaml(plainText(text));
    return "source" in result ? { values: result.source.data as Values, body: "" } : undefined;
  }
  const { yaml, body } = splitFrontmatter(text);
  return "source" in yaml ? { values: yaml.source.data as Values, body } : undefined;
}

/** Whether a text says that it is a draft. */
export const isDraft = ({ draft }: Values): boolean => /^true$/i.test(String(draft ?? ""));

/** A text as it would be published: a draft's line stays where it is, so that places in the text are the same. */
export function asPublished(text: string, kind: Kind): string {
  const content = kind === "site" ? undefined : readContent(text, kind);
  if (!content || !isDraft(content.values)) return text;
  return writeContent(text, kind, { ...content, values: { ...content.values, draft: "false" } });
}

/**
 * Writes values and a body into a file's text.
 * @param text one that `readContent` can take apart
 * @throws a `RangeError` that names a field which can't be changed in its place
 */
export function writeContent(text: string, kind: Kind, { values, body }: ContentText, order?: KeyOrder): string {
  const plain = plainText(text);
  if (kind === "site") return withLineEnds(text, editYaml(plain, values, order));
  const lines = plain.split("\n");
  const { bodyOffset } = splitFrontmatter(text);
  const [first = ""] = lines;
  const inner = lines.slice(1, bodyOffset - 1);
  const edited = editYaml(inner.join("\n"), values, order);
  const fields = inner.length === 0 && edited === "" ? [] : edited.split("\n");
  return withLineEnds(
    text,
    [first, ...fields, lines[bodyOffset - 1], ...(bodyOffset < lines.length || body !== "" ? [body] : [])].join("\n"),
  );
}
