// Turns a picture that stands alone in its paragraph into a figure; its title becomes the caption.

import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";

/** A rehype transform. */
export function figures() {
  return (tree: Root): void => {
    visit(tree, "element", (node) => {
      if (node.tagName !== "p") return;
      const content = node.children.filter((child) => !isBlank(child));
      const [image] = content;
      if (content.length !== 1 || image?.type !== "element" || image.tagName !== "img") return;
      node.tagName = "figure";
      node.children = [image];
      const { title } = image.properties;
      if (typeof title !== "string" || title.trim() === "") return;
      delete image.properties.title;
      const caption: Element = {
        type: "element",
        tagName: "figcaption",
        properties: {},
        children: [{ type: "text", value: title }],
      };
      node.children.push(caption);
    });
  };
}

const isBlank = (node: ElementContent): boolean => node.type === "text" && node.value.trim() === "";
