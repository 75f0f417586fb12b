// The pipeline from the Markdown of a post to a checked tree of HTML (hast). Nothing in it executes.

import type { Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";
import { controlMessage, findControl } from "../model/content/control";
import { type Finding, finding, START } from "../model/rules/problem";
import {
  countWords,
  findFootnotes,
  findHeadings,
  findIds,
  findLinks,
  findOutline,
  firstParagraph,
  start,
} from "./facts";
import { findImages } from "./images";
import { findDepth, findExcess, tooDeep } from "./limits";
import { findLostTags } from "./lost-tags";
import { findLostWords } from "./lost-words";
import { findNotUnderstood } from "./not-understood";
import { parseMarkdown } from "./parse";
import { mendLines } from "./raw-lines";
import { type Dropped, sanitizeHtml } from "./sanitize";
import { findBlocks, maskText, rangeOf } from "./text-mask";
import { rehypeTransforms } from "./transforms";
import type { RenderedBody } from "./types";
import { EXIT, visit } from "./visit";

const parseRaw = unified().use(rehypeRaw).freeze();
const transform = unified().use({ plugins: rehypeTransforms }).freeze();

/**
 * Renders CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with GFM (https://github.github.com/gfm/). A text that is
 * too long or too deep to be rendered has an empty body and a finding.
 * @param markdown a body without frontmatter, with `\n` line endings
 */
export const renderMarkdown = (markdown: string): RenderedBody => renderWithElements(markdown).body;

/** The same, with all elements that the text makes, before any is left out; undefined if it can't be rendered. */
export function renderWithElements(markdown: string): { body: RenderedBody; html: Root | undefined } {
  const read = readMarkdown(markdown);
  if ("code" in read) return { body: { ...render(EMPTY, EMPTY, ""), findings: [read] }, html: undefined };
  return { body: render(read.parsed, read.html, markdown), html: read.html };
}

/** What `stripDropped` looks at: the elements of a body, those that would be dropped, and the text that stays. */
export function readElements(markdown: string): { html: Root; dropped: Dropped[]; text: string } | undefined {
  const read = readMarkdown(markdown);
  if ("code" in read) return undefined;
  const { tree, dropped } = sanitizeHtml(read.html);
  return { html: read.html, dropped, text: textOf(tree) };
}

const EMPTY: Root = { type: "root", children: [] };

/** The tree as it was parsed, with raw HTML as text, and with the elements that this makes; or why there is none. */
function readMarkdown(markdown: string): { parsed: Root; html: Root } | Finding {
  const excess = findExcess(markdown);
  if (excess) return excess;
  try {
    const parsed = parseMarkdown(markdown);
    const html = hasRaw(parsed) ? (parseRaw.runSync(parsed, markdown) as Root) : parsed;
    mendLines(parsed, html);
    return findDepth(html) ?? { parsed, html };
  } catch (error) {
    // The stack is at its end: elements of HTML, or emphasis, were nested by the thousand.
    if (error instanceof RangeError) return tooDeep(START);
    throw error;
  }
}

function render(parsed: Root, html: Root, markdown: string): RenderedBody {
  const masked = maskText(html, markdown);
  const lost = [
    ...findLostTags(parsed, html),
    ...findLostWords(html, markdown, masked),
    ...findNotUnderstood(html, markdown, masked, rawRanges(parsed)),
  ];
  const blocks = findBlocks(html, masked);
  const { tree, findings } = sanitizeHtml(html);
  const found = findImages(tree, markdown);
  const links = findLinks(tree);
  const headings = findHeadings(tree);
  const controls = markdown.includes("&") || findControl(markdown) ? findControls(tree) : [];
  transform.runSync(tree);
  visit(tree, (node) => {
    delete node.position;
  });
  return {
    tree,
    images: found.images,
    links,
    headings,
    imports: [],
    ids: findIds(tree),
    outline: findOutline(tree),
    footnotes: findFootnotes(tree),
    words: countWords(tree),
    blocks,
    firstParagraph: firstParagraph(tree),
    findings: [...lost, ...findings, ...found.findings, ...controls],
  };
}

/** Control characters, also those that were written as entities. */
function findControls(tree: Root): Finding[] {
  const found: Finding[] = [];
  visit(tree, (node) => {
    const texts = node.type === "element" ? Object.values(node.properties) : "value" in node ? [node.value] : [];
    for (const text of texts) {
      const control = typeof text === "string" ? findControl(text) : undefined;
      if (control) found.push(finding(start(node), "control-character", controlMessage(control.name)));
    }
  });
  return found;
}

/** Where HTML stands in the source. */
function rawRanges(tree: Root): [number, number][] {
  const ranges: [number, number][] = [];
  visit(tree, "raw", (node) => {
    ranges.push(rangeOf(node) ?? [0, 0]);
  });
  return ranges;
}

function hasRaw(tree: Root): boolean {
  let found = false;
  visit(tree, "raw", () => {
    found = true;
    return EXIT;
  });
  return found;
}
