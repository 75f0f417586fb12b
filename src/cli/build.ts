// npm run build: without Gatsby, if only content has changed since the last build; else by Gatsby. Options go to Gatsby.
//
// This file loads next to nothing: what builds without Gatsby is compiled code, which the last build has left.

import { Worker } from "node:worker_threads";
import type { IncrementalAnswer, IncrementalTask } from "../build/incremental-worker";
import { acquireBuildLock } from "../build/lock";
import { DESPITE_ERRORS, findCode } from "../content/compiled-code";
import { fileFault } from "../content/file-fault";
import { runGatsby } from "./gatsby";

/** Builds without Gatsby. @returns the exit status, or why Gatsby must build */
function buildIncrementally(root: string): Promise<IncrementalAnswer> {
  const code = findCode(root, "src/build/incremental-worker.ts");
  if (code === undefined) return Promise.resolve("no earlier build is there");
  const task: IncrementalTask = { root };
  return new Promise((done, failed) => {
    // Without the loaders of this process, through which each module takes twice as long.
    const worker = new Worker(code, { workerData: task, execArgv: [] });
    worker.on("message", done);
    worker.on("error", failed);
    worker.on("exit", () => failed(new Error("it ended without a word")));
  });
}

async function main(root: string, args: readonly string[]): Promise<number> {
  const lock = await acquireBuildLock(root);
  if (typeof lock === "string") {
    console.error(lock);
    return 1;
  }
  if (args.length > 0 || process.env[DESPITE_ERRORS] === "1") return runGatsby(root, ["build", ...args], lock.stdio);
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
