// Lets one build at a time work in a folder. The lock is the system's, on an open file: it ends with the processes that have
// the file open, however they end, so none is left behind by a build that was killed. Containers that share the folder see it.

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Says that a process may build: it belongs to a holder. */
export interface BuildLock {
  /** For a child process that builds on: it holds the lock as well, even when this process is killed. */
  stdio: ("inherit" | number)[];
  /** Gives the lock back before the process ends. Child processes that hold it keep it. */
  release(): void;
}

interface Holder {
  id: string;
  what: string;
  pid: number;
  host: string;
  /** In milliseconds of Unix time. */
  since: number;
}

/** Tells the holder's child processes its `id`: they may build, too. */
const VARIABLE = "SITE_BUILD_LOCK";

const INHERIT = ["inherit", "inherit", "inherit"] as const;

/**
 * Takes the lock of a project. A child process of a holder has it already.
 * @param root the project, in whose `.build` the file lies
 * @param what runs, as the beginning of a sentence
 * @returns the lock, or who holds it, in words for users
 * @throws what the file system throws
 */
export async function acquireBuildLock(root: string, what = "A build"): Promise<BuildLock | string> {
  const file = path.join(root, ".build/lock");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fd = fs.openSync(file, "a+");
  if (await isLocked(fd)) {
    const holder = readHolder(fd);
    fs.closeSync(fd);
    const isOurs = holder !== undefined && holder.id === process.env[VARIABLE];
    return isOurs ? { stdio: [...INHERIT], release() {} } : refusal(holder);
  }
  const holder: Holder = { id: randomUUID(), what, pid: process.pid, host: os.hostname(), since: Date.now() };
  fs.ftruncateSync(fd);
  fs.writeSync(fd, JSON.stringify(holder));
  process.env[VARIABLE] = holder.id;
  return {
    stdio: [...INHERIT, fd],
    release() {
      delete process.env[VARIABLE];
      fs.closeSync(fd);
    },
  };
}

/** What is locked: a byte far behind what the file holds, since Windows lets nobody read what another process has locked. */
const LOCKED = { offset: 1_000_000, length: 1 };

/** Locks an open file, or finds that another process has. */
async function isLocked(fd: number): Promise<boolean> {
  try {
    const { tryLock } = await import("fs-native-extensions");
    return !tryLock(fd, LOCKED.offset, LOCKED.length);
  } catch {
    // A rare file system has no locks, and a rare machine not this package: they build as if alone.
    return false;
  }
}

/** Undefined if the holder has not yet written who it is. */
function readHolder(fd: number): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(fd, "utf8"));
  } catch {
    return undefined;
  }
}

function refusal(holder: Holder | undefined): string {
  const cure = "Wait for it to end, or stop it; then build again.";
  if (!holder) return `A build is already running in this folder. ${cure}`;
  const { what, pid, host, since } = holder;
  const place = host === os.hostname() ? "" : ` on ${host}`;
  const time = new Date(since).toLocaleTimeString("en-GB", { timeStyle: "short" });
  return `${what} is already running in this folder (process ${pid}${place}, since ${time}). ${cure}`;
}
