// The check as an editor, a script and CI run it.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { githubReport, jsonReport, textReport } from "../../src/model/report";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "check-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const SITE = "name: W\ndescription: D\nlanguage: en\nurl: https://example.org\ntimeZone: UTC\n";
const write = (file: string, text: string): string => {
  const target = path.join(scratch, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  return target;
};
write("good/site.yaml", SITE);
write("good/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\n---\nText.\n");
write("warned/site.yaml", SITE);
write("warned/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\n---\n#### A\n\n# B\n");
write("bad/site.yaml", SITE);
const badDate = write("bad/blog/a.md", "---\ntitle: A\ndate: 2021-13-45\n---\nText.\n");
const taken = write("bad/blog/b.md", "---\ntitle: B\ndate: 2021-01-01\nslug: /blog/c\n---\nText.\n");
write("bad/blog/c.md", "---\ntitle: C\ndate: 2021-01-01\n---\nText.\n");

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", ["src/cli/check.ts", ...args], {
    encoding: "utf8",
    env: { ...process.env, CONTENT_DIR: undefined },
  });
  return { status, stdout, stderr };
}
const at = (name: string) => ["--content", path.join(scratch, name)];

describe("exit status", () => {
  test.each([
    ["good content", at("good"), 0],
    ["a warning", at("warned"), 0],
    ["a warning, strictly", [...at("warned"), "--strict"], 1],
    ["an error", at("bad"), 1],
    ["an unknown option", ["--fast"], 2],
    ["an unknown format", ["--format", "xml"], 2],
    ["no such folder", at("nowhere"), 2],
    ["no such file", [...at("good"), "nothing.md"], 2],
  ])("%s", (_name, args, status) => {
    const result = check(...args);
    expect(result.status).toBe(status);
    if (status === 2) {
      expect(result.stdout).toBe("");
      expect(result.stderr).toContain("Usage: npm run check");
    }
  });
});

test("help goes to standard output", () => {
  expect(check("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("--strict"), stderr: "" });
});

test("text has every problem, then a summary", () => {
  const lines = check(...at("bad"))
    .stdout.trimEnd()
    .split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/a\.md:3:7 {2}error {2}date: "2021-13-45" is not a calendar date\..*\(date-invalid\)$/);
  expect(lines[1]).toMatch(/b\.md:4:7 {2}error .*\(address-taken\)$/);
  expect(lines[2]).toMatch(/c\.md:1:1 {2}error .*\(address-taken\)$/);
  expect(lines[3]).toMatch(/^Checked 0 good posts: 3 errors, 0 warnings in \d+\.\d s\.$/);
});

test("JSON is one object and nothing else", () => {
  const found = JSON.parse(check(...at("bad"), "--format", "json").stdout);
  expect(found).toMatchObject({ errors: 3, warnings: 0 });
  expect(Object.keys(found)).toEqual(["problems", "posts", "errors", "warnings"]);
  expect(found.problems[0]).toEqual({
    file: badDate,
    line: 3,
    column: 7,
    severity: "error",
    code: "date-invalid",
    message: expect.stringContaining("YYYY-MM-DD"),
  });
});

test("files narrow the report, not the rules between files", () => {
  const codes = (file: string) =>
    JSON.parse(check(...at("bad"), "--format", "json", file).stdout).problems.map(({ code }: { code: string }) => code);
  expect(codes(badDate)).toEqual(["date-invalid"]);
  expect(codes(taken)).toEqual(["address-taken"]);
});

describe("reports", () => {
  const problem = {
    file: "a,b.md",
    line: 1,
    column: 2,
    severity: "error",
    code: "date-invalid",
    message: "50 % wrong:\nmend",
  } as const;

  test("GitHub's commands are escaped", () => {
    expect(githubReport({ problems: [problem], posts: 0 })).toBe(
      "::error file=a%2Cb.md,line=1,col=2,title=date-invalid::50 %25 wrong:%0Amend",
    );
    expect(githubReport({ problems: [], posts: 1 })).toBe("");
  });

  test("text is styled where there is a terminal", () => {
    const text = textReport(
      { problems: [{ ...problem, message: "m" }], posts: 1 },
      0.25,
      (style, word) => `<${style}>${word}`,
    );
    expect(text).toBe(
      "a,b.md:1:2  <red>error  m  <dim>(date-invalid)\nChecked 1 good post: 1 error, 0 warnings in 0.3 s.",
    );
  });

  test("JSON counts by severity", () => {
    expect(
      JSON.parse(jsonReport({ problems: [problem, { ...problem, severity: "warning" }], posts: 3 })),
    ).toMatchObject({
      posts: 3,
      errors: 1,
      warnings: 1,
    });
  });
});
