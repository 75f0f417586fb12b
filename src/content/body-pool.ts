// Threads that render bodies beside this one, for content of which much is new.

import type { BodyFacts } from "../markdown/types";
import { renderBody } from "./render-body";
import { startThreads, type ThreadPool } from "./thread-pool";

/** Renders bodies, here and in threads. */
export type BodyPool = ThreadPool<string, BodyFacts>;

/** Starts the threads. @param root the project, in whose `.build` trees are kept */
export const startBodyPool = (root: string, count?: number): BodyPool =>
  startThreads("src/content/body-worker.ts", { root }, (body) => renderBody(root, body), { count });
