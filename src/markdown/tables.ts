// Lets wide tables scroll by themselves, and aligns cells by class instead of the obsolete attribute.

import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

/** A rehype transform. The scrolling region can be focused, so that arrow keys move it (WCAG 2.1.1). */
export function tables() {
  return (tree: Root): void => {
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "table" || !parent || index === undefined) return;
      const region: Element = {
        type: "element",
        tagName: "section",
        properties: { className: ["table"], ariaLabel: "Table", tabIndex: 0 },
        children: [node],
      };
      parent.children.splice(index, 1, region);
      visit(node, "element", (cell) => {
        const value = cell.properties.align;
        if (typeof value !== "string") return;
        cell.properties.className = [`align-${value}`];
        delete cell.properties.align;
      });
      return [SKIP, index + 1];
    });
  };
}
