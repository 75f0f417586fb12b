// Where the compiled code of modules lies. Whoever only runs it need not load the compiler.

import fs from "node:fs";
import path from "node:path";

/**
 * A variable of the environment. Set to 1, a build also leaves compiled code and a renderer of content that has errors, though
 * no site: `npm run write` needs no more.
 */
export const DESPITE_ERRORS = "DESPITE_ERRORS";

/** The folder of compiled code. @param root the project */
export const codeFolder = (root: string): string => path.join(root, ".build/code");

/** What the name of a module's code begins with; a digest of its text follows. @param entry its file, relative to the project */
export const codeName = (entry: string): string => `${entry.replace(/^src\/|\.tsx?$/g, "").replaceAll("/", "-")}.`;

/** Finds the code that was compiled of a module last. @returns its absolute path; undefined if there is none */
export function findCode(root: string, entry: string): string | undefined {
  const folder = codeFolder(root);
  const name = codeName(entry);
  const found = fs.existsSync(folder) ? fs.readdirSync(folder).find((file) => file.startsWith(name)) : undefined;
  return found && path.join(folder, found);
}
