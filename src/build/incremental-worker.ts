// Builds without Gatsby in a thread of its own, which has not the loaders of the process: all its code is compiled.

import { parentPort, workerData } from "node:worker_threads";
import { buildIncrementally, outcomeLines } from "./incremental";

/** What the thread is given. */
export interface IncrementalTask {
  root: string;
}

/** What it says when it is done: the exit status, or why Gatsby must build. */
export type IncrementalAnswer = number | string;

const { root }: IncrementalTask = workerData;
const started = performance.now();
buildIncrementally(root, (message) => console.warn(message)).then((outcome) => {
  if (outcome.result !== "gatsby") console.log(outcomeLines(outcome, (performance.now() - started) / 1000));
  const answer: IncrementalAnswer = outcome.result === "gatsby" ? outcome.reason : Number(outcome.result === "refused");
  parentPort?.postMessage(answer);
});
