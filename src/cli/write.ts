// npm run write: serves the site as it will be, for those who write it.
//
// This file loads next to nothing: what serves is compiled code, which the last build has left.

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { Option } from "@commander-js/extra-typings";
import { DESPITE_ERRORS, findCode } from "../content/compiled-code";
import { contentDir } from "../content/content-dir";
import { displayName } from "../content/file-fault";
import { followProject, serveWaiting } from "../write/wait";
import type { WriteAnswer, WriteTask } from "../write/worker";
import { command, existing, portNumber, runMain } from "./command";
import type { Io } from "./io";

const ANYWHERE = "0.0.0.0";
const HERE = "127.0.0.1";

/** What decides otherwise where the site is built for: here it is served as it is at its own address. */
const SETTINGS = ["PREFIX_PATHS", "PATH_PREFIX", "PREVIEW"];

export const runWrite = command({
  name: "write",
  about:
    "Shows the site while you write: a page follows every save, drafts and posts of days to come are marked, and what is wrong stands on the page. Ends when Ctrl+C is pressed.",
  options: (command, io) =>
    command
      .argument("[file]", "a post or page that the browser opens", existing("file", io))
      .option("--open", "opens the browser")
      .option("--host", "lets other devices in the same network see it, too")
      .addOption(
        new Option("--port <number>", "the first port to try; the next free one is taken")
          .env("PORT")
          .default(8000)
          .argParser(portNumber),
      ),
  async run([file], { open, host, port }, io) {
    for (const name of SETTINGS) delete process.env[name];
    const asked = { port, host: host ? ANYWHERE : HERE, file };
    const server = (await serve(io, asked)) ?? (await serveOnceBuilt(io, asked, open || file !== undefined));
    const { port: taken, address, end } = server;
    const url = `http://localhost:${taken}`;
    io.out(`The site is at ${url}${address ?? "/"} (stop with Ctrl+C).\n`);
    if (host) await showNetworkAddress(io, taken, address);
    if (file !== undefined && address === undefined)
      io.err(`${displayName(io.root, file)} is no post and no page: it has no address.\n`);
    if (open || address !== undefined) await openBrowser(io, url + (address ?? "/"));
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await end();
    return 0;
  },
});

interface Asked {
  port: number;
  /** The address of this machine to listen on. */
  host: string;
  file: string | undefined;
}

interface Served {
  port: number;
  /** Where the text is shown that was asked for. */
  address: string | undefined;
  end(): Promise<void>;
}

/** Serves the site. @returns undefined if it must be built first, which is said */
async function serve({ root, out }: Io, { port, host, file }: Asked): Promise<Served | undefined> {
  const [code, script] = [findCode(root, "src/write/worker.ts"), findCode(root, "src/write/page-script.ts")];
  const needed = (why: string): undefined =>
    out(`The site is built first, since ${why}. That takes a while.\n`) as undefined;
  if (code === undefined || script === undefined) return needed("no earlier build is there");
  const workerData: WriteTask = { root, port, host, file, script };
  // Without the loaders of this process, through which each module takes twice as long.
  const worker = new Worker(code, { workerData, execArgv: [] });
  const [answer]: WriteAnswer[] = await once(worker, "message");
  if (answer && "port" in answer) {
    const ended = once(worker, "exit");
    return {
      ...answer,
      async end() {
        worker.postMessage("end");
        await ended;
      },
    };
  }
  await worker.terminate();
  return needed(answer?.build ?? "");
}

/** Builds the site and serves it; as long as that can't be built, says so and waits for a change. @param open a browser */
async function serveOnceBuilt(io: Io, asked: Asked, open: boolean): Promise<Served> {
  const changes = await followProject(io.root, contentDir(io.root, io.env));
  let { port } = asked;
  let [built, opened] = [false, !open];
  try {
    for (;;) {
      if (build(io)) {
        // Code may be another since, once.
        if (built) throw new Error("The build has left nothing that could be served.");
        built = true;
      } else {
        const waiting = await serveWaiting(port, asked.host);
        port = waiting.port;
        const url = `http://localhost:${port}/`;
        io.err(
          `The site can't be shown yet. As soon as something has changed, it is built again and appears at ${url} (stop with Ctrl+C).\n`,
        );
        if (!opened) await openBrowser(io, url);
        opened = true;
        await changes.next();
        await waiting.close();
      }
      const served = await serve(io, { ...asked, port });
      if (served) return served;
    }
  } finally {
    await changes.close();
  }
}

/** Builds the site, or, if its content has errors, what renders its pages. @returns whether that was possible */
function build({ root }: Io): boolean {
  const args = [...process.execArgv, path.join(root, "src/cli/build.ts")];
  const env = { ...process.env, [DESPITE_ERRORS]: "1" };
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" }).status === 0;
}

async function openBrowser({ err }: Io, url: string): Promise<void> {
  const { default: open } = await import("open");
  const opening = await open(url).catch(() => undefined);
  const failed = () => err(`No browser could be opened. Open ${url} yourself.\n`);
  if (!opening) failed();
  opening?.once("error", failed);
}

/** Prints the address of this machine in its network, also as a picture for a phone's camera. */
async function showNetworkAddress({ out, err }: Io, port: number, address = "/"): Promise<void> {
  const found = Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal);
  if (!found) return err("This machine is in no network.\n");
  const url = `http://${found.address}:${port}${address}`;
  const { renderUnicodeCompact } = await import("uqr");
  out(`In the same network it is at ${url}\n${renderUnicodeCompact(url)}\n`);
}

if (require.main === module) void runMain(runWrite);
