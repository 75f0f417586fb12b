// Parses Markdown. remark's trees are the reference. A text in which nothing stands but what Sätteri
// (https://satteri.bruits.org) was proven to read in the same way is parsed by Sätteri, which is compiled and takes a
// fiftieth of the time.

import type { Root } from "hast";
import type { Root as MdastRoot } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { markdownToHast } from "satteri";
import { unified } from "unified";
import { visit } from "./visit";

/** Characters that mean nothing in Markdown, but for some at the beginning of a line. */
const OTHER = "[^\\x00-\\x7F\\p{Z}\\p{C}]";
const SAFE = `(?:[A-Za-z0-9 ,.;:?!'"()/%+=$&{}>-]|${OTHER})`;

/** Words between two marks. A line within them begins with a letter, so that no other block begins there. */
const words = (excluded: string): string => `((?:[^${excluded}|\\n]|\\n(?=[A-Za-z]))*)`;

/** Emphasis that begins and ends where words do. */
const emphasis = (mark: string): RegExp =>
  new RegExp(
    `(?<![^\\s(“‘„«"])${mark}(?=[\\p{L}\\p{N}“"'(])${words("*_")}(?<=[\\p{L}\\p{N}.,:;?!”"')%…])${mark}(?![^\\s)”’“»".,;:?!…—–-])`,
    "gu",
  );

const LINK = new RegExp(`!?\\[${words("[\\]")}\\]\\([\\w/.:#?=&%+@~,-]*(?: "[\\p{L}\\p{N} ,.:?!'-]*")?\\)`, "gu");

/** What both read alike, by turns, and what stands in for it when the rest of the text is judged. */
const ALIKE: [RegExp, string][] = [
  // A block of code, at the margin.
  [/^```[\w+-]*\n(?:(?! *```).*\n)*?```$/gm, "x"],
  // Code. A bar would end the cell of a table.
  [/(?<!`)`[^`|\n]+`(?!`)/g, "x"],
  // A bare address between spaces.
  [/(?<=^|\s)https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/(?:[\w/.?=%#:-]*[\w/])?)?(?=\s|$)/gm, "x"],
  // A low line within a word.
  [/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, ""],
  // Links and pictures, and pictures in links.
  [LINK, "($1)"],
  [LINK, "($1)"],
  // Emphasis in emphasis, whichever is the inner one.
  [emphasis("\\*"), "$1"],
  [emphasis("\\*\\*"), "$1"],
  [emphasis("\\*"), "$1"],
  [emphasis("_"), "$1"],
];

/** Characters that nobody sees, also in code. */
const UNSEEN = /[^\P{C}\n\t]/u;

/** Bare addresses of any other form, and entities. */
const ADDRESS = /www\.|:\/\/|&#?\w+;/i;

const LINES = [
  // Text, at the beginning of which a heading, an item or a quotation may be marked; nothing in another.
  ` {0,3}(?:> {0,3})?(?:(?:#{1,6}|[-*+]|\\d{1,9}[.)]) {1,3})?(?:[A-Za-z0-9"'(!?.$%/]|${OTHER})${SAFE}*`,
  // Callouts, and what parts their paragraphs.
  "> \\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\]",
  ">",
  // Breaks, or the lines below headings.
  "---|\\*\\*\\*",
  // A row of a table; of many cells, each further one would take longer.
  `\\|(?:${SAFE}*\\|){1,20}`,
  "",
];
const LINE = new RegExp(`^(?:${LINES.join("|")})$`, "u");

/** Tells whether a text holds nothing but what was proven to be read alike. */
function isReadAlike(markdown: string): boolean {
  if (UNSEEN.test(markdown)) return false;
  let rest = markdown;
  for (const [construct, left] of ALIKE) rest = rest.replace(construct, left);
  return !ADDRESS.test(rest) && rest.split("\n").every((line) => LINE.test(line));
}

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
  return isReadAlike(markdown) ? parseFast(markdown) : parseByReference(markdown);
}

/** Parses a text with remark. */
export const parseByReference = (markdown: string): Root =>
  reference.runSync(reference.parse(markdown), markdown) as Root;

/** The tree of the Markdown itself. @param markdown a text that src/markdown/limits.ts lets through */
export const parseToMdast = (markdown: string): MdastRoot => reference.parse(markdown);

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
