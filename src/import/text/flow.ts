// Brings blocks into order, each by what it is.

import type { Element, ElementContent } from "hast";
import { definitions, details } from "./as-html";
import { code } from "./code";
import { drawing, field, film, form, frame, script } from "./embeds";
import { captionLine, cover, figure, gallery, quotation } from "./figures";
import { attribute, el, HEADING, holdsBlock, is, isBlock, rawHtml, walk, wrapped } from "./hast";
import { heading } from "./headings";
import { list } from "./lists";
import { paragraphs } from "./paragraphs";
import { escapeHtml } from "./plain-text";
import { anchor, type Handler, lostLine, type State, takeId } from "./state";
import { table } from "./tables";

/** Makes blocks of what a container holds. @param lines whether lines are paragraphs */
export function flow(state: State, children: readonly ElementContent[], lines: boolean): ElementContent[] {
  const blocks: ElementContent[] = [];
  let words: ElementContent[] = [];
  const flush = (): void => {
    blocks.push(...paragraphs(state, words, lines));
    words = [];
  };
  for (const child of spread(children)) {
    if (child.type === "element" && isBlock(child)) {
      flush();
      blocks.push(...block(state, child, lines));
    } else words.push(child);
  }
  flush();
  return blocks;
}

/** Blocks that hold no words which an element around them could mean. */
const NO_WORDS = /^(x-|hr|table|pre|iframe|script|form|ul|ol)/;

/** Takes inline elements apart that hold blocks, so that each block stands for itself. */
const spread = (children: readonly ElementContent[]): ElementContent[] =>
  children.flatMap((child): ElementContent[] => {
    if (child.type !== "element" || isBlock(child) || child.tagName === "x-note" || !holdsBlock(child)) return [child];
    const parts: ElementContent[] = [];
    let words: ElementContent[] = [];
    const flush = (): void => {
      if (words.length > 0) parts.push({ ...child, children: words });
      words = [];
    };
    for (const inner of spread(child.children)) {
      if (inner.type === "element" && isBlock(inner)) {
        flush();
        parts.push(
          NO_WORDS.test(inner.tagName) ? inner : { ...inner, children: [{ ...child, children: inner.children }] },
        );
      } else words.push(inner);
    }
    flush();
    return parts;
  });

const container: Handler = (state, node, lines) => [...cover(state, node), ...state.flow(node.children, lines)];

/** Its words are for those without scripts; its pictures are often those that a script shows. */
const noscript: Handler = (state, node) => {
  const pictures: Element[] = [];
  walk(node, (one) => {
    if (one.tagName === "img") pictures.push(one);
  });
  return state.lazy ? [] : state.flow(pictures, false);
};

const HANDLERS: Record<string, Handler> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading])),
  hr: () => [el("hr")],
  pre: code,
  ul: list,
  ol: list,
  menu: list,
  dir: list,
  dl: definitions,
  blockquote: quotation,
  figure,
  figcaption: (state, node) => captionLine(state.flow(node.children, false)),
  table,
  details,
  iframe: frame,
  embed: frame,
  object: frame,
  video: film,
  audio: film,
  form,
  input: field,
  select: field,
  textarea: field,
  script,
  canvas: drawing,
  map: drawing,
  svg: drawing,
  math: drawing,
  noscript,
  "x-lost": (state, node) => lostLine(state, attribute(node, "dataWhat")),
  "x-gallery": gallery,
};

function block(state: State, node: Element, lines: boolean): ElementContent[] {
  const id = node.tagName.startsWith("x-") || HEADING.test(node.tagName) ? undefined : takeId(state, node);
  const made = (HANDLERS[node.tagName] ?? container)(state, node, lines);
  const lang = attribute(node, "lang");
  if (lang !== "") for (const one of made) inLanguage(one, lang);
  if (id === undefined) return made;
  const first = made.find((one): one is Element => is(one, "p"));
  if (!first) return [rawHtml(`<span id="${escapeHtml(id)}"></span>`), ...made];
  first.children.unshift(anchor(id));
  return made;
}

function inLanguage(node: ElementContent, lang: string): void {
  if (node.type !== "element") return;
  if (node.tagName === "p" || node.tagName === "x-heading") node.children = wrapped("span", node.children, { lang });
  else if (/^(ul|ol|li|blockquote)$/.test(node.tagName)) for (const child of node.children) inLanguage(child, lang);
}
