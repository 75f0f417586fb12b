// Serves the site for those who write, in a thread of its own, which has not the loaders of the process: all its code is
// compiled. src/cli/write.ts starts it.

import fs from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { fingerprint } from "../build/fingerprint";
import { recoverOutput } from "../build/output";
import { usableRecord } from "../build/record";
import { canRender } from "../build/renderer";
import { contentDir } from "../content/content-dir";
import { startServer } from "./server";

/** What the thread is given. */
export interface WriteTask {
  root: string;
  /** The port to try first. */
  port: number;
  /** The address of this machine to listen on. */
  host: string;
  /** The file of a text that is to be opened; absolute. */
  file: string | undefined;
  /** The compiled script of pages. */
  script: string;
}

/** What it says: that it serves, and where the text is shown; or why a build is needed first. */
export type WriteAnswer = { port: number; address: string | undefined } | { build: string };

const { root, port, host, file, script }: WriteTask = workerData;

async function start(): Promise<void> {
  const answer = (said: WriteAnswer) => parentPort?.postMessage(said);
  const dir = contentDir(root);
  const record = usableRecord(root, fingerprint(root, dir));
  if (typeof record === "string") return answer({ build: record });
  if (!canRender(root, record.renderer, [])) return answer({ build: "what renders pages is not there" });
  recoverOutput(root);
  const say = (lines: string) => console.log(lines);
  const server = await startServer({ root, dir, record, script: fs.readFileSync(script, "utf8"), port, host, say });
  parentPort?.on("message", async () => {
    await server.close();
    process.exit();
  });
  answer({ port: server.port, address: file === undefined ? undefined : server.addressOf(file) });
}

void start();
