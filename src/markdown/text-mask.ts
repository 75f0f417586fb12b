// The text of a body as it was written: what the reader sees as text keeps its place, all else is masked.

import type { Nodes, Parents, Root } from "hast";
import type { Point } from "../model/rules/problem";
import { isFootnotes } from "./facts";
import type { TextBlock } from "./types";
import { EXIT, SKIP, visit } from "./visit";

/** Stands for a character that is no text: a mark, an address, code, an escape, an entity. */
export const MASK = "\uFFFC";

/** Elements whose text is shown as it is. */
const VERBATIM = new Set(["code", "pre", "kbd", "samp", "tt", "var", "script", "style", "svg", "math"]);

/** What an editor wrote to have a character as text: https://spec.commonmark.org/0.31.2/#backslash-escapes and entities. */
const ESCAPED = /\\[!-/:-@[-`{-~]|&#?\w+;/g;

/** A body with what is text in it. */
export interface MaskedText {
  /** As long as the source: white space and `>` are as they were, what else is not text is `MASK`. */
  text: string;
  /** Tells whether a place is in code. */
  inCode(offset: number): boolean;
}

/** Masks all that is not text. @param tree has positions, and elements for the HTML of the text */
export function maskText(tree: Root, source: string): MaskedText {
  const texts: [number, number][] = [];
  const code: [number, number][] = [];
  visit(tree, (node, _index, parent) => {
    const range = rangeOf(node) ?? (node.type === "text" && parent ? rangeWithin(parent, node.value) : undefined);
    if (node.type === "text") {
      if (range) texts.push(range);
    } else if (isVerbatim(node)) {
      if (range) code.push(range);
      return SKIP;
    }
  });
  /** Where text stands that has lost its place, as text around a bare address does. */
  function rangeWithin(parent: Parents, value: string): [number, number] | undefined {
    const [from = source.length, to = 0] = rangeOf(parent) ?? [];
    const start = source.indexOf(value, Math.max(from, texts.at(-1)?.[1] ?? 0));
    return start < 0 || start + value.length > to ? undefined : [start, start + value.length];
  }
  texts.sort(([a], [b]) => a - b);
  let text = "";
  for (const [start, end] of texts) {
    if (start < text.length) continue;
    text += mask(source.slice(text.length, start));
    const written = source.slice(start, end);
    text += /[\\&]/.test(written) ? written.replace(ESCAPED, (escaped) => MASK.repeat(escaped.length)) : written;
  }
  text += mask(source.slice(text.length));
  return { text, inCode: (offset) => code.some(([start, end]) => start <= offset && offset < end) };
}

/** Lists the pieces of a body, without its footnotes. @param tree has positions */
export function findBlocks(tree: Root, { text }: MaskedText): TextBlock[] {
  return tree.children.flatMap((node) => {
    const range = rangeOf(node);
    if (!range || (node.type === "element" && isFootnotes(node))) return [];
    const name = node.type === "element" ? node.tagName : "";
    const block = { start: range[0], text: text.slice(...range), lines: !/^(?:p|blockquote)$/.test(name) };
    return [{ ...block, sourced: leadsToSource(node), quoted: name === "blockquote" }];
  });
}

/** Whether a node has a footnote, or a link to another site. */
function leadsToSource(tree: Nodes): boolean {
  let found = false;
  visit(tree, "element", ({ properties }) => {
    found ||= "dataFootnoteRef" in properties || /^https?:/i.test(String(properties.href ?? ""));
    return found ? EXIT : undefined;
  });
  return found;
}

/** Takes the mask out of a text. */
export const withoutMask = (text: string): string => text.replaceAll(MASK, "");

/** Lists where each character of a text that is left without its mask stood in it. */
export function placesIn(text: string): number[] {
  const places: number[] = [];
  for (let index = 0; index < text.length; index++) if (text[index] !== MASK) places.push(index);
  return places;
}

/** Where a node stands in the source; undefined for what was made, and for HTML that is not closed. */
export function rangeOf({ position }: { position?: Root["position"] }): [number, number] | undefined {
  const [start, end] = [position?.start?.offset, position?.end?.offset];
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** The point of an offset. */
export function pointAt(source: string, offset: number): Point {
  const lines = source.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
}

/** Tells the points of many offsets: the lines of a long text are counted once. */
export function pointsIn(source: string): (offset: number) => Point {
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

const mask = (text: string): string => text.replace(/[^\s>]/g, MASK);

/** The name is an element's of HTML, or of MDX. */
const isVerbatim = (node: Nodes): boolean =>
  VERBATIM.has(node.type === "element" ? node.tagName : "name" in node ? String(node.name) : "");
