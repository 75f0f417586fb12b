// What the MDX route shares with the Markdown route, and a look into an MDX body that runs none of it.

import type { Root } from "hast";
import remarkGfm from "remark-gfm-mdx2";
import { finding } from "../model/rules/problem";
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
import { findExcess } from "./limits";
import { findLostWords } from "./lost-words";
import { findNotUnderstood } from "./not-understood";
import { placedAsAttribute } from "./placed";
import { findBlocks, maskText } from "./text-mask";
import { rehypeTransforms } from "./transforms";
import type { BodyFacts, BodyImport } from "./types";
import { visit } from "./visit";

/** Options for the MDX compiler: the same dialect of Markdown and the same transforms as for `.md`. */
export const mdxOptions = { remarkPlugins: [remarkGfm], rehypePlugins: [...rehypeTransforms, placedAsAttribute] };

/** Compiles an MDX body, without running it, for what the rules judge. A body that does not compile has no facts. */
export async function inspectMdx(body: string): Promise<BodyFacts> {
  // Imported here because only some sites have .mdx posts, and because a dependency of it can't be required.
  const { createProcessor } = await import("@mdx-js/mdx");
  const facts: BodyFacts = {
    images: [],
    links: [],
    headings: [],
    imports: [],
    ids: [],
    outline: [],
    footnotes: [],
    words: 0,
    blocks: [],
    firstParagraph: "",
    findings: [],
  };
  const excess = findExcess(body);
  if (excess) return { ...facts, findings: [excess] };
  const before = () => (tree: Root) => {
    const { images, findings } = findImages(tree, body);
    const masked = maskText(tree, body);
    Object.assign(facts, {
      images,
      findings: [...findings, ...findLostWords(tree, body, masked), ...findNotUnderstood(tree, body, masked, [])],
      links: findLinks(tree),
      headings: findHeadings(tree),
      imports: findImports(tree),
      firstParagraph: firstParagraph(tree),
      blocks: findBlocks(tree, masked),
    });
  };
  const after = () => (tree: Root) => {
    Object.assign(facts, {
      ids: findIds(tree),
      outline: findOutline(tree),
      footnotes: findFootnotes(tree),
      words: countWords(tree),
    });
  };
  try {
    const rehypePlugins = [before, ...rehypeTransforms, after];
    await createProcessor({ ...mdxOptions, rehypePlugins }).process(body);
  } catch (error) {
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    const message = `This is not valid MDX: ${(reason ?? String(error)).replace(/\.$/, "")}. In a .mdx post, write \`{"{"}\` for a brace and \`{"<"}\` for a less-than sign, or rename the file to .md.`;
    facts.findings.push(finding({ line: line ?? 1, column: column ?? 1 }, "mdx-invalid", message));
  }
  return facts;
}

/** The part of an ES tree (https://github.com/estree/estree) that is read here. */
interface Program {
  body: { type: string; source?: { value?: unknown; loc?: { start: { line: number; column: number } } } | null }[];
}

function findImports(tree: Root): BodyImport[] {
  const imports: BodyImport[] = [];
  visit(tree, (node) => {
    const program = (node.data as { estree?: Program } | undefined)?.estree;
    for (const { source } of program?.body ?? []) {
      if (typeof source?.value !== "string") continue;
      const at = source.loc ? { line: source.loc.start.line, column: source.loc.start.column + 1 } : start(node);
      imports.push({ source: source.value, ...at });
    }
  });
  return imports;
}
