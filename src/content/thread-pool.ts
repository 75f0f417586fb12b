// Threads that do a task beside this one, each as this one would.

import os from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { compile } from "./compile";

/** So many tasks wait at a thread that it never waits for this one, which does some itself between messages. */
const WAITING = 4;

/** Does tasks, here and in threads. */
export interface ThreadPool<Task, Result> {
  run(task: Task): Promise<Result>;
  close(): void;
}

/** How many threads there are, and how much memory each has for what it soon forgets: more is faster. */
interface Threads {
  count: number;
  youngMegabytes: number;
}

interface Thread<Result> {
  worker: Worker;
  waiting: Map<number, { done(result: Result): void; failed(error: Error): void }>;
}

/** What a thread is told, and what it answers. */
export interface Message<Value> {
  id: number;
  value: Value;
}

/**
 * Starts a thread for each processor but one.
 * @param entry the threads' module, relative to the project: it answers each `Message`, and fails who waits if it throws
 * @param workerData what each thread is given
 * @param here does a task in this thread
 * @throws if the code of the threads can't be written
 */
export function startThreads<Task, Result>(
  entry: string,
  workerData: unknown,
  here: (task: Task) => Result,
  { count = os.availableParallelism() - 1, youngMegabytes = 64 }: Partial<Threads> = {},
): ThreadPool<Task, Result> {
  const file = compile(process.cwd(), entry);
  const threads = Array.from({ length: count }, () => startThread<Result>(file, workerData, youngMegabytes));
  const oneAtATime = pLimit(1);
  let id = 0;
  const handOver = (task: Task): Promise<Result> | undefined => {
    const idle = threads.find(({ waiting }) => waiting.size < WAITING);
    return (
      idle &&
      new Promise((done, failed) => {
        idle.waiting.set(++id, { done, failed });
        idle.worker.postMessage({ id, value: task });
      })
    );
  };
  return {
    run: (task) =>
      handOver(task) ??
      oneAtATime(async () => {
        // Lets threads say that they are done before this one is busy again.
        await setImmediate();
        return { result: handOver(task) ?? here(task) };
      }).then(({ result }) => result),
    close() {
      for (const { worker } of threads) void worker.terminate();
    },
  };
}

function startThread<Result>(file: string, workerData: unknown, youngMegabytes: number): Thread<Result> {
  // Not with the loaders of this process: the code is compiled.
  const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytes };
  const worker = new Worker(file, { workerData, execArgv: [], resourceLimits });
  const waiting: Thread<Result>["waiting"] = new Map();
  worker.on("message", ({ id, value }: Message<Result>) => {
    waiting.get(id)?.done(value);
    waiting.delete(id);
  });
  worker.on("error", (error) => {
    for (const { failed } of waiting.values()) failed(error);
  });
  return { worker, waiting };
}
