// Writes an ordered text as Markdown, and compares its words with those that the old site showed.

import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { findDepth } from "../markdown/limits";
import { readElements } from "../markdown/render";
import {
  clean,
  LOST_LINE,
  listTree,
  type OldPicture,
  type OrderedText,
  orderHtml,
  type ReadText,
  readHtml,
  type TextContext,
} from "./html-tree";
import { parseText } from "./markdown-text";
import { expandBlocks, expandShortcodes } from "./shortcodes";
import { compareWords, countWords, type Difference, shownText } from "./words";

/** Elements that Markdown has no signs for, and that stay HTML around their words. */
const HTML_INLINE = ["ins", "sup", "sub", "kbd", "samp", "var", "q", "ruby", "rt", "rp", "span"];

type Handler = NonNullable<NonNullable<Parameters<typeof rehypeRemark>[1]>["handlers"]>[string];

const html = (value: string) => ({ type: "html" as const, value });
const around: Handler = (state, node: Element) => {
  const given = (["lang", "id"] as const).flatMap((name) =>
    node.properties[name] === undefined ? [] : ` ${name}="${String(node.properties[name]).replace(/"/g, "&quot;")}"`,
  );
  return [html(`<${node.tagName}${given.join("")}>`), ...state.all(node), html(`</${node.tagName}>`)] as never;
};
const br: Handler = (_state, _node, parent) => {
  const cell = parent?.type === "element" && /^t[dh]$/.test(parent.tagName);
  return cell ? html("<br>") : { type: "break" };
};

/** Emphasis that Markdown's signs do not show at every place, such as between letters and quotes. */
const EMPHASIS = ["strong", "em", "del"];

/** Makes a writer. @param names elements that are written as HTML */
const createWriter = (names: readonly string[]) =>
  unified()
    .use(rehypeRemark, {
      handlers: {
        ...Object.fromEntries(names.map((name) => [name, around])),
        br,
        li: (state, node: Element) =>
          ({
            type: "listItem",
            spread: node.properties.tight !== true,
            checked: (node.properties.checked as boolean | undefined) ?? null,
            children: state.toFlow(state.all(node)),
          }) as never,
        "x-html": (_state, node: Element) =>
          ({ type: "paragraph", children: [html(String(node.properties.value))] }) as never,
        "x-note-ref": (_state, node: Element) =>
          ({
            type: "footnoteReference",
            identifier: String(node.properties.name),
            label: String(node.properties.name),
          }) as never,
        "x-note-def": (state, node: Element) =>
          ({
            type: "footnoteDefinition",
            identifier: String(node.properties.name),
            label: String(node.properties.name),
            children: state.toFlow(state.all(node)),
          }) as never,
      },
    })
    .use(remarkGfm)
    .use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-" })
    .freeze();

const writer = createWriter(HTML_INLINE);
const wordyWriter = createWriter([...HTML_INLINE, ...EMPHASIS]);

/** An old text, ready to be written once its pictures are there. */
export interface PreparedText extends Omit<ReadText, "tree"> {
  /** @returns the Markdown and what became of the text */
  write(context: Omit<TextContext, "lines" | "gallery" | "notes">): WrittenText;
}

/** What became of a text. */
interface WrittenText {
  markdown: string;
  /** What could not come along; each has a line in the text. */
  lost: string[];
  unlinked: string[];
  removed: string[];
  /** Shortcodes around words that stayed. */
  unwrapped: string[];
  difference: Difference;
}

/** What an old text is read with. */
export interface OldContext {
  reusable(id: string): string | undefined;
  gallery(ids: string[]): OldPicture[];
  notes: ReadonlyMap<string, string>;
}

