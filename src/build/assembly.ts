// Lays out a folder of what is deployed. Files that an earlier output has too become links to these, which takes a fraction
// of a copy's time; nothing writes into a file of an output once it is laid out.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { linkOrCopy } from "../content/write-whole";
import { FILE_LIST, type ListedFile } from "../model/hosting/file-list";

/** An output whose files are as its list says. */
export interface EarlierOutput {
  folder: string;
  files: Readonly<Record<string, ListedFile>>;
}

/** A folder in the making. Files are named relative to it; a later one replaces an earlier one of its name. */
export interface Assembly {
  folder: string;
  /** Puts a copy of a file in place. @param known its SHA-256 and size, where somebody has read it */
  copy(file: string, from: string, known?: ListedFile): void;
  /** Puts a file in place that is never written again under its name. */
  link(file: string, from: string): void;
  write(file: string, content: string | Uint8Array): void;
  /** SHA-256 and size of a file that was put in place, where they are known. */
  known(file: string): ListedFile | undefined;
}

/** SHA-256 and size of what a file holds. */
export function sumOf(content: string | Uint8Array): ListedFile {
  return { sha256: createHash("sha256").update(content).digest("hex"), size: Buffer.byteLength(content) };
}

/** Reads the list of an output. @returns nothing for an output without one */
export function readOutput(folder: string): EarlierOutput | undefined {
  try {
    return { folder, files: JSON.parse(fs.readFileSync(path.join(folder, FILE_LIST), "utf8")) };
  } catch {
    return undefined;
  }
}

/** Begins a folder, which must not be there. */
export function createAssembly(folder: string, earlier?: EarlierOutput): Assembly {
  const folders = new Set<string>();
  const placed = new Map<string, ListedFile | undefined>();
  const place = (file: string, sum: ListedFile | undefined, make: (target: string) => void): void => {
    const target = path.join(folder, file);
    const parent = path.dirname(target);
    if (!folders.has(parent)) fs.mkdirSync(parent, { recursive: true });
    folders.add(parent);
    // What is there may be a link: it must not be written into.
    if (placed.has(file)) fs.rmSync(target);
    const same = sum !== undefined && earlier?.files[file]?.sha256 === sum.sha256;
    if (same) linkOrCopy(path.join(earlier.folder, file), target);
    else make(target);
    placed.set(file, sum);
  };
  return {
    folder,
    copy: (file, from, known) => place(file, known, (target) => fs.copyFileSync(from, target)),
    link(file, from) {
      const known = earlier && isSameFile(from, path.join(earlier.folder, file)) ? earlier.files[file] : undefined;
      place(file, known, (target) => linkOrCopy(from, target));
    },
    write: (file, content) => place(file, sumOf(content), (target) => fs.writeFileSync(target, content)),
    known: (file) => placed.get(file),
  };
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => fs.statSync(file, { throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}
