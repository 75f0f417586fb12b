// What is pasted from a word processor or a web page: its words and what the rich text can show of them, nothing else. HTML is
// read as text by a parser, never put into the page, so that the page's policy (Trusted Types) needs no exception for it.

import type { Element, ElementContent, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import { Fragment, Slice } from "prosemirror-model";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { readBlocks } from "./from-markdown";
import { schema } from "./schema";

/** What is no text, or is a picture elsewhere: pictures of a text lie beside it. */
const LEFT_OUT =
  /^(?:head|style|script|meta|link|title|template|img|picture|svg|video|audio|iframe|object|o:p|xml|noscript|button|input)$/;

/** Elements around which spaces mean nothing. */
const BLOCK = /^(?:p|div|h[1-6]|ul|ol|li|blockquote|pre|table|hr|section|article)$/;

/** What of a link's address may stand in a text. */
const ADDRESS = /^(?:https?:|mailto:|tel:|\/|#|[^:]*$)/i;

/** Reads pasted HTML. @returns undefined if nothing is left of it */
export function sliceOfHtml(html: string): Slice | undefined {
  const tree = fromHtml(html, { fragment: true });
  const children = lists(clean(tree.children));
  const hasTitle = children.some((node) => node.type === "element" && node.tagName === "h1");
  const root: Root = { type: "root", children: hasTitle ? children.map(lowered) : children };
  const processor = unified().use(rehypeRemark).use(remarkGfm).use(remarkStringify, { bullet: "-", emphasis: "_" });
  const markdown = processor.stringify(processor.runSync(root) as never);
  const nodes = readBlocks(markdown).map(({ node }) => node);
  const [first] = nodes;
  if (!first) return undefined;
  // Words of one paragraph go where the cursor is.
  if (nodes.length === 1 && first.type === schema.nodes.paragraph) {
    const isInline = !children.some((node) => node.type === "element" && BLOCK.test(node.tagName));
    const words = textOf(root);
    const space = (found: boolean): Fragment => (isInline && found ? Fragment.from(schema.text(" ")) : Fragment.empty);
    return new Slice(
      space(/^\s/.test(words))
        .append(first.content)
        .append(space(/\s$/.test(words))),
      0,
      0,
    );
  }
  return new Slice(Fragment.fromArray(nodes), 0, 0);
}

function clean(nodes: readonly RootContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === "text") return [{ type: "text", value: node.value.replace(/[^\P{Cc}\n\t]/gu, "") }];
    if (node.type !== "element" || LEFT_OUT.test(node.tagName)) return [];
    const style = String(node.properties.style ?? "").toLowerCase();
    // What Word draws before an item of a list.
    if (/mso-list:\s*ignore/.test(style)) return [];
    const { tagName } = node;
    let children = clean(node.children);
    if (tagName === "a") {
      const href = String(node.properties.href ?? "");
      if (href === "" || !ADDRESS.test(href) || textOf({ ...node, children }).trim() === "") return children;
      return [{ type: "element", tagName, properties: { href }, children }];
    }
    const weight = style.match(/font-weight:\s*(\w+)/)?.[1];
    const isPlain = weight === "normal" || weight === "400";
    // Google Docs puts all of a text into one that is bold and says that it is not.
    if (/^(?:b|strong)$/.test(tagName)) return isPlain ? children : [element("strong", children)];
    if (/^(?:span|font|u|small|mark|ins|time|label|center)$/.test(tagName)) {
      if (weight === "bold" || Number(weight) >= 600) children = [element("strong", children)];
      if (/font-style:\s*italic/.test(style)) children = [element("em", children)];
      return children;
    }
    if (/^(?:p|h[1-6])$/.test(tagName) && textOf({ ...node, children }).trim() === "") return [];
    const item = /^MsoListParagraph/.test(String(node.properties.className ?? "")) && listLevel(node, style);
    return [{ type: "element", tagName, properties: item ? { item } : kept(node), children }];
  });
}

const element = (tagName: string, children: ElementContent[]): Element => ({
  ...{ type: "element", tagName, properties: {}, children },
});

/** What of an element's attributes its Markdown says. */
function kept({ tagName, properties }: Element): Element["properties"] {
  if (tagName === "ol" && properties.start !== undefined) return { start: properties.start };
  return {};
}

/** Whether a paragraph of Word is an item of a list with numbers or with points. */
function listLevel(node: Element, style: string): string | undefined {
  if (!/mso-list:/.test(style)) return undefined;
  return /^\s*(?:\(?\d{1,3}|[a-z])[.)]/i.test(textOf(node)) ? "ol" : "ul";
}

/** Makes lists of the paragraphs that are items of them. */
function lists(nodes: readonly ElementContent[]): ElementContent[] {
  const made: ElementContent[] = [];
  let open: { name: string; list: Element } | undefined;
  for (const node of nodes) {
    if (node.type === "text" && node.value.trim() === "" && open) continue;
    if (node.type !== "element") {
      open = undefined;
      made.push(node);
      continue;
    }
    const { item } = node.properties;
    if (typeof item !== "string") {
      open = undefined;
      made.push({ ...node, children: lists(node.children) });
      continue;
    }
    if (open?.name !== item) {
      open = { name: item, list: element(item, []) };
      made.push(open.list);
    }
    open.list.children.push(element("li", node.children));
  }
  return made;
}

/** The title of the page stands above the text: headings in it begin below. */
const lowered = (node: ElementContent): ElementContent =>
  node.type === "element" && /^h[1-5]$/.test(node.tagName)
    ? { ...node, tagName: `h${Number(node.tagName[1]) + 1}` }
    : node;
