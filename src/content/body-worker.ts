// A thread that renders bodies: src/content/body-pool.ts starts it.

import { parentPort, workerData } from "node:worker_threads";
import { renderBody } from "./render-body";
import type { Message } from "./thread-pool";

parentPort?.on("message", ({ id, value }: Message<string>) => {
  parentPort?.postMessage({ id, value: renderBody(workerData.root, value) });
});
