// Renders a body once: rules get its facts, and its tree is kept for the build.

import { renderMarkdown } from "../markdown/render";
import type { BodyFacts } from "../markdown/types";
import { keepTree } from "./body-store";

/** Renders a Markdown body and keeps its tree. @param root the project, in whose `.build` it is kept */
export function renderBody(root: string, body: string): BodyFacts {
  const { tree, ...facts } = renderMarkdown(body);
  keepTree(root, body, tree);
  return facts;
}
