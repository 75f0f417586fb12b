// Gives the check boxes of a task list a name, so that a screen reader says more than "check box".

import type { Root } from "hast";
import { visit } from "./visit";

/** A rehype transform. */
export function taskLists() {
  return (tree: Root): void => {
    visit(tree, "element", (node) => {
      if (node.tagName === "input") node.properties.ariaLabel = node.properties.checked ? "Done" : "To do";
    });
  };
}
