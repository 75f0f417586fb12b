// Shifts headings so that the topmost is an h2, and gives each an id and a link to itself.

import GithubSlugger from "github-slugger";
import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { isFootnotes } from "./facts";
import { place } from "./placed";
import { SKIP, visit } from "./visit";

const LEVEL = /^h[1-6]$/;

/**
 * A rehype transform. Ids are those of GitHub (github-slugger), unique in the body and free of capitals,
 * so that ids of the page around it, which begin with a capital, never collide with them.
 */
export function headings() {
  return (tree: Root): void => {
    const found: { node: Element; parent: Root | Element }[] = [];
    visit(tree, "element", (node, _index, parent) => {
      if (isFootnotes(node)) return SKIP;
      if (LEVEL.test(node.tagName) && parent) found.push({ node, parent: parent as Root | Element });
    });
    const shift = 2 - Math.min(...found.map(({ node }) => level(node)));
    const slugger = new GithubSlugger();
    visit(tree, "element", (node) => {
      if (typeof node.properties.id === "string") slugger.slug(node.properties.id);
    });
    for (const { node, parent } of found) {
      node.tagName = `h${Math.min(6, level(node) + shift)}`;
      const text = textOf(node).trim();
      const own = typeof node.properties.id === "string" ? node.properties.id : undefined;
      const id = own ?? slugger.slug(/[\p{Letter}\p{Number}]/u.test(text) ? text : "section");
      node.properties.id = id;
      if (text !== "") wrap(parent, node, id, text);
    }
  };
}

/** Puts heading and link side by side: inside the heading, the link would be read as part of its text. */
function wrap(parent: Root | Element, heading: Element, id: string, text: string): void {
  const link: Element = {
    type: "element",
    tagName: "a",
    properties: { className: ["heading-link"], href: `#${encodeURIComponent(id)}` },
    children: [{ type: "text", value: "#" }],
  };
  place(link, { key: "headingLink", values: { heading: text }, at: "label" });
  const group: Element = {
    type: "element",
    tagName: "div",
    properties: { className: ["heading"] },
    children: [heading, link],
  };
  const children = parent.children as ElementContent[];
  children.splice(children.indexOf(heading), 1, group);
}

const level = (node: Element): number => Number(node.tagName[1]);
