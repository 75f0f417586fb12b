// Reads the files of posts and pages.

import path from "node:path";
import type { Finding } from "../model/rules/problem";
import { type BodyReader, createBodyReader } from "./body-facts";
import { openTrees, pipelineVersion, treeName } from "./body-store";
import { type EntryMeans, entryOf, type ReadEntry, type TextSettings } from "./entry-text";
import { openFileMemory } from "./file-memory";
import type { SourceFile } from "./folder";
import { decodeText, textDigest, unreadable } from "./text";

/** Reads the files of posts and pages, each again only when it has changed. */
export interface EntryReader {
  /** What has not changed is the same object again. @param settings what decides how a text is read */
  read(source: SourceFile, settings: TextSettings): Promise<ReadEntry>;
  /** Ends what works beside this process, until much is read again. */
  rest(): Promise<void>;
  /** Remembers what was read, and forgets all else. */
  save(): void;
}

/**
 * Makes a reader.
 * @param root the project, in whose `.build` entries and trees are kept
 * @param display turns an absolute path into the name that problems use
 */
export function createEntryReader(
  root: string,
  display: (file: string) => string,
  bodies: BodyReader = createBodyReader(root),
): EntryReader {
  const memory = openFileMemory<ReadEntry>(path.join(root, ".build/entries.json"), pipelineVersion());
  const trees = openTrees(root);
  const means: EntryMeans = { readBody: bodies.read, digest: textDigest, treeName };
  return {
    async read(source, settings) {
      const make = (text: string | Finding) => entryOf(source, text, means, settings, display(source.file));
      const read = (bytes: Buffer) => make(decodeText(bytes));
      const basis = JSON.stringify(settings);
      const entry = await memory.read(source.file, read, basis).catch((error) => make(unreadable(error)));
      // Named, it stays.
      if (entry.tree !== undefined) trees.path(entry.tree);
      return entry;
    },
    rest: bodies.rest,
    save() {
      memory.save();
      trees.prune();
    },
  };
}
