// The fixture as users would serve it: by `npm run serve`, nginx, Caddy, and what Cloudflare Pages runs.

import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runHosting } from "../../src/cli/hosting";
import { serveFolder } from "../../src/cli/serve";
import { filesBelow } from "../../src/content/files-below";
import { precompress } from "../../src/gatsby/precompress";
import { allowedStyles } from "../../src/model/content-security-policy";
import { COMMON_HEADERS, groupOf, groupsOf, HTTPS_HEADERS, headersOf } from "../../src/model/hosting";
import { captured } from "../cli/captured";
import { findBrotliModule, findProgram, findWrangler, REASONS } from "../hosts";
import { builtSites } from "./built";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "served-"));
const folder = path.join(scratch, "public");
const read = (file: string): Buffer => fs.readFileSync(path.join(folder, file));

beforeAll(async () => {
  fs.cpSync(builtSites()[1]?.folder ?? "", folder, { recursive: true });
  fs.appendFileSync(path.join(folder, "_redirects"), "/leaflets/* /blog/:splat 302\n");
  await precompress(folder, path.join(scratch, "compressed"));
});
const onTestsEnd: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(onTestsEnd.map((end) => end()));
  fs.rmSync(scratch, { recursive: true, force: true });
});

interface Running {
  url: string;
  stop(): Promise<void>;
}

interface Host {
  name: string;
  /** Why it is not tested; undefined if it is. */
  missing: string | undefined;
  start(): Promise<Running>;
  /** Whether it redirects and compresses. */
  complete: boolean;
  /** Whether it is told of the styles anew with each build. */
  knowsStyles: boolean;
}

const nginx = findProgram("nginx");
const brotliModule = nginx && findBrotliModule(nginx);
const caddy = findProgram("caddy");
const wrangler = findWrangler();

const HOSTS: Host[] = [
  {
    name: "npm run serve",
    missing: undefined,
    complete: false,
    knowsStyles: true,
    async start() {
      const { url, close } = await serveFolder(folder);
      return { url, stop: close };
    },
  },
  {
    name: "nginx",
    missing: nginx ? undefined : REASONS.nginx,
    complete: true,
    knowsStyles: false,
    async start() {
      const port = await freePort();
      await configure("nginx", port, "site.conf", brotliModule ? ["--brotli"] : []);
      const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
        (name) => `${name}_temp_path temp_${name};`,
      );
      const main = [
        ...(brotliModule ? [`load_module ${brotliModule};`] : []),
        ...(process.getuid?.() === 0 ? ["user root;"] : []),
        "daemon off; pid nginx.pid; error_log stderr; events {}",
        `http { access_log off; ${places.join(" ")} include ${scratch}/site.conf; }`,
      ];
      fs.writeFileSync(path.join(scratch, "nginx.conf"), main.join("\n"));
      return run(nginx as string, ["-e", "stderr", "-p", scratch, "-c", "nginx.conf"], port);
    },
  },
  {
    name: "Caddy",
    missing: caddy ? undefined : REASONS.caddy,
    complete: true,
    knowsStyles: false,
    async start() {
      const port = await freePort();
      await configure("caddy", port, "Caddyfile");
      const own = path.join(scratch, "Caddyfile");
      fs.writeFileSync(own, `{\n\tadmin off\n}\n${fs.readFileSync(own, "utf8")}`);
      return run(caddy as string, ["run", "--config", own, "--adapter", "caddyfile"], port);
    },
  },
  {
    name: "Cloudflare Pages",
    missing: wrangler ? undefined : REASONS.wrangler,
    complete: true,
    knowsStyles: true,
    async start() {
      const port = await freePort();
      const options = ["--ip", "127.0.0.1", "--port", String(port), "--compatibility-date", "2026-01-01"];
      return run(process.execPath, [wrangler as string, "pages", "dev", folder, ...options], port);
    },
  },
];

