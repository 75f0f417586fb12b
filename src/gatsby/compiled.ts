// Compiles the code below `src/gatsby` in a moment. Gatsby compiles its configuration files with everything that they
// import, which takes seconds at each start; they load that code through this module instead.

import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { buildSync } from "esbuild";

/** Where compiled code is kept; its name is a digest of its text. */
const FOLDER = ".build/code";

/**
 * Loads the module `src/gatsby`, compiled, with packages left where they are.
 * @param root the project
 * @throws esbuild's errors, which name file, line and column
 */
export function loadCompiled(root: string): typeof import(".") {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ["src/gatsby/index.ts"],
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
  const file = path.join(root, FOLDER, `${createHash("sha256").update(code).digest("hex").slice(0, 16)}.cjs`);
  if (!fs.existsSync(file)) keepOnly(file, code);
  return createRequire(file)(file);
}

/** Writes the code whole, and removes that of earlier times. Workers load the same file at the same time. */
function keepOnly(file: string, code: Uint8Array): void {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${file}.${process.pid}`, code);
  fs.renameSync(`${file}.${process.pid}`, file);
  for (const other of fs.readdirSync(folder).filter((name) => name.endsWith(".cjs") && name !== path.basename(file)))
    fs.rmSync(path.join(folder, other), { force: true });
}
