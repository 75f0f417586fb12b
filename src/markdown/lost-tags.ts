// Finds raw HTML tags that an HTML parser passes over in silence, such as a <td> outside of a table.

import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { type Finding, finding } from "../model/problem";

/** A comment, an element whose content is no HTML, or an opening tag (https://html.spec.whatwg.org/#start-tags). */
const MARKUP =
  /<!--[\s\S]*?-->|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b[\s\S]*?(?:<\/\1\s*>|$)|<([a-z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*>/gi;

/**
 * Compares the raw nodes of a tree with the elements that parsing made of them.
 * @returns a finding for each opening tag that became no element
 */
export function findLostTags(before: Root, after: Root): Finding[] {
  const parsed = new Set<string>();
  visit(after, "element", ({ position }) => {
    parsed.add(`${position?.start.line}:${position?.start.column}`);
  });
  const findings: Finding[] = [];
  visit(before, "raw", ({ value, position }) => {
    if (!position) return;
    let { line, column } = position.start;
    let seen = 0;
    for (const match of value.matchAll(MARKUP)) {
      const lines = value.slice(seen, match.index).split("\n");
      line += lines.length - 1;
      column = (lines.length === 1 ? column : 1) + (lines.at(-1)?.length ?? 0);
      seen = match.index;
      const name = match[2];
      if (name === undefined) continue;
      if (parsed.has(`${line}:${column}`)) continue;
      const message = `<${name}> has no meaning at this place and would be removed. Delete the tag, or put it where HTML allows it.`;
      findings.push(finding({ line, column }, "html-dropped", message));
    }
  });
  return findings;
}
