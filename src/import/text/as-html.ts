// What Markdown has no signs for and stays HTML: terms with their meanings, what opens at a click, some tables.

import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { attribute, el, is, rawHtml, text, unwrapped, walk } from "./hast";
import { noHeadings } from "./headings";
import { type Handler, said } from "./state";

export const definitions: Handler = (state, node, lines) => {
  const parts: Element[] = [];
  const collect = (children: readonly ElementContent[]): void => {
    for (const child of children) {
      if (is(child, "dt") || is(child, "dd"))
        parts.push(el(child.tagName, unwrapped(noHeadings(state.flow(child.children, lines)))));
      else if (child.type === "element") collect(child.children);
    }
  };
  collect(node.children);
  return parts.length === 0 ? state.flow(node.children, lines) : [asHtml(el("dl", parts))];
};

export const details: Handler = (state, node, lines) => {
  const summary = node.children.find((one): one is Element => is(one, "summary"));
  const others = node.children.filter((one) => one !== summary);
  const words = unwrapped(state.flow(summary?.children ?? [], false));
  if (words.length === 0) state.result.added += " Details";
  const head = toHtml(el("summary", words.length > 0 ? words : [text("Details")]));
  return [rawHtml(`<details>\n${head}`), ...state.flow(others, lines), rawHtml("</details>")];
};

/** An element as HTML: no blank line in it, which would end it, and signs of Markdown only for footnotes. */
export function asHtml(node: Element): Element {
  walk(node, (inner) => {
    if (inner.properties.tight) {
      inner.properties = {};
      inner.children = inner.children.flatMap((child) => (is(child, "p") ? child.children : [child]));
    }
    inner.children = inner.children.map((child): ElementContent => {
      if (is(child, "x-lost")) return said(attribute(child, "dataWhat"));
      if (is(child, "x-note-ref")) return text(`[^${attribute(child, "name")}]`);
      if (is(child, "x-heading")) return el("strong", child.children);
      if (is(child, "x-html")) return { type: "raw", value: attribute(child, "value") } as never;
      return child;
    });
  });
  return rawHtml(toHtml(node, { allowDangerousHtml: true }).replace(/\n\s*(?=\n)/g, ""));
}
