// GitHub's alerts (https://docs.github.com/get-started/writing-on-github#alerts) as asides with a title in words.

import type { Element, ElementContent } from "hast";
import { rehypeGithubAlerts } from "rehype-github-alerts";

const TITLES = { NOTE: "Note", TIP: "Tip", IMPORTANT: "Important", WARNING: "Warning", CAUTION: "Caution" };

const alerts = Object.entries(TITLES).map(([keyword, title]) => ({ keyword, title, icon: "" }));

/** A rehype transform: `> [!NOTE]` becomes `<aside class="callout callout-note">`; elsewhere it stays a quotation. */
export function callouts() {
  return rehypeGithubAlerts({ alerts, build: ({ keyword, title }, content) => callout(keyword, title, content) });
}

function callout(keyword: string, title: string, content: ElementContent[]): Element {
  const heading: Element = {
    type: "element",
    tagName: "p",
    properties: { className: ["callout-title"] },
    children: [{ type: "text", value: title }],
  };
  return {
    type: "element",
    tagName: "aside",
    properties: { className: ["callout", `callout-${keyword.toLowerCase()}`] },
    children: [heading, ...content],
  };
}
