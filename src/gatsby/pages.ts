// Creates the planned pages.

import path from "node:path";
import type { GatsbyNode } from "gatsby";
import { type PlannedPost, planPages } from "../model/page-plan";
import type { Problem } from "../model/problem";
import type { Site } from "../model/schema";

const template = (name: string): string => path.resolve(`src/templates/${name}.tsx`);

/** Creates every page made from content; a failing query stops the build. */
export const createPages: GatsbyNode["createPages"] = async ({ actions, graphql, reporter }) => {
  const { data, errors } = await graphql<{
    siteFacts: Site;
    allPost: { nodes: PlannedPost[] };
    allBrokenPost: { nodes: { path: string; problems: Problem[] }[] };
  }>(`{
    siteFacts { name description language url }
    allPost { nodes { id path title date aliases format contentFilePath } }
    allBrokenPost { nodes { path problems { file line column severity code message } } }
  }`);
  if (errors || !data) {
    reporter.panicOnBuild("The posts could not be read", errors);
    return;
  }
  const { siteFacts: site } = data;
  for (const page of planPages(data.allPost.nodes)) {
    const component = template(page.template);
    const file = page.template === "post" ? page.contentFilePath : undefined;
    actions.createPage({
      path: page.path,
      component: file ? `${component}?__contentFilePath=${file}` : component,
      context: page.template === "redirect" ? { ...page.context, site } : page.context,
    });
  }
  for (const { path: address, problems } of data.allBrokenPost.nodes) {
    actions.createPage({ path: address, component: template("broken-post"), context: { site, problems } });
  }
};
