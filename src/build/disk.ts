// Says in plain words that a build failed, or is bound to fail, because of the disk.

import fs from "node:fs";

/** With less than this a failed build most likely failed for want of space: its caches alone take more. In bytes. */
const TOO_LITTLE = 32_000_000;

/** What is asked of the file system; tests stand in for it. */
export type Disk = Pick<typeof fs, "accessSync" | "statfsSync">;

/** Explains why nothing can be written below a folder; undefined if it can. */
export function unwritable(root: string, disk: Disk = fs): string | undefined {
  try {
    disk.accessSync(root, fs.constants.W_OK);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EROFS"
      ? `The disk is read-only: nothing can be written to ${root}. Make it writable, and build again.`
      : `Nothing can be written to ${root} (${code}). Mend the permissions of the folder, and build again.`;
  }
}

/** Explains that there is no space left; undefined if there is. */
export function fullDisk(root: string, disk: Disk = fs): string | undefined {
  const { bavail, bsize } = disk.statfsSync(root);
  const free = bavail * bsize;
  if (free >= TOO_LITTLE) return undefined;
  return `The disk is full: only ${(free / 1_000_000).toFixed(1)} MB are free in ${root}. Make space, and build again. The last good output is as it was.`;
}
