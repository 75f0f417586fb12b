import { loadCompiled } from "./src/gatsby/compiled";

const site = loadCompiled(process.cwd());

export const {
  createPages,
  createResolvers,
  createSchemaCustomization,
  onCreateWebpackConfig,
  onPostBootstrap,
  onPostBuild,
  onPreInit,
  sourceNodes,
} = site;
