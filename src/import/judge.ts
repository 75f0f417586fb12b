// Has the content check judge what was written, and mends what it refuses, until nothing is left to refuse.

import path from "node:path";
import type { BodyReader } from "../content/body-facts";
import { SITE_FILE } from "../content/content-dir";
import { createContentLoader } from "../content/load";
import { isFault, type Problem } from "../model/rules/problem";
import { mendText } from "./mend";
import type { TextReport } from "./report";
import type { Stage } from "./stage";

/** A mended text may have another fault, and a draft makes links to it wrong. */
const MOST_ROUNDS = 5;

/**
 * Mends what the check refuses: what can't be mended becomes a draft, or is put aside.
 * @param bodies gives what is known of the texts
 * @param remarks is told what became of site.yaml
 */
export async function judge(
  stage: Stage,
  texts: readonly TextReport[],
  now: Date,
  bodies: BodyReader,
  remarks: string[],
): Promise<void> {
  const byFile = new Map(texts.map((report) => [`content/${report.file}`, report]));
  const load = createContentLoader(path.join(stage.root, "content"), stage.root, bodies);
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const { problems } = await load(now);
    const perFile = new Map<string, Problem[]>();
    for (const error of problems.filter(isFault)) {
      const name = error.file.split(path.sep).join("/");
      if (stage.isOwn(name)) perFile.set(name, [...(perFile.get(name) ?? []), error]);
    }
    if (perFile.size === 0) return;
    for (const [name, found] of perFile) {
      const report = byFile.get(name);
      if (!report) {
        if (name === `content/${SITE_FILE}`) mendSite(stage, found, remarks);
        else stage.drop(name);
      } else if (round === MOST_ROUNDS) putAside(name, report, found, stage);
      else {
        const mended = mendText(stage.read(name), found, round >= MOST_ROUNDS - 2);
        stage.write(name, mended.text);
        report.unlinked.push(...mended.unlinked);
        report.lost.push(...mended.lost);
        report.draft.push(...mended.reasons.filter((reason) => !report.draft.includes(reason)));
      }
    }
  }
}

/** What can't even be a draft lies as plain text beside the posts and pages. */
function putAside(name: string, report: TextReport, found: readonly Problem[], stage: Stage): void {
  const aside = name.replace(/^content\/(blog|pages)\//, "content/not-imported/").replace(/\.md$/, ".txt");
  stage.write(aside, stage.read(name));
  stage.drop(name);
  report.file = aside.replace(/^content\//, "");
  report.draft.push(...found.map(({ message }) => message), "It lies as plain text where the site does not read it.");
}

/** Takes links of the header out that lead nowhere. */
function mendSite(stage: Stage, found: readonly Problem[], remarks: string[]): void {
  const name = `content/${SITE_FILE}`;
  const lines = stage.read(name).split("\n");
  for (const { line, message } of found) {
    remarks.push(`${SITE_FILE}, line ${line}: ${message}`);
    const written = (lines[line - 1] ?? "").trim();
    if (written.startsWith("- { label:")) lines[line - 1] = `  # ${written}`;
  }
  const emptied = lines.join("\n").replace(/^navigation:\n((?: {2}# .*\n)+)(?! {2}-)/m, "# navigation:\n$1");
  stage.write(name, emptied);
}
