// Compiles a module with all that it imports, for Node, in a moment.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { writeWhole } from "./write-whole";

/** Where compiled code is kept. */
const FOLDER = ".build/code";

/**
 * Compiles a module as CommonJS, with packages left where they are.
 * @param root the project
 * @param entry the module's file, relative to it
 * @returns the absolute path of the code; its name holds a digest of its text
 * @throws esbuild's errors, which name file, line and column
 */
export function compile(root: string, entry: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    jsx: "automatic",
    sourcemap: "inline",
    write: false,
  });
  const code = outputFiles[0]?.contents as Uint8Array;
  const name = entry.replace(/^src\/|\.tsx?$/g, "").replaceAll("/", "-");
  const digest = createHash("sha256").update(code).digest("hex").slice(0, 16);
  const file = path.join(root, FOLDER, `${name}.${digest}.cjs`);
  if (!fs.existsSync(file)) keep(file, code, `${name}.`);
  return file;
}

/** Writes the code whole, and removes that of earlier times. Other processes write and load the same file. */
function keep(file: string, code: Uint8Array, begin: string): void {
  const folder = path.dirname(file);
  writeWhole(file, code);
  for (const name of fs.readdirSync(folder)) {
    const isOld = name.startsWith(begin) && name.endsWith(".cjs") && name !== path.basename(file);
    if (isOld) fs.rmSync(path.join(folder, name), { force: true });
  }
}
