// Builds a site again whose texts were edited and nothing else: the pages of these texts are rendered by the renderer that
// Gatsby's last build has left, and all else is made of that build's pages. What Gatsby keeps stays as it was, so that any
// number of such builds follow each other, and Gatsby's next one.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { contentDir } from "../content/content-dir";
import { sourceFile } from "../content/folder";
import { loadContent } from "../content/load";
import { decodeText, textDigest } from "../content/text";
import { renderMarkdown } from "../markdown/render";
import type { RenderedBody } from "../markdown/types";
import { absoluteUrl } from "../model/paths";
import { hasErrors, type Problem } from "../model/problem";
import { currentTime } from "../model/publish";
import { parseSource, type Source } from "../model/source";
import type { SiteData } from "./after-build";
import { createPageReader } from "./after-build/page-reader";
import { assembleSite } from "./finish";
import { htmlFile, isTrusted, keptFile, replaceOutput } from "./output";
import {
  type BuildRecord,
  isOutputOf,
  readRecord,
  restOf,
  stampOutput,
  type TextRecord,
  textRecords,
  untouchedOutput,
} from "./record";
import { startIndexer } from "./search-index";

/** What was built. */
export interface Revision {
  /** False if the output was of these texts already. */
  built: boolean;
  /** Addresses of the pages that differ from those of the last whole build. */
  pages: string[];
  problems: Problem[];
}

/**
 * Builds the site, if that is possible without Gatsby.
 * @returns undefined if it is not: nothing has been touched then
 * @throws if a page can't be rendered or the disk fails; the output is as it was then
 */
export async function revise(root: string, warn: (message: string) => void): Promise<Revision | undefined> {
  const dir = contentDir(root);
  const record = readRecord(root);
  const usable = record !== undefined && isTrusted(root) && fs.existsSync(rendererFile(root));
  if (!usable || record.site.pathPrefix !== pathPrefix() || record.rest !== restOf(root, dir)) return undefined;
  const now = currentTime(process.env);
  const texts = readTexts(dir, record);
  if (!texts) return undefined;
  const inputs = { rest: record.rest, texts: withDigests(record.texts, texts) };
  if (isOutputOf(root, inputs)) {
    // The content is read all the same: a page's day may have come, and a text's time to be reviewed.
    const content = await loadContent(dir, root, now);
    const same = !hasErrors(content.problems) && isDeepStrictEqual(textRecords(content, now), inputs.texts);
    return same ? { built: false, pages: [], problems: content.problems } : undefined;
  }
  const planned = texts.map((text) => planPage(root, text));
  if (!planned.every((page) => page !== undefined)) return undefined;
  const fileOf = await renderPages(root, planned);
  // The indexer, a process of its own, works while the content is checked and all else is made.
  const { site } = record;
  const indexer = startIndexer({ root, language: site.data.site.language, pages: site.pages.length });
  const reader = createPageReader({
    addresses: site.pages.map((page) => page.path),
    fileOf,
    urlOf: (address) => absoluteUrl(site.data.site.url, address, site.pathPrefix),
    known: record.read,
    indexer,
  });
  reader.built(planned.map((page) => page.path));
  const read = await reader.finish();
  const content = await loadContent(dir, root, now);
  if (hasErrors(content.problems) || !isDeepStrictEqual(textRecords(content, now), inputs.texts)) {
    await indexer.close();
    return undefined;
  }
  const built = { ...site, data: renewed(site.data, texts), root, staticDir: path.join(root, "static"), fileOf };
  await assembleSite(built, { read, indexer, redirects: record.redirects, earlier: untouchedOutput(root), warn });
  replaceOutput(root);
  stampOutput(root, inputs);
  fs.rmSync(revisedFolder(root), { recursive: true, force: true });
  return { built: true, pages: planned.map((page) => page.path), problems: content.problems };
}

/** The path that Gatsby would build for, as its option `--prefix-paths` has it from the environment. */
const pathPrefix = (): string =>
  /^(true|1)$/.test(process.env.PREFIX_PATHS ?? "") ? (process.env.PATH_PREFIX ?? "") : "";

/** An edited text. */
interface EditedText extends Pick<RenderedBody, "tree" | "words"> {
  file: string;
  digest: string;
  source: Source;
}

