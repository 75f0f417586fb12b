// What has to be the same on every system: scripts, which npm gives to sh and on Windows to cmd.exe, and files out of git.

import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildEnv, copyProject } from "./project-copy";

const { scripts }: { scripts: Record<string, string> } = JSON.parse(fs.readFileSync("package.json", "utf8"));

/** Programs that there are on every system: npm's own, and those of packages. */
const PROGRAMS = ["node", "npm", ...fs.readdirSync("node_modules/.bin")];

/** What of a script only one shell understands. Both know `&&`, and take words of these signs as they stand. */
const foreignParts = (script: string): string[] =>
  script.split(" && ").filter((command) => {
    const [program = "", ...words] = command.split(" ");
    return !PROGRAMS.includes(program) || !words.every((word) => /^[\w@.,:/=-]+$/.test(word));
  });

test.each(Object.keys(scripts))("%s runs in any shell", (name) => {
  expect(foreignParts(scripts[name] as string)).toEqual([]);
});

describe("in a fresh copy of the project, where nothing has been made,", () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "fresh-"));
  afterAll(() => fs.rmSync(scratch, { recursive: true }));
  const root = path.join(scratch, "copy");
  beforeAll(() => copyProject(root));

  const run = (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", script, "--", ...args], {
      cwd: root,
      encoding: "utf8",
      env: buildEnv({}),
      shell: process.platform === "win32",
    });
    return { status, said: stdout + stderr };
  };

  test("the check reads every text", () => {
    const { status, said } = run("check");
    expect(said).toMatch(/^Checked \d+ good posts: 0 errors,/m);
    expect(status).toBe(0);
  });

  // The others work on a built site, ask, or serve; what they load is the same.
  test.each(Object.keys(scripts).filter((name) => / (?:tsx|tsx\/cjs) src\/cli\//.test(scripts[name] as string)))(
    "%s starts",
    (name) => {
      if (scripts[name]?.includes("npm run setup") || name === "build") return;
      const { status, said } = run(name, "--help");
      expect(said).toContain(`npm run ${name}`);
      expect(status).toBe(0);
    },
  );
});

/** Lazy imports of the project's own modules go to Node's loader, which does not know TypeScript, unless tsx has both. */
test("a command that starts without tsx's loader for lazy imports imports no module of the project lazily", () => {
  const quick = Object.values(scripts).flatMap((script) => script.match(/tsx\/cjs (src\/cli\/\w+\.ts)/)?.[1] ?? []);
  expect(quick.length).toBeGreaterThan(0);
  const { metafile } = buildSync({
    entryPoints: quick,
    bundle: true,
    packages: "external",
    platform: "node",
    write: false,
    outdir: "none",
    metafile: true,
  });
  const lazy = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports.filter(({ kind, external }) => kind === "dynamic-import" && !external).map((one) => `${file}: ${one.path}`),
  );
  expect(lazy).toEqual([]);
});

describe("what only one shell understands is found", () => {
  test.each([
    ["a variable that is set", "PORT=9000 tsx serve.ts"],
    ["one that is read", "tsx serve.ts $PORT"],
    ["one of cmd.exe", "tsx serve.ts %PORT%"],
    ["a shell", "sh -c 'tsx serve.ts'"],
    ["a program of Unix", "tsx serve.ts && rm -rf public"],
    ["single quotes, which cmd.exe passes on", "biome check 'src'"],
    ["a pattern, which sh expands", "biome check src/*.ts"],
    ["a command after another, whatever came of it", "biome check; tsc"],
    ["a pipe", "biome check | node"],
    ["a file of output", "tsx report.ts > report.md"],
    ["a backslash, which only Windows takes for a slash", "tsx src\\cli\\serve.ts"],
  ])("%s", (_what, script) => {
    expect(foreignParts(script)).toHaveLength(1);
  });

  test("and nothing else", () => {
    expect(foreignParts("npm run setup && tsx tests/run.ts --posts=1,50 && biome check --write")).toEqual([]);
  });
});

describe.skipIf(!fs.existsSync(".git"))("git", () => {
  test.each([
    ["keeps every picture, font and document to the byte", "unset", ["a.jpg", "B.JPG", "c.Png", "d.pdf", "e.woff2"]],
    ["ends the lines of texts alike", "auto", ["a.md", "b.ts", "c.svg", "_redirects"]],
  ])("%s", (_what, text, files) => {
    const said = execFileSync("git", ["check-attr", "text", "eol", "--", ...files], { encoding: "utf8" });
    expect(said.trim().split("\n")).toEqual(files.flatMap((file) => [`${file}: text: ${text}`, `${file}: eol: lf`]));
  });

  test("has the files of this project in that way already", () => {
    const files = execFileSync("git", ["ls-files", "--eol"], { encoding: "utf8" }).trim().split("\n");
    expect(files.length).toBeGreaterThan(100);
    expect(
      files.filter(
        (line) => !/^i\/(lf +\S+ +attr\/text=auto|none +\S+ +attr\/text=auto|-text +\S+ +attr\/-text)/.test(line),
      ),
    ).toEqual([]);
  });
});
