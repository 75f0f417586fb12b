// What rules need to know of a body, and its tree, remembered by its text: a body is parsed once for check and build.

import fs from "node:fs";
import path from "node:path";
import type { Root } from "hast";
import { inspectMdx } from "../markdown/mdx";
import { renderMarkdown } from "../markdown/render";
import type { BodyFacts } from "../markdown/types";
import type { SourceFormat } from "../model/source";
import { digestOf, openFactCache } from "./fact-cache";

/** Reads the facts of bodies. */
export interface BodyReader {
  read(body: string, format: SourceFormat): Promise<BodyFacts>;
  save(): void;
}

/** Makes a reader. @param root the project, in whose `.build` facts and trees are remembered */
export function createBodyReader(root: string): BodyReader {
  const cache = openFactCache<BodyFacts>(path.join(root, ".build/body-facts.json"), pipelineVersion());
  const used = new Set<string>();
  return {
    async read(body, format) {
      const digest = digestOf(format, "\n", body);
      used.add(treeFile(root, body));
      let facts = cache.get(digest);
      if (!facts) {
        facts = format === "md" ? renderOnce(root, body) : await inspectMdx(body);
        cache.set(digest, facts);
      }
      return facts;
    },
    save() {
      cache.save();
      forgetTrees(root, used);
    },
  };
}

/** Gives the tree of a Markdown body: the one that the check made, if it is there. */
export function bodyTree(root: string, body: string): Root {
  try {
    return JSON.parse(fs.readFileSync(treeFile(root, body), "utf8"));
  } catch {
    return renderMarkdown(body).tree;
  }
}

/** Renders a body, and keeps its tree for the build. */
function renderOnce(root: string, body: string): BodyFacts {
  const { tree, ...facts } = renderMarkdown(body);
  const file = treeFile(root, body);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(tree));
    fs.renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A check must work where nothing can be written.
  }
  return facts;
}

const treesIn = (root: string): string => path.join(root, ".build/bodies");

const treeFile = (root: string, body: string): string =>
  path.join(treesIn(root), `${digestOf(pipelineVersion(), body)}.json`);

function forgetTrees(root: string, used: ReadonlySet<string>): void {
  const folder = treesIn(root);
  if (!fs.existsSync(folder)) return;
  for (const file of fs.readdirSync(folder).map((name) => path.join(folder, name)))
    if (!used.has(file)) fs.rmSync(file, { force: true });
}

let version: string | undefined;

/** Facts depend on the code that reads them: the transforms and the packages that they use. */
function pipelineVersion(): string {
  if (version === undefined) {
    const folder = path.resolve("src/markdown");
    const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
    version = digestOf(...[...files, path.resolve("package-lock.json")].map((file) => fs.readFileSync(file)));
  }
  return version;
}
