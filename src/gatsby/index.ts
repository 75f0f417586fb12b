// What this site does when Gatsby builds it: https://www.gatsbyjs.com/docs/reference/config-files/gatsby-node/
//
// What only the main process does is loaded when it is done: Gatsby's workers load this module too, for their queries.

import type { GatsbyNode } from "gatsby";
import { fileFault } from "../content/file-fault";
// In every process of Gatsby, before any of its plugins decodes a picture.
import "../content/decoder";

export { contentDir } from "../content/content-dir";
export { mdxOptions } from "../markdown/mdx";
export { createResolvers, createSchemaCustomization } from "./schema";
export { onCreateWebpackConfig } from "./webpack";

type Hook = (...args: never[]) => unknown;

/** A hook that loads its module when it is called. */
const later =
  <Hooks, Name extends keyof Hooks>(load: () => Promise<Hooks>, name: Name) =>
  async (...args: never[]): Promise<void> => {
    try {
      await ((await load())[name] as Hook)(...args);
    } catch (error) {
      const fault = fileFault(error, process.cwd());
      if (fault === undefined) throw error;
      // Gatsby would print a stack trace.
      (await import("./nodes")).stop(fault);
    }
  };

const lifecycle = () => import("./lifecycle");

export const onPreInit: GatsbyNode["onPreInit"] = later(lifecycle, "onPreInit");
export const onPostBootstrap: GatsbyNode["onPostBootstrap"] = later(lifecycle, "onPostBootstrap");
export const onPostBuild: GatsbyNode["onPostBuild"] = later(lifecycle, "onPostBuild");
export const sourceNodes: GatsbyNode["sourceNodes"] = later(() => import("./nodes"), "sourceNodes");
export const createPages: GatsbyNode["createPages"] = later(() => import("./pages"), "createPages");
