// What the MDX route shares with the Markdown route, and a look into an MDX body that runs none of it.

import type { Image, Nodes, Paragraph } from "mdast";
import remarkGfm from "remark-gfm-mdx2";
import { visit } from "unist-util-visit";
import { filePath } from "./images";
import { rehypeTransforms } from "./render";
import type { BodyImage, BodyProblem, RenderedBody } from "./types";

/** Options for the MDX compiler: the same dialect of Markdown and the same transforms as for `.md`. */
export const mdxOptions = { remarkPlugins: [remarkGfm], rehypePlugins: rehypeTransforms };

/** Parses an MDX body, without compiling or running it, for its pictures, first paragraph and syntax errors. */
export async function inspectMdx(body: string): Promise<Omit<RenderedBody, "tree">> {
  // Imported here because only some sites have .mdx posts, and because a dependency of it can't be required.
  const { createProcessor } = await import("@mdx-js/mdx");
  const images: BodyImage[] = [];
  const problems: BodyProblem[] = [];
  let firstParagraph = "";
  try {
    const tree = createProcessor({ remarkPlugins: [remarkGfm] }).parse(body) as Nodes;
    visit(tree, "image", (node: Image) => {
      const { line, column } = node.position?.start ?? { line: 1, column: 1 };
      if (!/^([a-z][a-z0-9+.-]*:|\/)/i.test(node.url)) {
        images.push({ src: node.url, path: filePath(node.url), alt: node.alt ?? "", line, column });
      }
    });
    const paragraph =
      "children" in tree ? tree.children.find((node): node is Paragraph => node.type === "paragraph") : undefined;
    visit(paragraph ?? { type: "root", children: [] }, ["text", "inlineCode"], (node) => {
      firstParagraph += (node as { value: string }).value;
    });
  } catch (error) {
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    problems.push({
      line: line ?? 1,
      column: column ?? 1,
      severity: "error",
      code: "mdx-invalid",
      message: `This is not valid MDX: ${reason ?? String(error)}. In a .mdx post, write \`{"{"}\` for a brace and \`{"<"}\` for a less-than sign, or rename the file to .md.`,
    });
  }
  return { images, firstParagraph: firstParagraph.replace(/\s+/g, " ").trim(), problems };
}
