// What comes from others: licences, versions that agree with each other, and workflows that run what was read.

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { validate } from "@actions/languageservice";
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { parseSite } from "../src/model/content/site";
import { ADVISED, installedCopies, isSafe } from "./advisories";
import { isAllowed, runtimePackages } from "./licences";

const read = (file: string): string => fs.readFileSync(file, "utf8");
const manifest = JSON.parse(read("package.json"));
const WORKFLOWS = fs.readdirSync(".github/workflows").map((file) => path.join(".github/workflows", file));
const ACTIONS = fs.readdirSync(".github/actions").map((name) => path.join(".github/actions", name, "action.yml"));

test("every package that builds the site has a licence that we allow", () => {
  const packages = runtimePackages(JSON.parse(read("package-lock.json")));
  expect(
    packages
      .filter(({ direct }) => direct)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(manifest.dependencies).sort());
  expect(packages.length).toBeGreaterThan(500);
  expect(packages.filter((one) => !isAllowed(one))).toEqual([]);
});

test.each([
  ["MIT", true],
  ["(GPL-3.0-only OR MIT)", true],
  ["Apache-2.0 AND GPL-3.0-only", false],
  ["AGPL-3.0-only", false],
  ["SEE LICENSE IN LICENSE.md", false],
  [undefined, false],
])("the licence %s: %s", (licence, allowed) => {
  expect(isAllowed({ licence })).toBe(allowed);
});

describe("advisories", () => {
  const copies = installedCopies(JSON.parse(read("package-lock.json")));
  const below = copies.filter(({ name, version }) => ADVISED[name] && !isSafe(version, ADVISED[name].safe));

  test("tell of no version that is installed, but for those that have a reason to stay", () => {
    expect(copies.length).toBeGreaterThan(2000);
    expect(below.filter(({ name }) => !ADVISED[name]?.stays)).toEqual([]);
  });

  test("are listed of installed packages only, and those that stay are still below", () => {
    const listed = Object.keys(ADVISED);
    expect(listed.filter((name) => !copies.some((copy) => copy.name === name))).toEqual([]);
    const stays = listed.filter((name) => ADVISED[name]?.stays);
    expect(stays.filter((name) => !below.some((copy) => copy.name === name))).toEqual([]);
  });

  test.each(Object.entries(ADVISED))("of %s are named", (_name, { safe, advisories }) => {
    for (const version of safe) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(advisories.length).toBeGreaterThan(0);
    for (const id of advisories) expect(id).toMatch(/^(GHSA(-[2-9cfghjmpqrvwx]{4}){3}|CVE-\d{4}-\d{4,})$/);
  });

  test.each([
    ["3.8.4", ["3.8.4", "4.3.9"], true],
    ["3.8.3", ["3.8.4", "4.3.9"], false],
    ["3.10.0", ["3.8.4"], true],
    ["2.0.0", ["3.8.4", "4.3.9"], false],
    ["5.0.0", ["3.8.4", "4.3.9"], true],
    ["4.0.0", ["3.8.4", "5.1.8"], false],
    ["0.1.12", ["0.1.13"], false],
  ])("%s, where %j are safe: %s", (version, safe, expected) => {
    expect(isSafe(version, safe)).toBe(expected);
  });
});

test("versions of dependencies are exact", () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^(npm:[a-z-]+@)?\d+\.\d+\.\d+$/);
  }
});

test("README says why each dependency is there", () => {
  const table = read("README.md").split("### Why each runtime dependency is there")[1]?.split("\n##")[0] ?? "";
  const named = table
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| package"))
    .flatMap((line) => (line.split("|")[1] as string).split(",").map((name) => name.trim()));
  expect(named.filter((name) => !name.startsWith("-")).sort()).toEqual(Object.keys(manifest.dependencies).sort());
});

test("Node.js: the recommended version, the supported ones and those that are tested agree", () => {
  const [, from, below] = /^>=(\d+)\.\d+ <(\d+)$/.exec(manifest.engines.node) as unknown as [string, string, string];
  const recommended = read(".nvmrc").trim();
  const { node } = parse(read(".github/workflows/test.yml")).jobs.test.strategy.matrix;
  expect(node).toEqual([20, 22, 24, 26]);
  expect(Math.min(...node)).toBe(Number(from));
  expect(Math.max(...node)).toBeLessThan(Number(below));
  expect(String(Math.max(...node))).toBe(recommended);
  const [, readme, recommendedInReadme] =
    /Node\.js\]\([^)]*\) (\d+)\.\d+ or newer \((\d+) is recommended\)/.exec(read("README.md")) ?? [];
  expect([readme, recommendedInReadme]).toEqual([from, recommended]);

  // Node.js's own schedule, as browserslist brings it along.
  const schedule = JSON.parse(read("node_modules/node-releases/data/release-schedule/release-schedule.json"));
  const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
  const ends = Array.from(read("README.md").matchAll(/^\| (\d+) +\| (\w+ \d{4})/gm), ([, version, end]) => [
    version,
    end,
  ]);
  expect(ends).toEqual(
    [...node].reverse().map((version) => [`${version}`, month.format(new Date(schedule[`v${version}`].end))]),
  );
  expect(schedule[`v${recommended}`]).toHaveProperty("lts");
});

