// Makes, recognises and takes apart elements of HTML.

import type { Element, ElementContent, Nodes, RootContent } from "hast";
import { visit } from "../../markdown/visit";

export const el = (
  tagName: string,
  children: ElementContent[] = [],
  properties: Element["properties"] = {},
): Element => ({ type: "element", tagName, properties, children });

export const text = (value: string): ElementContent => ({ type: "text", value });

/** HTML that stands in the Markdown as it is. */
export const rawHtml = (value: string): Element => el("x-html", [], { value });

export const is = <Name extends string>(
  node: RootContent | undefined,
  name: Name,
): node is Element & { tagName: Name } => node?.type === "element" && node.tagName === name;

/** Visits all elements, outer ones first. */
export const walk = (tree: Nodes, visitor: (node: Element) => void): void =>
  visit(tree, "element", (node) => void visitor(node));

export const attribute = (node: Element, name: string): string => {
  const value = node.properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

export const classes = (node: Element): string =>
  Array.isArray(node.properties.className) ? node.properties.className.join(" ") : "";

export const HEADING = /^h[1-6]$/;

/** White space and what nobody sees. */
export const BLANK = /^[\s\u00A0\u200B\uFEFF]*$/;

const BLOCKS = new Set(
  (
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr iframe li main menu nav ol p pre section summary table tbody td tfoot th thead " +
    "tr ul video audio object embed script select textarea input canvas map svg math noscript x-lost x-gallery x-html x-note-def"
  ).split(" "),
);

/** Whether an element stands on lines of its own. */
export const isBlock = ({ tagName }: Element): boolean => BLOCKS.has(tagName);

export const holdsBlock = (node: Element): boolean =>
  node.children.some(
    (one) => one.type === "element" && (isBlock(one) || one.tagName === "x-heading" || holdsBlock(one)),
  );

export const holds = (node: ElementContent, name: string): boolean =>
  node.type === "element" && (node.tagName === name || node.children.some((one) => holds(one, name)));

/** Whether a node shows nothing. */
export const isBlank = (node: ElementContent): boolean =>
  node.type === "text"
    ? BLANK.test(node.value)
    : node.type !== "element" ||
      (!/^(img|hr|table|pre|x-)/.test(node.tagName) && !node.properties.id && node.children.every(isBlank));

/** Whether nodes of a line show nothing and break no line. */
export const areBlank = (nodes: readonly ElementContent[]): boolean =>
  nodes.every((one) => isBlank(one) && !is(one, "br"));

/** Whether a node is a picture, or what may stand beside one. */
export const isPictureLike = (node: ElementContent): boolean =>
  is(node, "img") ||
  is(node, "x-lost") ||
  is(node, "br") ||
  (node.type === "text" && BLANK.test(node.value)) ||
  (is(node, "a") && node.children.length > 0 && node.children.every((one) => is(one, "img")));

/** Parts nodes into white space, the words, and white space. */
function parted(nodes: readonly ElementContent[]): [ElementContent[], ElementContent[], ElementContent[]] {
  let [from, to] = [0, nodes.length];
  const isEdge = (one: ElementContent | undefined): boolean =>
    (one?.type === "text" && BLANK.test(one.value)) || is(one, "br");
  while (from < to && isEdge(nodes[from])) from++;
  while (to > from && isEdge(nodes[to - 1])) to--;
  const middle = nodes.slice(from, to);
  const [before, after] = [nodes.slice(0, from), nodes.slice(to)];
  const [first] = middle;
  if (first?.type === "text" && /^\s/.test(first.value)) {
    before.push(text(" "));
    middle[0] = text(first.value.trimStart());
  }
  const last = middle.at(-1);
  if (last?.type === "text" && /\s$/.test(last.value)) {
    after.unshift(text(" "));
    middle[middle.length - 1] = text(last.value.trimEnd());
  }
  return [before, middle, after];
}

/** Nodes without the white space around them. */
export const trimmed = (nodes: readonly ElementContent[]): ElementContent[] => parted(nodes)[1];

/** Puts an inline element around words, and white space outside; nothing around nothing. */
export function wrapped(
  name: string,
  inner: readonly ElementContent[],
  properties: Element["properties"] = {},
): ElementContent[] {
  if (areBlank(inner)) return [...inner];
  const isEmphasis = name === "strong" || name === "em" || name === "del";
  const content = isEmphasis ? inner.flatMap((one) => (is(one, name) ? one.children : [one])) : [...inner];
  const [before, middle, after] = isEmphasis || name === "a" ? parted(content) : [[], content, []];
  return [...before, el(name, middle, properties), ...after];
}

/** Of one paragraph, its words. */
export const unwrapped = (blocks: readonly ElementContent[]): ElementContent[] =>
  blocks.length === 1 && is(blocks[0], "p") ? blocks[0].children : [...blocks];

/** The same with spaces for breaks. */
export const onOneLine = <Node extends ElementContent>(node: Node): Node =>
  is(node, "br")
    ? (text(" ") as Node)
    : node.type === "element"
      ? { ...node, children: node.children.map(onOneLine) }
      : node;

/** Takes elements out of nodes, down to a depth, but not out of elements that `within` names. */
export function takeOut(
  nodes: readonly ElementContent[],
  wanted: RegExp,
  depth: number,
  within?: RegExp,
): { found: Element[]; rest: ElementContent[] } {
  const found: Element[] = [];
  const take = (children: readonly ElementContent[], left: number): ElementContent[] =>
    children.flatMap((child): ElementContent[] => {
      if (child.type !== "element") return [child];
      if (wanted.test(child.tagName)) {
        found.push(child);
        return [];
      }
      if (left === 0 || within?.test(child.tagName)) return [child];
      return [{ ...child, children: take(child.children, left - 1) }];
    });
  return { rest: take(nodes, depth), found };
}
