import { loadCompiled } from "./src/gatsby/compiled";

const site = loadCompiled(process.cwd());

export const {
  createPages,
  createResolvers,
  createSchemaCustomization,
  onCreateWebpackConfig,
  onPostBuild,
  onPreInit,
  sourceNodes,
} = site;
