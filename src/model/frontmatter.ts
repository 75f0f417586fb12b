// Splits a Markdown file into its YAML frontmatter and its body, without losing count of the lines.

import { finding, START } from "./problem";
import type { Code } from "./rules";
import { parseYaml, type YamlResult } from "./yaml-source";

/** A file's two halves. */
export interface Frontmatter {
  yaml: YamlResult;
  /** The Markdown after the frontmatter, with `\n` line endings. */
  body: string;
  /** How many lines of the file come before the body. */
  bodyOffset: number;
}

/**
 * Reads frontmatter: a first line `---`, YAML, and a line `---`.
 * A byte order mark and CRLF line endings are accepted and change nothing.
 */
export function splitFrontmatter(text: string): Frontmatter {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const fail = (code: Code, message: string, body: string): Frontmatter => ({
    yaml: { findings: [finding(START, code, message)] },
    body,
    bodyOffset: 0,
  });
  if (lines[0]?.trimEnd() !== "---") {
    const message =
      "The file does not begin with frontmatter. Begin it with a line `---`, then `title:` and `date:` on lines of their own, then another line `---`.";
    return fail("frontmatter-missing", message, lines.join("\n"));
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end < 0) {
    return fail("frontmatter-unclosed", "The frontmatter is not closed. Put a line `---` after its last field.", "");
  }
  return {
    yaml: parseYaml(lines.slice(1, end).join("\n"), 2),
    body: lines.slice(end + 1).join("\n"),
    bodyOffset: end + 1,
  };
}