test("what renovate is told of is there", () => {
  const { packageRules } = JSON.parse(read("renovate.json"));
  const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const named = packageRules.flatMap((rule: { matchDepNames?: string[] }) => rule.matchDepNames ?? []);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named as string[]) {
    const pattern = /^\/(.*)\/$/.exec(name);
    const found = pattern ? all.some((one) => new RegExp(pattern[1] as string).test(one)) : all.includes(name);
    expect(found, name).toBe(true);
  }
});

/** What GitHub's own parser says of a workflow. */
const faultsOf = async (text: string): Promise<string[]> => {
  // The parser remembers what it has seen by its address.
  const address = `file:///.github/workflows/${randomUUID()}.yml`;
  const document = TextDocument.create(address, "github-actions-workflow", 0, text);
  return (await validate(document)).map(({ message, range }) => `${range.start.line + 1}: ${message}`);
};

test.each(WORKFLOWS)("%s is a sound workflow", async (file) => {
  expect(await faultsOf(read(file))).toEqual([]);
});

test("an unsound one is found", async () => {
  const sound = read(".github/workflows/test.yml");
  expect(await faultsOf(sound.replace("runs-on:", "run-on:"))).toEqual([
    expect.stringContaining("'run-on'"),
    expect.anything(),
  ]);
  expect(await faultsOf(sound.replace("matrix.node }}", "martix.node }}"))).toEqual([
    expect.stringContaining("martix"),
  ]);
});

test.each([...WORKFLOWS, ...ACTIONS])("%s runs actions of commits, whose versions stand beside them", (file) => {
  const uses = Array.from(read(file).matchAll(/^\s*(?:- )?uses: (.*)$/gm), ([, used]) => used as string);
  for (const used of uses.filter((one) => !one.startsWith("./"))) {
    expect(used).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test("an action has the same version in all workflows", () => {
  const versions = new Map<string, Set<string>>();
  for (const file of [...WORKFLOWS, ...ACTIONS]) {
    for (const [, action = "", version = ""] of read(file).matchAll(/uses: ([\w.-]+\/[\w.-]+)[\w/-]*@(.*)$/gm)) {
      versions.set(action, (versions.get(action) ?? new Set()).add(version));
    }
  }
  expect(versions.size).toBeGreaterThan(4);
  for (const [action, found] of versions) expect([...found], action).toHaveLength(1);
});

test.each(WORKFLOWS)("%s may do nothing unless it says so, and leaves no key to the repository behind", (file) => {
  const { permissions, jobs } = parse(read(file));
  expect(permissions).toEqual({ contents: "read" });
  for (const { steps = [] } of Object.values<{ steps?: { uses?: string; with?: object }[] }>(jobs)) {
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
      expect(step.with).toMatchObject({ "persist-credentials": false });
    }
  }
});

test("a job writes only what it is there for", () => {
  const writing = WORKFLOWS.flatMap((file) =>
    Object.entries<{ permissions?: Record<string, string> }>(parse(read(file)).jobs).flatMap(([job, { permissions }]) =>
      Object.entries(permissions ?? {})
        .filter(([, right]) => right !== "read")
        .map(([what]) => `${path.basename(file)} ${job}: ${what}`),
    ),
  );
  expect(writing).toEqual([
    "daily.yml schedule: actions",
    ...["daily.yml publish: pages", "daily.yml publish: id-token"],
    "daily.yml upkeep: issues",
    ...["main.yml pages: pages", "main.yml pages: id-token"],
  ]);
});

test("the daily workflow runs in the first hour of the practice's day, and goes on for ever", () => {
  const { on, jobs } = parse(read(".github/workflows/daily.yml"));
  const { site } = parseSite(read("content/site.yaml"));
  expect(on.schedule, "`timezone` in daily.yml must be that of content/site.yaml").toEqual([
    { cron: expect.stringMatching(/^\d+ 0 \* \* \*$/), timezone: site?.timeZone },
  ]);
  expect(jobs.schedule.steps[0].run).toContain("/actions/workflows/daily.yml/enable");
});

test.each(WORKFLOWS)("%s runs commands that there are", (file) => {
  const commands = Array.from(read(file).matchAll(/npm run (?:--silent )?([\w:-]+)/g), ([, name]) => name as string);
  for (const name of commands) expect(manifest.scripts, name).toHaveProperty([name]);
});
