// The pipeline from the Markdown of a post to a checked tree of HTML (hast). Nothing in it executes.

import type { Root } from "hast";
import rehypeRaw from "rehype-raw";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { removePosition } from "unist-util-remove-position";
import { EXIT, visit } from "unist-util-visit";
import { callouts } from "./callouts";
import { countWords, findHeadings, findIds, findLinks, findOutline, firstParagraph } from "./facts";
import { figures } from "./figures";
import { headings } from "./headings";
import { findImages } from "./images";
import { inPageLinks } from "./in-page-links";
import { findLostTags } from "./lost-tags";
import { quotes } from "./quotes";
import { sanitizeHtml } from "./sanitize";
import { tables } from "./tables";
import { taskLists } from "./task-lists";
import type { RenderedBody } from "./types";

/** The transforms that both Markdown routes share, in order. */
export const rehypeTransforms = [headings, inPageLinks, callouts, quotes, figures, tables, taskLists];

// Sanitizing prefixes the ids of footnotes; a prefix of remark-rehype's own would come on top.
const toHast = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: "" })
  .freeze();
const parseRaw = unified().use(rehypeRaw).freeze();
const transform = unified().use({ plugins: rehypeTransforms }).freeze();

/**
 * Renders CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with GFM (https://github.github.com/gfm/).
 * @param markdown a body without frontmatter, with `\n` line endings
 */
export function renderMarkdown(markdown: string): RenderedBody {
  const parsed = toHast.runSync(toHast.parse(markdown), markdown) as Root;
  const html = hasRaw(parsed) ? (parseRaw.runSync(parsed, markdown) as Root) : parsed;
  const lost = findLostTags(parsed, html);
  const { tree, findings } = sanitizeHtml(html);
  const found = findImages(tree, markdown);
  const links = findLinks(tree);
  const headings = findHeadings(tree);
  transform.runSync(tree);
  removePosition(tree, { force: true });
  return {
    tree,
    images: found.images,
    links,
    headings,
    imports: [],
    ids: findIds(tree),
    outline: findOutline(tree),
    words: countWords(tree),
    firstParagraph: firstParagraph(tree),
    findings: [...lost, ...findings, ...found.findings],
  };
}

function hasRaw(tree: Root): boolean {
  let found = false;
  visit(tree, "raw", () => {
    found = true;
    return EXIT;
  });
  return found;
}
