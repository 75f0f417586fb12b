// Builds a site again of which only content has changed: the pages that show something else are rendered by the renderer
// that Gatsby's last build has left, and all else is made of the pages of the last build. What Gatsby keeps stays as it was,
// so that any number of such builds follow each other, and Gatsby's next one.

import fs from "node:fs";
import path from "node:path";
import { contentDir } from "../content/content-dir";
import { loadContent } from "../content/load";
import { currentTime } from "../model/content/publish";
import { hasErrors, type Problem, problemLines } from "../model/rules/problem";
import { fingerprint } from "./fingerprint";
import { startFinish } from "./finish";
import { emptyTrash, htmlFile, isTrusted, keptFile, outputFile, recoverOutput, replaceOutput } from "./output";
import { planContent } from "./planned-content";
import { describeInputs, type Inputs, knownPages, readRecord, untouchedOutput, writeRecord } from "./record";
import { canRender, loadRenderer } from "./renderer";

/** What became of a build. */
export type Outcome =
  | { result: "built"; problems: Problem[]; texts: number; rendered: number; pages: number }
  | { result: "unchanged"; problems: Problem[] }
  /** The content has errors: nothing was built. */
  | { result: "refused"; problems: Problem[] }
  /** Gatsby must build, for this reason; nothing was touched. */
  | { result: "gatsby"; reason: string };

/** The path that Gatsby would build for, as its option `--prefix-paths` has it from the environment. */
const pathPrefix = (): string =>
  /^(true|1)$/.test(process.env.PREFIX_PATHS ?? "") ? (process.env.PATH_PREFIX ?? "") : "";

/**
 * Builds the site, if that is possible without Gatsby.
 * @throws if a page can't be rendered or the disk fails; the output is as it was then
 */
export async function buildIncrementally(root: string, warn: (message: string) => void): Promise<Outcome> {
  const gatsby = (reason: string): Outcome => ({ result: "gatsby", reason });
  const dir = contentDir(root);
  const record = readRecord(root);
  if (!record) return gatsby("no earlier build is there");
  if (!isTrusted(root)) return gatsby("the last build did not finish");
  const code = fingerprint(root, dir);
  if (record.fingerprint !== code) return gatsby("code, packages or settings have changed");
  recoverOutput(root);
  const emptied = emptyTrash(root);
  // Whoever needs it empty waits for it.
  emptied.catch(() => {});
  const now = currentTime(process.env);
  const content = await loadContent(dir, root, now);
  const { problems } = content;
  if (hasErrors(problems)) return { result: "refused", problems };
  const prefix = pathPrefix();
  const plan = planContent(content, { dir, now, pathPrefix: prefix });
  if (!canRender(root, record.renderer, plan)) return gatsby("what renders pages is not there");
  const inputs = describeInputs(root, code, content, plan);
  const earlier = untouchedOutput(root, record);
  if (earlier && record.content === inputs.content) return { result: "unchanged", problems };

  const known = earlier ? knownPages(record, plan) : {};
  const rendered = new Map<string, string>();
  const fileOf = (file: string): string =>
    rendered.get(file) ?? (file.endsWith(".html") ? outputFile(root, file) : keptFile(root, file));
  const finish = startFinish({ root, plan, pathPrefix: prefix, fileOf }, { known, earlier, warn });
  const folder = path.join(root, ".build/rendered");
  try {
    fs.rmSync(folder, { recursive: true, force: true });
    const changed = plan.pages.filter((page) => !(page.path in known));
    const render = changed.length > 0 ? loadRenderer(root, record.renderer, plan) : undefined;
    for (const page of changed) {
      const file = htmlFile(page.path);
      const target = path.join(folder, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, (await render?.(page)) ?? "");
      rendered.set(file, target);
      finish.rendered([page.path]);
    }
    const read = await finish.assemble();
    await emptied;
    replaceOutput(root);
    writeRecord(root, inputs, record.renderer, plan, read);
    finish.pictures.forgetOthers();
    const texts = changedTexts(record.texts, inputs.texts);
    return { result: "built", problems, texts, rendered: changed.length, pages: plan.pages.length };
  } finally {
    await finish.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** How many texts are new, gone, or others than they were. */
function changedTexts(before: Inputs["texts"], after: Inputs["texts"]): number {
  const files = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...files].filter((file) => before[file] !== after[file]).length;
}

const count = (n: number, one: string, more = `${one}s`): string => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;

/** Says what became of a build that Gatsby had no part in. @param seconds that it took */
export function outcomeLines(outcome: Exclude<Outcome, { result: "gatsby" }>, seconds: number): string {
  const { result, problems } = outcome;
  const took = `in ${seconds.toFixed(1)} s`;
  const end = {
    refused: () => "The site was not built.",
    unchanged: () => `Nothing that pages show has changed since the last build, seen ${took}.`,
    built: ({ texts, rendered, pages }: Extract<Outcome, { result: "built" }>) =>
      `${count(texts, "text")} changed: ${rendered.toLocaleString("en")} of ${count(pages, "page")} built anew, ${took}.`,
  }[result](outcome as never);
  return [...(problems.length > 0 ? [problemLines(problems)] : []), end].join("\n");
}
