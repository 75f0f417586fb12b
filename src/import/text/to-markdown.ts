// Reads an old text, HTML or Markdown, and brings it into the order that Markdown can say once its pictures are there.

import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { findDepth } from "../../markdown/limits";
import { el, text } from "./hast";
import { parseText } from "./markdown-text";
import { type Gallery, listMedia, type Media } from "./media";
import { orderText } from "./order";
import { expandBlocks, expandShortcodes } from "./shortcodes";
import { type NewPlaces, type OrderedText, said, type TextContext } from "./state";
import { shownText } from "./words";
import type { WritingTask } from "./write-markdown";

/** An old text whose pictures and files are known and not yet fetched. */
export interface ReadText extends Media {
  /** Brings the text into order, once. */
  order(places: NewPlaces): OrderedText & WritingTask;
  /** Shortcodes around words that stay. */
  unwrapped: string[];
}

/** What an old text is read with. */
export interface OldContext {
  /** The HTML of a reusable block, by its id. */
  reusable(id: string): string | undefined;
  gallery: Gallery;
  /** HTML of the footnotes that the editor keeps beside the text, by id. */
  notes: ReadonlyMap<string, string>;
}

/** Reads the HTML of a post or a page. */
export function readHtml(content: string, { reusable, gallery, notes }: OldContext): ReadText {
  // With blocks, WordPress leaves lines alone: https://developer.wordpress.org/reference/functions/do_blocks/
  const lines = !content.includes("<!-- wp:");
  const { html, plain, unwrapped } = expandShortcodes(expandBlocks(content, reusable));
  const tree = fromHtml(html, { fragment: true });
  // What readers saw; a shortcode may have put words elsewhere.
  const shown = unwrapped.length === 0 && plain === html ? tree : fromHtml(plain, { fragment: true });
  const beside = content.includes("data-fn=") ? [...notes.values()] : [];
  const before = [shown, ...beside.map((note) => fromHtml(note, { fragment: true }))].map((one) => shownText(one));
  return readTree(tree, before.join(" "), unwrapped, { lines, captions: false, gallery, notes });
}

/** Reads a text that is Markdown. */
export function readMarkdown(content: string): ReadText {
  const tree = parseText(content);
  if (!tree) return { pictures: [], files: [], unwrapped: [], order: () => flat(content) };
  const context = { lines: false, captions: true, gallery: () => [], notes: new Map() };
  return readTree(tree, shownText(tree, true), [], context);
}

const readTree = (
  tree: Root,
  before: string,
  unwrapped: string[],
  context: Omit<TextContext, keyof NewPlaces>,
): ReadText => ({
  ...listMedia(tree, context.gallery),
  unwrapped,
  order: (places) =>
    findDepth(tree) === undefined ? { ...orderText(tree, { ...context, ...places }), before } : flat(before),
});

/** A text whose elements lie deeper than any that somebody wrote: its words. */
function flat(before: string): OrderedText & WritingTask {
  const what = "the order of the text, whose elements lay too deep within each other";
  const words = before.replace(/\s+/g, " ").trim();
  const tree: Root = { type: "root", children: [el("p", [said(what)]), el("p", [text(words)])] };
  return { tree, before, lost: [what], unlinked: [], added: "", removed: [] };
}
