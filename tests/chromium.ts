// Finds a Chromium for the browser tests, and installs one where there is none.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The path of a Chromium: `CHROMIUM_PATH`, one on PATH, or Playwright's own. Undefined if there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? "").split(path.delimiter);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    chromium.executablePath(),
  ];
  return candidates.find((candidate) => fs.existsSync(candidate));
}

/**
 * Finds a Chromium or installs one: Debian's package where apt is at hand, else Playwright's.
 * @throws if neither works
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: "inherit" });
  if (fs.existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    run("apt-get", "update", "-qq");
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
  } else {
    run("npx", "playwright-core", "install", "chromium");
  }
  const installed = findChromium();
  if (!installed) throw new Error("Chromium could not be installed. Install it, or set CHROMIUM_PATH to a copy.");
  return installed;
}

/** Starts Chromium quietly: no background traffic, a fresh profile. @param more further arguments */
export function launchChromium(more: readonly string[] = []) {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...more,
    ],
  });
}
