// GitHub's alerts (https://docs.github.com/get-started/writing-on-github#alerts) as notes with a title in words.

import type { Element, ElementContent } from "hast";
import { rehypeGithubAlerts } from "rehype-github-alerts";

const TITLES = { NOTE: "Note", TIP: "Tip", IMPORTANT: "Important", WARNING: "Warning", CAUTION: "Caution" };

const alerts = Object.entries(TITLES).map(([keyword, title]) => ({ keyword, title, icon: "" }));

/** A rehype transform: `> [!NOTE]` becomes `<div class="callout callout-note" role="note">`; elsewhere it stays a quotation. */
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
    tagName: "div",
    properties: { className: ["callout", `callout-${keyword.toLowerCase()}`], role: "note" },
    children: [heading, ...content],
  };
}
