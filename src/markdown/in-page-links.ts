// Mends links to ids that sanitizing has prefixed, such as those of footnotes.

import type { Root } from "hast";
import { visit } from "./visit";

const PREFIX = "user-content-";

/** A rehype transform: `#x` becomes `#user-content-x` where only the latter exists. */
export function inPageLinks() {
  return (tree: Root): void => {
    const ids = new Set<unknown>();
    visit(tree, "element", (node) => {
      ids.add(node.properties.id).add(node.properties.name);
    });
    visit(tree, "element", (node) => {
      const { href } = node.properties;
      if (typeof href !== "string" || !href.startsWith("#")) return;
      const id = decode(href.slice(1));
      if (!ids.has(id) && ids.has(PREFIX + id)) node.properties.href = `#${PREFIX}${href.slice(1)}`;
    });
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
