// Texts in MDX as Gatsby's build would make them: compiled by the same plugin, which is told the same.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import type { MdxText } from "../build/renderer";
import { splitFrontmatter } from "../model/content/frontmatter";
import type { PlannedPage } from "../site/plan";

/** The parts of gatsby-plugin-mdx that compile: node_modules/gatsby-plugin-mdx/dist. */
interface Plugin {
  enhanceMdxOptions(options: { mdxOptions: object }, helpers: object): Promise<object>;
  compileMDX(
    text: { absolutePath: string; source: string },
    options: object,
    cache: { get(): Promise<undefined> },
    reporter: { panicOnBuild(error: { context: { errorMeta: Error } }): never },
  ): Promise<{ processedMDX: string }>;
}

/** A text in MDX needs what only Gatsby can bundle. */
export class NeedsBuild extends Error {}

/** Makes a function that compiles the text of a page, each text once. @throws {NeedsBuild} and what the text's own code throws */
export function createMdxCompiler(
  root: string,
  dir: string,
): (body: NonNullable<PlannedPage["body"]>) => Promise<MdxText> {
  const known = new Map<string, { digest: string; text: Promise<MdxText> }>();
  return ({ contentFilePath: file, digest }) => {
    const before = known.get(file);
    if (before?.digest === digest) return before.text;
    const text = compileText(root, dir, file);
    known.set(file, { digest, text });
    // Whoever asks for it is told.
    text.catch(() => {});
    return text;
  };
}

async function compileText(root: string, dir: string, file: string): Promise<MdxText> {
  const require = createRequire(path.join(root, "package.json"));
  // Only some sites have texts in MDX.
  const { mdxOptions } = await import("../markdown/mdx");
  const { body: source } = splitFrontmatter(fs.readFileSync(file, "utf8"));
  const { enhanceMdxOptions } = require("gatsby-plugin-mdx/dist/plugin-options.js") as Plugin;
  const { compileMDX } = require("gatsby-plugin-mdx/dist/compile-mdx.js") as Plugin;
  const store = { getState: () => ({ config: { jsxRuntime: "automatic" } }) };
  // The plugin adds to the lists that it is given.
  const own = { remarkPlugins: [...mdxOptions.remarkPlugins], rehypePlugins: [...mdxOptions.rehypePlugins] };
  const options = await enhanceMdxOptions({ mdxOptions: own }, { store, pathPrefix: "" });
  const failed = ({ context }: { context: { errorMeta: Error } }): never => {
    throw context.errorMeta;
  };
  const cache = { get: async () => undefined };
  const { processedMDX } = await compileMDX({ absolutePath: file, source }, options, cache, { panicOnBuild: failed });
  const code = await bundle(processedMDX, { root, dir, file });
  const module = { exports: {} as { default?: MdxText } };
  vm.compileFunction(code, ["module", "exports", "require"], { filename: file })(module, module.exports, require);
  return module.exports.default as MdxText;
}

/** Puts a module together with what it imports from the content folder. @throws {NeedsBuild} if it imports anything else */
async function bundle(contents: string, { root, dir, file }: Record<"root" | "dir" | "file", string>): Promise<string> {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents, sourcefile: file, resolveDir: path.dirname(file), loader: "js" },
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".js": "jsx" },
    metafile: true,
    write: false,
    logLevel: "silent",
  }).catch((error: Error) => {
    throw new NeedsBuild(error.message);
  });
  const folder = path.resolve(dir) + path.sep;
  for (const input of Object.keys(metafile.inputs)) {
    const from = path.resolve(root, input);
    // What the site's own components share with its pages is in the bundle of these.
    if (from !== file && !(from.startsWith(folder) && /\.([cm]?[jt]sx?|json)$/.test(from))) throw new NeedsBuild(from);
  }
  for (const { imports } of Object.values(metafile.outputs))
    for (const { path: name } of imports) if (/^(@?gatsby)/.test(name)) throw new NeedsBuild(name);
  return outputFiles[0]?.text ?? "";
}
