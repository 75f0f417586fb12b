// Keeps the trees of bodies that the check has made, for the build: a body is parsed once.

import fs from "node:fs";
import path from "node:path";
import type { Root } from "hast";
import { splitFrontmatter } from "../model/content/frontmatter";
import { digestOf } from "../site/digest";
import { filesBelow } from "./files-below";
import { openStore, type Store } from "./store";

/** The trees that are kept, by their names. @param root the project, in whose `.build` they are */
export const openTrees = (root: string): Store => openStore(path.join(root, ".build/bodies"));

/**
 * Gives the tree of a Markdown body.
 * @param name under which it was kept
 * @param file the text's file, from which it is made again if it is not there
 * @throws if neither can be read
 */
export async function bodyTree(root: string, name: string, file: string): Promise<Root> {
  try {
    return JSON.parse(String(openTrees(root).get(name)));
  } catch {
    // Not needed as long as all trees are there: it takes a while to load.
    const { renderMarkdown } = await import("../markdown/render");
    return renderMarkdown(splitFrontmatter(fs.readFileSync(file, "utf8")).body).tree;
  }
}

/** The name under which the tree of a Markdown body is kept. */
export const treeName = (body: string): string => `${digestOf(pipelineVersion(), body)}.json`;

let version: string | undefined;

/** The code that reads texts. */
const LAYERS = ["src/content", "src/markdown", "src/model", "src/site"];

/** What facts and trees depend on besides the text: the code that reads it, and the packages that this uses. */
export function pipelineVersion(): string {
  version ??= digestOf(
    process.version,
    ...LAYERS.flatMap((layer) => filesBelow(layer).map((file) => fs.readFileSync(path.join(layer, file)))),
    fs.readFileSync("package-lock.json"),
  );
  return version;
}
