// Builds the pages again that show something else than they did, by the renderer that Gatsby's last build has left, and makes
// all else of the pages of the last build. What Gatsby keeps stays as it was, so that any number of such builds follow each
// other, and Gatsby's next one.

import fs from "node:fs";
import path from "node:path";
import { loadContent } from "../content/load";
import { hasErrors } from "../model/rules/problem";
import { siteOf } from "../site/plan";
import type { Inputs } from "./fingerprint";
import { startFinish } from "./finish";
import type { Outcome } from "./incremental";
import { emptyTrash, htmlFile, keptFile, outputFile, replaceOutput } from "./output";
import { planContent } from "./planned-content";
import { type BuildRecord, knownPages, textDigests, untouchedOutput, writeRecord } from "./record";
import { canRender, loadRenderer } from "./renderer";

/** The path that Gatsby would build for, as its option `--prefix-paths` has it from the environment. */
const pathPrefix = (): string =>
  /^(true|1)$/.test(process.env.PREFIX_PATHS ?? "") ? (process.env.PATH_PREFIX ?? "") : "";

interface Rebuild {
  /** The content folder. */
  dir: string;
  now: Date;
  inputs: Inputs;
  /** What the last build has left, by the same code. */
  record: BuildRecord;
  warn(message: string): void;
}

/** Builds what has changed. @throws as `buildIncrementally` */
export async function rebuild(root: string, { dir, now, inputs, record, warn }: Rebuild): Promise<Outcome> {
  const emptied = emptyTrash(root);
  // Whoever needs it empty waits for it.
  emptied.catch(() => {});
  const content = await loadContent(dir, root, now);
  const { problems } = content;
  if (hasErrors(problems)) return { result: "refused", problems };
  const prefix = pathPrefix();
  const plan = planContent(content, { dir, now, pathPrefix: prefix });
  const { renderer } = record;
  if (!canRender(root, renderer, plan.pages)) return { result: "gatsby", reason: "what renders pages is not there" };

  const earlier = untouchedOutput(root, record);
  const known = earlier ? knownPages(record, plan) : {};
  const rendered = new Map<string, string>();
  const fileOf = (file: string): string =>
    rendered.get(file) ?? (file.endsWith(".html") ? outputFile(root, file) : keptFile(root, file));
  const finish = startFinish({ root, plan, pathPrefix: prefix, fileOf }, { known, earlier, warn });
  const folder = path.join(root, ".build/rendered");
  try {
    fs.rmSync(folder, { recursive: true, force: true });
    finish.keep(({ body }) => body !== undefined && record.texts[body.contentFilePath] !== body.digest);
    const changed = plan.pages.filter((page) => !(page.path in known));
    const render = changed.length > 0 ? loadRenderer(root, renderer) : undefined;
    for (const page of changed) {
      const file = htmlFile(page.path);
      const target = path.join(folder, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, (await render?.(page, siteOf(plan, page))) ?? "");
      rendered.set(file, target);
      finish.rendered([page.path]);
    }
    const read = await finish.assemble();
    await emptied;
    replaceOutput(root);
    writeRecord(root, { inputs, content, plan, now, renderer, read });
    finish.pictures.forgetOthers();
    const texts = changedTexts(record.texts, textDigests(content));
    return { result: "built", problems, texts, rendered: changed.length, pages: plan.pages.length };
  } finally {
    await finish.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** How many texts are new, gone, or others than they were. */
function changedTexts(before: BuildRecord["texts"], after: BuildRecord["texts"]): number {
  const files = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...files].filter((file) => before[file] !== after[file]).length;
}
