// Creates the planned pages.

import path from "node:path";
import type { GatsbyNode } from "gatsby";
import type { HeadSite } from "../model/head";
import { type PlannedPage, type PlannedPost, type PlannedText, planPages } from "../model/page-plan";
import { HOME, STYLEGUIDE } from "../model/paths";
import type { Problem } from "../model/problem";
import { orStop } from "./nodes";
import { beginPictures } from "./pictures/plan";
import { tellProgress } from "./pictures/progress";
import { inReadingOrder } from "./search-parts";
import { styleguidePage } from "./styleguide";

const template = (name: string): string => path.resolve(`src/templates/${name}.tsx`);

/** For these variables the queries of texts find nothing. */
const NOTHING = { id: "", ids: [], others: [] };

type PostRow = Omit<PlannedPost, "tags" | "headings"> & { tags: { name: string }[]; outline: { text: string }[] };

let last: { inputs: string; pages: PlannedPage[] } | undefined;

/** Plans the pages, again only if they are others: in `gatsby develop`, most edits change words of a body. */
function plan(posts: readonly PlannedPost[], texts: readonly PlannedText[]): PlannedPage[] {
  const inputs = JSON.stringify([posts, texts]);
  // In this order they are rendered, and read as soon as they are (src/gatsby/lifecycle.ts).
  const pages = last?.inputs === inputs ? last.pages : inReadingOrder(planPages(posts, texts));
  last = { inputs, pages };
  return pages;
}

/** Creates every page made from content; a failing query stops the build. */
export const createPages: GatsbyNode["createPages"] = async ({ actions, graphql, reporter, getNodesByType }) => {
  if (process.env.NODE_ENV === "production") {
    await orStop(beginPictures(getNodesByType));
    tellProgress(reporter);
  }
  const { data, errors } = await graphql<{
    siteFacts: HeadSite;
    allPost: { nodes: PostRow[] };
    allPage: { nodes: PlannedText[] };
    allBrokenPost: { nodes: { path: string; kind: "post" | "page"; problems: Problem[] }[] };
  }>(`{
    siteFacts {
      name description language url timeZone practice people disclaimer social preview
      shareCard navigation lists pages callToAction
    }
    allPost { nodes { id path title date excerpt tags outline aliases format contentFilePath } }
    allPage { nodes { id path title aliases format contentFilePath } }
    allBrokenPost { nodes { path kind problems { file line column severity code message } } }
  }`);
  if (errors || !data) {
    reporter.panicOnBuild("The posts could not be read", errors);
    return;
  }
  const { siteFacts: site } = data;
  const posts = data.allPost.nodes.map(({ tags, outline, ...post }) => ({
    ...post,
    tags: tags.map(({ name }) => name),
    headings: outline.map(({ text }) => text),
  }));
  const planned = plan(posts, data.allPage.nodes);
  for (const page of planned) {
    const component = template(page.template);
    const file = "contentFilePath" in page ? page.contentFilePath : undefined;
    actions.createPage({
      path: page.path,
      component: file ? `${component}?__contentFilePath=${file}` : component,
      context: page.template === "redirect" || page.template === "tags" ? { ...page.context, site } : page.context,
    });
  }
  for (const { path: address, kind, problems } of data.allBrokenPost.nodes) {
    const component = template(address === HOME ? "home" : kind);
    actions.createPage({ path: address, component, context: { ...NOTHING, problems } });
  }
  // Made here and not in src/pages, so that no build has it or its styles.
  if (process.env.NODE_ENV !== "production" && !planned.some(({ path: address }) => address === STYLEGUIDE)) {
    actions.createPage(styleguidePage(process.cwd()));
  }
};
