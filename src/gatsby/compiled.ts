// Loads the code below `src/gatsby` compiled. Gatsby compiles its configuration files with everything that they import,
// which takes seconds at each start; they load that code through this module instead.

import { createRequire } from "node:module";
import { compile } from "../content/compile";

/**
 * Loads the module `src/gatsby`.
 * @param root the project
 * @throws esbuild's errors, which name file, line and column
 */
export function loadCompiled(root: string): typeof import(".") {
  const file = compile(root, "src/gatsby/index.ts");
  return createRequire(file)(file);
}
