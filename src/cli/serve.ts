// npm run serve: serves what the build made, as a static host would.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import sirv from "sirv";
import { readStyles } from "../content/built-site";
import { groupsOf, HOST_FILES, headersOf, NOT_FOUND } from "../model/hosting";

/** A running server; `url` has no slash at its end. */
export interface StaticServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder: `/a/` from `a/index.html`, unknown addresses with status 404 and `404.html`; with the header fields
 * that any host is to send over HTTP.
 * @param port the port to try first; the next free one is taken. 0 takes any.
 */
export async function serveFolder(folder: string, port = 0): Promise<StaticServer> {
  const notFound = path.join(folder, NOT_FOUND);
  const groups = groupsOf({ styles: await readStyles(folder), pathPrefix: "" });
  const answerMissing = (response: http.ServerResponse): void => {
    response.writeHead(404, headersOf(NOT_FOUND, groups));
    response.end(fs.existsSync(notFound) ? fs.readFileSync(notFound) : "Not found");
  };
  const files = sirv(folder, {
    dev: true,
    etag: true,
    onNoMatch: (_request, response) => answerMissing(response),
    setHeaders(response, address) {
      // Pages are found without the slash at their end as well.
      const named = address.endsWith("/") || address.includes(".") ? address : `${address}/`;
      for (const [name, value] of Object.entries(headersOf(named, groups))) response.setHeader(name, value);
    },
  });
  const server = http.createServer((request, response) =>
    HOST_FILES.includes(request.url ?? "") ? answerMissing(response) : files(request, response),
  );
  const listen = (candidate: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(candidate, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  for (let candidate = port; ; candidate++) {
    try {
      await listen(candidate);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || candidate >= port + 20) throw error;
    }
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    url: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function main(): Promise<void> {
  const folder = path.resolve("public");
  if (!fs.existsSync(path.join(folder, "index.html"))) {
    console.error("There is no site in public/ yet. Run `npm run build` first, or `npm run site` for everything.");
    process.exitCode = 1;
    return;
  }
  const { url } = await serveFolder(folder, Number(process.env.PORT ?? 9000));
  console.log(`The site is at ${url}/ (stop with Ctrl+C).`);
}

if (require.main === module) void main();
