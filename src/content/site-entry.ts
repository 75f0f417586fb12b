// Reads site.yaml: the facts, where each stands, and what is wrong with the file by itself.

import path from "node:path";
import { parseSite } from "../model/content/site";
import type { Site } from "../model/content/site-schema";
import { finding, hasErrors, type Point, type Problem, problem, START } from "../model/rules/problem";
import { SITE_FILE } from "./content-dir";
import { exists } from "./folder";
import { readText } from "./text";

/** The file with all that rules between files need. */
export interface SiteEntry {
  /** Absolute path. */
  contentFilePath: string;
  /** The file as problems name it. */
  file: string;
  /** Undefined if a fact has an error. */
  site: Site | undefined;
  /** The facts in each of its languages, as `site` first. */
  sites: Site[];
  valueAt(path: readonly PropertyKey[]): Point;
  problems: Problem[];
}

/** What is said where it is not. */
export const SITE_MISSING =
  "There is no file with the facts about the practice: name, description, language, url and timeZone. `npm run new -- --site` makes one with every field explained.";

/** Reads `site.yaml` of a content folder. @param display turns an absolute path into the name that problems use */
export async function readSite(dir: string, display: (file: string) => string): Promise<SiteEntry> {
  const contentFilePath = path.join(dir, SITE_FILE);
  const file = display(contentFilePath);
  const without = (problems: Problem[]): SiteEntry => ({
    contentFilePath,
    file,
    site: undefined,
    sites: [],
    valueAt: () => START,
    problems,
  });
  if (!(await exists(contentFilePath))) {
    return without([problem(file, finding(START, "site-missing", SITE_MISSING))]);
  }
  const text = await readText(contentFilePath);
  if (typeof text !== "string") return without([problem(file, text)]);
  const { site, sites, valueAt, findings } = parseSite(text);
  const problems = findings.map((found) => problem(file, found));
  const sound = !hasErrors(problems);
  return { contentFilePath, file, site: sound ? site : undefined, sites: sound ? sites : [], valueAt, problems };
}
