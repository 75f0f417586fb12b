// A content-addressed cache: files that runs keep for the next ones, by digests of what they were made of. They appear whole
// or not at all, and any number of processes may use one folder at a time.

import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "./files-below";
import { isBeingWritten, writeWhole } from "./write-whole";

/** Files by their keys. A key may name a folder, as `a/b.jpg` does. */
export interface Store {
  /** The keys of all that is kept. */
  keys(): string[];
  has(key: string): boolean;
  /** Gives what is kept; undefined if that is nothing, or can't be read. */
  get(key: string): Buffer | undefined;
  /** Keeps data, and gives it back. @throws what the file system throws */
  set<Data extends string | Uint8Array>(key: string, data: Data): Data;
  /** Where a file lies, or would lie. */
  path(key: string): string;
  /** Deletes what nobody has asked this store for. @param prefix of the keys to look at */
  prune(prefix?: string): void;
}

/** Opens a store. @param folder which need not be there */
export function openStore(folder: string): Store {
  const asked = new Set<string>();
  const keys = () => filesBelow(folder);
  const place = (key: string): string => {
    asked.add(key);
    return path.join(folder, key);
  };
  return {
    keys,
    has: (key) => fs.existsSync(place(key)),
    get(key) {
      try {
        return fs.readFileSync(place(key));
      } catch {
        return undefined;
      }
    },
    set(key, data) {
      writeWhole(place(key), data);
      return data;
    },
    path: place,
    prune(prefix = "") {
      try {
        const others = keys().filter((key) => key.startsWith(prefix) && !asked.has(key) && !isBeingWritten(key));
        for (const key of others) fs.rmSync(path.join(folder, key), { force: true });
      } catch {
        // Where nothing can be written, nothing can be deleted: the next run tries again.
      }
    },
  };
}
