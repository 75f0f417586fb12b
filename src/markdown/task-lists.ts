// Gives the check boxes of a task list a name, so that a screen reader says more than "check box".

import type { Root } from "hast";
import { place } from "./placed";
import { visit } from "./visit";

/** A rehype transform. */
export function taskLists() {
  return (tree: Root): void => {
    visit(tree, "element", (node) => {
      if (node.tagName === "input") place(node, { key: node.properties.checked ? "done" : "toDo", at: "label" });
    });
  };
}
