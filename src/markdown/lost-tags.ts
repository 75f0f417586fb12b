// Finds raw HTML that an HTML parser passes over in silence, such as a <td> outside of a table, or a comment without end.

import type { Root } from "hast";
import { type Finding, finding, type Point } from "../model/problem";
import { visit } from "./visit";

const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*`;

/**
 * A comment, an instruction, an element whose content is no HTML, or an opening tag
 * (https://html.spec.whatwg.org/#start-tags); the last may want its end.
 */
const MARKUP = new RegExp(
  [
    "<!--(?:-?>|[^]*?(?:--!?>|$))",
    "<[?!][^>]*(?:>|$)",
    `<(script|style|textarea|title|xmp|iframe|noembed|noframes)\\b${ATTRIBUTES}>[^]*?(?:</\\1\\s*>|$)`,
    `<([a-z][^\\s/>]*)${ATTRIBUTES}(?:>|["'][^]*$|$)`,
  ].join("|"),
  "gi",
);

/**
 * Compares the raw nodes of a tree with the elements that parsing made of them.
 * @returns a finding for each opening tag that became no element, and for a comment that goes on to the end
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
      const [markup, , name] = match;
      if (name === undefined) {
        if (/^<[?!]/.test(markup) && !markup.endsWith(">")) findings.push(unclosed({ line, column }, markup));
        continue;
      }
      if (parsed.has(`${line}:${column}`)) continue;
      const message = `<${name}> has no meaning at this place and would be removed. Delete the tag, or put it where HTML allows it.`;
      findings.push(finding({ line, column }, "html-dropped", message));
    }
  });
  return findings;
}

function unclosed(at: Point, markup: string): Finding {
  const [begin, end] = markup.startsWith("<!--") ? ["<!--", "-->"] : [markup.slice(0, 2), ">"];
  const message = `\`${begin}\` is not closed, so that all that follows would be removed. Write \`${end}\` where it ends, or \`\\${begin}\` to show it as text.`;
  return finding(at, "html-dropped", message);
}
