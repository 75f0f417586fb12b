// Renders a body once: rules get its facts, and its tree is kept for the build.

import { renderMarkdown } from "../markdown/render";
import type { BodyFacts } from "../markdown/types";
import { openTrees, treeName } from "./body-store";

/** Renders a Markdown body and keeps its tree. @param root the project, in whose `.build` it is kept */
export function renderBody(root: string, body: string): BodyFacts {
  const { tree, ...facts } = renderMarkdown(body);
  try {
    openTrees(root).set(treeName(body), JSON.stringify(tree));
  } catch {
    // A check must work where nothing can be written.
  }
  return facts;
}
