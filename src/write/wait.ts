// What `npm run write` does where the first build has failed: it says so in the browser, too, until something is mended.

import http from "node:http";
import path from "node:path";
import { barePage } from "./bare-page";
import { close, listen } from "./listen";

/** What of the project a build is made of, besides the content; and what a build that runs elsewhere takes away at its end. */
const WATCHED = ["src", "static", "package-lock.json", "gatsby-config.ts", "gatsby-node.ts", "gatsby-ssr.tsx"];
const UNFINISHED = ".build/unfinished";

/** A change may come in several steps, in milliseconds. */
const TOGETHER = 200;

export interface Changes {
  /** Waits for the first change since the last call, or since this began. */
  next(): Promise<void>;
  close(): Promise<void>;
}

/** Follows all that a build is made of. @param dir the content folder */
export async function followProject(root: string, dir: string): Promise<Changes> {
  // Most runs need it in another thread only.
  const { watch } = await import("chokidar");
  let changed = false;
  let tell = (): void => {};
  const watcher = watch([dir, ...[...WATCHED, UNFINISHED].map((name) => path.join(root, name))], {
    ignoreInitial: true,
  });
  watcher.on("all", (event, file) => {
    // This begins with each build, also one that fails.
    if (path.basename(file) === path.basename(UNFINISHED) && event !== "unlink") return;
    changed = true;
    tell();
  });
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return {
    async next() {
      if (!changed) {
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
      await new Promise((resolve) => setTimeout(resolve, TOGETHER));
      changed = false;
    },
    close: () => watcher.close(),
  };
}

/** Asks whether the site is there, also while nothing answers because it is being built. */
const SCRIPT = `
setInterval(async () => {
  try {
    const answer = await fetch(location.href);
    if (!answer.headers.has("Waiting")) location.reload();
  } catch {
    document.querySelector("p").textContent = "Something has changed: the site is being built. It appears here by itself.";
  }
}, 1000);
`;

const PAGE = barePage({
  title: "The site can’t be built yet",
  words: ["The terminal says why. Mend that and save: it is built again, and appears here by itself."],
  script: SCRIPT,
});

export interface WaitingServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Answers everything with a page that says that the site can't be built yet.
 * @param port the port to try first; the next free one is taken
 * @param host the address of this machine to listen on
 */
export async function serveWaiting(port: number, host: string): Promise<WaitingServer> {
  const server = http.createServer((_request, response) => {
    const fields = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", Waiting: "1" };
    response.writeHead(503, fields).end(PAGE);
  });
  return { port: await listen(server, port, host), close: () => close(server) };
}
