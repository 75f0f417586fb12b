// What a build is made with and of: what decides whether what an earlier build has left can be used.

import fs from "node:fs";
import path from "node:path";
import { SITE_FILE } from "../content/content-dir";
import { openFileMemory } from "../content/file-memory";
import { filesBelow, listFiles } from "../content/files-below";
import { isPicture } from "../model/pictures/picture-format";
import { digestOf } from "../site/digest";

/** Environment that decides what is built. */
const ENVIRONMENT = ["PATH_PREFIX", "PREFIX_PATHS", "PREVIEW", "PRECOMPRESS"];

/**
 * What of the project's folder is no code: what is made, what tools keep, words for people, and content, which may lie
 * elsewhere. All else decides what is built, also files that are not there yet.
 */
const NO_CODE = new Set([
  ...[".build", ".cache", "public", "node_modules", "content", "static"],
  ...[".git", ".ci", ".github", ".vscode", ".idea", "tests", "docs", "findings"],
  ...[".DS_Store", ".editorconfig", ".gitignore", ".knip.jsonc", "biome.json", "renovate.json"],
  ...["CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md"],
]);

/** Digests of what a build is made with and of. */
export interface Inputs {
  /** Of code, configuration, packages, environment. */
  code: string;
  /** Of these, the content, and the files that are copied. */
  all: string;
}

/** Reads what a site is built with and of. @param dir the content folder */
export async function readInputs(root: string, dir: string): Promise<Inputs> {
  const code = fingerprint(root, dir);
  const memory = openFileMemory<string>(path.join(root, ".build/inputs.json"), "1");
  const parts = [code];
  for (const file of [...(await listFiles(dir)), ...inside(path.join(root, "static"))]) {
    // A link may lead nowhere, or to a folder.
    const digest = memory.read(file, async (bytes) => digestOf(bytes)).catch((error) => String(error.code));
    parts.push(file, await digest);
  }
  memory.save();
  return { code, all: digestOf(JSON.stringify(parts)) };
}

/**
 * Reads what a site is built with: code, configuration, packages, environment; of the content only what is code.
 * @param dir the content folder
 */
export function fingerprint(root: string, dir: string): string {
  const project = fs
    .readdirSync(root)
    .filter((name) => !NO_CODE.has(name) && !name.endsWith(".log"))
    .map((name) => path.join(root, name))
    .filter((place) => place !== dir)
    .flatMap(filesAt);
  const content = inside(dir).filter((file) => !file.endsWith(".md") && file !== path.join(dir, SITE_FILE));
  // A text in MDX may import pictures, too.
  const code = content.some((file) => file.endsWith(".mdx")) ? content : content.filter((file) => !isPicture(file));
  const environment = [process.version, ...ENVIRONMENT.map((name) => process.env[name] ?? "")];
  return digestOf(...environment.flatMap((value) => [value, "\n"]), ...[...project, ...code].flatMap(namedContent));
}

const namedContent = (file: string): string[] => [file, "\n", digestOf(fs.readFileSync(file)), "\n"];

/** A file itself, or those in a folder; a link may lead to either, or nowhere, as editors' locks do. */
function filesAt(place: string): string[] {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  return found?.isDirectory() ? inside(place) : found?.isFile() ? [place] : [];
}

const inside = (folder: string): string[] => filesBelow(folder).map((file) => path.join(folder, file));

/** Layers whose code runs while Gatsby makes nodes and answers queries; the bundler watches the others. */
const LAYERS = ["build", "content", "gatsby", "markdown", "model", "site"];

/**
 * Reads the version of the code that decides what Gatsby's caches hold: Gatsby looks only at its own configuration files and
 * at page code, not at what these import.
 * @param pathPrefix the path below which the site is served: Gatsby keeps pages and the addresses of pictures when it changes
 */
export function codeVersion(root: string, pathPrefix: string): string {
  const configuration = ["gatsby-config.ts", "gatsby-node.ts", "package-lock.json"];
  const layers = LAYERS.flatMap((layer) =>
    filesBelow(path.join(root, "src", layer)).map((file) => path.join("src", layer, file)),
  );
  return digestOf(
    pathPrefix,
    ...[...configuration, ...layers].flatMap((file) => [file, "\n", fs.readFileSync(path.join(root, file))]),
  );
}
