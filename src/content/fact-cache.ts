// Remembers facts by the content that they were read from, between runs.

import { createHash } from "node:crypto";
import fs from "node:fs";
import { writeWhole } from "./write-whole";

/** Facts by the digest of what they were read from. They must survive JSON. */
export interface FactCache<Facts> {
  get(digest: string): Facts | undefined;
  set(digest: string, facts: Facts): void;
  /** Writes what was asked for in this run, and forgets the rest. */
  save(): void;
}

/**
 * Opens a cache.
 * @param file where it is kept; where it can't be written, nothing is remembered
 * @param version what else the facts depend on; facts of another version are not used
 */
export function openFactCache<Facts>(file: string, version: string): FactCache<Facts> {
  const known = read<Facts>(file, version);
  const used = new Map<string, Facts>();
  return {
    get(digest) {
      const facts = used.get(digest) ?? known.get(digest);
      if (facts !== undefined) used.set(digest, facts);
      return facts;
    },
    set: (digest, facts) => void used.set(digest, facts),
    save() {
      const same = used.size === known.size && [...used.keys()].every((digest) => known.has(digest));
      if (!same) write(file, JSON.stringify({ version, facts: Object.fromEntries(used) }));
    },
  };
}

/** SHA-256 in base64url. */
export function digestOf(...contents: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("base64url");
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
