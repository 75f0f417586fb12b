// Says in plain words what the file system refuses.

import path from "node:path";
import { visible } from "../model/content/control";
import { slashed } from "./files-below";

/** What each code means, and how to mend it (https://nodejs.org/api/errors.html#common-system-errors). */
const MEANING: Record<string, string> = {
  EACCES: "its permissions, or those of its folder, forbid this. Mend them",
  EPERM: "the system forbids this. Mend its permissions",
  EROFS: "the disk is read-only. Make it writable",
  ENOSPC: "the disk is full. Make space",
  EDQUOT: "your share of the disk is full. Make space",
  ENOENT: "it is not there, or is a link that leads nowhere. Put it there, or delete the link",
  EISDIR: "it is a folder where a file should be. Rename it, or move it away",
  ENOTDIR: "a file stands where a folder should be. Rename it, or move it away",
  EEXIST: "something else is there already. Rename it, or move it away",
  ENOTEMPTY: "the folder is not empty. Move away what is in it",
  ENAMETOOLONG: "the name is too long: a part of it has at most 255 bytes. Choose a shorter one",
  ELOOP: "it is a link that leads to itself. Delete it",
  EMFILE: "too many files are open. Close other programs",
  EIO: "the disk can't be read or written. It may be failing",
};

/**
 * Explains an error of the file system: which file, why, and how to mend it. Undefined for any other error.
 * @param root absolute path of the project: files below it are named relative to it
 */
export function fileFault(error: unknown, root: string): string | undefined {
  const { code, syscall, path: file, dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (code === undefined || syscall === undefined) return undefined;
  const names = [file, dest].filter((one) => one !== undefined).map((one) => visible(displayName(root, one) || one));
  const subject = names.length > 0 ? names.join(" -> ") : "A file";
  return `${subject} can't be read or written: ${reasonOf(code)}.`;
}

/** Says what an error's code means, and how to mend it. */
export const reasonOf = (code: string): string => `${MEANING[code] ?? "the system refuses it"} (${code})`;

/** What messages call a file: its path relative to the project, or the whole of it if it lies elsewhere. */
export function displayName(root: string, file: string): string {
  const relative = path.relative(root, file);
  return slashed(relative.startsWith("..") ? file : relative);
}