/** Prepares the HTML of a post or a page. */
export function prepareHtml(content: string, old: OldContext): PreparedText {
  // With blocks, WordPress leaves lines alone: https://developer.wordpress.org/reference/functions/do_blocks/
  const lines = !content.includes("<!-- wp:");
  const blocks = expandBlocks(content, old.reusable);
  const expanded = expandShortcodes(blocks);
  const read = readHtml(expanded.html, old.gallery);
  // Ordering changes the tree. Without shortcodes, it shows what the old site showed.
  const shown =
    expanded.unwrapped.length === 0 && expanded.plain === expanded.html
      ? read.tree
      : fromHtml(expanded.plain, { fragment: true });
  const notes = [...old.notes.values()].map((note) => shownText(fromHtml(note, { fragment: true })));
  const before = `${shownText(shown)} ${content.includes("data-fn=") ? notes.join(" ") : ""}`;
  const tooDeep = findDepth(read.tree) !== undefined;
  return {
    pictures: read.pictures,
    files: read.files,
    write(context) {
      if (tooDeep) return flat(before, expanded.unwrapped);
      const ordered = orderHtml(read.tree, { ...context, lines, gallery: old.gallery, notes: old.notes });
      return finish(before, ordered, expanded.unwrapped);
    },
  };
}

/** Writes an ordered text, with HTML for emphasis if Markdown's signs would not show it. */
function finish(before: string, ordered: OrderedText, unwrapped: string[]): WrittenText {
  const rest = { ...ordered, unwrapped };
  const markdown = markdownOf(ordered.tree, writer);
  const difference = differenceOf(before, markdown, ordered);
  if (difference.lost.length + difference.added.length === 0) return { ...rest, markdown, difference };
  const wordy = markdownOf(ordered.tree, wordyWriter);
  const other = differenceOf(before, wordy, ordered);
  return other.lost.length + other.added.length === 0
    ? { ...rest, markdown: wordy, difference: other }
    : { ...rest, markdown, difference };
}

/** Prepares a text that is Markdown. */
export function prepareMarkdown(content: string): PreparedText {
  const tree = parseText(content);
  if (!tree) return { pictures: [], files: [], write: () => flat(content, []) };
  const { pictures, files } = listTree(tree, () => []);
  const before = shownText(tree, true);
  return {
    pictures,
    files,
    write: (context) =>
      finish(
        before,
        orderHtml(tree, { ...context, lines: false, captions: true, gallery: () => [], notes: new Map() }),
        [],
      ),
  };
}

/** A text whose elements lie deeper than any that somebody wrote: its words. */
function flat(words: string, unwrapped: string[]): WrittenText {
  const what = "the order of the text, whose elements lay too deep within each other";
  const tree: Root = {
    type: "root",
    children: [`${LOST_LINE} ${what}.`, words.replace(/\s+/g, " ").trim()].map((value) => ({
      type: "element",
      tagName: "p",
      properties: {},
      children: [{ type: "text", value }],
    })),
  };
  const markdown = markdownOf(tree, writer);
  return {
    markdown,
    lost: [what],
    unlinked: [],
    removed: [],
    unwrapped,
    difference: differenceOf(words, markdown, { added: "", lost: [what] }),
  };
}

const markdownOf = (tree: Root, by: typeof writer): string =>
  String(by.stringify(by.runSync(structuredClone(tree)) as never)).replace(CALLOUT, "$1[!$2]");

/** The first line of a callout, whose bracket needs no backslash. */
const CALLOUT = /^((?: *>)+ *)\\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\\?$/gm;

function differenceOf(before: string, markdown: string, put: Pick<OrderedText, "added" | "lost">): Difference {
  const lines = put.lost.map((what) => `${LOST_LINE} ${what}`).join(" ");
  const words = countWords(clean(`${before} ${put.added} ${lines}`));
  const read = readElements(markdown);
  // What is too long to be read as Markdown has the signs of Markdown among its words.
  if (!read) return { lost: compareWords(words, countWords(markdown)).lost, added: [] };
  return compareWords(words, countWords(shownText(read.html, true)));
}
