// Writes files whole or not at all.

import fs from "node:fs";
import path from "node:path";
import { threadId } from "node:worker_threads";

/**
 * Writes a file, and the folders that it lies in. Others see the old file or the new one, whatever dies; of two processes
 * or threads that write the same file, either may be the last.
 * @throws what the file system throws; nothing is left then
 */
export function writeWhole(file: string, data: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}-${threadId}`;
  try {
    writeBelow(unfinished, data);
    rename(unfinished, file);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Writes a file; makes its folder only if it is not there, since most are. */
function writeBelow(file: string, data: string | Uint8Array): void {
  try {
    fs.writeFileSync(file, data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, data);
  }
}

/** For so long a file is waited for that another program has open, in steps, in milliseconds. */
const PATIENCE = { step: 20, steps: 50 };

/**
 * Renames a file or a folder. On Windows that is forbidden while a program has it open, or something in it, as virus scanners
 * do for a moment: there it is tried again.
 * @throws what the file system throws
 */
export function rename(from: string, to: string, platform: string = process.platform): void {
  for (let step = 0; ; step++) {
    try {
      fs.renameSync(from, to);
      return;
    } catch (error) {
      const isHeld = ["EPERM", "EACCES", "EBUSY"].includes((error as NodeJS.ErrnoException).code ?? "");
      if (platform !== "win32" || !isHeld || step === PATIENCE.steps) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE.step);
    }
  }
}

/** Gives a file a second name, which costs nothing; where the disk has no links, or another disk is meant, a copy. */
export function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    fs.copyFileSync(from, to);
  }
}

/** Whether a file is one that a running process has begun to write, and will rename. */
export function isBeingWritten(file: string): boolean {
  const writer = /\.(\d+)-\d+$/.exec(file)?.[1];
  if (writer === undefined) return false;
  try {
    return process.kill(Number(writer), 0);
  } catch (error) {
    // It runs, as another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
