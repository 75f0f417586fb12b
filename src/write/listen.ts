// Starts servers on this machine.

import { once } from "node:events";
import type http from "node:http";

/** So many ports are tried. */
const TRIED = 20;

/**
 * Lets a server listen.
 * @param port the port to try first; the next free one is taken. 0 takes any.
 * @param host the address of this machine to listen on
 * @returns the port @throws if no port is free, or the system forbids it
 */
export async function listen(server: http.Server, port: number, host = "127.0.0.1"): Promise<number> {
  for (let candidate = port; ; candidate++) {
    try {
      await once(server.listen(candidate, host), "listening");
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || candidate >= port + TRIED) throw error;
    }
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address.port;
}

/** Ends a server, and what it has not finished. */
export const close = (server: http.Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