async function configure(server: string, port: number, to: string, more: string[] = []): Promise<void> {
  const args = [server, "--domain", "fixture.example", "--root", folder, "--port", String(port), "--to", to, ...more];
  const { status, err } = await captured(runHosting, args, { root: scratch });
  expect([status, err]).toEqual([0, `Wrote ${to}. Its first lines say what to do with it.\n`]);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a program of several processes and waits until it answers. */
async function run(command: string, args: string[], port: number): Promise<Running> {
  const env = {
    ...process.env,
    HOME: scratch,
    XDG_CONFIG_HOME: scratch,
    XDG_DATA_HOME: scratch,
    CI: "1",
    WRANGLER_SEND_METRICS: "false",
  };
  const child: ChildProcess = spawn(command, args, {
    cwd: scratch,
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
  // Also when it does not answer in time.
  onTestsEnd.push(stop);
  const url = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    get(`${url}/`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (child.exitCode === null && !(await answers())) await setTimeout(50);
  if (child.exitCode !== null) throw new Error(`${command} ended:\n${said}`);
  return { url, stop };
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Asks without following or decompressing. */
function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on("error", reject);
  });
}

/** An address of each group, and one of each type of file. */
const ADDRESSES = [
  ...["/", "/blog/everything/", "/blog/page/2/", "/tags/c/", "/about/", "/search/"],
  ...["/search/search.js", "/pagefind/pagefind.js", "/feed.css", "/files.json", "/manifest.webmanifest"],
  ...["/rss.xml", "/tags/c/atom.xml", "/feed.json", "/sitemap-index.xml", "/robots.txt"],
  ...["/favicon.svg", "/favicon.ico", "/icon-192.png"],
];
const asset = (pattern: RegExp): string => `/${filesBelow(folder).find((file) => pattern.test(file))}`;
const ASSETS = [
  /^static\/.*\.avif$/,
  /^static\/.*\.webp$/,
  /^static\/share\/.*\.jpg$/,
  /\.woff2$/,
  /fragment\/.*_fragment$/,
];

/** What a host is to send of an address. Cloudflare Pages adds its own types and rules to those of `_headers`. */
function expectedFields(host: Host, address: string): Record<string, string> {
  const styles = host.knowsStyles ? allowedStyles(read("index.html").toString()) : undefined;
  const groups = groupsOf({ styles, pathPrefix: "" });
  const all = headersOf(address, groups);
  if (host.name !== "Cloudflare Pages") return all;
  const { "Content-Type": _, ...fields } = all;
  if (groupOf(address, groups).name === "all else") return { ...COMMON_HEADERS, ...HTTPS_HEADERS };
  return { ...fields, ...HTTPS_HEADERS };
}

const lowerCase = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));

