// Whole sites for tests, in seconds: rendered by what the fixture's build has left, finished as any build is.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startFinish } from "../src/build/finish";
import { htmlFile, keptFile, outputFile, outputFolder, replaceOutput } from "../src/build/output";
import { planContent } from "../src/build/planned-content";
import { readRecord } from "../src/build/record";
import { loadRenderer } from "../src/build/renderer";
import { type Content, loadContent } from "../src/content/load";
import type { OwnWords } from "../src/model/strings/words";
import { type SitePlan, siteOf } from "../src/site/plan";

/** A site in a folder of its own, which `remove` removes. */
export interface QuickSite {
  /** Its output. */
  folder: string;
  plan: SitePlan;
  content: Content;
  remove(): void;
}

/** Builds the site of a content folder. @param change what is not as the folder has it */
export async function quickSite(
  dir: string,
  change: (content: Content) => Content = (same) => same,
): Promise<QuickSite> {
  const { FIXTURE_ROOT: fixture } = process.env;
  const record = fixture && readRecord(fixture);
  if (!fixture || !record) throw new Error("FIXTURE_ROOT names no built site. Run `npm test`.");
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "quick-site-"));
  for (const name of ["src", "node_modules", "static"]) fs.symlinkSync(path.resolve(name), path.join(root, name));
  const now = new Date();
  const content = change(await loadContent(dir, root, now));
  const plan = planContent(content, { dir, now, pathPrefix: "" });
  const rendered = path.join(root, "rendered");
  const fileOf = (file: string): string => {
    if (file.endsWith(".html")) return path.join(rendered, file);
    return [keptFile(fixture, file), outputFile(fixture, file)].find((one) => fs.existsSync(one)) ?? file;
  };
  const warn = (message: string): void => {
    throw new Error(message);
  };
  const finish = startFinish({ root, plan, pathPrefix: "", fileOf }, { known: {}, earlier: undefined, warn });
  try {
    const render = loadRenderer(fixture, record.renderer);
    for (const page of plan.pages) {
      const file = path.join(rendered, htmlFile(page.path));
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, await render(page, siteOf(plan, page)));
    }
    await finish.assemble();
    replaceOutput(root);
  } finally {
    await finish.close();
  }
  return { folder: outputFolder(root), plan, content, remove: () => fs.rmSync(root, { recursive: true, force: true }) };
}

/**
 * Builds the fixture in another language. What the practice has written stays as it is; of what may be the site's words,
 * nothing is the practice's own but what is given.
 */
export function translatedFixture(language: string, words?: OwnWords): Promise<QuickSite> {
  const { FIXTURE_CONTENT: dir } = process.env;
  if (!dir) throw new Error("FIXTURE_CONTENT is not set. Run `npm test`.");
  return quickSite(dir, (content) => {
    if (!content.site) throw new Error("The fixture's site.yaml has an error.");
    const { booking: _, ...facts } = content.site;
    const site = { ...facts, language, words, navigation: [] };
    return { ...content, site, sites: [site] };
  });
}
