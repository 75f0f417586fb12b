// GitHub's alerts (https://docs.github.com/get-started/writing-on-github#alerts) as notes with a title in words.

import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { rehypeGithubAlerts } from "rehype-github-alerts";
import { visit } from "./visit";

const TITLES = { NOTE: "Note", TIP: "Tip", IMPORTANT: "Important", WARNING: "Warning", CAUTION: "Caution" };

const alerts = Object.entries(TITLES).map(([keyword, title]) => ({ keyword, title, icon: "" }));

/** A rehype transform: `> [!NOTE]` becomes `<div class="callout callout-note" role="note">`; elsewhere it stays a quotation. */
export function callouts() {
  const transform = rehypeGithubAlerts({
    alerts,
    supportLegacy: false,
    build: ({ keyword, title }, content) => callout(keyword, title, content),
  });
  return (tree: Root): void => {
    // Sanitizing may leave nothing of a paragraph. The package looks at the first node of a quotation's first one, and
    // throws where there is none.
    let found = false;
    visit(tree, "element", (node) => {
      if (node.tagName !== "blockquote") return;
      node.children = node.children.filter((child) => !isEmptyParagraph(child));
      found ||= textOf(node).trimStart().startsWith("[!");
    });
    if (found) transform(tree);
  };
}

const isEmptyParagraph = (node: ElementContent): boolean =>
  node.type === "element" && node.tagName === "p" && node.children.length === 0;

function callout(keyword: string, title: string, content: ElementContent[]): Element {
  const heading: Element = {
    type: "element",
    tagName: "p",
    properties: { className: ["callout-title"] },
    children: [{ type: "text", value: title }],
  };
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["callout", `callout-${keyword.toLowerCase()}`], role: "note" },
    children: [heading, ...content],
  };
}
