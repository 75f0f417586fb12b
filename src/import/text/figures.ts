// Pictures with their captions, and quotations with their sources.

import type { Element, ElementContent } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { classes, el, holds, is, isBlank, isPictureLike, onOneLine, takeOut, text, trimmed, wrapped } from "./hast";
import { noHeadings } from "./headings";
import { coverOf, galleryIds } from "./media";
import { alone } from "./paragraphs";
import { newPicture, phrasing } from "./phrasing";
import type { Handler } from "./state";

/** Pictures one below the other. */
export const gallery: Handler = (state, node) =>
  alone(state.context.gallery(galleryIds(node)).map((old) => newPicture(state, old)));

/** The background of a block, if it has one: it stands before the words. */
export const cover = (state: Parameters<Handler>[0], node: Element): ElementContent[] => {
  const old = coverOf(node);
  return old ? alone([newPicture(state, old)]) : [];
};

export const figure: Handler = (state, node, lines) => {
  const { rest, found } = takeOut(node.children, /^figcaption$/, 3, /^(figure|li)$/);
  const blocks = state.flow(rest, lines && !/wp-block|wp-caption/.test(classes(node)));
  const caption = found.flatMap((one) => state.flow(one.children, false));
  if (caption.length === 0) return blocks;
  const [only] = blocks;
  const image = blocks.length === 1 && is(only, "p") ? only.children.find((one) => is(one, "img")) : undefined;
  const isPlain = caption.every((one) => is(one, "p") && !holds(one, "a") && !holds(one, "x-note-ref"));
  if (!is(image, "img") || !isPlain || !(only as Element).children.every(isPictureLike))
    return [...blocks, ...captionLine(caption)];
  const words = caption.map((one) => textOf(onOneLine(one as Element))).join(" ");
  image.properties.title = words.replace(/\s+/g, " ").trim();
  return blocks;
};

/** A caption that can't stand in a picture's title: a line below. */
export const captionLine = (caption: readonly ElementContent[]): ElementContent[] =>
  caption.map((one) => (is(one, "p") && !one.children.every(isBlank) ? el("p", wrapped("em", one.children)) : one));

export const quotation: Handler = (state, node, lines) => {
  const { rest, found } = takeOut(node.children, /^(cite|footer)$/, 2);
  const blocks = noHeadings(state.flow(rest, lines));
  const source = trimmed(
    found.flatMap(({ children }) => children.flatMap((one) => phrasing(state, one))).map(onOneLine),
  );
  if (!source.every(isBlank)) {
    const [first, ...others] = source;
    const [, words] = (first?.type === "text" && /^(?:—|–|--|-)\s+(.*)$/s.exec(first.value)) || [];
    blocks.push(el("p", words === undefined ? [text("— "), ...source] : [text(`— ${words}`), ...others]));
  }
  return blocks.length === 0 ? [] : [el("blockquote", blocks)];
};
