// Threads that render bodies beside this one, for content of which much is new.

import os from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import type { BodyFacts } from "../markdown/types";
import { compile } from "./compile";
import { renderBody } from "./render-body";

/** So many bodies wait at a thread that it never waits for this one, which renders between messages. */
const WAITING = 4;

/** Renders bodies, here and in threads. */
export interface BodyPool {
  render(body: string): Promise<BodyFacts>;
  close(): void;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, { done(facts: BodyFacts): void; failed(error: Error): void }>;
}

/** Starts a thread for each processor but one. @param root the project, in whose `.build` trees are kept */
export function startBodyPool(root: string, count = os.availableParallelism() - 1): BodyPool {
  const file = compile(process.cwd(), "src/content/body-worker.ts");
  const threads = Array.from({ length: count }, () => startThread(file, root));
  const oneAtATime = pLimit(1);
  let id = 0;
  const handOver = (body: string): Promise<BodyFacts> | undefined => {
    const idle = threads.find(({ waiting }) => waiting.size < WAITING);
    return (
      idle &&
      new Promise((done, failed) => {
        idle.waiting.set(++id, { done, failed });
        idle.worker.postMessage({ id, body });
      })
    );
  };
  return {
    render: (body) =>
      handOver(body) ??
      oneAtATime(async () => {
        // Lets threads say that they are done before this one is busy again.
        await setImmediate();
        return { facts: handOver(body) ?? renderBody(root, body) };
      }).then(({ facts }) => facts),
    close() {
      for (const { worker } of threads) void worker.terminate();
    },
  };
}

function startThread(file: string, root: string): Thread {
  // Not with the loaders of this process: the code is compiled.
  const worker = new Worker(file, {
    workerData: { root },
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const waiting: Thread["waiting"] = new Map();
  worker.on("message", ({ id, facts }: { id: number; facts: BodyFacts }) => {
    waiting.get(id)?.done(facts);
    waiting.delete(id);
  });
  worker.on("error", (error) => {
    for (const { failed } of waiting.values()) failed(error);
  });
  return { worker, waiting };
}
