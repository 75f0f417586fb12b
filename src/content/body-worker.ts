// A thread that renders bodies: src/content/body-pool.ts starts it.

import { parentPort, workerData } from "node:worker_threads";
import { renderBody } from "./render-body";

parentPort?.on("message", ({ id, body }: { id: number; body: string }) => {
  parentPort?.postMessage({ id, facts: renderBody(workerData.root, body) });
});
