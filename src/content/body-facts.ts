// What rules need to know of a body, remembered by its text.

import path from "node:path";
import { inspectMdx } from "../markdown/mdx";
import type { BodyFacts } from "../markdown/types";
import type { SourceFormat } from "../model/source";
import { type BodyPool, startBodyPool } from "./body-pool";
import { keepTrees, pipelineVersion, treeFile } from "./body-store";
import { digestOf, openFactCache } from "./fact-cache";
import { renderBody } from "./render-body";

/** Reads the facts of bodies. */
export interface BodyReader {
  read(body: string, format: SourceFormat): Promise<BodyFacts>;
  /** Remembers what was read. */
  save(): void;
}

/** From so many new bodies on, threads take less time than it takes to start them. */
const MANY = 80;

/** Makes a reader. @param root the project, in whose `.build` facts and trees are remembered */
export function createBodyReader(root: string): BodyReader {
  const cache = openFactCache<BodyFacts>(path.join(root, ".build/body-facts.json"), pipelineVersion());
  const trees = new Set<string>();
  let unknown = 0;
  let pool: BodyPool | undefined;
  const render = (body: string): Promise<BodyFacts> | BodyFacts => {
    unknown++;
    if (unknown === MANY) pool = startBodyPool(root);
    return pool ? pool.render(body) : renderBody(root, body);
  };
  return {
    async read(body, format) {
      const digest = digestOf(format, "\n", body);
      if (format === "md") trees.add(treeFile(root, body));
      const facts = cache.get(digest) ?? (await (format === "md" ? render(body) : inspectMdx(body)));
      cache.set(digest, facts);
      return facts;
    },
    save() {
      pool?.close();
      pool = undefined;
      unknown = 0;
      cache.save();
      keepTrees(root, trees);
    },
  };
}
