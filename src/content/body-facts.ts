// What rules need to know of a post's body, remembered by its text.

import fs from "node:fs";
import path from "node:path";
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

/** Makes a reader. @param root the project, in whose `.build` facts are remembered */
export function createBodyReader(root: string): BodyReader {
  const cache = openFactCache<BodyFacts>(path.join(root, ".build/body-facts.json"), pipelineVersion());
  return {
    async read(body, format) {
      const digest = digestOf(format, "\n", body);
      let facts = cache.get(digest);
      if (!facts) {
        facts = format === "md" ? withoutTree(renderMarkdown(body)) : await inspectMdx(body);
        cache.set(digest, facts);
      }
      return facts;
    },
    save: cache.save,
  };
}

function withoutTree({ tree: _tree, ...facts }: ReturnType<typeof renderMarkdown>): BodyFacts {
  return facts;
}

/** Facts depend on the code that reads them: the transforms and the packages that they use. */
function pipelineVersion(): string {
  const folder = path.resolve("src/markdown");
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
  return digestOf(...[...files, path.resolve("package-lock.json")].map((file) => fs.readFileSync(file)));
}
