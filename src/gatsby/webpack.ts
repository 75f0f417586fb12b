// Spares the work on bundles that no page asks for, and renders pages anew when their styles have changed.

import fs from "node:fs";
import path from "node:path";
import type { GatsbyNode } from "gatsby";
import { digestOf } from "../content/fact-cache";
import { filesBelow } from "./output";

/**
 * The browser bundle of a build is thrown away, so its scripts are neither minified nor mapped; its CSS is used.
 * Modules are also looked for in this project, since .mdx posts may lie outside it (`CONTENT_DIR`).
 */
export const onCreateWebpackConfig: GatsbyNode["onCreateWebpackConfig"] = ({ stage, getConfig, actions, plugins }) => {
  actions.setWebpackConfig({
    resolve: { modules: ["node_modules", path.resolve("node_modules")] },
    plugins: [plugins.define({ STYLES_VERSION: JSON.stringify(stylesVersion(process.cwd())) })],
  });
  if (stage !== "build-javascript") return;
  const config = getConfig();
  config.devtool = false;
  config.optimization.minimizer = config.optimization.minimizer.filter(isCssMinimizer);
  actions.replaceWebpackConfig(config);
};

/** A digest of the styles, which stand in every page; Gatsby renders pages anew only when what renders them changes. */
export function stylesVersion(root: string): string {
  const folder = path.join(root, "src/styles");
  return digestOf(...filesBelow(folder).map((file) => fs.readFileSync(path.join(folder, file))));
}

const isCssMinimizer = (plugin: unknown): boolean => plugin?.constructor?.name === "CssMinimizerPlugin";
