// Splits a Markdown file into its YAML frontmatter and its body, without losing count of the lines.

import { finding } from "./problem";
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

/** A line of dashes that text programs make of hyphens. */
const isDashes = (line: string): boolean => /^\s*-*[–—―−‐‑][-–—―−‐‑]*\s*$/.test(line);

/** A line that most likely should be `---`. */
const isRule = (line: string): boolean =>
  isDashes(line) || /^\s*(-{2,}|\.{3,}|…|_{3,}|\*{3,}|={3,}|\+{3,}|~{3,}|`{3,}\w*)\s*$/.test(line);

const NOT_HYPHENS = (line: string): string => `The line \`${line.trim()}\` is not made of three hyphens`;
const FENCE =
  "The fields stand between two lines `---`: three hyphens of the keyboard, at the beginning of the line, and nothing else.";

/**
 * Reads frontmatter: a first line `---`, YAML, and a line `---`.
 * A byte order mark and CRLF line endings are accepted and change nothing.
 */
export function splitFrontmatter(text: string): Frontmatter {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const fail = (code: Code, message: string, body: string, line = 1): Frontmatter => ({
    yaml: { findings: [finding({ line, column: 1 }, code, message)] },
    body,
    bodyOffset: 0,
  });
  const first = lines.findIndex((line) => line.trim() !== "");
  const begin = lines[first] ?? "";
  if (lines[0]?.trimEnd() !== "---" && (begin.trim() === "---" || isRule(begin))) {
    const what = begin.trim() === "---" ? "Something stands before the first `---`" : NOT_HYPHENS(begin);
    return fail("frontmatter-missing", `${what}. ${FENCE}`, lines.join("\n"), first + 1);
  }
  if (lines[0]?.trimEnd() !== "---") {
    const message =
      "The file does not begin with frontmatter. Begin it with a line `---`, then `title:` and `date:` on lines of their own, then another line `---`.";
    return fail("frontmatter-missing", message, lines.join("\n"));
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  const dashes = lines
    .slice(1, end < 0 ? undefined : end)
    .findIndex((line) => isDashes(line) || (end < 0 && /^\s*(-{2,}|\.{3}|…)\s*$/.test(line)));
  if (dashes >= 0) {
    const line = lines[dashes + 1] as string;
    return fail(
      "frontmatter-unclosed",
      `${NOT_HYPHENS(line)}. ${FENCE}`,
      lines.slice(dashes + 2).join("\n"),
      dashes + 2,
    );
  }
  if (end < 0) {
    return fail("frontmatter-unclosed", "The frontmatter is not closed. Put a line `---` after its last field.", "");
  }
  return {
    yaml: parseYaml(lines.slice(1, end).join("\n"), 2),
    body: lines.slice(end + 1).join("\n"),
    bodyOffset: end + 1,
  };
}
