// npm run serve: serves what the build made, as a static host would.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { Option } from "@commander-js/extra-typings";
import sirv from "sirv";
import { readEditor, readPlaces, readStyles, requireSite } from "../content/built-site";
import { NOT_FOUND } from "../model/content/paths";
import { groupsOf, HOST_FILES, headersOf } from "../model/hosting/hosting";
import { readRedirects } from "../model/hosting/redirects";
import { close, listen } from "../write/listen";
import { command, portNumber, runMain } from "./command";

/** A running server; `url` has no slash at its end. */
export interface StaticServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder: `/a/` from `a/index.html`, addresses at which nothing stands as `_redirects` leads them on, others with
 * status 404 and `404.html`, that of the first folder if it has one; with the header fields that any host is to send over HTTP.
 * @param port the port to try first; the next free one is taken. 0 takes any.
 */
export async function serveFolder(folder: string, port = 0): Promise<StaticServer> {
  const groups = groupsOf({
    styles: await readStyles(folder),
    pathPrefix: "",
    editor: readEditor(folder),
    places: readPlaces(folder),
  });
  const redirectOf = await readRedirectFile(path.join(folder, "_redirects"));
  const answerMissing = ({ url = "" }: http.IncomingMessage, response: http.ServerResponse): void => {
    response.writeHead(404, headersOf(NOT_FOUND, groups));
    const [language = ""] = /^\/[a-z0-9-]+(?=\/)/.exec(url) ?? [];
    const found = [language, ""].map((base) => path.join(folder, base, NOT_FOUND)).find((file) => fs.existsSync(file));
    response.end(found ? fs.readFileSync(found) : "Not found");
  };
  const files = sirv(folder, {
    dev: true,
    etag: true,
    onNoMatch(request, response) {
      const redirect = redirectOf(request.url ?? "");
      if (redirect) response.writeHead(redirect.status, { location: redirect.to }).end();
      else answerMissing(request, response);
    },
    setHeaders(response, address) {
      // Pages are found without the slash at their end as well.
      const named = address.endsWith("/") || address.includes(".") ? address : `${address}/`;
      for (const [name, value] of Object.entries(headersOf(named, groups))) response.setHeader(name, value);
    },
  });
  const server = http.createServer((request, response) =>
    HOST_FILES.includes(request.url ?? "") ? answerMissing(request, response) : files(request, response),
  );
  return { url: `http://localhost:${await listen(server, port)}`, close: () => close(server) };
}

/** Reads where a file of redirects leads an address; one that does not exist leads none. */
async function readRedirectFile(file: string) {
  const { redirects } = readRedirects(await fs.promises.readFile(file, "utf8").catch(() => ""));
  // The first that matches counts.
  const single = new Map(
    redirects
      .filter(({ below }) => !below)
      .reverse()
      .map((one) => [one.from, one]),
  );
  const rules = redirects.filter(({ below }) => below);
  return (address: string): { status: number; to: string } | undefined => {
    const path = decodeAddress(address.replace(/\?.*$/, ""));
    const found = single.get(path);
    const rule = found ? undefined : rules.find(({ from }) => path.startsWith(from));
    return rule ? { status: rule.status, to: rule.to + encodeURI(path.slice(rule.from.length)) } : found;
  };
}

/** As `readRedirects` gives addresses. */
const decodeAddress = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

export const runServe = command({
  name: "serve",
  about: "Serves what `npm run build` has made, as a host would, until Ctrl+C is pressed.",
  options: (command) =>
    command.addOption(
      new Option("--port <number>", "the first port to try; the next free one is taken")
        .env("PORT")
        .default(9000)
        .argParser(portNumber),
    ),
  async run(_args, { port }, { root, out }) {
    const folder = path.join(root, "public");
    requireSite(folder, root);
    const { url } = await serveFolder(folder, port);
    out(`The site is at ${url}/ (stop with Ctrl+C).\n`);
  },
});

if (require.main === module) void runMain(runServe);
