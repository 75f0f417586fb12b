// One build at a time in a folder. The builds are processes of their own, which end in every way that a process can.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { acquireBuildLock } from "../../src/build/lock";
import { compile } from "../../src/content/compile";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "lock-"));
const script = path.join(scratch, "build.cjs");
afterAll(() => fs.rmSync(scratch, { recursive: true }));

/** Does what it is told, and answers: `take`, `release`, `end`, `fail`, `start` and `start alone`, which start another. */
const BUILD = (code: string): string => `
  const { fork } = require("node:child_process");
  const { acquireBuildLock } = require(${JSON.stringify(code)});
  let lock;
  process.on("message", async (told) => {
    if (told === "take") process.send(typeof (lock = await acquireBuildLock(process.argv[2])) === "string" ? lock : "taken");
    if (told === "release") process.send(lock.release() ?? "released");
    if (told === "end") process.exit();
    if (told === "fail") throw new Error("failed");
    if (told.startsWith("start")) {
      const own = told === "start" ? lock.stdio.slice(3) : [];
      const child = fork(__filename, [process.argv[2]], { stdio: ["ignore", "ignore", "ignore", ...own, "ipc"] });
      child.on("message", (answer) => process.send(answer));
      process.removeAllListeners("message").on("message", (told) => child.send(told));
      process.send(child.pid);
    }
  });
  // Lives on when the process that started it is killed.
  setTimeout(() => process.exit(), 600_000);
  process.send("ready");
`;

beforeAll(() => {
  fs.writeFileSync(script, BUILD(compile(process.cwd(), "src/build/lock.ts")));
});

let root = "";
let running: number[] = [];
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "project-"));
});
afterEach(() => {
  for (const id of running) kill(id);
  running = [];
});

function kill(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It has ended.
  }
}

async function startBuild(): Promise<ChildProcess> {
  const build = fork(script, [root], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  running.push(build.pid as number);
  expect(await answer(build)).toBe("ready");
  return build;
}

/** Has a build start another, which hears and answers in its place from then on. */
async function startFrom(build: ChildProcess, how: string): Promise<void> {
  running.push((await tell(build, how)) as number);
  expect(await answer(build)).toBe("ready");
}

const answer = async (build: ChildProcess): Promise<unknown> => (await once(build, "message"))[0];

/** Tells a build what to do. @returns what it answers */
function tell(build: ChildProcess, what: string): Promise<unknown> {
  const answered = answer(build);
  build.send(what);
  return answered;
}

const isFree = async (): Promise<boolean> => (await tell(await startBuild(), "take")) === "taken";

test("a second build is told of the first, until that gives the lock back", async () => {
  const [first, second] = [await startBuild(), await startBuild()];
  expect(await tell(first, "take")).toBe("taken");
  const told = `^A build is already running in this folder \\(process ${first.pid}, since \\d\\d:\\d\\d\\)\\. Wait for it to end, or stop it; then build again\\.$`;
  expect(await tell(second, "take")).toMatch(new RegExp(told));
  await tell(first, "release");
  expect(await tell(second, "take")).toBe("taken");
});

test("builds in two folders do not meet", async () => {
  expect(await isFree()).toBe(true);
  root = fs.mkdtempSync(path.join(scratch, "project-"));
  expect(await isFree()).toBe(true);
});

test.each<[string, (build: ChildProcess) => void]>([
  ["ends", (build) => build.send("end")],
  ["fails", (build) => build.send("fail")],
  ["is interrupted", (build) => build.kill("SIGINT")],
  ["is stopped", (build) => build.kill("SIGTERM")],
  ["is killed", (build) => build.kill("SIGKILL")],
])("the next build may begin when one %s", async (_, end) => {
  const build = await startBuild();
  await tell(build, "take");
  const ended = once(build, "exit");
  end(build);
  await ended;
  expect(await isFree()).toBe(true);
});

test("of builds that begin at once, one runs, also after one that was killed", async () => {
  for (const _round of ["first", "second"]) {
    const racing = await Promise.all(Array.from({ length: 6 }, startBuild));
    const answers = await Promise.all(racing.map((build) => tell(build, "take")));
    expect(answers.filter((one) => one === "taken")).toHaveLength(1);
    const ended = racing.map((build) => once(build, "exit"));
    for (const build of racing) build.kill("SIGKILL");
    await Promise.all(ended);
  }
});

test("a process that a build has started may build as well", async () => {
  const build = await startBuild();
  await tell(build, "take");
  await startFrom(build, "start alone");
  expect(await tell(build, "take")).toBe("taken");
  expect(await isFree()).toBe(false);
});

test("a process that was handed the lock keeps it when the build is killed, and another does not", async () => {
  for (const start of ["start", "start alone"]) {
    const build = await startBuild();
    await tell(build, "take");
    await startFrom(build, start);
    const ended = once(build, "exit");
    build.kill("SIGKILL");
    await ended;
    expect(await isFree()).toBe(start === "start alone");
    root = fs.mkdtempSync(path.join(scratch, "project-"));
  }
});

test("a build on another machine, or in a container, is told as such", async () => {
  const build = await startBuild();
  await tell(build, "take");
  const file = path.join(root, ".build/lock");
  fs.writeFileSync(file, JSON.stringify({ ...JSON.parse(fs.readFileSync(file, "utf8")), pid: 7, host: "other" }));
  expect(await acquireBuildLock(root)).toContain("(process 7 on other, since ");
  fs.writeFileSync(file, "");
  expect(await acquireBuildLock(root)).toMatch(/^A build is already running in this folder\. Wait/);
});

test("where files can't be locked, a build runs as if alone", async () => {
  vi.doMock("fs-native-extensions", () => ({
    tryLock() {
      throw Object.assign(new Error("no locks available"), { code: "ENOLCK" });
    },
  }));
  const lock = await acquireBuildLock(root);
  expect(lock).toMatchObject({ stdio: expect.any(Array) });
  if (typeof lock !== "string") lock.release();
  vi.doUnmock("fs-native-extensions");
});
