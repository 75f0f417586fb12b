// Loads the code below `src/gatsby` compiled. Gatsby compiles its configuration files with everything that they import,
// which takes seconds at each start; they load that code through this module instead.

import { createRequire } from "node:module";
import { compile } from "../content/compile";

/** Tells Gatsby's workers, which it starts for queries and pages, where the code of the process that started them lies. */
const VARIABLE = "SITE_CODE";

/**
 * Loads the module `src/gatsby`.
 * @param root the project
 * @throws esbuild's errors, which name file, line and column
 */
export function loadCompiled(root: string): typeof import(".") {
  const known = process.env.GATSBY_WORKER_POOL_WORKER && process.env[VARIABLE];
  const file = known || compile(root, "src/gatsby/index.ts");
  process.env[VARIABLE] = file;
  return createRequire(file)(file);
}
