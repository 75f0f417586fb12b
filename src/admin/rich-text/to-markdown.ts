// Writes blocks of a rich text as Markdown, in the manner of a text that is there.

import type { BlockContent, ListItem, Nodes, Parents, PhrasingContent, Root, RootContent } from "mdast";
import type { Mark, Node } from "prosemirror-model";
import remarkGfm from "remark-gfm";
import remarkStringify, { type Options } from "remark-stringify";
import { type Processor, unified } from "unified";
import { parseToMdast } from "../../markdown/parse";
import { schema } from "./schema";

/** By which signs a text is written, where Markdown leaves a choice. */
export type Manner = Required<
  Pick<Options, "bullet" | "bulletOrdered" | "emphasis" | "strong" | "fence" | "rule" | "listItemIndent" | "setext">
> & {
  /** How long lines become, if paragraphs are wrapped. */
  width: number | undefined;
};

/** The manner of a text: what it does most often. */
export function mannerOf(markdown: string): Manner {
  const counts = new Map<string, Map<string, number>>();
  const note = (what: string, sign: string | undefined): void => {
    const own = counts.get(what) ?? new Map<string, number>();
    counts.set(what, own);
    if (sign !== undefined) own.set(sign, (own.get(sign) ?? 0) + 1);
  };
  let [long, wrapped, width] = [0, 0, 0];
  const look = (node: Nodes): void => {
    const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    if (node.type === "list") {
      for (const item of node.children) {
        const [, mark = "", space = ""] =
          markdown.slice(item.position?.start.offset).match(/^([-*+]|\d+[.)])( *)/) ?? [];
        note(node.ordered ? "bulletOrdered" : "bullet", mark.at(-1));
        note("listItemIndent", space.length > 1 && (mark.length + space.length) % 4 === 0 ? "tab" : "one");
      }
    }
    if (node.type === "emphasis" || node.type === "strong" || node.type === "code") {
      if (node.type !== "code" || /^[`~]/.test(source)) note(node.type === "code" ? "fence" : node.type, source[0]);
    }
    if (node.type === "heading" && node.depth < 3) note("heading", source[0] === "#" ? "#" : "=");
    if (node.type === "thematicBreak") note("rule", source[0]);
    if (node.type === "paragraph") {
      const lines = source.split("\n");
      if (source.length > SHORT) long++;
      if (source.length > SHORT && lines.length > 1) wrapped++;
      if (lines.length > 1) width = Math.max(width, ...lines.map((line) => line.length));
    }
    if ("children" in node) node.children.forEach(look);
  };
  look(parseToMdast(markdown));
  const usual = <Sign extends string>(what: string, otherwise: Sign): Sign =>
    ([...(counts.get(what) ?? [])].sort(([, a], [, b]) => b - a)[0]?.[0] as Sign | undefined) ?? otherwise;
  return {
    bullet: usual("bullet", "-"),
    bulletOrdered: usual("bulletOrdered", "."),
    emphasis: usual("emphasis", "_"),
    strong: usual("strong", "*"),
    fence: usual("fence", "`"),
    rule: usual("rule", "-"),
    listItemIndent: usual("listItemIndent", "one"),
    setext: usual<string>("heading", "#") === "=",
    width: wrapped * 2 > long ? width : undefined,
  };
}

/** A paragraph that is no longer says nothing of whether a text is wrapped. In characters. */
const SHORT = 120;

/** Writes a block. @throws what remark-stringify throws */
export function blockMarkdown(node: Node, manner: Manner): string {
  if (node.type === schema.nodes.source) return node.textContent;
  const root: Root = { type: "root", children: [mdast(node)] };
  return writerOf(manner).stringify(root).replace(/\n$/, "");
}

const writers = new WeakMap<Manner, ReturnType<typeof makeWriter>>();

function writerOf(manner: Manner): ReturnType<typeof makeWriter> {
  const writer = writers.get(manner) ?? makeWriter(manner);
  writers.set(manner, writer);
  return writer;
}

const makeWriter = ({ width: _, ...signs }: Manner) =>
  unified()
    .use(remarkGfm)
    .use(bareAddresses)
    .use(remarkStringify, { ...signs, bulletOther: signs.bullet === "-" ? "*" : "-" })
    .freeze();

/** Lets bare addresses be written as they are: they become links, as they would in any text. */
function bareAddresses(this: Processor): void {
  type Extension = { unsafe?: { character: string }[]; extensions?: Extension[] };
  const data = this.data() as { toMarkdownExtensions?: (Extension | Extension[])[] };
  const without = (extension: Extension | Extension[]): Extension | Extension[] =>
    Array.isArray(extension)
      ? (extension.map(without) as Extension[])
      : {
          ...extension,
          ...(extension.extensions && { extensions: extension.extensions.map(without) as Extension[] }),
          ...(extension.unsafe && { unsafe: extension.unsafe.filter(({ character }) => !/[@.:]/.test(character)) }),
        };
  data.toMarkdownExtensions = data.toMarkdownExtensions?.map(without);
}

function mdast(node: Node): RootContent {
  const { name } = node.type;
  switch (name) {
    case "heading":
      return { type: "heading", depth: node.attrs.level, children: phrases(node) };
    case "blockquote":
      return { type: "blockquote", children: children(node) };
    case "callout":
      return callout(node);
    case "bullet_list":
    case "ordered_list": {
      const spread = node.attrs.loose as boolean;
      const items = node.children.map((item): ListItem => ({ type: "listItem", spread, children: children(item) }));
      const start = name === "ordered_list" ? { ordered: true, start: node.attrs.start } : { ordered: false };
      return { type: "list", spread, ...start, children: items };
    }
    case "code_block": {
      const [lang, ...meta] = (node.attrs.info as string).split(" ");
      return { type: "code", lang: lang || null, meta: meta.join(" ") || null, value: node.textContent };
    }
    case "horizontal_rule":
      return { type: "thematicBreak" };
    case "source":
      return { type: "html", value: node.textContent };
    default:
      return { type: "paragraph", children: phrases(node) };
  }
}

/** The blocks of one that holds others; an empty paragraph is none. */
const children = (node: Node): BlockContent[] =>
  node.children
    .filter((child) => child.type !== schema.nodes.paragraph || child.childCount > 0)
    .map((child) => mdast(child) as BlockContent);

function callout(node: Node): RootContent {
  const mark: PhrasingContent = { type: "html", value: `[!${node.attrs.kind}]` };
  const [first, ...others] = children(node);
  const joined: PhrasingContent[] =
    first?.type === "paragraph" ? [mark, { type: "text", value: "\n" }, ...first.children] : [mark];
  const rest = first === undefined || first.type === "paragraph" ? others : [first, ...others];
  return { type: "blockquote", children: [{ type: "paragraph", children: joined }, ...rest] };
}

/** What of a paragraph has marks of its own, from the longest on. */
function phrases(block: Node): PhrasingContent[] {
  return marked(block.children.map((node) => ({ node, marks: node.marks })));
}

interface Marked {
  node: Node;
  marks: readonly Mark[];
}

function marked(run: readonly Marked[]): PhrasingContent[] {
  const written: PhrasingContent[] = [];
  for (let at = 0; at < run.length; ) {
    const { node, marks } = run[at] as Marked;
    const lengths = marks
      .filter((mark) => mark.type !== schema.marks.code)
      .map((mark) => {
        const end = run.findIndex((one, index) => index > at && !mark.isInSet(one.marks));
        return { mark, length: (end < 0 ? run.length : end) - at };
      })
      .sort((a, b) => b.length - a.length);
    const [longest] = lengths;
    if (!longest) {
      written.push(leaf(node, marks.length > 0));
      at++;
      continue;
    }
    const inner = run
      .slice(at, at + longest.length)
      .map((one) => ({ node: one.node, marks: longest.mark.removeFromSet(one.marks) }));
    written.push(withMark(longest.mark, marked(inner)));
    at += longest.length;
  }
  return written;
}

function withMark({ type, attrs }: Mark, inner: PhrasingContent[]): PhrasingContent {
  const within = { children: inner } as unknown as Pick<Parents & { children: PhrasingContent[] }, "children">;
  if (type === schema.marks.strong) return { type: "strong", ...within } as PhrasingContent;
  if (type === schema.marks.emphasis) return { type: "emphasis", ...within } as PhrasingContent;
  if (type === schema.marks.strike) return { type: "delete", ...within } as PhrasingContent;
  if (attrs.reference !== null) {
    const { reference } = attrs;
    return {
      type: "linkReference",
      referenceType: "full",
      identifier: reference,
      label: reference,
      ...within,
    } as PhrasingContent;
  }
  return { type: "link", url: attrs.href, title: attrs.title, ...within } as PhrasingContent;
}

function leaf(node: Node, isCode: boolean): PhrasingContent {
  const { attrs } = node;
  switch (node.type.name) {
    case "image":
      return { type: "image", url: attrs.src, alt: attrs.alt, title: attrs.title };
    case "hard_break":
      return { type: "break" };
    case "footnote_reference":
      return { type: "footnoteReference", identifier: attrs.identifier, label: attrs.label };
    default:
      return { type: isCode ? "inlineCode" : "text", value: node.text ?? "" };
  }
}
