// Remembers facts between runs, by the digest or the name of what they were read from.

import fs from "node:fs";
import { writeWhole } from "./write-whole";

/** Facts by their keys. They must survive JSON. */
export interface FactCache<Facts> {
  get(key: string): Facts | undefined;
  set(key: string, facts: Facts): void;
  /** Writes what was asked for since the last time, and forgets the rest. */
  save(): void;
}

/**
 * Opens a cache.
 * @param file where it is kept; where it can't be written, only this run remembers
 * @param version what else the facts depend on; facts of another version are not used
 */
export function openFactCache<Facts>(file: string, version: string): FactCache<Facts> {
  let known = read<Facts>(file, version);
  let used = new Map<string, Facts>();
  let changed = false;
  return {
    get(key) {
      const facts = used.get(key) ?? known.get(key);
      if (facts !== undefined) used.set(key, facts);
      return facts;
    },
    set(key, facts) {
      changed ||= known.get(key) !== facts;
      used.set(key, facts);
    },
    save() {
      if (changed || used.size !== known.size)
        write(file, JSON.stringify({ version, facts: Object.fromEntries(used) }));
      [known, used, changed] = [used, new Map(), false];
    },
  };
}

function read<Facts>(file: string, version: string): Map<string, Facts> {
  try {
    const kept = JSON.parse(fs.readFileSync(file, "utf8"));
    return new Map(kept.version === version ? Object.entries(kept.facts as Record<string, Facts>) : []);
  } catch {
    return new Map();
  }
}

function write(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch {
    // A check must work where nothing can be written; the next one only takes longer.
  }
}
