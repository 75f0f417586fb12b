// npm run build: without Gatsby, if only content has changed since the last build; else by Gatsby. Options go to Gatsby.
//
// This file loads next to nothing: what builds without Gatsby is compiled code, which the last build has left.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { acquireBuildLock } from "../build/lock";
import { fileFault } from "../content/file-fault";
import { runGatsby } from "./gatsby";

type Incremental = typeof import("../build/incremental");

const CODE = /^build-incremental\..*\.cjs$/;

/** Builds without Gatsby. @returns the exit status, or why Gatsby must build */
async function buildIncrementally(root: string): Promise<number | string> {
  const started = performance.now();
  const folder = path.join(root, ".build/code");
  const code = fs.existsSync(folder) ? fs.readdirSync(folder).find((name) => CODE.test(name)) : undefined;
  if (code === undefined) return "no earlier build is there";
  const { buildIncrementally: build, outcomeLines }: Incremental = createRequire(__filename)(path.join(folder, code));
  const outcome = await build(root, (message) => console.warn(message));
  if (outcome.result === "gatsby") return outcome.reason;
  console.log(outcomeLines(outcome, (performance.now() - started) / 1000));
  return outcome.result === "refused" ? 1 : 0;
}

async function main(root: string, args: readonly string[]): Promise<number> {
  const lock = await acquireBuildLock(root);
  if (typeof lock === "string") {
    console.error(lock);
    return 1;
  }
  if (args.length > 0) return runGatsby(root, ["build", ...args], lock.stdio);
  const done = await buildIncrementally(root).catch(
    (error: Error) => `the last build can't be gone on with: ${fileFault(error, root) ?? error.message}`,
  );
  if (typeof done === "number") return done;
  console.log(`Gatsby builds the whole site: ${done}.`);
  return runGatsby(root, ["build"], lock.stdio);
}

main(process.cwd(), process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    console.error(fileFault(error, process.cwd()) ?? error);
    process.exitCode = 1;
  },
);
