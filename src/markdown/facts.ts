// Reads from a body's tree what the rules judge: pictures, links, headings, ids, the first paragraph.

import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import type { Footnote } from "../model/content/citations";
import type { OutlineEntry } from "../model/content/outline";
import type { BodyHeading } from "../model/rules/heading-rules";
import type { BodyLink } from "../model/rules/link-rules";
import { type Point, START } from "../model/rules/problem";
import { SKIP, visit } from "./visit";

/** Lists links as written. Call it before the transforms, which add links of their own. */
export function findLinks(tree: Root): BodyLink[] {
  const links: BodyLink[] = [];
  visit(tree, "element", (node) => {
    if (node.tagName !== "a") return;
    const { href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
    if (typeof href !== "string" || (dataFootnoteRef ?? dataFootnoteBackref) !== undefined) return;
    links.push({ href: unescapeHref(href), text: accessibleText(node), ...start(node) });
  });
  return links;
}

/** Lists headings as written, without the one that footnotes add. */
export function findHeadings(tree: Root): BodyHeading[] {
  const headings: BodyHeading[] = [];
  visit(tree, "element", (node) => {
    if (isFootnotes(node)) return SKIP;
    const depth = node.tagName.match(/^h([1-6])$/)?.[1];
    if (depth !== undefined) headings.push({ depth: Number(depth), text: accessibleText(node), ...start(node) });
  });
  return headings;
}

/** Lists ids and names that a link may point to. Call it after the transforms. */
export function findIds(tree: Root): string[] {
  const ids: string[] = [];
  visit(tree, (node) => {
    if (node.type === "element") {
      for (const id of [node.properties.id, node.properties.name]) if (typeof id === "string") ids.push(id);
    } else if ("attributes" in node && Array.isArray(node.attributes)) {
      // An element of MDX.
      for (const attribute of node.attributes as { name?: string; value?: unknown }[]) {
        if (attribute.name === "id" && typeof attribute.value === "string") ids.push(attribute.value);
      }
    }
  });
  return ids;
}

/** Lists the sections (`h2`) and theirs (`h3`) that can be linked to. Call it after the transforms. */
export function findOutline(tree: Root): OutlineEntry[] {
  const outline: OutlineEntry[] = [];
  visit(tree, "element", (node) => {
    if (isFootnotes(node)) return SKIP;
    const { id } = node.properties;
    const depth = node.tagName === "h2" ? 2 : node.tagName === "h3" ? 3 : undefined;
    const text = depth && accessibleText(node);
    if (depth && text && typeof id === "string") outline.push({ depth, text, id });
  });
  return outline;
}

/** Lists the footnotes that are shown. */
export function findFootnotes(tree: Root): Footnote[] {
  const footnotes: Footnote[] = [];
  visit(tree, "element", (section) => {
    if (!isFootnotes(section)) return;
    const list = section.children.find((child): child is Element => child.type === "element" && child.tagName === "ol");
    for (const item of list?.children ?? []) if (item.type === "element") footnotes.push(footnoteOf(item));
    return SKIP;
  });
  return footnotes;
}

function footnoteOf(item: Element): Footnote {
  let text = "";
  let address: string | undefined;
  visit(item, (node) => {
    if (node.type === "text") text += node.value;
    if (node.type !== "element") return;
    if ("dataFootnoteBackref" in node.properties) return SKIP;
    const { href } = node.properties;
    if (node.tagName === "a" && typeof href === "string" && /^https?:/i.test(href)) address ??= href;
  });
  return { text: text.replace(/\s+/g, " ").trim(), address };
}

/** How many words a reader reads. */
export const countWords = (tree: Root): number => wordsIn(textOf(tree));

/** Scripts without spaces between words: those that ICU has dictionaries of. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * Counts what stands between spaces, and the words inside where a script has no spaces. Intl.Segmenter takes some
 * hundred times as long as a search for spaces and, in Node 20, a time that grows with the square of the text's length:
 * it gets what needs it, a thousand characters at a time.
 */
export function wordsIn(text: string): number {
  const pieces = text.match(/[^ \n\r\t]{1,1000}/g) ?? [];
  if (!UNSPACED.test(text)) return pieces.length;
  return pieces.reduce((sum, piece) => sum + (UNSPACED.test(piece) ? segmentsIn(piece) : 1), 0);
}

const segmentsIn = (piece: string): number =>
  Array.from(segmenter.segment(piece)).filter(({ isWordLike }) => isWordLike).length;

/** The text of the first paragraph without its footnotes' numbers. */
export function firstParagraph(tree: Root): string {
  const paragraph = tree.children.find((node): node is Element => node.type === "element" && node.tagName === "p");
  let text = "";
  visit(paragraph ?? { type: "root", children: [] }, (node) => {
    if (node.type === "element" && "dataFootnoteRef" in node.properties) return SKIP;
    if (node.type === "text") text += node.value;
  });
  return text.replace(/\s+/g, " ").trim();
}

/** Whether a node is the section of footnotes at the end of a body. */
export const isFootnotes = (node: Element): boolean => node.tagName === "section" && "dataFootnotes" in node.properties;

/** Where a node begins in the source. */
export const start = (node: { position?: Element["position"] }): Point =>
  node.position ? { line: node.position.start.line, column: node.position.start.column } : START;

/** Text as assistive technology has it: a picture counts by its description, an expression of MDX as some text. */
function accessibleText(node: Element): string {
  let text = textOf(node);
  visit(node, (inside) => {
    if (inside.type === "element" && inside.tagName === "img") text += ` ${inside.properties.alt ?? ""}`;
    else if (inside.type.startsWith("mdx")) text += " …";
  });
  return text.replace(/\s+/g, " ").trim();
}

/** Markdown's percent-encoding of what the editor wrote is undone, so that messages show it as written. */
function unescapeHref(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
