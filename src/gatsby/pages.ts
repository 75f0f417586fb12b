// Creates the planned pages.

import path from "node:path";
import type { GatsbyNode } from "gatsby";
import { moduleOf, PLAIN } from "../build/renderer";
import { inReadingOrder } from "../build/search-parts";
import { slashed } from "../content/files-below";
import { STYLEGUIDE } from "../model/content/paths";
import type { PageNode } from "./nodes";
import { styleguidePage } from "./styleguide";

/** Creates every page of the plan. */
export const createPages: GatsbyNode["createPages"] = ({ actions, getNodesByType }) => {
  const template = path.resolve("src/templates/page.tsx");
  const planned = getNodesByType("PlannedPage") as unknown as PageNode[];
  // In this order they are rendered, and read as soon as they are (src/build/finish.ts).
  for (const page of inReadingOrder(planned)) {
    // The plugin knows texts by forward slashes.
    const module = moduleOf(page);
    actions.createPage({
      path: page.path,
      component: module === PLAIN ? template : `${template}?__contentFilePath=${slashed(module)}`,
      context: { id: page.id, language: page.language },
    });
  }
  // Made here and not in src/pages, so that no build has it or its styles.
  if (process.env.NODE_ENV !== "production" && !planned.some(({ path: address }) => address === STYLEGUIDE)) {
    actions.createPage(styleguidePage(process.cwd()));
  }
};
