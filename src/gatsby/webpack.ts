// Spares the work on bundles that no page asks for.

import path from "node:path";
import type { GatsbyNode } from "gatsby";

/**
 * The browser bundle of a build is thrown away, so its scripts are neither minified nor mapped; its CSS is used.
 * Modules are also looked for in this project, since .mdx posts may lie outside it (`CONTENT_DIR`).
 */
export const onCreateWebpackConfig: GatsbyNode["onCreateWebpackConfig"] = ({ stage, getConfig, actions }) => {
  actions.setWebpackConfig({ resolve: { modules: ["node_modules", path.resolve("node_modules")] } });
  if (stage !== "build-javascript") return;
  const config = getConfig();
  config.devtool = false;
  config.optimization.minimizer = config.optimization.minimizer.filter(isCssMinimizer);
  actions.replaceWebpackConfig(config);
};

const isCssMinimizer = (plugin: unknown): boolean => plugin?.constructor?.name === "CssMinimizerPlugin";
