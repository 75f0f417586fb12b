// What a build leaves for the next one: what it was made with and of, and what it has read of each page. With it a page that
// shows what it did is not built again.

import fs from "node:fs";
import path from "node:path";
import type { Content } from "../content/load";
import { writeWhole } from "../content/write-whole";
import { type CalendarDate, dateIn } from "../model/content/date";
import type { Problem } from "../model/rules/problem";
import { digestOf } from "../site/digest";
import type { SitePlan } from "../site/plan";
import { type EarlierOutput, readOutput } from "./assembly";
import type { Inputs } from "./fingerprint";
import { isTrusted, outputFolder, outputState } from "./output";
import type { BuiltPage } from "./page-reader";
import type { Renderer } from "./renderer";

export interface BuildRecord {
  /** Digest of the code. */
  code: string;
  /** Digests of the posts and pages, by their files. */
  texts: Readonly<Record<string, string>>;
  renderer: Renderer;
  /** What each page shows, and what was read of it, by its address. */
  pages: Readonly<Record<string, { digest: string; read: BuiltPage }>>;
  /** The state of the output's files. */
  output: string;
}

const recordFile = (root: string): string => path.join(root, ".build/site.json");

/** Reads what the last build has left; undefined where there is nothing, or not all of it. */
export function readRecord(root: string): BuildRecord | undefined {
  try {
    return JSON.parse(fs.readFileSync(recordFile(root), "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Reads what the last build has left for whoever works without Gatsby.
 * @param code the fingerprint of the code
 * @returns the record, or why Gatsby must build
 */
export function usableRecord(root: string, code: string): BuildRecord | string {
  const record = readRecord(root);
  if (!record) return "no earlier build is there";
  if (!isTrusted(root)) return "the last build did not finish";
  return record.code === code ? record : "code (also a text in MDX), packages or settings have changed";
}

/** A build that has ended well. */
export interface FinishedBuild {
  inputs: Inputs;
  content: Content;
  plan: SitePlan;
  /** When its content was read. */
  now: Date;
  renderer: Renderer;
  /** What was read of each page; undefined if no output is in place, since the content has errors. */
  read: ReadonlyMap<string, BuiltPage> | undefined;
}

/** Leaves the record of a build. */
export function writeRecord(root: string, { inputs, content, plan, now, renderer, read }: FinishedBuild): void {
  const kept = read ? plan.pages : [];
  const pages = Object.fromEntries(
    kept.map(({ path: address, digest }) => [address, { digest, read: read?.get(address) as BuiltPage }]),
  );
  const output = read ? filesDigest(root) : "";
  const record: BuildRecord = { code: inputs.code, texts: textDigests(content), renderer, pages, output };
  writeWhole(recordFile(root), JSON.stringify(record));
  // An earlier output is what its own seal says.
  if (!read) return;
  const { timeZone } = plan.site;
  const { problems } = content;
  const seal: Seal = { inputs: inputs.all, timeZone, day: dateIn(timeZone, now), output, problems };
  writeWhole(sealFile(root), JSON.stringify(seal));
}

/** Digests of the posts and pages, by their files. */
export const textDigests = ({ posts, pages }: Pick<Content, "posts" | "pages">): Record<string, string> =>
  Object.fromEntries([...posts, ...pages].map((entry) => [entry.contentFilePath, entry.digest]));

/** What tells that a build would make what is there. It is apart from the record because it is read in a moment. */
interface Seal {
  /** Digest of all that the build was made with and of. */
  inputs: string;
  /** The site's. */
  timeZone: string;
  /** Which day it was there: on another, other posts may be public. */
  day: CalendarDate;
  output: string;
  /** What was said of the content. */
  problems: Problem[];
}

const sealFile = (root: string): string => path.join(root, ".build/seal.json");

/** Whether a build would make what is there. @returns what is to be said of the content; undefined if it might not */
export function unchanged(root: string, inputs: Inputs, now: Date): Problem[] | undefined {
  try {
    const seal: Seal = JSON.parse(fs.readFileSync(sealFile(root), "utf8"));
    const same = seal.inputs === inputs.all && seal.day === dateIn(seal.timeZone, now);
    return same && seal.output === filesDigest(root) ? seal.problems : undefined;
  } catch {
    return undefined;
  }
}

const filesDigest = (root: string): string => digestOf(...outputState(root));

/** The output as it lies in `public/`, if nobody has touched it since it was put in place. */
export function untouchedOutput(root: string, record: BuildRecord | undefined): EarlierOutput | undefined {
  return record?.output === filesDigest(root) ? readOutput(outputFolder(root)) : undefined;
}

/** What was read of the pages that show what they did, by their addresses. */
export function knownPages(record: BuildRecord | undefined, plan: SitePlan): Record<string, BuiltPage> {
  return Object.fromEntries(
    plan.pages.flatMap(({ path: address, digest }) => {
      const before = record?.pages[address];
      return before?.digest === digest ? [[address, before.read]] : [];
    }),
  );
}
