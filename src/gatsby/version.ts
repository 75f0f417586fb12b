// Which version of the code a build is made with. Gatsby looks only at its own configuration files and at page code;
// what those files import decides as well what its caches hold.

import fs from "node:fs";
import path from "node:path";
import { digestOf } from "../content/fact-cache";
import { filesBelow } from "../content/files-below";

/** Layers whose code runs while Gatsby makes nodes and answers queries; the bundler watches the others. */
const LAYERS = ["content", "gatsby", "markdown", "model"];

/**
 * Reads the version of the project's code: a digest of what decides the results of queries.
 * @param pathPrefix the path below which the site is served: Gatsby keeps pages and the addresses of pictures when it changes
 */
export function codeVersion(root: string, pathPrefix: string): string {
  const configuration = ["gatsby-config.ts", "gatsby-node.ts", "package-lock.json"];
  const layers = LAYERS.flatMap((layer) =>
    filesBelow(path.join(root, "src", layer)).map((file) => path.join("src", layer, file)),
  );
  return digestOf(
    pathPrefix,
    ...[...configuration, ...layers].flatMap((file) => [file, "\n", fs.readFileSync(path.join(root, file))]),
  );
}
