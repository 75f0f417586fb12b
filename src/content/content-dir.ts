// Where the content lies.

import path from "node:path";

/** The content folder: `CONTENT_DIR` (absolute, or relative to the project), by default `content`. */
export function contentDir(root: string, env: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(root, env.CONTENT_DIR || "content");
}
