// Compiles a module with all that it imports, for Node, in a moment.

import { buildSync } from "esbuild";
import { digestOf } from "../site/digest";
import { codeFolder, codeName } from "./compiled-code";
import { openStore } from "./store";

/** Packages that stay where they are: they hold programs or files that they look for beside them, or are rarely needed. */
const EXTERNAL = [
  ...["chokidar", "esbuild", "fs-native-extensions", "lightningcss", "pagefind", "satteri", "sharp"],
  ...["@mdx-js/mdx", "satori"],
];

/**
 * Compiles a module as CommonJS.
 * @param root the project
 * @param entry the module's file, relative to it
 * @param packages whether they become part of the code, which then starts in half the time, or stay where they are
 * @returns the absolute path of the code; its name holds a digest of its text, and earlier code of the module is gone
 * @throws esbuild's errors, which name file, line and column
 */
export function compile(root: string, entry: string, packages: "bundle" | "external" = "external"): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    packages,
    external: EXTERNAL,
    platform: "node",
    target: "node20",
    format: "cjs",
    jsx: "automatic",
    write: false,
  });
  const code = outputFiles[0]?.contents as Uint8Array;
  const name = codeName(entry);
  const key = `${name}${digestOf(code)}.cjs`;
  const store = openStore(codeFolder(root));
  if (!store.has(key)) {
    store.set(key, code);
    store.prune(name);
  }
  return store.path(key);
}
