// Starts the servers that users would run, each with the configuration that this project writes for it.

import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { runHosting } from "../src/cli/hosting";
import { serveFolder } from "../src/cli/serve";
import { captured } from "./cli/captured";
import { findBrotliModule, findProgram, findWrangler } from "./hosts";

/** A server that runs; `url` has no slash at its end. */
export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** Each of them, by its name: serves the site in `public` of a folder, in which it puts what it needs. */
export const START = {
  async serve(root) {
    const { url, close } = await serveFolder(path.join(root, "public"));
    return { url, stop: close };
  },
  async nginx(root) {
    const nginx = findProgram("nginx") as string;
    const brotli = findBrotliModule(nginx);
    const port = await freePort();
    await configure("nginx", root, port, "site.conf", brotli ? ["--brotli"] : []);
    const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path temp_${name};`,
    );
    const main = [
      ...(brotli ? [`load_module ${brotli};`] : []),
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      "daemon off; pid nginx.pid; error_log stderr; events {}",
      `http { access_log off; ${places.join(" ")} include ${root}/site.conf; }`,
    ];
    fs.writeFileSync(path.join(root, "nginx.conf"), main.join("\n"));
    return run(nginx, ["-e", "stderr", "-p", root, "-c", "nginx.conf"], root, port);
  },
  async caddy(root) {
    const port = await freePort();
    await configure("caddy", root, port, "Caddyfile");
    const own = path.join(root, "Caddyfile");
    fs.writeFileSync(own, `{\n\tadmin off\n}\n${fs.readFileSync(own, "utf8")}`);
    const options = ["run", "--config", own, "--adapter", "caddyfile"];
    return run(findProgram("caddy") as string, options, root, port);
  },
  async wrangler(root) {
    const port = await freePort();
    const options = ["--ip", "127.0.0.1", "--port", String(port), "--compatibility-date", "2026-01-01"];
    return run(
      process.execPath,
      [findWrangler() as string, "pages", "dev", path.join(root, "public"), ...options],
      root,
      port,
    );
  },
} satisfies Record<string, (root: string) => Promise<Running>>;

/** Writes a server's configuration as a user would. */
async function configure(server: string, root: string, port: number, to: string, more: string[] = []): Promise<void> {
  const args = [
    server,
    "--domain",
    "fixture.example",
    "--root",
    path.join(root, "public"),
    "--port",
    String(port),
    "--to",
    to,
    ...more,
  ];
  const { status, out, err } = await captured(runHosting, args, { root });
  if (status !== 0 || err !== `Wrote ${to}. Its first lines say what to do with it.\n`) throw new Error(out + err);
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a program of several processes and waits until it answers. */
async function run(command: string, args: string[], root: string, port: number): Promise<Running> {
  const env = {
    ...process.env,
    HOME: root,
    XDG_CONFIG_HOME: root,
    XDG_DATA_HOME: root,
    CI: "1",
    WRANGLER_SEND_METRICS: "false",
  };
  const child: ChildProcess = spawn(command, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (said += text));
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), "SIGTERM");
    await gone;
  };
  const url = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    new Promise((resolve) => {
      const request = http.get(`${url}/`, { agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      request.on("error", () => resolve(false));
    });
  while (child.exitCode === null && !(await answers())) await setTimeout(50);
  if (child.exitCode !== null) throw new Error(`${command} ended:\n${said}`);
  return { url, stop };
}
