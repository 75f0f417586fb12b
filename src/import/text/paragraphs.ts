// Makes paragraphs of words: where lines end them, and where pictures stand alone.

import type { Element, ElementContent } from "hast";
import { attribute, BLANK, el, is, isBlank, isPictureLike, text, trimmed } from "./hast";
import { phrasing } from "./phrasing";
import { type State, said } from "./state";

/** Makes paragraphs of what stands between two blocks. @param lines whether lines are paragraphs */
export const paragraphs = (state: State, words: readonly ElementContent[], lines: boolean): ElementContent[] =>
  words.length === 0 ? [] : cutWords(words, lines).flatMap((piece) => paragraph(state, piece));

/** A paragraph, with the pictures at its beginning and its end as paragraphs of their own. */
function paragraph(state: State, words: readonly ElementContent[]): ElementContent[] {
  const content = trimmed(words.flatMap((one) => phrasing(state, one)));
  const first = content.findIndex((one) => !isPictureLike(one));
  if (first < 0) return alone(content);
  const last = content.findLastIndex((one) => !isPictureLike(one)) + 1;
  const middle = withSaid(trimmed(content.slice(first, last)));
  return [
    ...alone(content.slice(0, first)),
    ...(middle.every(isBlank) ? [] : [el("p", middle)]),
    ...alone(content.slice(last)),
  ];
}

/** Pictures as paragraphs of their own. */
export const alone = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((one) => (isBlank(one) || is(one, "br") ? [] : [el("p", withSaid([one]))]));

/** Says in words where a picture is gone. */
const withSaid = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.map((one): ElementContent => {
    if (is(one, "x-lost")) return said(attribute(one, "dataWhat"));
    return one.type === "element" ? { ...one, children: withSaid(one.children) } : one;
  });

const END = text("");

/** Cuts words where paragraphs end: at two breaks, and at blank lines if lines are paragraphs. */
function cutWords(words: readonly ElementContent[], lines: boolean): ElementContent[][] {
  return split(lines ? cutLines(words) : words).flatMap((piece) => {
    const parts: ElementContent[][] = [[]];
    let breaks: ElementContent[] = [];
    for (const node of piece) {
      if (is(node, "br")) breaks.push(node);
      else if (breaks.length > 0 && node.type === "text" && BLANK.test(node.value)) continue;
      else {
        if (breaks.length > 1) parts.push([]);
        else parts.at(-1)?.push(...breaks);
        breaks = [];
        parts.at(-1)?.push(node);
      }
    }
    return parts.filter((part) => part.some((node) => !isBlank(node)));
  });
}

/** Puts a break at the end of each line, and `END` at blank lines. */
const cutLines = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type === "text") return node.value.includes("\n") ? textLines(node.value) : [node];
    if (node.type !== "element" || /^(br|code|x-note)$/.test(node.tagName)) return [node];
    const inner = cutLines(node.children);
    // What goes over the end of a paragraph goes on in the next one.
    return split(inner).flatMap((part, index): (ElementContent | Element)[] => [
      ...(index > 0 ? [END] : []),
      { ...node, children: part },
    ]);
  });

const textLines = (value: string): ElementContent[] =>
  value
    .replace(/\r\n?/g, "\n")
    .split(/(\n[ \t]*(?:\n[ \t]*)+|\n)/)
    .flatMap((part, index) =>
      index % 2 === 0 ? (part === "" ? [] : [text(part)]) : [/\n[ \t]*\n/.test(part) ? END : el("br")],
    );

function split(nodes: readonly ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (node === END) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
