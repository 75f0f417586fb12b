// Programs of the system that some tests need on PATH: found, or installed from Debian's packages where that may be done.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Where servers are, which the PATH of a user may leave out. */
const FURTHER = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** The path of a program; undefined if it is not there. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = [...(env.PATH ?? "").split(path.delimiter), ...FURTHER];
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

/**
 * Finds a program, or installs it where apt is at hand and may be used.
 * @param debianPackage the package that holds it
 * @returns its path; undefined if it can't be had: tests that need it are skipped, and say so
 */
export function ensureProgram(name: string, debianPackage = name): string | undefined {
  const found = findProgram(name);
  if (found || !fs.existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) return found;
  const apt = (...args: string[]): boolean =>
    spawnSync("apt-get", ["-y", "-qq", ...args], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  const install = (): boolean => apt("install", "--no-install-recommends", debianPackage);
  // The lists may be old, or not there at all.
  if (!install() && apt("update")) install();
  return findProgram(name);
}
