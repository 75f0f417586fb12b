// What lies in the content folder: names only, read once per run.

import fs from "node:fs/promises";
import path from "node:path";
import type { PostFormat } from "../model/post";

/** A file that is a post, by its name. */
export interface PostFile {
  /** Absolute path. */
  file: string;
  format: PostFormat;
  /** The file's name without its extension, or the folder's for `index.md`. */
  name: string;
}

/** Names of every file below a folder, sorted by path; an absent folder has none. Dot-files are passed over. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith(".")),
    )
    .sort();
}

/** Recognises a post by its name: `name.md`, `name.mdx` or `name/index.md`. A README is for the editors, not a post. */
export function postFile(file: string): PostFile | undefined {
  const { name, ext, dir } = path.parse(file);
  if (ext !== ".md" && ext !== ".mdx") return undefined;
  if (name.toLowerCase() === "readme") return undefined;
  return { file, format: ext === ".md" ? "md" : "mdx", name: name === "index" ? path.basename(dir) : name };
}

/** The name that a file should have to be a post, if it looks like one; Gatsby would pass over it in silence. */
export function misnamedPost(file: string): string | undefined {
  if (!/\.(md|mdx|markdown|mdown|mkd|txt)$/i.test(file) || /\.mdx?$/.test(file)) return undefined;
  return `${path.parse(file).name}.${/\.mdx$/i.test(file) ? "mdx" : "md"}`;
}

/** Recognises a picture by its name. */
export function isPicture(file: string): boolean {
  return /\.(jpe?g|png|webp|avif|tiff?|gif|svg|hei[cf]|bmp|jxl|jp2|psd|raw|dng|ico)$/i.test(file);
}

/** Whether a file or folder is there. */
export const exists = (file: string): Promise<boolean> =>
  fs.access(file).then(
    () => true,
    () => false,
  );
