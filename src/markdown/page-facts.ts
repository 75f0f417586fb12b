// Reads what a page as it is served says of itself.

import type { Element } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "./visit";

/** What a page says of itself. */
export interface PageFacts {
  /** The address that it names as its own, absolute. */
  canonical: string | undefined;
  /** Whether it asks search engines to leave it out. */
  hidden: boolean;
  /** The address that it sends its readers on to. */
  movedTo: string | undefined;
  /** Its main element as it was written; all of it where there is none. */
  text: string;
}

/** Reads a page. */
export function pageFacts(html: string): PageFacts {
  const facts: PageFacts = { canonical: undefined, hidden: false, movedTo: undefined, text: html };
  visit(fromHtml(html), "element", (element) => {
    const { tagName, properties, position } = element;
    if (tagName === "link" && tokens(element, "rel").includes("canonical")) facts.canonical = String(properties.href);
    if (tagName === "meta") readMeta(element, facts);
    if (tagName === "main" && position) facts.text = html.slice(position.start.offset, position.end.offset);
  });
  return facts;
}

/** What a front page says because of the day, text by text, in its order: the notice, and the days that are not as others. */
export function readDatedTexts(html: string): string[] {
  const texts: string[] = [];
  visit(fromHtml(html), "element", (element) => {
    if (["notice", "closure"].some((name) => tokens(element, "className").includes(name))) texts.push(textOf(element));
  });
  return texts;
}

function readMeta({ properties }: Element, facts: PageFacts): void {
  const content = String(properties.content ?? "");
  if (properties.name === "robots" && /\b(noindex|none)\b/.test(content)) facts.hidden = true;
  // https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh
  if (String(properties.httpEquiv).toLowerCase() === "refresh") facts.movedTo = /url=(.*)$/i.exec(content)?.[1];
}

const tokens = ({ properties }: Element, name: string): string[] => [properties[name]].flat().map(String);
