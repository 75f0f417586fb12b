import path from "node:path";
import { expect, test, vi } from "vitest";
import { readStyleSheets } from "../../src/gatsby/style-sheets";
import { leaveToNode, onCreateWebpackConfig } from "../../src/gatsby/webpack";

class CssMinimizerPlugin {
  options = { parallel: true };
}
class TerserPlugin {}

function configured(stage: string) {
  const config = {
    devtool: "source-map",
    entry: { app: "production-app" },
    cache: { type: "filesystem", buildDependencies: { config: ["webpack.config.js"] } },
    externals: [] as unknown[],
    plugins: [] as { apply(compiler: unknown): void }[],
    optimization: { minimizer: [new TerserPlugin(), new CssMinimizerPlugin()] },
  };
  const replaceWebpackConfig = vi.fn();
  const actions = { replaceWebpackConfig, setWebpackConfig: vi.fn() };
  const define = vi.fn();
  const args = { stage, getConfig: () => config, actions, plugins: { define }, pathPrefix: "" };
  onCreateWebpackConfig?.(args as never, {} as never, () => {});
  return { config, replaceWebpackConfig, defined: define.mock.calls[0]?.[0] };
}

test("develop keeps Gatsby's own bundles", () => {
  expect(configured("develop").replaceWebpackConfig).not.toHaveBeenCalled();
  expect(configured("develop-html").replaceWebpackConfig).not.toHaveBeenCalled();
});

test("of the browser bundle only the styles that every page has are built, minified in this process", () => {
  const { config } = configured("build-javascript");
  expect(config).toMatchObject({ devtool: false, entry: { app: path.resolve("src/styles/global.css") } });
  expect(config.optimization.minimizer).toEqual([expect.any(CssMinimizerPlugin)]);
  expect(config.optimization.minimizer[0]).toMatchObject({ options: { parallel: false } });
});

test("the renderer is bundled without packages and with the other styles, and its entry stays", () => {
  const { config, defined } = configured("build-html");
  expect(JSON.parse(defined.STYLE_SHEETS)).toEqual(readStyleSheets(process.cwd()));
  expect(configured("develop-html").defined.STYLE_SHEETS).toBe("[]");
  expect(config).toMatchObject({ devtool: false, entry: { app: "production-app" }, externals: [leaveToNode] });
});

test.each(["build-javascript", "build-html"])("the cache of %s is for one version of code and packages", (stage) => {
  const { config } = configured(stage);
  expect(config.cache).toMatchObject({ type: "filesystem", version: expect.stringMatching(/^[\w-]{43}$/) });
  expect(config.cache.buildDependencies).toEqual({ defaultWebpack: [] });
  const buildDependencies = new Set(["babel-loader"]);
  const tap = (_name: string, done: (stats: unknown) => void) => done({ compilation: { buildDependencies } });
  for (const plugin of config.plugins) plugin.apply({ hooks: { done: { tap } } });
  expect([...buildDependencies]).toEqual([]);
});

const context = path.resolve("src/components");

test.each(["hast-util-to-jsx-runtime", "react/jsx-runtime"])("Node loads %s by itself", async (request) => {
  expect(await leaveToNode({ context, request })).toMatch(/^commonjs .*node_modules.*\.js$/);
});

test("what .mdx texts and components must share is one package of this project's, wherever the text lies", async () => {
  const known = await leaveToNode({ context, request: "@mdx-js/react" });
  expect(known).toBe(`commonjs ${path.resolve("node_modules/@mdx-js/react/index.js")}`);
  expect(await leaveToNode({ context: "/elsewhere/content/blog", request: "@mdx-js/react" })).toBe(known);
});

test.each([
  ["a module of the site", "../model/paths"],
  ["an entry", path.resolve("src/templates/post.tsx")],
  ["a virtual module", "$virtual/async-requires"],
  ["what imports Gatsby", "gatsby-plugin-image"],
  ["a part of Node", "node:fs"],
  ["what is not there", "no-such-package"],
])("the bundler keeps %s", async (_what, request) => {
  expect(await leaveToNode({ context, request })).toBeUndefined();
});
