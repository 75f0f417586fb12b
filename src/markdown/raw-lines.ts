// Mends the lines of elements that were written as HTML: parse5 8.1 counts a line twice that ends in `&`.

import type { Root } from "hast";
import { visit } from "./visit";

/** Counts the lines of elements anew, from the raw nodes that they were parsed from. @param after is changed */
export function mendLines(before: Root, after: Root): void {
  const raw: { offset: number; line: number; value: string }[] = [];
  visit(before, "raw", ({ value, position }) => {
    if (position) raw.push({ offset: position.start.offset ?? 0, line: position.start.line, value });
  });
  visit(after, "element", ({ position }) => {
    const offset = position?.start.offset;
    if (!position || offset === undefined) return;
    const from = raw.find((node) => offset >= node.offset && offset < node.offset + node.value.length);
    if (from) position.start.line = from.line + from.value.slice(0, offset - from.offset).split("\n").length - 1;
  });
}
