// What all commands have in common: help, wrong usage, failures, exit status.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Option } from "@commander-js/extra-typings";
import { afterAll, describe, expect, test } from "vitest";
import { runArtwork } from "../../src/cli/artwork";
import { runCheck } from "../../src/cli/check";
import { runClean } from "../../src/cli/clean";
import { command, each, existing, UsageError, wholeNumber } from "../../src/cli/command";
import { runCompare } from "../../src/cli/compare";
import { runDeploy } from "../../src/cli/deploy";
import { runDue } from "../../src/cli/due";
import { runFonts } from "../../src/cli/fonts";
import { runHosting } from "../../src/cli/hosting";
import { runImport } from "../../src/cli/import";
import { runNew } from "../../src/cli/new";
import { runSchemas } from "../../src/cli/schemas";
import { runServe } from "../../src/cli/serve";
import { runSmoke } from "../../src/cli/smoke";
import { runUpkeep } from "../../src/cli/upkeep";
import { runWrite } from "../../src/cli/write";
import { captured } from "./captured";

const COMMANDS = {
  ...{
    artwork: runArtwork,
    check: runCheck,
    clean: runClean,
    compare: runCompare,
    deploy: runDeploy,
    due: runDue,
    fonts: runFonts,
  },
  ...{
    hosting: runHosting,
    import: runImport,
    new: runNew,
    schemas: runSchemas,
    serve: runServe,
    smoke: runSmoke,
    upkeep: runUpkeep,
    write: runWrite,
  },
};

const root = fs.mkdtempSync(path.join(os.tmpdir(), "command-"));
afterAll(() => fs.rmSync(root, { recursive: true }));
fs.mkdirSync(path.join(root, "folder"));
fs.writeFileSync(path.join(root, "file"), "");

test("these are all commands of src/cli, by the names of their scripts", () => {
  const { scripts } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  // These two hand all that they are told to Gatsby.
  const named = Object.keys(scripts).filter(
    (name) => scripts[name].includes("src/cli/") && !["build", "develop"].includes(name),
  );
  expect(Object.keys(COMMANDS).sort()).toEqual(named.sort());
});

describe.each(Object.entries(COMMANDS))("%s", (name, run) => {
  test("has a help, which is no error", async () => {
    const { status, out, err } = await captured(run, ["--help"], { root });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain(`Usage: npm run ${name} -- [options]`);
    expect(out).toMatch(/\nExit status: 0 .+, 1 .+, 2 on wrong usage\.\n$/);
  });

  test("tells of an option that it does not know, with the usage", async () => {
    // What is missing comes first.
    const required = name === "deploy" ? ["--to", "folder"] : [];
    const { status, out, err } = await captured(run, [...required, "--hlep"], { root });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("error: unknown option '--hlep'\n(Did you mean --help?)\n\nUsage: npm run ");
  });
});

test("nothing is wrong with a reader who has enough", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/check.ts", "--help"]);
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (text) => {
    err += text;
  });
  const [status] = await once(child, "close");
  expect({ status, err }).toEqual({ status: 0, err: "" });
});

test("a variable that stands in for an option is read as the option is", () => {
  const { status, stderr } = spawnSync("node_modules/.bin/tsx", ["src/cli/serve.ts"], {
    encoding: "utf8",
    env: { ...process.env, PORT: "http" },
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining("value 'http' from env 'PORT' is invalid. Write a whole number from 1 to 65535."),
  });
});

describe("a command", () => {
  const run = command({
    name: "example",
    about: "Shows what it was told.",
    options: (command, io) =>
      command
        .argument("<folder>", "one that is there", existing("folder", io))
        .addOption(new Option("--kind <kind>", "one of two").choices(["a", "b"] as const).default("a"))
        .option("--file <file>", "one that is there; for several, again", each(existing("file", io)))
        .option("--count <number>", "a number", wholeNumber(1, 9))
        .option("--loud", "a flag"),
    async run([folder], { kind, file = [], count, loud = false }, io) {
      io.out(JSON.stringify([folder, kind, file, count, loud]));
      return undefined;
    },
  });
  const told = (...args: string[]) => captured(run, args, { root });

  test("gets what it was told: paths are absolute, numbers are numbers, and what was not told is the default", async () => {
    const [folder, file] = [path.join(root, "folder"), path.join(root, "file")];
    expect(JSON.parse((await told("folder")).out)).toEqual([folder, "a", [], null, false]);
    const args = ["--loud", "--kind=b", "--file", "file", "--file", file, folder, "--count", "9"];
    expect(JSON.parse((await told(...args)).out)).toEqual([folder, "b", [file, file], 9, true]);
  });

  test.each([
    ["a word too few", [], "missing required argument 'folder'"],
    ["a word too many", ["folder", "folder"], "too many arguments"],
    ["an option without its value", ["folder", "--kind"], "option '--kind <kind>' argument missing"],
    ["a flag with a value", ["folder", "--loud=yes"], "unknown option '--loud=yes'"],
    ["none of the values", ["folder", "--kind", "c"], "argument 'c' is invalid. Allowed choices are a, b."],
    ["no folder", ["nowhere"], "'nowhere' is invalid for argument 'folder'. There is no such folder."],
    ["a file for a folder", ["file"], "There is no such folder."],
    ["a folder for a file", ["folder", "--file", "folder"], "There is no such file."],
    ["a number too great", ["folder", "--count", "10"], "Write a whole number from 1 to 9."],
    ["no number", ["folder", "--count", ""], "Write a whole number from 1 to 9."],
  ])("is not run with %s: that is said with the usage", async (_what, args, message) => {
    const { status, out, err } = await told(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^error: /);
    expect(err).toContain(message);
    expect(err).toContain("\n\nUsage: npm run example -- [options] <folder>\n\nShows what it was told.\n");
  });

  test.each<[string, Error, NodeJS.ProcessEnv, number, RegExp]>([
    ["wrong usage", new UsageError("--a needs --b."), {}, 2, /^--a needs --b\.\n\nUsage: npm run failing /],
    ["whatever it throws", new Error("The disk is wet."), {}, 1, /^The disk is wet\.\nAll is as it was\.\n$/],
    ["the same for developers", new Error("The disk is wet."), { DEBUG: "1" }, 1, /^Error: The disk is wet\.\n {4}at /],
    ["Ctrl+C at a question", Object.assign(new Error("x"), { name: "ExitPromptError" }), {}, 130, /^$/],
  ])("ends well with %s", async (_what, error, env, status, said) => {
    const run = command({
      name: "failing",
      about: "Fails.",
      afterFailure: "All is as it was.",
      run: () => Promise.reject(error),
    });
    expect(await captured(run, [], { root, env })).toEqual({ status, out: "", err: expect.stringMatching(said) });
  });

  test("says in plain words what the file system refuses", async () => {
    const run = command({
      name: "reading",
      about: "Reads.",
      run: async () => fs.readFileSync(path.join(root, "gone.txt")).length,
    });
    const { status, err } = await captured(run, [], { root });
    expect({ status, err }).toEqual({
      status: 1,
      err: expect.stringMatching(/^gone\.txt can't be read .*\(ENOENT\)\.\n$/),
    });
  });
});
