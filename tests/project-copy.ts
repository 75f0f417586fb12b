// A copy of this project in which other content is built without touching this one's output.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "../src/content/files-below";

/** Copies the project's files to `target`; its packages are linked. */
export function copyProject(target: string): void {
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  for (const file of files.split("\0").filter((name) => name !== "" && fs.existsSync(name))) {
    fs.mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    fs.copyFileSync(file, path.join(target, file));
  }
  fs.symlinkSync(path.resolve("node_modules"), path.join(target, "node_modules"), "junction");
}

/** The environment of a build: as CI has it, without what the tests' own runner sets. */
export const buildEnv = (env: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  CI: "true",
  NODE_ENV: "production",
  VITEST: undefined,
  ...env,
});

/** On Windows npm is a script of the shell's. */
const SHELL = process.platform === "win32";

/** Runs `npm run build` in a project. */
export function buildProject(
  root: string,
  env: Record<string, string> = {},
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: root,
    encoding: "utf8",
    env: buildEnv(env),
    shell: SHELL,
  });
  return { status, output: stdout + stderr };
}

/** The same beside others: a build alone leaves a processor idle much of the time. */
export function startBuild(
  root: string,
  env: Record<string, string> = {},
): Promise<{ status: number | null; output: string }> {
  const build = spawn("npm", ["run", "--silent", "build"], { cwd: root, env: buildEnv(env), shell: SHELL });
  let output = "";
  for (const stream of [build.stdout, build.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    build.on("error", reject).on("close", (status) => resolve({ status, output }));
  });
}

/** SHA-256 of every file below a folder. */
export function manifest(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((file) => [
      file,
      createHash("sha256")
        .update(fs.readFileSync(path.join(folder, file)))
        .digest("hex"),
    ]),
  );
}
