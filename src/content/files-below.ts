// Which files lie below a folder.

import fs from "node:fs";
import path from "node:path";

/** A path with forward slashes, as addresses, digests and messages have them on every system. */
export const slashed = (file: string): string => file.split(path.sep).join("/");

/** Lists every file below a folder, relative to it, with forward slashes; an absent folder has none. */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(path.relative(folder, path.join(entry.parentPath, entry.name))))
    .sort();
}

/** Names of every file below a folder, sorted by path; an absent folder has none. Dot-files are passed over. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await fs.promises.readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.slice(path.normalize(folder).length).includes(`${path.sep}.`))
    .sort();
}
