// Makes the page on which the site is edited, and what it loads.

import path from "node:path";
import { build, type Plugin } from "esbuild";
import { formOf } from "../admin/form";
import { EDITOR, EDITOR_PARTS, type EditorConfig, gitHost } from "../model/content/editing";
import { HOME } from "../model/content/paths";
import { ICON_SOURCE } from "../model/head/manifest";
import { editorPolicy, policyMeta } from "../model/hosting/content-security-policy";
import type { SitePlan } from "../site/plan";

/** Where esbuild would write; it writes nothing. */
const EDITOR_OUT = "editor";

type Files = Record<string, string | Uint8Array>;

/** Makes the editor's files, by their names; none for a site without one. */
export async function editorFiles(root: string, { editing, site }: SitePlan, pathPrefix: string): Promise<Files> {
  if (!editing) return {};
  const host = gitHost(editing);
  const config = { host, folder: host.folder, name: site.name, home: `${pathPrefix}${HOME}` };
  const page = editorPage(config, pathPrefix);
  const loaded = Object.entries(await editorBundle(root)).map(([name, content]) => [EDITOR.slice(1) + name, content]);
  return { [`${EDITOR.slice(1)}index.html`]: page, ...Object.fromEntries(loaded) };
}

/** The page itself. */
export function editorPage(config: EditorConfig, pathPrefix = ""): string {
  const hosts = config.host ? [new URL(config.host.api).origin] : [];
  const own = (file: string): string => `${pathPrefix}${EDITOR}${file}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policyMeta(editorPolicy(hosts)))}">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Edit – ${attribute(config.name)}</title>
<link rel="icon" href="${pathPrefix}/${ICON_SOURCE}">
<link rel="stylesheet" href="${own("editor.css")}">
<script type="module" src="${own("editor.js")}"></script>
</head>
<body>
<div id="editor" data-config="${attribute(JSON.stringify(config))}"><p>Editing needs JavaScript.</p></div>
</body>
</html>
`;
}

const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/**
 * What the page loads, by its names in its folder.
 * @throws if a property of the schemas has no field in the forms, or esbuild's errors
 */
export async function editorBundle(root: string): Promise<Files> {
  for (const kind of ["post", "page", "site"] as const) formOf(kind);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { editor: "src/admin/main.tsx", preview: "src/styles/index.css" },
    outdir: EDITOR_OUT,
    assetNames: "[name]",
    // What is loaded later changes its name with what it holds: hosts let browsers keep it.
    chunkNames: `${EDITOR_PARTS}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    jsx: "automatic",
    minify: true,
    loader: { ".woff2": "file" },
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [forBrowsers(root)],
    logLevel: "silent",
  });
  return Object.fromEntries(
    outputFiles.map((file) => [path.relative(path.join(root, EDITOR_OUT), file.path), file.contents]),
  );
}

/** Code that other parts of the project share with the editor may also read files, for which there is no use here. */
const forBrowsers = (root: string): Plugin => ({
  name: "for-browsers",
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: /^node:path$/ }, ({ resolveDir, kind }) => resolve("pathe", { resolveDir, kind }));
    // The styles of the preview are a sheet of its own, and no server plans it.
    onResolve({ filter: /styles\/index\.css$/ }, ({ path: asked, kind }) =>
      kind === "entry-point" ? undefined : { path: asked, namespace: "none" },
    );
    onResolve({ filter: /^gatsby$/ }, () => ({ path: path.join(root, "src/admin/gatsby.tsx") }));
    onResolve({ filter: /\/digest$/ }, () => ({ path: path.join(root, "src/admin/digest.ts") }));
    onResolve({ filter: /^satteri$/ }, () => ({ path: path.join(root, "src/admin/parse-alike.ts") }));
    onResolve({ filter: /^node:/ }, (asked) => ({ path: asked.path, namespace: "none" }));
    // Messages in fifty languages, and a megabyte of icons: the schemas have messages of their own, the site none of the icons.
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, (asked) => ({ path: asked.path, namespace: "none" }));
    onResolve({ filter: /^@primer\/octicons$/ }, (asked) => ({ path: asked.path, namespace: "icons" }));
    onLoad({ filter: /./, namespace: "none" }, () => ({ contents: "module.exports = {}", loader: "js" }));
    onLoad({ filter: /./, namespace: "icons" }, () => ({
      contents: "export default new Proxy({}, { get: () => ({ heights: {} }) })",
      loader: "js",
    }));
  },
});
