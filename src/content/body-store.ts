// Keeps the trees of bodies that the check has made, for the build: a body is parsed once.

import fs from "node:fs";
import path from "node:path";
import type { Root } from "hast";
import { digestOf } from "./fact-cache";
import { writeWhole } from "./write-whole";

/** Keeps the tree of a Markdown body. @param root the project, in whose `.build` it is kept */
export function keepTree(root: string, body: string, tree: Root): void {
  try {
    writeWhole(treeFile(root, body), JSON.stringify(tree));
  } catch {
    // A check must work where nothing can be written.
  }
}

/** Gives the tree of a Markdown body: the one that was kept, if it is there. */
export async function bodyTree(root: string, body: string): Promise<Root> {
  try {
    return JSON.parse(fs.readFileSync(treeFile(root, body), "utf8"));
  } catch {
    // Not needed as long as all trees are there: it takes a while to load.
    const { renderMarkdown } = await import("../markdown/render");
    return renderMarkdown(body).tree;
  }
}

/** Removes all other trees. @param files those that are needed */
export function keepTrees(root: string, files: ReadonlySet<string>): void {
  const folder = folderOf(root);
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!files.has(file)) fs.rmSync(file, { force: true });
  }
}

const folderOf = (root: string): string => path.join(root, ".build/bodies");

/** Where the tree of a Markdown body is kept. */
export const treeFile = (root: string, body: string): string =>
  path.join(folderOf(root), `${digestOf(pipelineVersion(), body)}.json`);

let version: string | undefined;

/** What facts and trees depend on besides the text: the transforms and the packages that they use. */
export function pipelineVersion(): string {
  if (version === undefined) {
    const folder = path.resolve("src/markdown");
    const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
    version = digestOf(...[...files, path.resolve("package-lock.json")].map((file) => fs.readFileSync(file)));
  }
  return version;
}
