// Makes of built pages all that is deployed: feeds, sitemap and search beside them, and what describes the whole.

import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "../content/files-below";
import { absoluteUrl, pathsOf } from "../model/content/paths";
import { SEARCH_SCRIPT, searchWordsFile } from "../model/content/search";
import { allowedStyles } from "../model/hosting/content-security-policy";
import { redirectFile } from "../model/hosting/redirects";
import type { PlannedPage, SitePlan } from "../site/plan";
import type { EarlierOutput } from "./assembly";
import { completeDeployable } from "./deployable";
import { editorFiles } from "./editor";
import { furtherFiles } from "./further-files";
import { assembleBuild } from "./output";
import { type BuiltPage, createPageReader } from "./page-reader";
import { createPictureMaker, type PictureMaker } from "./pictures/maker";
import { startIndexer } from "./search-index";
import { inReadingOrder, partOf } from "./search-parts";

/** A site whose pages are rendered, by whomever. */
export interface BuiltSite {
  root: string;
  plan: SitePlan;
  pathPrefix: string;
  /** The path of a file of the output. */
  fileOf(file: string): string;
}

export interface Finishing {
  /** What an earlier build has read of the pages that are as they were, by their addresses. */
  known: Readonly<Record<string, BuiltPage>>;
  /** The output that this one replaces, if nobody has touched it. */
  earlier: EarlierOutput | undefined;
  warn(message: string): void;
}

export interface Finish {
  /** Makes the pictures of the plan meanwhile. */
  pictures: PictureMaker;
  /**
   * Tells that all known pages stay as they are, before others are rendered.
   * @param isNew whether a page has another text than when search last looked through it
   */
  keep(isNew: (page: PlannedPage) => boolean): void;
  /** Tells of pages that have just been rendered: they are read while others are. */
  rendered(addresses: readonly string[]): void;
  /** Assembles what is deployed; it only has to be put in place. @returns what was read of each page */
  assemble(): Promise<ReadonlyMap<string, BuiltPage>>;
  /** Ends what works beside this process. */
  close(): Promise<void>;
}

/** Begins to finish a site, while its pages are being rendered. */
export function startFinish(site: BuiltSite, { known, earlier, warn }: Finishing): Finish {
  const { root, plan, pathPrefix } = site;
  const pictures = createPictureMaker(root);
  // Waited for when all is assembled.
  pictures.make(plan.pictures.values()).catch(() => {});
  const fileOf = (file: string): string => pictures.fileOf(file) ?? site.fileOf(file);
  const addresses = inReadingOrder(plan.pages).map((page) => page.path);
  const indexer = startIndexer({ root, sites: plan.parts.map((part) => part.site), pages: addresses.length });
  const urlOf = (address: string): string => absoluteUrl(plan.site.url, address, pathPrefix);
  const reader = createPageReader({ addresses, fileOf, urlOf, known, indexer });
  return {
    pictures,
    keep(isNew) {
      indexer.expect(new Set(plan.pages.filter(isNew).map((page) => partOf(page.path, addresses.length))));
      reader.keep();
    },
    rendered: reader.built,
    async assemble() {
      const read = await reader.finish();
      // The indexer is a process of its own: it works while all else is made and put in place.
      const search = indexer.files();
      search.catch(() => {});
      await pictures.made();
      const staticDir = path.join(root, "static");
      const staticFiles = filesBelow(staticDir);
      const files = {
        ...(await furtherFiles({ ...site, fileOf }, read)),
        ...(await editorFiles(root, plan, pathPrefix)),
        ...redirectTexts(plan, path.join(staticDir, "_redirects"), pathPrefix),
      };
      const assets = [...read.values()].flatMap((page) => page.assets);
      const sumOf = (page: string) => read.get(page)?.file;
      const assembly = assembleBuild(root, {
        ...{ pages: addresses, assets, staticFiles, staticDir, files },
        ...{ fileOf, known: sumOf, earlier },
      });
      const found = await search;
      for (const [file, content] of Object.entries(found)) assembly.write(file, content);
      if (SEARCH_SCRIPT in found)
        for (const part of plan.parts)
          assembly.write(searchWordsFile(pathsOf(part.site).base), JSON.stringify(part.words));
      const own = staticFiles
        .filter((file) => file.endsWith(".html"))
        .flatMap((file) => allowedStyles(fs.readFileSync(path.join(staticDir, file), "utf8")));
      await completeDeployable(assembly, {
        styles: new Set([...own, ...[...read.values()].flatMap(({ styles }) => styles)]),
        redirects: plan.redirects,
        pathPrefix,
        compressed: process.env.PRECOMPRESS === "1" ? path.join(root, ".build/compressed") : undefined,
        warn,
      });
      return read;
    },
    close: indexer.close,
  };
}

/** The host's redirect file, if any page has an old address, or there are several languages. */
function redirectTexts({ redirects, parts }: SitePlan, own: string, pathPrefix: string): Record<string, string> {
  const languages = parts.slice(1).map((part) => pathsOf(part.site).base);
  if (redirects.length + languages.length === 0) return {};
  const written = fs.existsSync(own) ? fs.readFileSync(own, "utf8") : "";
  return { _redirects: redirectFile(written, redirects, pathPrefix, languages) };
}
