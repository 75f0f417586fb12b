// Walks trees. unist-util-visit, which this follows, makes a named function of every node that it comes to; a body is
// walked some twenty times, and that took a quarter of the time of reading it.

import type { Element, Nodes, Parents, Root } from "hast";

/** Do not go into this node. */
export const SKIP = "skip";

/** Stop. */
export const EXIT = false;

/** Goes on to the next node; not into this one; nowhere; or not into this one and then to that child of its parent. */
type Result = typeof SKIP | typeof EXIT | readonly [typeof SKIP, number] | undefined;

type Visitor<Node> = (node: Node, index: number | undefined, parent: Parents | undefined) => Result;

/** Visits the nodes of a tree in their order, parents before what is in them: all, or those of one type. */
export function visit<Type extends Nodes["type"]>(
  tree: Nodes,
  type: Type,
  visitor: Visitor<Extract<Nodes, { type: Type }>>,
): void;
export function visit(tree: Nodes, visitor: Visitor<Nodes>): void;
export function visit(tree: Nodes, type: string | Visitor<Nodes>, visitor?: Visitor<never>): void {
  const run = (typeof type === "string" ? visitor : type) as Visitor<Nodes>;
  walk(tree, undefined, undefined, typeof type === "string" ? type : undefined, run);
}

/** Returns the index of the sibling to go on with, or `EXIT`. */
function walk(
  node: Nodes,
  index: number | undefined,
  parent: Parents | undefined,
  type: string | undefined,
  run: Visitor<Nodes>,
): number | typeof EXIT {
  const result = type === undefined || node.type === type ? run(node, index, parent) : undefined;
  if (result === EXIT) return EXIT;
  const next = Array.isArray(result) ? result[1] : (index ?? 0) + 1;
  if (result !== SKIP && !Array.isArray(result) && "children" in node) {
    for (let child = 0; child < node.children.length; ) {
      const after = walk(node.children[child] as Nodes, child, node as Element | Root, type, run);
      if (after === EXIT) return EXIT;
      child = after;
    }
  }
  return next;
}
