// A thread that writes texts as Markdown: src/import/write-texts.ts starts it.

import { parentPort } from "node:worker_threads";
import type { Message } from "../../content/thread-pool";
import { type WritingTask, writeMarkdown } from "./write-markdown";

parentPort?.on("message", ({ id, value }: Message<WritingTask>) => {
  parentPort?.postMessage({ id, value: writeMarkdown(value) });
});
