// Where the content lies.

import path from "node:path";

/** The file with the facts about the practice, in the content folder. */
export const SITE_FILE = "site.yaml";

/** The content folder: the one that was asked for, or `CONTENT_DIR`, or `content`; absolute, or relative to the project. */
export function contentDir(root: string, env: NodeJS.ProcessEnv = process.env, asked?: string): string {
  return path.resolve(root, asked || env.CONTENT_DIR || "content");
}
