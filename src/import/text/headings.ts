// Headings: their words, their order, and the links that lead to them.

import GithubSlugger from "github-slugger";
import type { Element, ElementContent } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { attribute, el, HEADING, is, isBlank, isPictureLike, onOneLine, text } from "./hast";
import { decode } from "./plain-text";
import { anchor, type Handler, type OrderedText, takeId } from "./state";

/** A heading, whose level is found when all are known; what is no word of it stands before it. */
export const heading: Handler = (state, node) => {
  const blocks = state.flow(node.children, false);
  const name = takeId(state, node);
  const words = blocks.filter((one): one is Element => is(one, "p") && !one.children.every(isPictureLike));
  const others = blocks.filter((one) => !words.includes(one as Element));
  const content = words.flatMap((one, index) => [...(index > 0 ? [text(" ")] : []), ...one.children]).map(onOneLine);
  const bare = content.length === 1 && is(content[0], "strong") ? content[0].children : content;
  if (bare.every(isBlank)) return others;
  const level = Number(node.tagName[1]);
  return [...others, el("x-heading", bare, { level, ...(name === undefined ? {} : { name }) })];
};

/** Headings within a list, a quotation or a cell are lines in bold. */
export const noHeadings = (blocks: readonly ElementContent[]): ElementContent[] =>
  blocks.map((one) => {
    if (!is(one, "x-heading")) return one;
    const { name } = one.properties;
    return el("p", [...(name === undefined ? [] : [anchor(String(name))]), el("strong", one.children)]);
  });

/** Gives headings their levels: the topmost is 2, and none is skipped. */
export function orderHeadings(blocks: readonly ElementContent[]): void {
  const above: number[] = [];
  for (const node of blocks) {
    if (!is(node, "x-heading")) continue;
    const level = Number(node.properties.level);
    while (above.length > 0 && (above.at(-1) as number) >= level) above.pop();
    Object.assign(node, { tagName: `h${Math.min(6, above.length + 2)}` });
    above.push(level);
  }
}

/** Leads links within the text to headings by the ids that they have here, and takes those away that lead nowhere. */
export function mendAnchors({ tree, unlinked }: OrderedText, given: ReadonlySet<string>): void {
  const slugger = new GithubSlugger();
  const headings = new Map<string, string>();
  for (const node of tree.children) {
    if (node.type !== "element" || !HEADING.test(node.tagName)) continue;
    const slug = slugger.slug(textOf(node));
    if (node.properties.name !== undefined) headings.set(String(node.properties.name), slug);
    node.properties = {};
  }
  const mend = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== "element") return [node];
      node.children = mend(node.children);
      const href = attribute(node, "href");
      if (node.tagName !== "a" || !href.startsWith("#")) return [node];
      const id = decode(href.slice(1));
      const slug = headings.get(id);
      if (slug !== undefined) node.properties.href = `#${slug}`;
      if (slug !== undefined || given.has(id)) return [node];
      unlinked.push(href);
      return node.children;
    });
  tree.children = mend(tree.children as ElementContent[]);
}
