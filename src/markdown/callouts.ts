// GitHub's alerts (https://docs.github.com/get-started/writing-on-github#alerts) as notes with a title in words.

import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { rehypeGithubAlerts } from "rehype-github-alerts";
import { place } from "./placed";
import { visit } from "./visit";

/** Keywords, with the messages that are titles. */
const TITLES = { NOTE: "note", TIP: "tip", IMPORTANT: "important", WARNING: "warning", CAUTION: "caution" } as const;

const alerts = Object.entries(TITLES).map(([keyword, title]) => ({ keyword, title, icon: "" }));

/** A rehype transform: `> [!NOTE]` becomes `<div class="callout callout-note" role="note">`; elsewhere it stays a quotation. */
export function callouts() {
  const transform = rehypeGithubAlerts({
    alerts,
    supportLegacy: false,
    build: ({ keyword }, content) => callout(keyword as keyof typeof TITLES, content),
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

function callout(keyword: keyof typeof TITLES, content: ElementContent[]): Element {
  const heading: Element = {
    type: "element",
    tagName: "p",
    properties: { className: ["callout-title"] },
    children: [],
  };
  place(heading, { key: TITLES[keyword], at: "text" });
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["callout", `callout-${keyword.toLowerCase()}`], role: "note" },
    children: [heading, ...content],
  };
}
