// Reads Markdown as the blocks of a rich text, each with its place in the source.

import type { BlockContent, List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import { Fragment, type Mark, type Node } from "prosemirror-model";
import { findExcess } from "../../markdown/limits";
import { parseToMdast } from "../../markdown/parse";
import { CALLOUT } from "./callout";
import { schema } from "./schema";
import { isSaid } from "./settle";

/** A block of a text, and where its lines stand in it. */
export interface Block {
  node: Node;
  start: number;
  end: number;
}

const { nodes, marks } = schema;

/** What the rich text can't show. */
class NotShown extends Error {}

/** What blocks are called that are shown as they are written. */
const NAMES: Partial<Record<RootContent["type"], string>> = {
  table: "Table",
  html: "HTML",
  footnoteDefinition: "Footnote",
  definition: "Address of a link",
};

/** Reads the blocks of a text. One that is too long or too deep to be parsed is a single block. */
export function readBlocks(markdown: string): Block[] {
  const whole = (): Block[] => [{ node: sourceNode("Markdown", markdown), start: 0, end: markdown.length }];
  if (findExcess(markdown)) return whole();
  try {
    const blocks: Block[] = [];
    for (const child of parseToMdast(markdown).children) {
      const { start, end } = placeOf(child, markdown);
      const before = blocks.at(-1);
      // A heading with a line below it may begin where the definition of an address stands.
      if (before && start < before.end) {
        blocks.pop();
        const [from, to] = [Math.min(before.start, start), Math.max(before.end, end)];
        blocks.push({ node: sourceNode("Markdown", markdown.slice(from, to)), start: from, end: to });
      } else blocks.push({ node: blockNode(child, markdown.slice(start, end)), start, end });
    }
    return blocks;
  } catch (error) {
    // The stack is at its end.
    if (error instanceof RangeError) return whole();
    throw error;
  }
}

/** Where a block's lines stand: the first one from its beginning on, since its indentation is that of the others. */
function placeOf({ position }: Nodes, markdown: string): { start: number; end: number } {
  const [from = 0, end = 0] = [position?.start.offset, position?.end.offset];
  const line = markdown.lastIndexOf("\n", from - 1) + 1;
  return { start: markdown.slice(line, from).trim() === "" ? line : from, end };
}

function blockNode(child: RootContent, source: string): Node {
  try {
    return shown(child, true);
  } catch (error) {
    if (error instanceof NotShown) return sourceNode(NAMES[child.type] ?? "Markdown", source);
    throw error;
  }
}

const sourceNode = (what: string, source: string): Node =>
  nodes.source.create({ what }, source === "" ? [] : schema.text(source));

/** @throws `NotShown` */
function shown(node: RootContent, top = false): Node {
  switch (node.type) {
    case "paragraph":
      return paragraph(node);
    case "heading":
      return nodes.heading.create({ level: node.depth }, inline(node.children));
    case "blockquote":
      return quotation(node.children as BlockContent[], top);
    case "list":
      return list(node);
    case "code":
      return nodes.code_block.create(
        { info: [node.lang, node.meta].filter(Boolean).join(" ") },
        node.value === "" ? [] : schema.text(node.value),
      );
    case "thematicBreak":
      return nodes.horizontal_rule.create();
    default:
      throw new NotShown();
  }
}

function paragraph({ children }: Paragraph): Node {
  const node = nodes.paragraph.create(null, inline(children));
  // A link without words, for one.
  if (!isSaid(node)) throw new NotShown();
  return node;
}

function quotation(children: BlockContent[], top: boolean): Node {
  const [first, ...others] = children;
  const words = first?.type === "paragraph" && first.children[0]?.type === "text" ? first.children[0].value : "";
  const [mark, kind] = words.match(CALLOUT) ?? [];
  // Only whole quotations of the text itself become callouts; what nearly is one is not changed.
  if (words.startsWith("[!") && (!top || kind === undefined)) throw new NotShown();
  if (kind === undefined || mark === undefined) return nodes.blockquote.create(null, blocks(children));
  const { children: inner } = first as Paragraph;
  const rest = words.slice(mark.length);
  const left: PhrasingContent[] = [...(rest === "" ? [] : [{ type: "text" as const, value: rest }]), ...inner.slice(1)];
  if (left[0]?.type === "break") throw new NotShown();
  const content: BlockContent[] = [
    ...(left.length > 0 ? [{ type: "paragraph" as const, children: left }] : []),
    ...others,
  ];
  return nodes.callout.create({ kind }, blocks(content));
}

const blocks = (children: readonly RootContent[]): Node[] =>
  children.length === 0 ? [nodes.paragraph.create()] : children.map((child) => shown(child));

function list(node: List): Node {
  const loose = Boolean(node.spread) || node.children.some((item) => item.spread);
  const items = node.children.map(listItem);
  return node.ordered
    ? nodes.ordered_list.create({ loose, start: node.start ?? 1 }, items)
    : nodes.bullet_list.create({ loose }, items);
}

function listItem({ checked, children }: ListItem): Node {
  if (typeof checked === "boolean") throw new NotShown();
  const content = children.length === 0 ? [] : blocks(children);
  const isList = content[0]?.type === nodes.bullet_list || content[0]?.type === nodes.ordered_list;
  if (content.length === 0 || isList) content.unshift(nodes.paragraph.create());
  if (content[0]?.type !== nodes.paragraph) throw new NotShown();
  return nodes.list_item.create(null, content);
}

function inline(children: readonly PhrasingContent[], around: readonly Mark[] = []): Fragment {
  return children.reduce<Fragment>(
    (before, child) => before.append(Fragment.from(phrase(child, around))),
    Fragment.empty,
  );
}

function phrase(node: PhrasingContent, around: readonly Mark[]): Fragment | Node {
  const within = (mark: Mark): Fragment => {
    // Emphasis in emphasis can't be shown, nor a link in one.
    if (mark.type.isInSet(around)) throw new NotShown();
    const inner = inline("children" in node ? node.children : [], mark.addToSet(around));
    if (inner.size === 0) throw new NotShown();
    return inner;
  };
  switch (node.type) {
    case "text":
      // Where the line ends in the file is no matter of the text.
      return node.value === "" ? Fragment.empty : schema.text(node.value.replaceAll("\n", " "), around);
    case "strong":
      return within(marks.strong.create());
    case "emphasis":
      return within(marks.emphasis.create());
    case "delete":
      return within(marks.strike.create());
    case "inlineCode":
      return schema.text(node.value, marks.code.create().addToSet(around));
    case "break":
      return nodes.hard_break.create(null, null, around);
    case "link":
      return within(marks.link.create({ href: node.url, title: node.title ?? null }));
    case "linkReference":
      return within(marks.link.create({ href: "", reference: node.label ?? node.identifier }));
    case "image":
      return nodes.image.create({ src: node.url, alt: node.alt ?? "", title: node.title ?? null }, null, around);
    case "footnoteReference":
      return nodes.footnote_reference.create(
        { identifier: node.identifier, label: node.label ?? node.identifier },
        null,
        around,
      );
    default:
      throw new NotShown();
  }
}
