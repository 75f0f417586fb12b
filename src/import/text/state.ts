// What the parts share that bring a text into order.

import type { Element, ElementContent, Root } from "hast";
import { attribute, el, text, walk } from "./hast";
import { type Gallery, hasLazyPictures, type OldPicture } from "./media";
import { decode } from "./plain-text";

/** What becomes of a picture. */
export interface NewPicture {
  /** The file beside the text; undefined if it can't be had. */
  file: string | undefined;
  /** What is known of it where the text says nothing. */
  alt: string | undefined;
}

/** What the pictures and links of a text have become. */
export interface NewPlaces {
  picture(picture: OldPicture): NewPicture;
  /** The new address of a link; undefined if it would lead nowhere. */
  link(href: string): string | undefined;
  /** Whether an address is that of an uploaded picture, or of its page. */
  isPicture(href: string): boolean;
}

/** What a text is brought into order with. */
export interface TextContext extends NewPlaces {
  /** Whether lines are paragraphs, as in WordPress's classic editor. */
  lines: boolean;
  gallery: Gallery;
  /** Whether titles of pictures are captions, as in Markdown; WordPress puts names of files there. */
  captions: boolean;
  /** HTML of the footnotes that the editor keeps beside the text, by id. */
  notes: ReadonlyMap<string, string>;
}

/** A text in the order that Markdown can say. */
export interface OrderedText {
  tree: Root;
  /** What could not come along, in words; each has a line in the text. */
  lost: string[];
  /** Links that lead nowhere now; their words stay. */
  unlinked: string[];
  /** Words that were put in: titles of what is linked now. */
  added: string;
  /** What was taken away and is no loss for readers, such as a counter's picture. */
  removed: string[];
}

/** What is known while a text is brought into order. */
export interface State {
  context: TextContext;
  result: OrderedText;
  /** Whether `<noscript>` holds again what waits for a script. */
  lazy: boolean;
  /** Whether the words at hand are those of a link. */
  inLink: boolean;
  /** What footnotes say in the old text, by what tells them apart, in the order of their numbers. */
  notes: Map<string, ElementContent[]>;
  /** Ids that links of the text lead to. */
  targets: ReadonlySet<string>;
  /** Ids that have a place in the new text. */
  given: Set<string>;
  /** Makes blocks of what a container holds. @param lines whether lines are paragraphs */
  flow(children: readonly ElementContent[], lines: boolean): ElementContent[];
}

/** Makes blocks of an element. */
export type Handler = (state: State, node: Element, lines: boolean) => ElementContent[];

/** Begins to bring a text into order. */
export function createState(read: Root, context: TextContext, flow: State["flow"]): State {
  const targets = new Set<string>();
  walk(read, (node) => {
    const href = attribute(node, "href");
    if (node.tagName === "a" && href.startsWith("#") && href.length > 1) targets.add(decode(href.slice(1)));
  });
  return {
    context,
    result: { tree: { type: "root", children: [] }, lost: [], unlinked: [], added: "", removed: [] },
    lazy: hasLazyPictures(read),
    inLink: false,
    notes: new Map(),
    targets,
    given: new Set(),
    flow,
  };
}

/** Begins each line that stands for what could not come along. */
export const LOST_LINE = "Not brought along from the old site:";

/** What such a line says. */
export const said = (what: string): Element => el("em", [text(`${LOST_LINE} ${what}.`)]);

/** Tells that something could not come along, within a line. */
export function lostWords({ result }: State, what: string): ElementContent[] {
  result.lost.push(what);
  return [said(what)];
}

/** The same in a paragraph of its own. */
export const lostLine = (state: State, what: string): ElementContent[] => [el("p", lostWords(state, what))];

/** The id of an element, if a link of the text leads to it; it is taken then. */
export function takeId({ targets, given }: State, node: Element): string | undefined {
  const name = node.tagName === "a" ? attribute(node, "name") : "";
  const id = [attribute(node, "id"), name].find((one) => one !== "" && targets.has(one) && !given.has(one));
  if (id !== undefined) given.add(id);
  return id;
}

/** A place that a link can lead to. */
export const anchor = (id: string): Element => el("span", [], { id });