for (const host of HOSTS) {
  if (host.missing) {
    test.skip(`${host.name}: ${host.missing}`);
    continue;
  }
  describe(host.name, () => {
    let server: Running;
    beforeAll(async () => {
      server = await host.start();
    }, 60_000);
    afterAll(() => server?.stop());
    const ask = (address: string, headers?: Record<string, string>) => get(server.url + address, headers);

    test("says of every kind of file how long it may be kept, what a browser may do with it, and its type", async () => {
      for (const address of [...ADDRESSES, ...ASSETS.map(asset)]) {
        const { status, headers } = await ask(address);
        const expected = lowerCase(expectedFields(host, address));
        expect({ address, status, ...headers }).toMatchObject({ address, status: 200, ...expected });
        expect(headers["cache-control"]).toMatch(/^(no-cache|public, max-age=\d+(, immutable|, must-revalidate)?)$/);
        // Over HTTP it must not be asked for, but there Cloudflare serves nobody.
        if (host.name !== "Cloudflare Pages") expect(headers["strict-transport-security"]).toBeUndefined();
      }
      expect((await ask("/feed.json")).headers["content-type"]).toBe("application/feed+json");
      expect((await ask("/tags/c/")).headers["content-type"]).toMatch(/^text\/html; ?charset=utf-8$/i);
    });

    test.each(["/nothing", "/nothing/", "/static/", "/static/gone.avif", "/blog/nothing/", "/_headers", "/_redirects"])(
      "%s is answered with the page for that, and not kept",
      async (address) => {
        const { status, headers, body } = await ask(address);
        // Cloudflare's server for developers breaks off where the real one says 404.
        if (host.name === "Cloudflare Pages" && address.startsWith("/_")) return expect(status).toBeGreaterThan(400);
        expect([status, body.equals(read("404.html"))]).toEqual([404, true]);
        expect(headers["content-type"]).toMatch(/^text\/html; ?charset=utf-8$/i);
        expect(headers["cache-control"]).toMatch(/^no-(cache|store)$/);
        expect(headers).toMatchObject(lowerCase(COMMON_HEADERS));
      },
    );

    test("what has not changed is answered with 304, what has with 200", async () => {
      for (const address of ["/", "/rss.xml", asset(/^static\/.*\.avif$/)]) {
        const { etag = "" } = (await ask(address)).headers;
        const again = await ask(address, { "If-None-Match": etag });
        expect([address, again.status, again.body.length]).toEqual([address, 304, 0]);
        expect((await ask(address, { "If-None-Match": '"other"' })).status).toBe(200);
      }
    });

    test("a part of a file is sent alone", async () => {
      const file = asset(/^static\/.*\.webp$/);
      const { status, headers, body } = await ask(file, { Range: "bytes=10-29" });
      const whole = read(file.slice(1));
      // Cloudflare's server for developers sends all.
      if (host.name === "Cloudflare Pages") return expect([status, body.length]).toEqual([200, whole.length]);
      expect([status, headers["content-range"]]).toEqual([206, `bytes 10-29/${whole.length}`]);
      expect(body.equals(whole.subarray(10, 30))).toBe(true);
    });

    if (!host.complete) return;

    test("old addresses lead on, with and without a slash", async () => {
      for (const [from, to, expected] of [
        ["/blog/Old_Name", "/blog/moved/", 301],
        ["/blog/Old_Name/", "/blog/moved/", 301],
        ["/2019/05/old.html", "/blog/moved/", 301],
        ["/who-we-are/", "/about/", 301],
        ["/leaflets/post-1/", "/blog/post-1/", 302],
      ] as const) {
        const { status, headers } = await ask(from);
        expect([from, status, headers.location]).toEqual([from, expected, to]);
      }
    });

    test("a page without its slash leads to the one with it", async () => {
      const { status, headers } = await ask("/blog/everything");
      expect([301, 308]).toContain(status);
      expect(headers.location).toBe("/blog/everything/");
    });

    test("text travels compressed, pictures as they are", async () => {
      for (const [address, file] of [
        ["/blog/everything/", "blog/everything/index.html"],
        ["/rss.xml", "rss.xml"],
        ["/feed.css", "feed.css"],
      ] as const) {
        const { headers, body } = await ask(address, { "Accept-Encoding": "gzip" });
        expect([address, headers["content-encoding"]]).toEqual([address, "gzip"]);
        expect(gunzipSync(body).equals(read(file))).toBe(true);
        expect((await ask(address)).headers["content-encoding"]).toBeUndefined();
      }
      const picture = await ask(asset(/^static\/.*\.avif$/), { "Accept-Encoding": "gzip, br" });
      expect(picture.headers["content-encoding"]).toBeUndefined();
    });

    if (host.name === "Cloudflare Pages") return;

    test("files that the build has compressed are sent", async () => {
      const file = "blog/everything/index.html";
      const gzipped = await ask("/blog/everything/", { "Accept-Encoding": "gzip" });
      expect(gzipped.body.equals(read(`${file}.gz`))).toBe(true);
      expect(gzipped.headers.vary).toMatch(/Accept-Encoding/i);
      if (host.name === "nginx" && !brotliModule) return;
      const smaller = await ask("/blog/everything/", { "Accept-Encoding": "gzip, br" });
      expect(smaller.headers["content-encoding"]).toBe("br");
      expect(smaller.body.equals(read(`${file}.br`))).toBe(true);
      expect(brotliDecompressSync(smaller.body).equals(read(file))).toBe(true);
    });
  });
}
