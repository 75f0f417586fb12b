// Makes the files that are made of pages, when one of them is asked for: feeds and the sitemap.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { sumOf } from "../build/assembly";
import { furtherFiles } from "../build/further-files";
import { htmlFile, outputFile } from "../build/output";
import { type BuiltPage, readPage } from "../build/page-reader";
import type { PictureMaker } from "../build/pictures/maker";
import { type BuildRecord, knownPages } from "../build/record";
import { absoluteUrl } from "../model/content/paths";
import type { PlannedPage, SitePlan } from "../site/plan";

interface Making {
  root: string;
  plan: SitePlan;
  record: BuildRecord;
  pictures: PictureMaker;
  /** @returns undefined if the page can't be shown */
  render(page: PlannedPage): Promise<string | undefined>;
}

/** Makes them, by their names relative to the output, of pages as the last build has left them, or as they are rendered. */
export async function makeFurtherFiles({
  root,
  plan,
  record,
  pictures,
  render,
}: Making): Promise<Record<string, string | Uint8Array>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "site-pages-"));
  try {
    const known = knownPages(record, plan);
    const read = new Map<string, BuiltPage>();
    const rendered = new Map<string, string>();
    const missing = new Set<string>();
    for (const page of plan.pages) {
      const file = htmlFile(page.path);
      const before = known[page.path];
      if (before && isAsRead(outputFile(root, file), before)) {
        read.set(page.path, before);
        continue;
      }
      const text = await render(page);
      if (text === undefined) {
        missing.add(page.path);
        continue;
      }
      const html = Buffer.from(text);
      const target = path.join(folder, `${rendered.size}.html`);
      fs.writeFileSync(target, html);
      rendered.set(file, target);
      read.set(page.path, readPage(html, absoluteUrl(plan.site.url, page.path)).page);
    }
    const told = new Set(
      plan.parts.flatMap(({ feeds }) => feeds).flatMap(({ posts }) => posts.map((post) => post.path)),
    );
    await pictures.make(plan.pages.filter((page) => told.has(page.path)).flatMap((page) => page.pictures));
    const fileOf = (file: string): string => pictures.fileOf(file) ?? rendered.get(file) ?? outputFile(root, file);
    const parts = plan.parts.map((part) => ({
      ...part,
      feeds: part.feeds.map((feed) => ({ ...feed, posts: feed.posts.filter((post) => !missing.has(post.path)) })),
    }));
    return await furtherFiles({ root, plan: { ...plan, parts }, pathPrefix: "", fileOf }, read);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a page lies in the output as the last build has read it. */
function isAsRead(file: string, { file: { sha256 } }: BuiltPage): boolean {
  try {
    return sumOf(fs.readFileSync(file)).sha256 === sha256;
  } catch {
    return false;
  }
}
