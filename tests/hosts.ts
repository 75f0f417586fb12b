// Finds the servers that users would run, and fetches those that are missing without installing anything for the machine.
//
// nginx and Caddy are Debian's packages, unpacked into `.build/hosts`. Cloudflare's wrangler is an npm package of some
// 250 MB with all it needs, so it is fetched only if TEST_WRANGLER=1 asks for it.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const FOLDER = path.resolve(".build/hosts");
const WRANGLER = "wrangler@4.86.0";
const FETCH_LIMIT = 120_000;

/** Debian's packages, by the programs that the tests start. */
const PACKAGES = { nginx: ["nginx", "libnginx-mod-http-brotli-static"], caddy: ["caddy"] } as const;
export type Program = keyof typeof PACKAGES;

/** The path of a program: one on PATH, or the unpacked one. Undefined if there is none. */
export function findProgram(name: Program): string | undefined {
  const folders = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...["/usr/sbin", path.join(FOLDER, "usr/sbin"), path.join(FOLDER, "usr/bin")],
  ];
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

/** The path of nginx's module that serves files compressed with Brotli; undefined if there is none beside this nginx. */
export function findBrotliModule(nginx: string): string | undefined {
  const module = path.resolve(nginx, "../../lib/nginx/modules/ngx_http_brotli_static_module.so");
  return fs.existsSync(module) ? module : undefined;
}

/** The path of wrangler's command; undefined if it has not been fetched. */
export function findWrangler(): string | undefined {
  const file = path.join(FOLDER, "node_modules/wrangler/bin/wrangler.js");
  return fs.existsSync(file) ? file : undefined;
}

/** Why a host is not tested, in words that say what to do. */
export const REASONS = {
  nginx: "nginx is not installed, and apt can't fetch it",
  caddy: "Caddy is not installed, and apt can't fetch it",
  wrangler: "wrangler is not here: TEST_WRANGLER=1 npm test fetches it",
};

/** Fetches what is missing; says what can't be fetched and goes on. */
export function ensureHosts(): void {
  for (const program of Object.keys(PACKAGES) as Program[]) {
    if (!findProgram(program)) unpack(PACKAGES[program]);
    if (!findProgram(program)) console.log(`Not tested: ${REASONS[program]}.`);
  }
  if (process.env.TEST_WRANGLER === "1" && !findWrangler()) {
    // No install script is needed here either: workerd's and esbuild's binaries are packages.
    const options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    fs.mkdirSync(FOLDER, { recursive: true });
    spawnSync("npm", ["install", "--prefix", FOLDER, ...options, WRANGLER], { stdio: "inherit" });
  }
  if (!findWrangler()) console.log(`Not tested: ${REASONS.wrangler}.`);
}

/** Fetches Debian packages and unpacks them; needs apt, but no rights. */
function unpack(packages: readonly string[]): void {
  if (!fs.existsSync("/usr/bin/apt-get")) return;
  fs.mkdirSync(FOLDER, { recursive: true });
  const run = (command: string, ...args: string[]): boolean =>
    spawnSync(command, args, { cwd: FOLDER, stdio: "ignore", timeout: FETCH_LIMIT }).status === 0;
  const download = (name: string): boolean => run("apt-get", "download", "-qq", name);
  for (const name of packages) {
    if (!download(name) && process.getuid?.() === 0 && run("apt-get", "update", "-qq")) download(name);
  }
  for (const file of fs.readdirSync(FOLDER).filter((name) => name.endsWith(".deb"))) {
    run("dpkg", "-x", file, ".");
    fs.rmSync(path.join(FOLDER, file));
  }
}
