// The fixture as users would serve it: by `npm run serve`, nginx, Caddy, and what Cloudflare Pages runs.

import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { precompress } from "../../src/build/precompress";
import { readStyles } from "../../src/content/built-site";
import { filesBelow } from "../../src/content/files-below";
import { COMMON_HEADERS, groupOf, groupsOf, HTTPS_HEADERS, headersOf } from "../../src/model/hosting/hosting";
import { findBrotliModule, findProgram, findWrangler, REASONS } from "../hosts";
import { type Running, START } from "../running-hosts";
import { builtSites } from "./built";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "served-"));
const folder = path.join(scratch, "public");
const read = (file: string): Buffer => fs.readFileSync(path.join(folder, file));

/** Those of all pages. */
let styles: string[];

beforeAll(async () => {
  fs.cpSync(builtSites()[1]?.folder ?? "", folder, { recursive: true });
  styles = await readStyles(folder);
  fs.appendFileSync(path.join(folder, "_redirects"), "/leaflets/* /blog/:splat 302\n");
  await precompress(folder, path.join(scratch, "compressed"));
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

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

const HOSTS: Host[] = [
  {
    name: "npm run serve",
    missing: undefined,
    start: () => START.serve(scratch),
    complete: false,
    knowsStyles: true,
  },
  {
    name: "nginx",
    missing: findProgram("nginx") ? undefined : REASONS.nginx,
    start: () => START.nginx(scratch),
    complete: true,
    knowsStyles: false,
  },
  {
    name: "Caddy",
    missing: findProgram("caddy") ? undefined : REASONS.caddy,
    start: () => START.caddy(scratch),
    complete: true,
    knowsStyles: false,
  },
  {
    name: "Cloudflare Pages",
    missing: findWrangler() ? undefined : REASONS.wrangler,
    start: () => START.wrangler(scratch),
    complete: true,
    knowsStyles: true,
  },
];

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
  ...["/", "/blog/everything/", "/blog/page/1/", "/tags/c/", "/about/", "/search/"],
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
  const groups = groupsOf({ styles: host.knowsStyles ? styles : undefined, pathPrefix: "" });
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
    });
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

    test("the page for an unknown address is sent whole, whatever else is asked of it", async () => {
      const { headers } = await ask("/404.html");
      const asked: Record<string, string>[] = [
        { "If-None-Match": String(headers.etag) },
        { "If-Modified-Since": new Date(Date.now() + 86_400_000).toUTCString() },
        { Range: "bytes=0-9" },
      ];
      for (const fields of asked) {
        const { status, body } = await ask("/nothing/", fields);
        expect({ ...fields, status, whole: body.equals(read("404.html")) }).toEqual({
          ...fields,
          status: 404,
          whole: true,
        });
      }
    });

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

    test("an old address at which no page stands leads on", async () => {
      const { status, headers } = await ask("/leaflets/post-1/");
      expect([status, headers.location]).toEqual([302, "/blog/post-1/"]);
    });

    if (!host.complete) return;

    test("old addresses lead on, with and without a slash", async () => {
      for (const [from, to, expected] of [
        ["/blog/Old_Name", "/blog/moved/", 301],
        ["/blog/Old_Name/", "/blog/moved/", 301],
        ["/2019/05/old.html", "/blog/moved/", 301],
        ["/who-we-are/", "/about/", 301],
        ["/blog/page/3/", "/blog/", 302],
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
      if (host.name === "nginx" && !findBrotliModule(findProgram("nginx") as string)) return;
      const smaller = await ask("/blog/everything/", { "Accept-Encoding": "gzip, br" });
      expect(smaller.headers["content-encoding"]).toBe("br");
      expect(smaller.body.equals(read(`${file}.br`))).toBe(true);
      expect(brotliDecompressSync(smaller.body).equals(read(file))).toBe(true);
    });
  });
}
