// Creates the planned pages.

import path from "node:path";
import type { GatsbyNode } from "gatsby";
import { type PlannedPost, planPages } from "../model/page-plan";

const template = (name: string): string => path.resolve(`src/templates/${name}.tsx`);

/** Creates every page made from content; a failing query stops the build. */
export const createPages: GatsbyNode["createPages"] = async ({ actions, graphql, reporter }) => {
  const { data, errors } = await graphql<{ allPost: { nodes: PlannedPost[] } }>(`
    { allPost { nodes { id path date format contentFilePath } } }
  `);
  if (errors || !data) {
    reporter.panicOnBuild("The posts could not be read", errors);
    return;
  }
  for (const page of planPages(data.allPost.nodes)) {
    const component = template(page.template);
    const file = page.template === "post" ? page.contentFilePath : undefined;
    actions.createPage({
      path: page.path,
      component: file ? `${component}?__contentFilePath=${file}` : component,
      context: page.context,
    });
  }
};
