// Makes of built pages all that is deployed: feeds, sitemap and search beside them, and what describes the whole.

import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "../content/files-below";
import { allowedStyles } from "../model/content-security-policy";
import { type Redirect, redirectFile } from "../model/redirects";
import { type BuiltSite, furtherFiles } from "./after-build";
import type { BuiltPage } from "./after-build/page-reader";
import type { EarlierOutput } from "./assembly";
import { completeDeployable } from "./deployable";
import { assembleBuild } from "./output";
import type { SearchIndexer } from "./search-index";

/** What has been read of the pages, and who works on. */
export interface Finishing {
  read: ReadonlyMap<string, BuiltPage>;
  indexer: SearchIndexer;
  redirects: readonly Redirect[];
  /** The output that this one replaces, if nobody has touched it. */
  earlier: EarlierOutput | undefined;
  warn(message: string): void;
}

/** Assembles what is deployed of a site; it only has to be put in place. */
export async function assembleSite(
  site: BuiltSite,
  { read, indexer, redirects, earlier, warn }: Finishing,
): Promise<void> {
  const { root, pages, staticDir, pathPrefix, fileOf } = site;
  // The indexer is a process of its own: it works while all else is made and put in place.
  const search = indexer.files();
  search.catch(() => {});
  const further = await furtherFiles(site, read);
  const staticFiles = filesBelow(staticDir);
  const files = { ...further, ...redirectTexts(redirects, path.join(staticDir, "_redirects"), pathPrefix) };
  const addresses = pages.map((page) => page.path);
  const assets = [...read.values()].flatMap((page) => page.assets);
  const known = (page: string) => read.get(page)?.file;
  const assembly = assembleBuild(root, { pages: addresses, assets, staticFiles, files, fileOf, known, earlier });
  for (const [file, content] of Object.entries(await search)) assembly.write(file, content);
  const own = staticFiles
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) => allowedStyles(fs.readFileSync(path.join(staticDir, file), "utf8")));
  await completeDeployable(assembly, {
    styles: new Set([...own, ...[...read.values()].flatMap(({ styles }) => styles)]),
    redirects,
    pathPrefix,
    compressed: process.env.PRECOMPRESS === "1" ? path.join(root, ".build/compressed") : undefined,
    warn,
  });
}

/** The host's redirect file, if any post has an old address. */
function redirectTexts(redirects: readonly Redirect[], own: string, pathPrefix: string): Record<string, string> {
  if (redirects.length === 0) return {};
  return { _redirects: redirectFile(fs.existsSync(own) ? fs.readFileSync(own, "utf8") : "", redirects, pathPrefix) };
}
