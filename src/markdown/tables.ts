// Lets wide tables scroll by themselves, and aligns cells by class instead of the obsolete attribute.

import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import type { Placed } from "../model/strings/placed";
import { place } from "./placed";
import { SKIP, visit } from "./visit";

/**
 * A rehype transform. The scrolling region can be focused, so that arrow keys move it (WCAG 2.1.1);
 * it is named by the heads of the columns, and no two of a body alike.
 */
export function tables() {
  return (tree: Root): void => {
    const names = new Map<string, number>();
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "table" || !parent || index === undefined) return;
      const region: Element = {
        type: "element",
        tagName: "section",
        properties: { className: ["table"] },
        children: [node],
      };
      place(region, nameOf(node, names)).properties.tabIndex = 0;
      parent.children.splice(index, 1, region);
      visit(node, "element", (cell) => {
        // A head without words, such as the corner of a table, is none.
        if (cell.tagName === "th" && cell.children.length === 0) cell.tagName = "td";
        const value = cell.properties.align;
        if (typeof value !== "string") return;
        cell.properties.className = [`align-${value}`];
        delete cell.properties.align;
      });
      return [SKIP, index + 1];
    });
  };
}

/** How a table is called. @param names that others have, with how often */
function nameOf(table: Element, names: Map<string, number>): Placed {
  const heads: string[] = [];
  visit(table, "element", (cell) => {
    const text = textOf(cell).trim();
    if (cell.tagName === "th" && text !== "") heads.push(text);
  });
  const columns = heads.join(", ");
  const times = (names.get(columns) ?? 0) + 1;
  names.set(columns, times);
  const number = times === 1 ? "" : ` (${times})`;
  if (columns === "" && number === "") return { key: "table", at: "label" };
  return { key: "tableOf", values: { columns: (columns + number).trim() }, at: "label" };
}
