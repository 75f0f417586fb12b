// Which version of the code a build is made with. Gatsby looks only at its own configuration files and at page code;
// what those files import decides as well what its caches hold.

import fs from "node:fs";
import path from "node:path";
import { digestOf } from "../content/fact-cache";
import { filesBelow } from "./output";

/** Digests of what decides the results of queries, and of what decides the bytes of processed pictures. */
export interface Version {
  code: string;
  pictures: string;
}

/** Layers whose code runs while Gatsby makes nodes and answers queries; the bundler watches the others. */
const LAYERS = ["content", "gatsby", "markdown", "model"];

/** Reads the version of the project's code. */
export function codeVersion(root: string): Version {
  const digest = (files: readonly string[]): string =>
    digestOf(...files.flatMap((file) => [file, "\n", fs.readFileSync(path.join(root, file))]));
  const layers = LAYERS.flatMap((layer) =>
    filesBelow(path.join(root, "src", layer)).map((file) => path.join("src", layer, file)),
  );
  const configuration = ["gatsby-config.ts", "gatsby-node.ts", "package-lock.json"];
  return {
    code: digest([...configuration, ...layers]),
    pictures: digest(["gatsby-config.ts", "package-lock.json", "src/gatsby/encoder.ts"]),
  };
}
