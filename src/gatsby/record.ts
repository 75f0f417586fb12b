// What a build leaves for the next one, so that edited texts can be built without Gatsby: what it was made of, and what it
// made besides pages. And which texts the output shows, so that nothing is built twice.

import fs from "node:fs";
import path from "node:path";
import { digestOf } from "../content/fact-cache";
import { filesBelow } from "../content/files-below";
import type { Content, LoadedPage, LoadedPost } from "../content/load";
import { writeWhole } from "../content/write-whole";
import { isPublished } from "../model/publish";
import type { Redirect } from "../model/redirects";
import type { BuiltSite } from "./after-build";
import type { BuiltPage } from "./after-build/page-reader";
import { type EarlierOutput, readOutput } from "./assembly";
import { outputFolder, outputState } from "./output";

/** What a text was when it was built. */
export interface TextRecord {
  /** Of its file. */
  digest: string;
  /** Of all that other pages show of it, and of what decides which pages there are. */
  shared: string;
}

/** What a build was made of. */
export interface Inputs {
  /** Of everything but the Markdown texts. */
  rest: string;
  /** The texts by their files. */
  texts: Readonly<Record<string, TextRecord>>;
}

export interface BuildRecord extends Inputs {
  site: Omit<BuiltSite, "root" | "staticDir" | "fileOf">;
  /** What was read of its pages, by their addresses. */
  read: Readonly<Record<string, BuiltPage>>;
  redirects: readonly Redirect[];
}

const recordFile = (root: string): string => path.join(root, ".build/site.json");

/** Reads what the last whole build has left. */
export const readRecord = (root: string): BuildRecord | undefined => readJson(recordFile(root));

/** What a file that a build has left holds; undefined where there is none, or not all of it. */
function readJson<Value>(file: string): Value | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Leaves the record of a whole build. */
export const writeRecord = (root: string, record: BuildRecord): void =>
  writeWhole(recordFile(root), JSON.stringify(record));

const stampFile = (root: string): string => path.join(root, ".build/output.json");

/** What an output was made of, and the state of its files. */
type Stamp = Readonly<Record<"inputs" | "files", string>>;

const inputsDigest = ({ rest, texts }: Inputs): string =>
  digestOf(JSON.stringify([rest, ...Object.entries(texts).flatMap(([file, { digest }]) => [file, digest])]));

const filesDigest = (root: string): string => digestOf(...outputState(root));

/** The output as it lies in `public/`, if nobody has touched it since it was put in place. */
export function untouchedOutput(root: string): EarlierOutput | undefined {
  return readJson<Stamp>(stampFile(root))?.files === filesDigest(root) ? readOutput(outputFolder(root)) : undefined;
}

/** Remembers what the output was made of, once it is in place. */
export function stampOutput(root: string, inputs: Inputs): void {
  const stamp: Stamp = { inputs: inputsDigest(inputs), files: filesDigest(root) };
  writeWhole(stampFile(root), JSON.stringify(stamp));
}

/** Whether the output was made of this, and nobody has touched it since. */
export function isOutputOf(root: string, inputs: Inputs): boolean {
  const stamp = readJson<Stamp>(stampFile(root));
  return stamp?.inputs === inputsDigest(inputs) && stamp.files === filesDigest(root);
}

/** Environment that decides what is built. */
const ENVIRONMENT = ["PATH_PREFIX", "PREFIX_PATHS", "PREVIEW", "PRECOMPRESS"];

/**
 * What of the project's folder no build reads, or counts in another way: what is made, what tools keep, words for people, and
 * the content, which may lie elsewhere. All else decides what is built, also files that are not there yet.
 */
const APART = new Set([
  ...[".build", ".cache", "public", "node_modules", "content"],
  ...[".git", ".ci", ".github", ".vscode", ".idea", "tests", "docs", "findings"],
  ...[".DS_Store", ".editorconfig", ".gitignore", ".knip.jsonc", "biome.json", "renovate.json"],
  ...["CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md"],
]);

/**
 * Reads what a site is built of besides its Markdown texts: code, configuration, packages, pictures, facts, static files.
 * @param dir the content folder
 */
export function restOf(root: string, dir: string): string {
  const project = fs
    .readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !APART.has(name) && !name.endsWith(".log"))
    .flatMap((entry) => {
      const place = path.join(root, entry.name);
      return entry.isDirectory() ? inside(place) : [place];
    });
  const content = inside(dir).filter((file) => !file.endsWith(".md"));
  const files = [...project, ...content].flatMap((file) => [file, "\n", digestOf(fs.readFileSync(file)), "\n"]);
  const environment = [process.version, ...ENVIRONMENT.map((name) => process.env[name] ?? "")];
  return digestOf(...environment.flatMap((value) => [value, "\n"]), ...files);
}

const inside = (folder: string): string[] => filesBelow(folder).map((file) => path.join(folder, file));

/** What only a text's own page shows of it. */
const OWN = ["tree", "bodyOffset", "digest", "words", "updated", "reviewed", "reviewDue"] as const;

/** Describes the texts of a site. */
export function textRecords({ site, posts, pages }: Pick<Content, "site" | "posts" | "pages">, now: Date) {
  const records: Record<string, TextRecord> = {};
  for (const text of [...posts, ...pages]) {
    const shared: Partial<LoadedPost | LoadedPage> = { ...text };
    for (const name of OWN) delete shared[name];
    const published = isPublished(text, now, site?.timeZone ?? "UTC");
    records[text.contentFilePath] = { digest: text.digest, shared: digestOf(JSON.stringify([shared, published])) };
  }
  return records;
}
