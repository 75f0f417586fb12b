// Finds words that no reader gets, as Markdown passes over them in silence.

import type { Root } from "hast";
import { type Finding, finding } from "../model/rules/problem";
import { MASK, type MaskedText, pointAt, rangeOf } from "./text-mask";
import { visit } from "./visit";

/**
 * Finds footnotes that nothing refers to, second ones of a name, and cells beyond the last column.
 * @param tree as parsed, with positions
 */
export function findLostWords(tree: Root, source: string, masked: MaskedText): Finding[] {
  return [
    ...(source.includes("[^") ? lostFootnotes(source, masked) : []),
    ...(source.includes("|") ? lostCells(tree, source) : []),
  ];
}

const FOOTNOTE = /\[\^([^\][\s]+)\](:(?<=^[ \t>]*(?:(?:[-+*]|\d+[.)])[ \t]+)*\[\^[^\][\s]+\]:))?/gm;

function lostFootnotes(source: string, { text, inCode }: MaskedText): Finding[] {
  const referred = new Set<string>();
  const defined = new Map<string, { offset: number; name: string }[]>();
  for (const { index, 0: match, 1: name = "", 2: colon } of source.matchAll(FOOTNOTE)) {
    // What is still text, or code, is no footnote.
    if (text[index] !== MASK || inCode(index) || source[index - 1] === "\\") continue;
    const key = name.toLowerCase();
    if (colon === undefined) referred.add(key);
    else defined.set(key, [...(defined.get(key) ?? []), { offset: index, name: match.slice(0, -1) }]);
  }
  return [...defined].flatMap(([key, [first, ...others]]) => [
    ...others.map(({ offset, name }) => {
      const message = `There is a footnote \`${name}\` above, and only that one is shown. Give this one a name of its own.`;
      return finding(pointAt(source, offset), "text-lost", message);
    }),
    ...(first && !referred.has(key) ? [unused(source, first)] : []),
  ]);
}

function unused(source: string, { offset, name }: { offset: number; name: string }): Finding {
  const message = `Nothing refers to this footnote, so it is not shown. Write \`${name}\` where it belongs in the text, or delete it.`;
  return finding(pointAt(source, offset), "text-lost", message);
}

function lostCells(tree: Root, source: string): Finding[] {
  const findings: Finding[] = [];
  visit(tree, "element", (row) => {
    const [from, to] = (row.tagName === "tr" && rangeOf(row)) || [0, 0];
    const columns = row.children.filter((cell) => cell.type === "element").length;
    if (from === to || source[from] === "<") return;
    // As long as it was: what is behind a backslash separates nothing.
    const written = source.slice(from, to).replace(/\\[^\n]/g, "xx");
    let end = written.startsWith("|") ? 0 : -1;
    for (let column = 0; column < columns && end !== undefined; column++) {
      const next = written.indexOf("|", end + 1);
      if (next < 0) return;
      end = next;
    }
    const rest = written.slice(end + 1);
    if (!/[^|\s]/.test(rest)) return;
    const message = `This row has more cells than the table has columns (${columns}), and what stands here is not shown. Give the first two rows a column more, or write \`\\|\` for a line that separates no cells.`;
    findings.push(finding(pointAt(source, from + end + 1 + rest.search(/[^|\s]/)), "text-lost", message));
  });
  return findings;
}
