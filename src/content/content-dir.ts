// Where the content lies.

import path from "node:path";

/** The content folder: the one that was asked for, or `CONTENT_DIR`, or `content`; absolute, or relative to the project. */
export function contentDir(root: string, env: NodeJS.ProcessEnv = process.env, asked?: string): string {
  return path.resolve(root, asked || env.CONTENT_DIR || "content");
}
