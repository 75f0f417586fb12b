// Renders pages by the renderer that Gatsby's last build has left.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bodyTree } from "../content/body-store";
import type { PlannedPage } from "../site/plan";
import type { SiteView } from "../site/views";

/** What must be known of the renderer; it survives JSON. */
export interface Renderer {
  /** The site's style, as Gatsby puts it into each page. */
  style: { name: string; content: string };
  /** What Gatsby calls the template, and the template with each text in MDX, by the files of these. */
  components: Readonly<Record<string, string>>;
}

/** By which name `Renderer.components` has the template without a text in MDX. */
export const PLAIN = "";

/** The file of the text in MDX that a page shows; `PLAIN` if it shows none. */
export const moduleOf = ({ body }: Pick<PlannedPage, "body">): string =>
  body && body.tree === undefined ? body.contentFilePath : PLAIN;

/** Finds the style that Gatsby has put into a page. @throws if there is none */
export function styleOf(html: string): Renderer["style"] {
  const [, name, content] =
    /<style data-href="\/([^"]*)" data-identity="gatsby-global-css">([^<]*)<\/style>/.exec(html) ?? [];
  if (name === undefined || content === undefined) throw new Error("Gatsby has put no style into its pages");
  return { name, content };
}

const rendererFile = (root: string): string => path.join(root, ".cache/page-ssr/routes/render-page.js");

/** Whether there is a renderer, and it knows what these pages need. */
export const canRender = (root: string, { components }: Renderer, pages: readonly PlannedPage[]): boolean =>
  fs.existsSync(rendererFile(root)) && pages.every((page) => moduleOf(page) in components);

/** What Gatsby's renderer takes: https://www.gatsbyjs.com/docs/gatsby-internals-terminology/#page-datajson */
type Render = (page: {
  pagePath: string;
  pageData: object;
  staticQueryContext: object;
  styles: readonly object[];
  reversedStyles: readonly object[];
  scripts: readonly object[];
  reversedScripts: readonly object[];
}) => Promise<{ html: string }>;

/** What renders a text in MDX: a component of React. */
export type MdxText = (props: object) => unknown;

/** Renders a page as Gatsby does. @param text that of its text in MDX, if it is another than the renderer has */
export type RenderPage = (page: PlannedPage, site: SiteView, text?: MdxText) => Promise<string>;

/** Loads the renderer. */
export function loadRenderer(root: string, { style, components }: Renderer): RenderPage {
  process.env.NODE_ENV = "production";
  const file = rendererFile(root);
  const require = createRequire(file);
  const { default: render }: { default: Render } = require(file);
  const styles = [{ ...style, rel: "preload" }];
  const assets = { styles, reversedStyles: styles, scripts: [], reversedScripts: [] };
  return async (page, facts, text) => {
    const { path: pagePath, translations, template, view, body } = page;
    const tree = body?.tree === undefined ? null : await bodyTree(root, body.tree, body.contentFilePath);
    // As the query of src/templates/page.tsx asks for it, and as JSON has it.
    const data = { site: { facts }, page: { path: pagePath, translations, template, view, body: tree } };
    const result = JSON.parse(JSON.stringify({ data, pageContext: {} }));
    // As Gatsby's plugin has it: the text gets what its page gets.
    if (text) result.children = require("react").createElement(text, { ...result });
    const componentChunkName = components[text ? PLAIN : moduleOf(page)];
    const pageData = { componentChunkName, path: pagePath, result, staticQueryHashes: [], slicesMap: {} };
    return (await render({ pagePath, pageData, staticQueryContext: {}, ...assets })).html;
  };
}
