// Deploys behind a real nginx, under load: whatever is switched or killed, visitors notice nothing.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import { type AddressInfo, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runDeploy } from "../../src/cli/deploy";
import { findProgram } from "../debian";
import { findProgram as findHost } from "../hosts";
import { seeded } from "../random";
import { captured } from "./captured";
import { pictureOf, versionOf, writeVersion } from "./versioned-site";

const SWITCHES = 20;
const KILLS = 10;
const VISITORS = 4;

const nginxPath = findHost("nginx");
const absent = [...(nginxPath ? [] : ["nginx"]), ...["rsync", "flock"].filter((program) => !findProgram(program))];
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "deploy-nginx-"));
// As root, nginx reads as somebody else.
fs.chmodSync(scratch, 0o755);
const target = path.join(scratch, "host");
const script = path.join(scratch, "deploy.cjs");

let nginx: ChildProcess | undefined;
/** Of the two servers below. */
let ports: number[] = [];

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

/** One server as most are, and one that keeps files open that it has found, which mixes versions as well as nginx can. */
const configuration = (): string => `
daemon off;
worker_processes 2;
pid ${scratch}/nginx.pid;
error_log ${scratch}/error.log;
events {}
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${scratch}/${name};`).join(" ")}
  server { listen 127.0.0.1:${ports[0]}; root ${target}/current; }
  server {
    listen 127.0.0.1:${ports[1]};
    root ${target}/current;
    open_file_cache max=1000 inactive=60s;
    open_file_cache_valid 1s;
  }
}`;

const agent = new http.Agent({ keepAlive: true, maxSockets: VISITORS });

/** Gets a file. @throws if it can't be had, or not whole */
const get = (port: number, address: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port, path: address, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on("timeout", () => request.destroy(new Error(`${address} was not answered`)));
    request.on("error", reject);
  });

const project = (version: string): string => {
  const root = path.join(scratch, `project-${version}`);
  writeVersion(path.join(root, "public"), version);
  return root;
};
const deploy = (version: string) => captured(runDeploy, ["--to", target], { root: project(version), env: {} });
const version = (): string | undefined => versionOf(fs.readFileSync(path.join(target, "current/index.html"), "utf8"));

beforeAll(async () => {
  if (absent.length > 0) return;
  await build({
    entryPoints: ["src/cli/deploy.ts"],
    outfile: script,
    bundle: true,
    platform: "node",
    logLevel: "error",
  });
  await deploy("first");
  ports = [await freePort(), await freePort()];
  const file = path.join(scratch, "nginx.conf");
  fs.writeFileSync(file, configuration());
  nginx = spawn(nginxPath as string, ["-e", `${scratch}/error.log`, "-c", file], { stdio: "inherit" });
  for (let tries = 0; ; tries++) {
    try {
      await Promise.all(ports.map((port) => get(port, "/")));
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await pause(100);
    }
  }
});

afterAll(async () => {
  agent.destroy();
  if (nginx && nginx.exitCode === null) {
    nginx.kill();
    await once(nginx, "close");
  }
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

/** What visitors have met, together. */
interface Visits {
  faults: string[];
  seen: Set<string>;
  /** How many each has made. */
  made: number[];
  stopped: boolean;
}

/** Visits pages until it is told to stop: each must be of one version, and its picture of the same one. */
async function visit(index: number, visits: Visits): Promise<void> {
  const { faults, seen, made } = visits;
  const port = ports[index % 2] as number;
  for (made[index] = 0; !visits.stopped; made[index]++) {
    // The deploys need some of this machine, too.
    await pause(2);
    const address = made[index] % 2 === 0 ? "/" : "/blog/";
    try {
      const page = await get(port, address);
      const shown = versionOf(page.text);
      if (page.status !== 200 || shown === undefined) {
        faults.push(`${address}: ${page.status} ${page.text.slice(0, 80)}`);
        continue;
      }
      seen.add(shown);
      const picture = await get(port, `/${pictureOf(shown)}`);
      if (picture.status !== 200 || picture.text !== shown) faults.push(`${shown}: ${picture.status} ${picture.text}`);
    } catch (error) {
      faults.push(`${address}: ${(error as Error).message}`);
    }
  }
}

/** Waits until each has begun a visit: no visit lasts longer than releases are kept, however slow the machine. */
async function allVisitAnew({ made }: Visits): Promise<void> {
  const before = [...made];
  while (made.some((count, index) => count <= (before[index] ?? 0))) await pause(2);
}

/** Kills a deploy after a while: alone, as when a runner runs out of memory, or with all its programs. */
async function killed(version: string, milliseconds: number, withAll: boolean): Promise<boolean> {
  const child = spawn(process.execPath, [script, "--to", target], {
    cwd: project(version),
    stdio: "ignore",
    detached: true,
  });
  const end = once(child, "exit");
  await pause(milliseconds);
  if (child.exitCode === null) process.kill(withAll ? -(child.pid as number) : (child.pid as number), "SIGKILL");
  const [, signal] = await end;
  return signal === "SIGKILL";
}

test.skipIf(absent.length > 0)(
  `${SWITCHES} switches and ${KILLS} kills: no error, and no mixture of versions${absent.length > 0 ? ` (skipped: no ${absent.join(", ")})` : ""}`,
  async () => {
    const random = seeded(7);
    const visits: Visits = { faults: [], seen: new Set(), made: [], stopped: false };
    const visitors = Array.from({ length: VISITORS }, (_, index) => visit(index, visits));

    const started = performance.now();
    let deploys = 0;
    let kills = 0;
    for (let turn = 0; turn < SWITCHES || (kills < KILLS && turn < 3 * SWITCHES); turn++) {
      await allVisitAnew(visits);
      const name = `switch-${turn}`;
      const { status, err } = await deploy(name);
      expect({ status, err }).toEqual({ status: 0, err: "" });
      expect(version()).toBe(name);
      deploys++;
      if (kills === KILLS) continue;
      const usual = (performance.now() - started) / deploys;
      const victim = `killed-${turn}`;
      if (await killed(victim, random.below(Math.ceil(usual)), kills % 2 === 0)) kills++;
      // It came to its switch, or the site is the old one.
      expect([name, victim]).toContain(version());
    }
    // Clears away what the last kill may have left.
    await deploy("last");
    visits.stopped = true;
    await Promise.all(visitors);

    expect(visits.faults).toEqual([]);
    expect(visits.made.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(SWITCHES * VISITORS);
    expect(visits.seen.size).toBeGreaterThan(SWITCHES / 2);
    expect(kills).toBe(KILLS);
    expect(fs.readdirSync(path.join(target, "releases")).filter((name) => name.startsWith("."))).toEqual([]);
    expect(fs.readdirSync(target).sort()).toEqual([".lock", "current", "releases"]);
  },
);
