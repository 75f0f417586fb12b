// The check of `npm run check` in the browser: the same code over the texts that the editor knows. Of pictures it knows names
// only; what they hold, and what posts in MDX do, the project's own check says.

import path from "node:path";
import { SITE_FILE } from "../content/content-dir";
import { crossCheck } from "../content/cross-check";
import { entryOf, ordered, type ReadEntry, type TextSettings } from "../content/entry-text";
import { sourceFile } from "../content/folder";
import { findAbsence, type Surroundings, usesOf } from "../content/picture-uses";
import type { SiteEntry } from "../content/site-entry";
import { renderMarkdown } from "../markdown/render";
import { parseSite } from "../model/content/site";
import { finding, hasErrors, type Problem, problem, START } from "../model/rules/problem";
import { type Library, REDIRECTS } from "./library";

/** All texts of a library, taken apart, and what surrounds them. */
export interface Texts {
  entries: ReadEntry[];
  facts: SiteEntry;
  around: Surroundings;
}

/** Takes texts apart, each again only when it has changed. */
export type TextReader = (library: Library) => Promise<Texts>;

export function createTextReader(): TextReader {
  const known = new Map<string, { basis: string; entry: Promise<ReadEntry> }>();
  return async ({ folder, files, texts }) => {
    const dir = `/${folder}`;
    const facts = siteOf(`${dir}/${SITE_FILE}`, texts.get(`${folder}/${SITE_FILE}`)?.text ?? "");
    const settings = settingsOf(facts);
    const entries = await Promise.all(
      [...texts].flatMap(([name, { text }]) => {
        const source = sourceFile(dir, path.relative(dir, `/${name}`));
        if (!source || text === undefined) return [];
        const basis = JSON.stringify([text, settings]);
        const before = known.get(name);
        if (before?.basis === basis) return [before.entry];
        const means = { readBody: (body: string) => renderMarkdown(body), digest: () => "", treeName: () => "" };
        const entry = entryOf(source, text, means, settings, name);
        known.set(name, { basis, entry });
        return [entry];
      }),
    );
    const all = files.map((file) => `/${file.path}`);
    const around: Surroundings = {
      dir,
      files: new Set(all.filter((file) => file.startsWith(`${dir}/`))),
      staticDir: "/static",
      staticFiles: all.filter((file) => file.startsWith("/static/")),
      redirects: texts.get(REDIRECTS)?.text,
      display: (file) => file.slice(1),
    };
    return { entries, facts, around };
  };
}

/** Says all that is wrong with texts. */
export function problemsOf({ entries, facts, around }: Texts, now: Date): Problem[] {
  const absent = usesOf(entries, facts, around).flatMap((use) => {
    const found = findAbsence(use, around);
    return found ? [problem(use.file, found)] : [];
  });
  return ordered(entries, [
    ...facts.problems,
    ...entries.flatMap((entry) => entry.problems),
    ...absent,
    ...crossCheck(entries, facts, around, now),
  ]);
}

function siteOf(contentFilePath: string, text: string): SiteEntry {
  const file = contentFilePath.slice(1);
  if (text === "") {
    const problems = [
      problem(file, finding(START, "site-missing", "There is no file with the facts about the practice.")),
    ];
    return { contentFilePath, file, site: undefined, sites: [], valueAt: () => START, problems };
  }
  const { site, sites, valueAt, findings } = parseSite(text);
  const problems = findings.map((found) => problem(file, found));
  const sound = !hasErrors(problems);
  return { contentFilePath, file, site: sound ? site : undefined, sites: sound ? sites : [], valueAt, problems };
}

/** What of the facts decides how a text is read. */
export function settingsOf({ site }: Pick<SiteEntry, "site">): TextSettings {
  const { language = "en", languages, claims = {} } = site ?? {};
  return { language, languages, claims };
}

/** What is wrong with a text, and what else has become wrong by its changes. */
export interface Judgement {
  here: Problem[];
  elsewhere: Problem[];
}

/** Compares what the check says of all texts before and after the changes of one. @param files its path, before and after */
export function judgement(files: readonly string[], before: readonly Problem[], now: readonly Problem[]): Judgement {
  const key = ({ file: where, code, message }: Problem): string => JSON.stringify([where, code, message]);
  const known = new Set(before.map(key));
  return {
    here: now.filter((one) => files.includes(one.file)),
    elsewhere: now.filter((one) => !files.includes(one.file) && one.severity !== "note" && !known.has(key(one))),
  };
}
