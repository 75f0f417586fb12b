// What a build leaves for the next one: what it was made with and of, and what it has read of each page. With it a page that
// shows what it did is not built again.

import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "../content/files-below";
import type { Content } from "../content/load";
import { writeWhole } from "../content/write-whole";
import { digestOf } from "../site/digest";
import type { SitePlan } from "../site/plan";
import { type EarlierOutput, readOutput } from "./assembly";
import { outputFolder, outputState } from "./output";
import type { BuiltPage } from "./page-reader";
import type { Renderer } from "./renderer";

/** What a build is made of. */
export interface Inputs {
  /** Of the code. */
  fingerprint: string;
  /** Of all that the site shows, and of the files that are copied. */
  content: string;
  /** Of the posts and pages, by their files. */
  texts: Readonly<Record<string, string>>;
}

export interface BuildRecord extends Inputs {
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

/** Leaves the record of a build whose output is in place. */
export function writeRecord(
  root: string,
  inputs: Inputs,
  renderer: Renderer,
  plan: SitePlan,
  read: ReadonlyMap<string, BuiltPage>,
): void {
  const pages = Object.fromEntries(
    plan.pages.map(({ path: address, digest }) => [address, { digest, read: read.get(address) as BuiltPage }]),
  );
  const record: BuildRecord = { ...inputs, renderer, pages, output: filesDigest(root) };
  writeWhole(recordFile(root), JSON.stringify(record));
}

/** Describes what a site is built of. */
export function describeInputs(root: string, fingerprint: string, { posts, pages }: Content, plan: SitePlan): Inputs {
  const copied = filesBelow(path.join(root, "static")).flatMap((file) => [
    file,
    digestOf(fs.readFileSync(path.join(root, "static", file))),
  ]);
  const shown = plan.pages.map(({ digest }) => digest);
  const content = digestOf(JSON.stringify([shown, plan.posts, plan.redirects, [...plan.updated], copied]));
  const texts = Object.fromEntries([...posts, ...pages].map((entry) => [entry.contentFilePath, entry.digest]));
  return { fingerprint, content, texts };
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