/** Reads the texts that have changed; undefined if one is gone, or is wrong by itself. */
function readTexts(dir: string, { texts }: BuildRecord): EditedText[] | undefined {
  const edited: EditedText[] = [];
  for (const [file, { digest: before }] of Object.entries(texts)) {
    const found = sourceFile(dir, path.relative(dir, file));
    const text = fs.existsSync(file) ? decodeText(fs.readFileSync(file)) : undefined;
    if (!found || typeof text !== "string") return undefined;
    const digest = textDigest(text);
    if (digest === before) continue;
    const { source, body } = parseSource(text, found.kind, found.name, found.format);
    if (source?.format !== "md") return undefined;
    const { tree, words } = renderMarkdown(body);
    edited.push({ file, digest, source, tree, words });
  }
  return edited;
}

/** The texts of the last whole build as they are now, if nothing of the edited ones shows elsewhere. */
function withDigests(texts: BuildRecord["texts"], edited: readonly EditedText[]): BuildRecord["texts"] {
  const now = { ...texts };
  for (const { file, digest } of edited) now[file] = { ...(now[file] as TextRecord), digest };
  return now;
}

/** What Gatsby's renderer takes: https://www.gatsbyjs.com/docs/gatsby-internals-terminology/#page-datajson */
interface RenderedPage {
  path: string;
  data: PageData;
  style: { name: string; content: string };
}

interface PageData {
  componentChunkName: string;
  staticQueryHashes: string[];
  result: { data: Record<string, unknown> };
}

/** The templates that show a text, and where their queries have it. */
const TEMPLATES: Readonly<Record<string, string>> = {
  "component---src-templates-post-tsx": "post",
  "component---src-templates-page-tsx": "page",
};

/** Puts an edited text into the data of its page; undefined if it stands in a page of another template. */
function planPage(root: string, { source, tree, words }: EditedText): RenderedPage | undefined {
  const pageData = keptFile(root, `page-data${source.path}page-data.json`);
  const html = keptFile(root, htmlFile(source.path));
  if (!fs.existsSync(pageData) || !fs.existsSync(html)) return undefined;
  const data: PageData = JSON.parse(fs.readFileSync(pageData, "utf8"));
  const text = data.result.data[TEMPLATES[data.componentChunkName] ?? ""];
  const style = STYLE.exec(fs.readFileSync(html, "utf8"));
  if (!text || !style || data.staticQueryHashes.length > 0) return undefined;
  const { updated = null, reviewed = null, reviewDue = null } = source;
  Object.assign(text, { body: tree, words, updated, reviewed, reviewDue });
  const [, name = "", content = ""] = style;
  return { path: source.path, data, style: { name, content } };
}

/** The site's styles, as Gatsby puts them into a page. */
const STYLE = /<style data-href="\/([^"]*)" data-identity="gatsby-global-css">([^<]*)<\/style>/;

/** Where rendered pages lie until they are put in place. */
const revisedFolder = (root: string): string => path.join(root, ".build/revised");

/** Renders pages. @returns where a file of the output lies: these pages apart, all others where the last build left them */
async function renderPages(root: string, pages: readonly RenderedPage[]): Promise<(file: string) => string> {
  const render = pages.length > 0 ? loadRenderer(root) : undefined;
  const folder = revisedFolder(root);
  fs.rmSync(folder, { recursive: true, force: true });
  const rendered = new Map<string, string>();
  for (const page of pages) {
    const name = htmlFile(page.path);
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, (await render?.(page))?.html ?? "");
    rendered.set(name, file);
  }
  return (file) => rendered.get(file) ?? keptFile(root, file);
}

/** What Gatsby renders pages by. */
const rendererFile = (root: string): string => path.join(root, ".cache/page-ssr/routes/render-page.js");

function loadRenderer(root: string): (page: RenderedPage) => Promise<{ html: string }> {
  process.env.NODE_ENV = "production";
  const file = rendererFile(root);
  const { default: render } = createRequire(file)(file);
  return ({ path: pagePath, data: pageData, style }) => {
    const styles = [{ ...style, rel: "preload" }];
    const assets = { styles, reversedStyles: styles, scripts: [], reversedScripts: [] };
    return render({ pagePath, pageData, staticQueryContext: {}, ...assets });
  };
}

/** The data of a site after texts were edited. */
function renewed(data: SiteData, texts: readonly EditedText[]): SiteData {
  const updated = new Map(texts.map(({ source }) => [source.path, source.updated ?? null]));
  const renew = <Row extends { path: string; updated?: string | null }>(row: Row): Row =>
    updated.has(row.path) ? { ...row, updated: updated.get(row.path) ?? null } : row;
  return { ...data, posts: data.posts.map(renew), texts: data.texts.map(renew) };
}
