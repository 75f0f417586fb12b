// What has to be the same on every system: scripts, which npm gives to sh and on Windows to cmd.exe, and files out of git.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { describe, expect, test } from "vitest";

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
