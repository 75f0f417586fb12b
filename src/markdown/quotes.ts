// Gives a quotation its source: a last paragraph that begins with a dash becomes the caption.

import type { Element, Root } from "hast";
import { SKIP, visit } from "./visit";

const DASH = /^\s*(—|–|--)\s+/;

/** A rehype transform: `<blockquote>` with a source becomes a `<figure>`, as the HTML standard has it (https://html.spec.whatwg.org/#the-blockquote-element). */
export function quotes() {
  return (tree: Root): void => {
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "blockquote" || !parent || index === undefined) return;
      const source = takeSource(node);
      if (!source) return;
      const figure: Element = {
        type: "element",
        tagName: "figure",
        properties: { className: ["quotation"] },
        children: [node, { ...source, tagName: "figcaption" }],
      };
      parent.children.splice(index, 1, figure);
      return [SKIP, index + 1];
    });
  };
}

/** Removes the last paragraph from a quotation, if it names a source: a paragraph of its own, or its last line. */
function takeSource(quote: Element): Element | undefined {
  const last = quote.children.findLast((child): child is Element => child.type === "element");
  const others = quote.children.some((child) => child !== last && child.type === "element");
  if (last?.tagName !== "p") return undefined;
  const [first] = last.children;
  if (first?.type === "text" && DASH.test(first.value) && others) {
    quote.children.splice(quote.children.indexOf(last), 1);
    return { ...last, children: [{ ...first, value: first.value.replace(DASH, "") }, ...last.children.slice(1)] };
  }
  const line = last.children.findLastIndex((child) => child.type === "text" && /\n\s*(—|–|--)\s+/.test(child.value));
  const text = last.children[line];
  if (text?.type !== "text") return undefined;
  const at = text.value.search(/\n\s*(—|–|--)\s+[^\n]*$/);
  if (at < 0) return undefined;
  const rest = [{ ...text, value: text.value.slice(at).replace(DASH, "") }, ...last.children.slice(line + 1)];
  last.children = [...last.children.slice(0, line), { ...text, value: text.value.slice(0, at) }];
  return { type: "element", tagName: "p", properties: {}, children: rest };
}
