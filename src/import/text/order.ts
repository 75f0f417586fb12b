// Brings the HTML of an old text into the order that Markdown can say: paragraphs, headings, lists, quotations, tables,
// pictures that stand alone, and a line for each thing that can't come along.

import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { flow } from "./flow";
import { el, is, text } from "./hast";
import { mendAnchors, noHeadings, orderHeadings } from "./headings";
import { createState, type OrderedText, type TextContext } from "./state";

/** Brings a text into order. @param read which is not fit for use afterwards */
export function orderText(read: Root, context: TextContext): OrderedText {
  const state = createState(read, context, (children, lines) => flow(state, children, lines));
  const body = mergeAlike(state.flow(read.children as ElementContent[], context.lines));
  const notes: Element[] = [];
  // A note may refer to another one, which comes last then.
  for (const children of state.notes.values())
    notes.push(
      el("x-note-def", mergeAlike(noHeadings(state.flow(children, false))), { name: String(notes.length + 1) }),
    );
  orderHeadings(body);
  state.result.tree.children = [...body, ...notes];
  mendAnchors(state.result, state.given);
  return state.result;
}

/** Joins codes, and emphasis of a kind, that touch each other: as Markdown they would be one with their signs. */
function mergeAlike(nodes: readonly ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === "text" && last?.type === "text") last.value += node.value;
    else if (is(node, "code") && is(last, "code")) last.children = [text(textOf(last) + textOf(node))];
    else if (node.type === "element" && /^(strong|em|del)$/.test(node.tagName) && is(last, node.tagName))
      last.children = mergeAlike([...last.children, ...node.children]);
    else if (node.type === "element" && node.tagName !== "pre")
      merged.push({ ...node, children: mergeAlike(node.children) });
    else merged.push(node);
  }
  return merged;
}
