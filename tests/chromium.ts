// Finds a Chromium for the browser tests, and installs one where there is none.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

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

/**
 * Chromium 156 loads two pages of its address bar in a process of their own for each new window, headless too: half of what
 * a test of one page costs. The last list of features counts, so what Playwright leaves out for the tests' sake is named again.
 */
const WITHOUT = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "MediaRouter",
  "PaintHolding",
];

/** Quiet: no background traffic, and nothing of a window that nobody sees. */
export const ARGUMENTS = [
  `--disable-features=${WITHOUT.join(",")}`,
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * How long anything may take, in milliseconds. It ends what hangs and judges nothing: a test waits for what it needs,
 * however slow the machine is.
 */
export const PATIENCE = 240_000;

/**
 * Starts Chromium with a fresh profile. The variable `CHROMIUM_SLOWDOWN` makes its pages as many times slower.
 * @param more further arguments
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...ARGUMENTS, ...more],
    timeout: PATIENCE,
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => patient(await newContext(options));
  // Playwright's own makes a context that nobody can prepare before its page is there.
  browser.newPage = async (options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    // The page may close because the browser does, and the context with it.
    page.once("close", () => void context.close().catch(() => {}));
    return page;
  };
  return browser;
}

function patient(context: BrowserContext): BrowserContext {
  context.setDefaultTimeout(PATIENCE);
  const rate = Number(process.env.CHROMIUM_SLOWDOWN ?? 1);
  if (rate <= 1) return context;
  const newPage = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    return page;
  };
  return context;
}
