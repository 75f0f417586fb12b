// A random sequence of edits, each followed by a warm build, and at its end a clean build to compare with.

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { buildEnv, buildProject, copyProject, manifest } from "../project-copy";
import { type Random, seeded } from "../random";
import { EDITS, type Folder, writeFolder } from "./edits";

/** A project with a warm cache, and its content. */
export interface Warm {
  root: string;
  scratch: string;
  content: Folder;
  /** What the site is built for, besides. */
  settings: Record<string, string>;
}

/** Copies the project and its first content to `scratch`. */
export async function prepare(scratch: string, settings: Record<string, string> = {}): Promise<Warm> {
  const root = path.join(scratch, "warm");
  copyProject(root);
  return {
    root,
    scratch,
    content: await writeFolder(path.join(scratch, "content"), path.join(root, "static")),
    settings,
  };
}

/** What can go wrong with a build on purpose, now and then. */
const MISHAPS = ["an error in a post", "killed"] as const;

/** With what the output of warm builds is compared. */
export type Reference = "clean" | "whole";

/**
 * Applies `steps` random edits with a warm build after each, then compares.
 * @returns what was done, and what differs (nothing, if all is well)
 */
export async function runSequence(
  warm: Warm,
  seed: number,
  steps: number,
  reference: Reference = "clean",
): Promise<{ done: string[]; faults: string[] }> {
  const random = seeded(seed);
  const done: string[] = [];
  const faults: string[] = [];
  for (let step = 0; step < steps; step++) {
    done.push(await edit(warm.content, random));
    const mishap = random.below(3) === 0 ? random.pick(MISHAPS) : undefined;
    if (mishap === "killed") {
      const delay = 300 + random.below(6_000);
      await killedBuild(warm, delay);
      done.push(`killed after ${delay} ms`);
    } else if (mishap) {
      done.push(mishap);
      faults.push(...failedBuild(warm));
    }
    if (mishap === "killed" && step < steps - 1) continue;
    const { status, output } = build(warm);
    if (/Gatsby builds the whole site/.test(output)) done.push("by Gatsby");
    if (status !== 0) faults.push(`the build after "${done.at(-1)}" failed:\n${output}`);
  }
  return { done, faults: [...faults, ...(reference === "clean" ? compareWithClean(warm) : compareWithWhole(warm))] };
}

async function edit(content: Folder, random: Random): Promise<string> {
  for (;;) {
    const done = await EDITS[random.pick(Object.keys(EDITS))]?.(content, random);
    if (done !== undefined) return done;
  }
}

/** The environment of a build. */
export const env = ({ content, settings }: Pick<Warm, "content" | "settings">): Record<string, string> => ({
  ...settings,
  CONTENT_DIR: content.dir,
  SOURCE_DATE_EPOCH: String(content.now),
});

const build = (warm: Warm) => buildProject(warm.root, env(warm));

/** A build that another post's error stops must fail and leave the output as it was. */
function failedBuild(warm: Warm): string[] {
  const output = path.join(warm.root, "public");
  const before = manifest(output);
  const bad = path.join(warm.content.dir, "blog/bad.md");
  fs.writeFileSync(bad, "---\ntitle: Bad\ndate: 2021-13-45\n---\nText.\n");
  const { status } = build(warm);
  fs.rmSync(bad);
  const faults = status === 1 ? [] : [`a build with an error ended with ${status}`];
  // A build before it may have been killed, and its output was half then.
  const unfinished = fs.existsSync(path.join(warm.root, ".build/unfinished"));
  return unfinished ? faults : [...faults, ...differences(manifest(output), before)];
}

/** Starts a build and kills it with all its workers. */
export function killedBuild(warm: Warm, delay: number | RegExp): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", "--silent", "build"], {
      cwd: warm.root,
      detached: true,
      env: buildEnv(env(warm)),
    });
    const kill = () => process.kill(-(child.pid as number), "SIGKILL");
    const timer = typeof delay === "number" ? setTimeout(kill, delay) : undefined;
    const watch = (chunk: Buffer) => {
      if (delay instanceof RegExp && delay.test(chunk.toString())) kill();
    };
    child.stdout.on("data", watch);
    child.stderr.on("data", watch);
    child.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Builds the same content in a fresh copy; tells which files differ, are missing or are left over. */
function compareWithClean(warm: Warm): string[] {
  const root = path.join(warm.scratch, "clean");
  fs.rmSync(root, { recursive: true, force: true });
  copyProject(root);
  fs.cpSync(warm.content.staticDir, path.join(root, "static"), { recursive: true });
  const { status, output } = buildProject(root, { ...env(warm), TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" });
  if (status !== 0) return [`the clean build failed:\n${output}`];
  return differences(manifest(path.join(warm.root, "public")), manifest(path.join(root, "public")));
}

/**
 * Builds the same content again in place, with nothing left of earlier builds but Gatsby's renderer: takes seconds.
 * Tells what differs.
 */
function compareWithWhole(warm: Warm): string[] {
  const before = manifest(path.join(warm.root, "public"));
  const kept = path.join(warm.root, ".build");
  const record = path.join(kept, "site.json");
  if (!fs.existsSync(record)) return ["no record is there"];
  fs.writeFileSync(record, JSON.stringify({ ...JSON.parse(fs.readFileSync(record, "utf8")), pages: {}, output: "" }));
  const needed = ["site.json", "code", "work", "version", "unfinished", "lock"];
  for (const name of fs.readdirSync(kept)) {
    if (!needed.includes(name)) fs.rmSync(path.join(kept, name), { recursive: true });
  }
  fs.rmSync(path.join(warm.root, "public"), { recursive: true });
  const { status, output } = build(warm);
  if (status !== 0) return [`the whole build failed:\n${output}`];
  return differences(before, manifest(path.join(warm.root, "public")));
}

function differences(actual: Record<string, string>, expected: Record<string, string>): string[] {
  const names = [...new Set([...Object.keys(actual), ...Object.keys(expected)])].sort();
  return names
    .filter((name) => actual[name] !== expected[name])
    .map((name) => `${name} ${!(name in expected) ? "is left over" : !(name in actual) ? "is missing" : "differs"}`);
}
