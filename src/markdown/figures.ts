// Turns a picture that stands alone into a figure; its title becomes the caption.

import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "./visit";

/** A rehype transform. Alone is a picture in a paragraph of its own, or (as MDX leaves it) directly in the body. */
export function figures() {
  return (tree: Root): void => {
    visit(tree, "element", (node, index, parent) => {
      const image = node.tagName === "p" ? onlyChild(node) : parent?.type === "root" ? node : undefined;
      if (image?.tagName !== "img" || !parent || index === undefined) return;
      parent.children.splice(index, 1, figure(image));
      return [SKIP, index + 1];
    });
  };
}

function figure(image: Element): Element {
  const { title, ...properties } = image.properties;
  const children: ElementContent[] = [{ ...image, properties }];
  if (typeof title === "string" && title.trim() !== "") {
    const words: ElementContent[] = [{ type: "text", value: title }];
    children.push({ type: "element", tagName: "figcaption", properties: {}, children: words });
  }
  return { type: "element", tagName: "figure", properties: {}, children };
}

function onlyChild(paragraph: Element): Element | undefined {
  const content = paragraph.children.filter((child) => child.type !== "text" || child.value.trim() !== "");
  const [only] = content;
  return content.length === 1 && only?.type === "element" ? only : undefined;
}
