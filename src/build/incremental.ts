// Builds a site again without Gatsby, if only content has changed since the last build.

import { contentDir } from "../content/content-dir";
import { currentTime } from "../model/content/publish";
import { type Problem, problemLines } from "../model/rules/problem";
import { readInputs } from "./fingerprint";
import { isTrusted, recoverOutput } from "./output";
import { unchanged, usableRecord } from "./record";

/** What became of a build. */
export type Outcome =
  | { result: "built"; problems: Problem[]; texts: number; rendered: number; pages: number }
  | { result: "unchanged"; problems: Problem[] }
  /** The content has errors: nothing was built. */
  | { result: "refused"; problems: Problem[] }
  /** Gatsby must build, for this reason; nothing was touched. */
  | { result: "gatsby"; reason: string };

/**
 * Builds the site, if that is possible without Gatsby.
 * @throws if a page can't be rendered or the disk fails; the output is as it was then
 */
export async function buildIncrementally(root: string, warn: (message: string) => void): Promise<Outcome> {
  const dir = contentDir(root);
  const now = currentTime(process.env);
  // Before the content is read: what changes afterwards is built by the next build.
  const inputs = await readInputs(root, dir);
  const trusted = isTrusted(root);
  if (trusted) recoverOutput(root);
  const problems = trusted ? unchanged(root, inputs, now) : undefined;
  if (problems) return { result: "unchanged", problems };
  const record = usableRecord(root, inputs.code);
  if (typeof record === "string") return { result: "gatsby", reason: record };
  // What reads and renders is loaded when it is needed, which takes longer than all this.
  const { rebuild } = await import("./rebuild");
  return rebuild(root, { dir, now, inputs, record, warn });
}

const count = (n: number, one: string, more = `${one}s`): string => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;

/** Says what became of a build that Gatsby had no part in. @param seconds that it took */
export function outcomeLines(outcome: Exclude<Outcome, { result: "gatsby" }>, seconds: number): string {
  const { result, problems } = outcome;
  const took = `in ${seconds.toFixed(1)} s`;
  const end = {
    refused: () => "The site was not built.",
    unchanged: () => `Nothing has changed since the last build, seen ${took}.`,
    built: ({ texts, rendered, pages }: Extract<Outcome, { result: "built" }>) =>
      `${count(texts, "text")} changed: ${rendered.toLocaleString("en")} of ${count(pages, "page")} built anew, ${took}.`,
  }[result](outcome as never);
  return [...(problems.length > 0 ? [problemLines(problems)] : []), end].join("\n");
}
