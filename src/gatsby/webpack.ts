// Spares the bundler all work on what no page asks for, and renders pages anew when their styles have changed.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { GatsbyNode } from "gatsby";
import { codeVersion } from "../build/fingerprint";
import { filesBelow } from "../content/files-below";
import { digestOf } from "../site/digest";
import { GLOBAL_STYLES, readStyleSheets } from "./style-sheets";

/**
 * Visitors get no script of Gatsby's, so of the browser bundle only the styles that every page has are built. The renderer of
 * the HTML has those that only some pages have, and leaves packages to Node, which can load them as they are. Modules are
 * also looked for in this project, since .mdx posts may lie outside it (`CONTENT_DIR`).
 */
export const onCreateWebpackConfig: GatsbyNode["onCreateWebpackConfig"] = ({
  stage,
  getConfig,
  actions,
  plugins,
  pathPrefix,
}) => {
  const root = process.cwd();
  actions.setWebpackConfig({
    resolve: { modules: ["node_modules", path.resolve("node_modules")] },
    plugins: [
      plugins.define({
        STYLES_VERSION: JSON.stringify(stylesVersion(root)),
        STYLE_SHEETS: JSON.stringify(stage === "build-html" ? readStyleSheets(root) : []),
      }),
    ],
  });
  if (stage !== "build-javascript" && stage !== "build-html") return;
  const config: Configuration = getConfig();
  config.devtool = false;
  config.cache = { ...config.cache, version: codeVersion(root, pathPrefix), buildDependencies: { defaultWebpack: [] } };
  config.plugins.push(forgetLoaders);
  if (stage === "build-javascript") {
    config.entry = { app: path.join(root, GLOBAL_STYLES) };
    config.optimization.minimizer = config.optimization.minimizer.filter(isCssMinimizer);
    // One style sheet takes less time to minify than a worker takes to start.
    for (const { options } of config.optimization.minimizer) if (options) options.parallel = false;
  } else config.externals.push(leaveToNode);
  actions.replaceWebpackConfig(config);
};

/** What is set here of webpack's configuration: https://webpack.js.org/configuration/ */
interface Configuration {
  devtool: unknown;
  cache: object;
  entry: Record<string, string>;
  externals: unknown[];
  plugins: unknown[];
  optimization: { minimizer: Minimizer[] };
}

interface Minimizer {
  options?: { parallel?: boolean };
}

const isCssMinimizer = (plugin: Minimizer): boolean => plugin.constructor.name === "CssMinimizerPlugin";

interface Compiler {
  hooks: {
    done: { tap(name: string, run: (stats: { compilation: { buildDependencies: Set<string> } }) => void): void };
  };
}

/**
 * To know whether its loaders have changed, webpack reads each file that they could load, for longer than it bundles.
 * They change with the lock file, which is part of the cache's version.
 */
const forgetLoaders = {
  apply: ({ hooks }: Compiler) =>
    hooks.done.tap("ForgetLoaders", ({ compilation }) => compilation.buildDependencies.clear()),
};

/** A digest of the styles, which stand in every page; Gatsby renders pages anew only when what renders them changes. */
function stylesVersion(root: string): string {
  const folder = path.join(root, "src/styles");
  return digestOf(...filesBelow(folder).map((file) => fs.readFileSync(path.join(folder, file))));
}

/** Packages that import `gatsby`, which only the bundler can resolve. */
const BUNDLED = /^(gatsby|@gatsbyjs)/;

/**
 * The package through which texts in MDX and components share a context: there must be one of it, also where a text lies
 * outside this project, and where `npm run write` compiles it.
 */
const SHARED = "@mdx-js/react";

/**
 * Says of a package that Node can load by itself where it lies; undefined for all else.
 * https://webpack.js.org/configuration/externals/#function
 */
export async function leaveToNode({
  context,
  request,
}: {
  context: string;
  request: string;
}): Promise<string | undefined> {
  if (request === SHARED) return `commonjs ${createRequire(path.resolve("_")).resolve(SHARED)}`;
  if (/^[./$]/.test(request) || path.isAbsolute(request) || BUNDLED.test(request)) return undefined;
  try {
    const file = createRequire(path.join(context, "_")).resolve(request);
    return path.isAbsolute(file) && file.includes("node_modules") ? `commonjs ${file}` : undefined;
  } catch {
    return undefined;
  }
}
