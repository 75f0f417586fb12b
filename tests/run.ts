// npm test: lints, builds what the tests read, runs every suite and prints one line with the true numbers.
// Options go to Vitest: `npm test -- -u` writes snapshots anew.

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureChromium } from "./chromium";
import { ensureProgram } from "./debian";
import { writeFixtureContent } from "./fixture-content";
import { PREFIX, writeHostileContent } from "./hostile/content";
import { ensureHosts } from "./hosts";
import { copyProject, startBuild } from "./project-copy";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  success: boolean;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Runs a program with its output shown; tells whether it ended well. */
const run = (command: string, ...args: string[]): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const program = spawn(command, args, { stdio: "inherit", env: process.env, shell: process.platform === "win32" });
    program.on("error", reject).on("close", (status) => resolve(status === 0));
  });

async function build(what: string, root: string, env: Record<string, string> = {}): Promise<void> {
  console.log(`Building ${what} …`);
  const started = performance.now();
  const { status, output } = await startBuild(root, env);
  if (status !== 0) throw new Error(`${what} could not be built:\n${output}`);
  console.log(`… built ${what} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function main(): Promise<boolean> {
  process.env.CHROMIUM_PATH = ensureChromium();
  ensureHosts();
  if (!ensureProgram("rsync")) console.log("Not tested: rsync is not installed, and apt can't install it.");

  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "site-tests-"));
  try {
    const fixture = path.join(scratch, "fixture");
    const content = path.join(scratch, "content");
    const hostile = path.join(scratch, "hostile");
    const hostileContent = path.join(scratch, "hostile-content");
    copyProject(fixture);
    copyProject(hostile);
    await Promise.all([writeFixtureContent(content), writeHostileContent(hostileContent)]);
    // Beside each other: one alone leaves a processor idle much of the time.
    const [linted] = await Promise.all([
      run("npm", "run", "--silent", "lint"),
      build("this site", process.cwd()),
      build("the fixture", fixture, { CONTENT_DIR: content }),
      build("the hostile site", hostile, { CONTENT_DIR: hostileContent, PATH_PREFIX: PREFIX, PREFIX_PATHS: "true" }),
    ]);
    Object.assign(process.env, { FIXTURE_ROOT: fixture, FIXTURE_CONTENT: content, HOSTILE_ROOT: hostile });

    const file = path.join(scratch, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const options = process.argv.slice(2);
    await run("npx", "vitest", "run", "--config", "tests/vitest.config.mts", "--root", ".", ...reporters, ...options);
    const report: Report = JSON.parse(fs.readFileSync(file, "utf8"));
    // A suite that fails before its first test has no failed test; it counts as one.
    const broken = report.testResults.filter(
      (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
    );
    const failed = report.numFailedTests + broken.length + (linted ? 0 : 1);
    const skipped = report.numPendingTests + report.numTodoTests;
    const passed = report.numPassedTests + (linted ? 1 : 0);
    console.log(`tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
    return failed === 0 && report.success;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

main().then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    console.log("tests: 0 passed, 1 failed");
    process.exitCode = 1;
  },
);
