// Remembers what was read of files, between runs too: a file is read again when its state has changed, and taken apart again
// when its bytes have.

import fs from "node:fs";
import { digestOf } from "../site/digest";
import { openFactCache } from "./fact-cache";

/** Facts about files, by their absolute paths. They must survive JSON. */
export interface FileMemory<Facts> {
  /**
   * Gives the facts of a file.
   * @param make makes them of its bytes; it is asked only for what is not known
   * @param basis what else than the file they are made of
   * @throws if the file can't be read
   */
  read(file: string, make: (bytes: Buffer) => Promise<Facts>, basis?: string): Promise<Facts>;
  /** Writes what was asked for since the last time, and forgets the rest. */
  save(): void;
}

interface Known<Facts> {
  /** Absent if it does not tell whether the file is the same. */
  state: string | undefined;
  digest: string;
  basis: string;
  facts: Facts;
}

/**
 * Opens a memory.
 * @param place the file in which it is kept; where it can't be written, only this run remembers
 * @param version what else the facts depend on; facts of another version are not used
 */
export function openFileMemory<Facts>(place: string, version: string): FileMemory<Facts> {
  const cache = openFactCache<Known<Facts>>(place, version);
  const reading = new Map<string, Promise<Facts>>();
  const readAgain: FileMemory<Facts>["read"] = async (file, make, basis = "") => {
    const state = fileState(file);
    const bytes = await fs.promises.readFile(file);
    const digest = digestOf(bytes);
    const before = cache.get(file);
    const facts = before?.digest === digest && before.basis === basis ? before.facts : await make(bytes);
    cache.set(file, { state, digest, basis, facts });
    return facts;
  };
  return {
    async read(file, make, basis = "") {
      const before = cache.get(file);
      if (before?.state !== undefined && before.basis === basis && before.state === fileState(file))
        return before.facts;
      const facts = reading.get(file) ?? readAgain(file, make, basis).finally(() => reading.delete(file));
      reading.set(file, facts);
      return facts;
    },
    save: cache.save,
  };
}

/** How long ago a file must have changed for its times to tell whether it has changed since, in milliseconds. */
const SETTLED = 2000;

/**
 * What tells whether a file has changed, or may be read by others than before; undefined if nothing does. As in Git's index
 * (https://git-scm.com/docs/racy-git), the times of a file that has just changed do not: it may change again within them.
 */
function fileState(file: string): string | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat || Date.now() - Math.max(stat.mtimeMs, stat.ctimeMs) < SETTLED) return undefined;
  return `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
}
