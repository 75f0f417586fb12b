// Compiles a module with all that it imports, for Node, in a moment.

import path from "node:path";
import { buildSync } from "esbuild";
import { digestOf } from "../site/digest";
import { openStore } from "./store";

/**
 * Compiles a module as CommonJS, with packages left where they are.
 * @param root the project
 * @param entry the module's file, relative to it
 * @returns the absolute path of the code; its name holds a digest of its text, and earlier code of the module is gone
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
  const key = `${name}.${digestOf(code)}.cjs`;
  const store = openStore(path.join(root, ".build/code"));
  if (!store.has(key)) {
    store.set(key, code);
    store.prune(`${name}.`);
  }
  return store.path(key);
}
