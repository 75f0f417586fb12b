// Splits a Markdown file into its YAML frontmatter and its body, without losing count of the lines.

import { finding } from "../rules/problem";
import type { Code } from "../rules/rules";
import { parseYaml, type YamlResult } from "./yaml-source";

/** A file's two halves. */
export interface Frontmatter {
  yaml: YamlResult;
  /** The Markdown after the frontmatter, with `\n` line endings. */
  body: string;
  /** How many lines of the file come before the body. */
  bodyOffset: number;
}

/** A line that most likely should be `---`. */
const isRule = (line: string): boolean =>
  /^---/.test(line) || /^\s*([-–—―−‐‑]{2,}|[–—―−]|\.{3,}|…|_{3,}|\*{3,}|={3,}|\+{3,}|~{3,}|`{3,}\w*)\s*$/.test(line);

const isField = (line: string): boolean => /^["']?[\w-]+["']?\s*[:：=;](\s|$)/.test(line);

/** A line that no field begins with, unless it was misspelt. */
const isText = (line: string): boolean => /^[^\sa-z#\]}-]/.test(line) && !isField(line);

const FENCE =
  "The fields stand between two lines `---`: three hyphens of the keyboard, at the beginning of the line, and nothing else.";
const wrongFence = (line: string): string =>
  line.trim() === "---"
    ? `Blank lines or spaces stand before this \`---\`. ${FENCE}`
    : `The line \`${line.trim()}\` is not made of three hyphens. ${FENCE}`;

/**
 * Reads frontmatter: a first line `---`, YAML, and a line `---`.
 * A byte order mark and CRLF line endings are accepted and change nothing.
 */
export function splitFrontmatter(text: string): Frontmatter {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const fail = (code: Code, message: string, bodyOffset: number, line = 1): Frontmatter => ({
    yaml: { findings: [finding({ line, column: 1 }, code, message)] },
    body: lines.slice(bodyOffset).join("\n"),
    bodyOffset,
  });
  if (lines[0]?.trimEnd() !== "---") {
    const first = lines.findIndex((line) => line.trim() !== "");
    const begin = lines[first] ?? "";
    if (isRule(begin) || begin.trim() === "---") {
      const next = lines.findIndex((line, index) => index > first && isRule(line));
      return fail("frontmatter-missing", wrongFence(begin), next + 1, first + 1);
    }
    const fence = lines.findIndex((line, index) => line.trimEnd() === "---" && isField(lines[index + 1] ?? ""));
    if (fence >= 0 && !isField(begin)) {
      const message = `Text stands before this \`---\`. The fields are the first thing in the file; move the text below them. ${FENCE}`;
      return fail("frontmatter-missing", message, 0, fence + 1);
    }
    const message =
      "The file does not begin with frontmatter. Begin it with a line `---`, then `title:` and `date:` on lines of their own, then another line `---`.";
    return fail("frontmatter-missing", message, 0);
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  const inner = lines.slice(1, end < 0 ? undefined : end);
  const start = inner.findIndex((line, index) => inner[index - 1]?.trim() === "" && isText(line) && !isRule(line));
  const rule = inner.slice(0, start < 0 ? undefined : start).findIndex(
    (line, index) =>
      isRule(line) &&
      // A text of several lines may hold it, and `...` has a meaning of its own.
      (end < 0 || !/^\s\s/.test(line)) &&
      !(line.trim() === "..." && isField(inner[index + 1] ?? "")),
  );
  if (rule >= 0) return fail("frontmatter-unclosed", wrongFence(inner[rule] as string), rule + 2, rule + 2);
  if (start >= 0) {
    const message =
      "The fields are not closed above this line. If the text begins here, put a line `---` before it; if this is a field, write it like `title: Massage and sleep`.";
    return fail("frontmatter-unclosed", message, start + 1, start + 2);
  }
  if (end < 0) {
    const message = "The frontmatter is not closed. Put a line `---` after its last field.";
    return fail("frontmatter-unclosed", message, lines.length);
  }
  return {
    yaml: parseYaml(inner.join("\n"), 2),
    body: lines.slice(end + 1).join("\n"),
    bodyOffset: end + 1,
  };
}
