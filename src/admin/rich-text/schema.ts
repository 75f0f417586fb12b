// What the rich text can show. All else of a text stands in it as its source.

import { type MarkSpec, type NodeSpec, Schema } from "prosemirror-model";
import type { CalloutKind } from "./callout";
import { CALLOUTS } from "./callout";

const nodes = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", toDOM: () => ["p", 0] },
  heading: {
    attrs: { level: { default: 2 } },
    content: "inline*",
    group: "block",
    defining: true,
    toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
  },
  blockquote: { content: "block+", group: "block", defining: true, toDOM: () => ["blockquote", 0] },
  callout: {
    attrs: { kind: { default: "NOTE" } },
    content: "block+",
    group: "block",
    defining: true,
    toDOM: ({ attrs }) => [
      "div",
      { class: `callout callout-${attrs.kind.toLowerCase()}`, role: "note" },
      ["p", { class: "callout-title", contenteditable: "false" }, CALLOUTS[attrs.kind as CalloutKind]],
      ["div", 0],
    ],
  },
  bullet_list: {
    attrs: { loose: { default: false } },
    content: "list_item+",
    group: "block",
    toDOM: () => ["ul", 0],
  },
  ordered_list: {
    attrs: { loose: { default: false }, start: { default: 1 } },
    content: "list_item+",
    group: "block",
    toDOM: ({ attrs }) => ["ol", attrs.start === 1 ? {} : { start: attrs.start }, 0],
  },
  list_item: { content: "paragraph block*", defining: true, toDOM: () => ["li", 0] },
  code_block: {
    /** What stands behind the fence. */
    attrs: { info: { default: "" } },
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    toDOM: () => ["pre", ["code", 0]],
  },
  horizontal_rule: { group: "block", toDOM: () => ["hr"] },
  /** A block that can't be shown truly: its Markdown, as text. */
  source: {
    attrs: { what: { default: "Markdown" } },
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    isolating: true,
    toDOM: ({ attrs }) => [
      "div",
      { class: "source", role: "group", "aria-label": `${attrs.what}, as Markdown` },
      ["p", { class: "source-title", contenteditable: "false" }, attrs.what],
      ["pre", ["code", 0]],
    ],
  },
  text: { group: "inline" },
  image: {
    attrs: { src: {}, alt: { default: "" }, title: { default: null } },
    group: "inline",
    inline: true,
    draggable: true,
    toDOM: ({ attrs }) => ["img", { alt: attrs.alt }],
  },
  hard_break: { group: "inline", inline: true, selectable: false, toDOM: () => ["br"] },
  footnote_reference: {
    attrs: { identifier: {}, label: {} },
    group: "inline",
    inline: true,
    toDOM: ({ attrs }) => ["sup", { title: "Footnote" }, attrs.label],
  },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    attrs: {
      href: {},
      title: { default: null },
      /** The name of an address that is defined elsewhere in the text. */
      reference: { default: null },
    },
    inclusive: false,
    toDOM: ({ attrs }) => ["a", { href: attrs.href, title: attrs.title }, 0],
  },
  strong: { toDOM: () => ["strong", 0] },
  emphasis: { toDOM: () => ["em", 0] },
  strike: { toDOM: () => ["del", 0] },
  code: { toDOM: () => ["code", 0] },
} satisfies Record<string, MarkSpec>;

export const schema = new Schema({ nodes, marks });
