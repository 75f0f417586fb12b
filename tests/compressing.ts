// Compresses what a server sends, as every host does and `npm run serve` does not.

import http from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, constants } from "node:zlib";
import type { StaticServer } from "../src/cli/serve";
import { isText } from "../src/model/hosting/hosting";

/** A page on its way to the browser. */
export interface Page {
  html: string;
  headers: http.OutgoingHttpHeaders;
  /** What follows the question mark of its address. */
  query: string;
}

/**
 * Starts a server before another one. Closing it closes both.
 * @param change changes each page first
 */
export async function compressing(behind: StaticServer, change?: (page: Page) => void): Promise<StaticServer> {
  const server = http.createServer((request, response) => {
    http.get(behind.url + request.url, { headers: request.headers }, async (answer) => {
      const page = { headers: answer.headers, query: request.url?.split("?")[1] ?? "" };
      const type = answer.headers["content-type"]?.split(";")[0] ?? "";
      let body = Buffer.concat(await answer.toArray());
      if (change && type === "text/html") {
        const changed = { ...page, html: body.toString() };
        change(changed);
        body = Buffer.from(changed.html);
      }
      const accepted = String(request.headers["accept-encoding"]).includes("br");
      if (!accepted || !isText(type) || answer.statusCode !== 200) {
        response.writeHead(answer.statusCode ?? 500, answer.headers).end(body);
        return;
      }
      const { "content-length": _, ...headers } = answer.headers;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
      response.writeHead(200, { ...headers, "content-encoding": "br", vary: "Accept-Encoding" });
      response.end(brotliCompressSync(body, { params }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await behind.close();
    },
  };
}
