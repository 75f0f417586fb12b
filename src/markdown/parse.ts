// Parses Markdown. Most texts are parsed by Sätteri (https://satteri.bruits.org), which is compiled and takes a fiftieth
// of the time; those in which it departs from remark, whose trees are the reference, are parsed by remark.

import type { Root } from "hast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { markdownToHast } from "satteri";
import { unified } from "unified";
import { visit } from "./visit";

/**
 * What a text may hold that Sätteri 0.10 reads in another way, or not in reasonable time. The tests compare what it makes
 * of all other texts with the reference.
 */
const UNALIKE = new RegExp(
  [
    // HTML: unquoted addresses that end in a slash, and the ends of <SCRIPT> in capitals.
    "<",
    // Footnotes, between blocks.
    "\\[\\^",
    // A task without words.
    "\\[[ \\txX]\\]\\s*(?:\\n|$)",
    // What may be an item of a list as well as a row of a table.
    "^[ \\t>]*(?:[-+*]|\\d+[.)])[ \\t][^\\n]*\\|",
    // Rows of so many cells that each further one takes longer.
    "(?:\\|[^|\\n]*){100}",
    // No characters: https://spec.commonmark.org/0.31.2/#insecure-characters, https://encoding.spec.whatwg.org/#decode
    "[\\0\\uFEFF]",
  ].join("|"),
  "m",
);

/** Without frontmatter, which has been cut off. */
const OPTIONS = { features: { gfm: true, frontmatter: false } };

// Sanitizing prefixes the ids of footnotes; a prefix of remark-rehype's own would come on top.
const reference = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: "" })
  .freeze();

/**
 * Parses CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with GFM (https://github.github.com/gfm/).
 * @param markdown a text that src/markdown/limits.ts lets through
 * @returns its HTML as a tree with positions; HTML in the text is in nodes of the type `raw`
 */
export function parseMarkdown(markdown: string): Root {
  return UNALIKE.test(markdown) ? parseByReference(markdown) : parseFast(markdown);
}

/** Parses a text with remark. */
export const parseByReference = (markdown: string): Root =>
  reference.runSync(reference.parse(markdown), markdown) as Root;

/** How Sätteri says how a column is aligned; remark uses the attribute `align`. */
const ALIGNED = /^text-align: (left|center|right)$/;

function parseFast(markdown: string): Root {
  const tree = markdownToHast(markdown, OPTIONS) as Root;
  visit(tree, "element", (node) => {
    const align = /^t[hd]$/.test(node.tagName) && ALIGNED.exec(String(node.properties.style))?.[1];
    if (align) node.properties = { align };
    // The language of a block of code, which its class says as well.
    delete node.data;
  });
  return tree;
}
