// What of a rich text Markdown can say. A paragraph without words, or a space at its end, is there while somebody writes and
// means nothing.

import { Fragment, type Mark, type Node } from "prosemirror-model";
import { schema } from "./schema";

const { nodes, marks } = schema;

const known = new WeakMap<Node, Node>();
const keys = new WeakMap<Node, string>();

/** A block as it would be read back. */
export function settled(block: Node): Node {
  const before = known.get(block);
  if (before) return before;
  const made = settle(block);
  known.set(block, made);
  return made;
}

/** What blocks that mean the same have in common. */
export function keyOf(block: Node): string {
  const node = settled(block);
  const key = keys.get(node) ?? JSON.stringify(node.toJSON());
  keys.set(node, key);
  return key;
}

/** Whether a block stands in the file at all. */
export const isSaid = (block: Node): boolean =>
  block.type === nodes.paragraph
    ? settled(block).childCount > 0
    : block.type !== nodes.source || block.textContent.trim() !== "";

function settle(block: Node): Node {
  if (block.type === nodes.source) {
    const text = block.textContent.replace(/^(?:[ \t]*\n)+|\s+$/g, "");
    return block.type.create({ what: "" }, text === "" ? [] : schema.text(text));
  }
  if (block.isTextblock) return block.type.spec.code ? block : block.copy(words(block));
  if (block.isLeaf) return block;
  const said = block.children.filter(
    (child, index) => (index === 0 && block.type === nodes.list_item) || isSaid(child),
  );
  const inner = (said.length > 0 ? said : block.children.slice(0, 1)).map(settled);
  const isList = block.type === nodes.bullet_list || block.type === nodes.ordered_list;
  if (!isList) return block.copy(Fragment.from(inner));
  // Whether blank lines part items can be seen only where there is something to part.
  const parted = inner.some((item) => item.children.some((child, at) => at > 0 && isParagraphPair(item, at, child)));
  const single = inner.length === 1 && inner[0]?.childCount === 1;
  const loose = parted || (block.attrs.loose && !single);
  return block.type.create({ ...block.attrs, loose }, inner);
}

const isParagraphPair = (item: Node, at: number, child: Node): boolean =>
  child.type === nodes.paragraph && item.child(at - 1).type === nodes.paragraph;

/** The words of a paragraph: marks begin and end at words, and nothing blank stands at its ends or beside a line break. */
function words(block: Node): Fragment {
  const isHeading = block.type === nodes.heading;
  let children = block.children.map((node): Node => {
    // A heading is one line.
    if (isHeading && node.type === nodes.hard_break) return schema.text(" ");
    if (!node.isText) return node;
    const text = (node.text as string).replace(/[\n\r\t]/g, " ");
    return schema.text(text, isBare(node, text) ? marks.link.removeFromSet(node.marks) : node.marks);
  });
  children = unmarkedSpaces(Fragment.fromArray(children).content as Node[]);
  const kept: Node[] = [];
  for (const [at, node] of children.entries()) {
    const [before, after] = [kept.at(-1), children[at + 1]];
    const isEdge = (other: Node | undefined) => other === undefined || other.type === nodes.hard_break;
    let made: Node | undefined = node;
    if (node.isText && !marks.code.isInSet(node.marks)) {
      let text = node.text as string;
      if (isEdge(before)) text = text.replace(/^ +/, "");
      if (isEdge(after)) text = text.replace(/ +$/, "");
      made = text === "" ? undefined : schema.text(text, node.marks);
    } else if (node.type === nodes.hard_break) {
      made = before === undefined ? undefined : node.mark([]);
    }
    if (made) kept.push(made);
  }
  while (kept.at(-1)?.type === nodes.hard_break) kept.pop();
  const [last] = kept.slice(-1);
  if (last?.isText && !marks.code.isInSet(last.marks)) {
    const text = (last.text as string).replace(/ +$/, "");
    kept.pop();
    if (text !== "") kept.push(schema.text(text, last.marks));
  }
  return Fragment.fromArray(joined(kept));
}

/** Whether words are an address that becomes a link by itself. */
function isBare(node: Node, text: string): boolean {
  const link = marks.link.isInSet(node.marks);
  if (!link || link.attrs.title !== null || link.attrs.reference !== null) return false;
  return ["", "http://", "mailto:"].some((scheme) => link.attrs.href === scheme + text);
}

/** Takes the marks, but for code, off spaces at their ends. */
function unmarkedSpaces(children: readonly Node[]): Node[] {
  const pieces = children.flatMap((node): Node[] => {
    if (!node.isText || node.marks.length === 0 || marks.code.isInSet(node.marks)) return [node];
    const [, before = "", inner = "", after = ""] = (node.text as string).match(/^( *)(.*?)( *)$/s) ?? [];
    return [before, inner, after].flatMap((text) => (text === "" ? [] : [schema.text(text, node.marks)]));
  });
  const has = (node: Node | undefined, mark: Mark): boolean => node !== undefined && mark.isInSet(node.marks);
  const isBlank = (node: Node): boolean => node.isText && /^ *$/.test(node.text as string);
  return joined(
    pieces.map((node, at) => {
      if (!isBlank(node) || marks.code.isInSet(node.marks)) return node;
      const left = pieces.slice(0, at).findLast((one) => !isBlank(one));
      const right = pieces.slice(at + 1).find((one) => !isBlank(one));
      return node.mark(node.marks.filter((mark) => has(left, mark) && has(right, mark)));
    }),
  );
}

/** Joins texts with the same marks. */
function joined(children: readonly Node[]): Node[] {
  const made: Node[] = [];
  for (const node of children) {
    const before = made.at(-1);
    if (before?.isText && node.isText && before.sameMarkup(node)) {
      made.pop();
      made.push(schema.text(`${before.text}${node.text}`, node.marks));
    } else made.push(node);
  }
  return made;
}
