// Refuses bodies that no parser takes in reasonable time, or that no recursion survives, before it is tried.
//
// The parser of Markdown takes time that grows with the square of the blocks of a text, of the marks in a paragraph and of
// the depth of a line; what walks a tree recurses. Nothing that somebody wrote comes near these numbers.

import type { Root, RootContent } from "hast";
import { type Finding, finding, type Point } from "../model/rules/problem";
import { start } from "./facts";

/** Lines of a body. */
const MOST_LINES = 5000;

/** Characters between two blank lines. */
const LONGEST_PARAGRAPH = 20_000;

/** Elements or blocks within each other. */
const DEEPEST = 50;

/** The signs of quotations and list items that a line begins with. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const CONTAINER = /[->+*]|\d+[.)]/g;

/** Finds what makes a body too long to be parsed. */
export function findExcess(body: string): Finding | undefined {
  const lines = body.split("\n");
  if (lines.length > MOST_LINES) {
    return tangled({ line: MOST_LINES + 1, column: 1 }, `The text has ${lines.length} lines; at most ${MOST_LINES}`);
  }
  let length = 0;
  for (const [index, text] of lines.entries()) {
    const at = { line: index + 1, column: 1 };
    length = /^[\s>]*$/.test(text) ? 0 : length + text.length;
    if (length > LONGEST_PARAGRAPH) {
      return tangled(
        at,
        `Without a blank line there are more than ${LONGEST_PARAGRAPH} characters up to here; no more`,
      );
    }
    const depth = text.match(CONTAINERS)?.[0].match(CONTAINER)?.length ?? 0;
    if (depth > DEEPEST) return tooDeep(at);
  }
  return undefined;
}

/** Finds the first element that lies too deep for what walks a tree. */
export function findDepth(tree: Root): Finding | undefined {
  // In a list of its own, not by recursion, which is what such a tree would break.
  const waiting: { node: RootContent; depth: number }[] = tree.children.map((node) => ({ node, depth: 1 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST) return tooDeep(start(node));
    if (node.type === "element") for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
  return undefined;
}

/** What is said of a text whose elements lie too deep. */
export const tooDeep = (at: Point): Finding =>
  finding(
    at,
    "text-tangled",
    `Elements stand within elements here, more than ${DEEPEST} deep. Take some of them apart.`,
  );

const tangled = (at: Point, fault: string): Finding =>
  finding(at, "text-tangled", `${fault} are read. Make two posts of it, or leave out what was pasted in by mistake.`);
