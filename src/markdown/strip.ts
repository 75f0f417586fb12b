// Takes out of a Markdown body the HTML that would be dropped without a loss, as a text that was pasted from Word has.

import type { Element, Text } from "hast";
import { readElements } from "./render";
import { isIdle } from "./sanitize";
import { SKIP, visit } from "./visit";

/** A part of a body that is replaced: offsets in UTF-16 units, the end exclusive. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

const TAG = /^<[a-z][^\s/>]*((?:[^>"']|"[^"]*"|'[^']*')*)>/i;
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;

/** A tag of Word's own. Beside Markdown it is no HTML, for its colon, and stands on the page as these signs. */
const WORD_TAG = /<\/?(?:o|w|v|m|st\d|u\d):[a-z][\w-]*(?:\s[^<>]*)?>/gi;

/**
 * Finds the tags and attributes that can go, and spans that then mean nothing. What is inside another one is found when
 * that is gone.
 * @param markdown a body with `\n` line endings
 * @returns edits from first to last; none if the words that readers see would be others
 */
export function stripDropped(markdown: string): Edit[] {
  const read = readElements(markdown);
  if (!read) return [];
  const idle = read.dropped.filter(isIdle);
  const elements = new Set(idle.flatMap(({ node, attribute }) => (attribute === undefined ? node : [])));
  const attributes = new Map<Element, string[]>();
  for (const { node, attribute } of idle) {
    if (attribute !== undefined) attributes.set(node, [...(attributes.get(node) ?? []), attribute]);
  }
  const edits: Edit[] = [];
  visit(read.html, (node) => {
    if (node.type === "text") edits.push(...wordTags(markdown, node));
    if (node.type !== "element") return;
    if (node.tagName === "code" || node.tagName === "pre") return SKIP;
    const names = attributes.get(node) ?? [];
    const isBare = node.tagName === "span" && Object.keys(node.properties).every((name) => names.includes(name));
    const isEmpty = node.tagName === "span" && node.children.length === 0;
    if (elements.has(node) || isBare || isEmpty) edits.push(...unwrap(markdown, node));
    else if (names.length > 0) edits.push(...without(markdown, node, names));
  });
  edits.sort((a, b) => a.from - b.from);
  if (edits.length === 0) return [];
  const after = readElements(applyEdits(markdown, edits));
  return after && wordsOf(after.text) === wordsOf(read.text) ? edits : [];
}

const wordsOf = (text: string): string => text.replace(WORD_TAG, "").replace(/\s+/g, " ").trim();

/** Makes the edits. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight((rest, { from, to, text: by }) => rest.slice(0, from) + by + rest.slice(to), text);
}

/** The opening tag of an element as it is written; undefined where a position is not that of a tag. */
function tagOf(markdown: string, { tagName, position }: Element): { from: number; tag: string } | undefined {
  const from = position?.start.offset;
  const tag = from === undefined ? undefined : TAG.exec(markdown.slice(from))?.[0];
  if (from === undefined || !tag?.toLowerCase().startsWith(`<${tagName}`)) return undefined;
  return { from, tag };
}

function wordTags(markdown: string, { position }: Text): Edit[] {
  const from = position?.start.offset ?? 0;
  const written = markdown.slice(from, position?.end.offset ?? 0);
  return Array.from(written.matchAll(WORD_TAG), ({ 0: tag, index }) => ({
    from: from + index,
    to: from + index + tag.length,
    text: "",
  }));
}

function unwrap(markdown: string, node: Element): Edit[] {
  const opening = tagOf(markdown, node);
  if (!opening) return [];
  const { from, tag } = opening;
  const edits = [{ from, to: from + tag.length, text: "" }];
  const end = node.position?.end.offset ?? 0;
  const closing = /<\/([^\s<>]+)\s*>$/.exec(markdown.slice(from + tag.length, end));
  if (closing?.[1]?.toLowerCase() === node.tagName) edits.push({ from: end - closing[0].length, to: end, text: "" });
  return edits;
}

function without(markdown: string, node: Element, names: readonly string[]): Edit[] {
  const opening = tagOf(markdown, node);
  if (!opening) return [];
  const { from, tag } = opening;
  const gone = new Set(names.map(bare));
  const text = tag.replace(ATTRIBUTE, (written, name: string) => (gone.has(bare(name)) ? "" : written));
  return text === tag ? [] : [{ from, to: from + tag.length, text }];
}

/** The same for `class` and `className`, `data-id` and `dataId`. */
const bare = (name: string): string =>
  name
    .replace(/[-:]/g, "")
    .toLowerCase()
    .replace(/^classname$/, "class")
    .replace(/^htmlfor$/, "for");
