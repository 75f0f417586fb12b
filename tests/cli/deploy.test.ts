// A site goes to a folder, here or over ssh: whole, with only what has changed, and back again.

import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runDeploy } from "../../src/cli/deploy";
import { beginRelease, lockReleases } from "../../src/cli/releases";
import { openShell } from "../../src/cli/target-shell";
import { robotsFile } from "../../src/model/feeds/sitemap";
import { findProgram } from "../debian";
import { captured } from "./captured";
import { pictureOf, versionOf, writeVersion } from "./versioned-site";

const absent = ["rsync", "flock"].filter((program) => !findProgram(program));
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "deploy-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

/** A name that breaks whatever does not quote it. */
const AWKWARD = 'it\'s a $(folder) "of mine"';

let root = "";
let target = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "project-"));
  target = path.join(root, AWKWARD);
});

const build = (version: string): void => {
  fs.rmSync(path.join(root, "public"), { recursive: true, force: true });
  writeVersion(path.join(root, "public"), version);
};
const run = (args: string[], env: NodeJS.ProcessEnv = {}) => captured(runDeploy, args, { root, env });
const deploy = (...more: string[]) => run(["--to", target, ...more]);
const served = (file: string): string => fs.readFileSync(path.join(target, "current", file), "utf8");
const version = (): string | undefined => versionOf(served("index.html"));
const releases = (): string[] =>
  fs
    .readdirSync(path.join(target, "releases"))
    .filter((name) => !name.endsWith(".hashed"))
    .sort();
const fileOf = (release: string, file: string): string => path.join(target, "releases", release, file);

describe.skipIf(absent.length > 0)(
  `to a folder${absent.length > 0 ? ` (skipped: no ${absent.join(", ")})` : ""}`,
  () => {
    test("is served from there; only what has changed travels, and the rest is the same file", async () => {
      build("one");
      expect(await deploy()).toMatchObject({
        status: 0,
        err: "",
        out: expect.stringMatching(/sent 34 files, 34 of them new/),
      });
      expect(version()).toBe("one");
      build("two");
      expect(await deploy()).toMatchObject({ status: 0, out: expect.stringMatching(/sent 3 files, 1 of them new/) });
      expect(version()).toBe("two");
      const [first, second] = releases() as [string, string];
      const same = "page 7/it's/index.html";
      expect(fs.statSync(fileOf(first, same)).ino).toBe(fs.statSync(fileOf(second, same)).ino);
      expect(versionOf(fs.readFileSync(fileOf(first, "index.html"), "utf8"))).toBe("one");
    });

    test("a file that is gone is gone, but for the hashed files of the kept releases", async () => {
      for (const name of ["1", "2", "3", "4", "5", "6"]) {
        build(name);
        if (name === "1") fs.writeFileSync(path.join(root, "public/leaflet.pdf"), "a leaflet");
        await deploy();
      }
      expect(releases()).toHaveLength(5);
      expect(fs.existsSync(path.join(target, "current/leaflet.pdf"))).toBe(false);
      for (const name of ["2", "3", "4", "5", "6"]) expect(served(pictureOf(name))).toBe(name);
      expect(fs.existsSync(path.join(target, "current", pictureOf("1")))).toBe(false);
    });

    test("goes back to the release before, and to one by its name", async () => {
      for (const name of ["one", "two", "three"]) {
        build(name);
        await deploy();
      }
      const [first, second, third] = releases() as [string, string, string];
      expect(await deploy("--rollback")).toMatchObject({ status: 0, out: `Went back to ${second} at ${target}.\n` });
      expect(version()).toBe("two");
      // Somebody still has the page open that was taken back.
      expect(served(pictureOf("three"))).toBe("three");
      expect((await deploy("--rollback")).status).toBe(0);
      expect(version()).toBe("one");
      const none = await deploy("--rollback");
      expect(none).toMatchObject({ status: 1, err: expect.stringContaining("There is no earlier release") });
      expect((await deploy("--rollback", third)).status).toBe(0);
      expect(version()).toBe("three");
      const unknown = await deploy("--rollback", "00009-20260101T000000Z");
      expect(unknown).toMatchObject({
        status: 1,
        err: expect.stringContaining(`only: ${first}, ${second}, ${third}.`),
      });
      expect(version()).toBe("three");
    });

    test("--dry-run names the files and changes nothing", async () => {
      build("one");
      await deploy();
      const before = releases();
      build("two");
      const { status, out } = await deploy("--dry-run");
      expect(status).toBe(0);
      expect(out.split("\n").sort()).toEqual([
        "",
        `3 files would travel to ${target}.`,
        "changed  blog/index.html",
        "changed  index.html",
        `new      ${pictureOf("two")}`,
      ]);
      expect(version()).toBe("one");
      expect(fs.readdirSync(path.join(target, "releases")).sort()).toEqual([...before, `${before[0]}.hashed`].sort());
    });

    test("a second deploy at the same time is refused; one that was killed locks nobody out", async () => {
      build("one");
      await deploy();
      const holder = spawn("flock", [path.join(target, ".lock"), "-c", "echo locked; exec sleep 60"], {
        detached: true,
      });
      await once(holder.stdout, "data");
      const refused = await deploy();
      expect(refused).toMatchObject({
        status: 1,
        err: expect.stringContaining("Another deploy is under way there, begun by "),
      });
      process.kill(-(holder.pid as number), "SIGKILL");
      await once(holder, "close");
      expect((await deploy()).status).toBe(0);
    });

    test("remains of a deploy that was killed are cleared away", async () => {
      build("one");
      await deploy();
      const [first] = releases() as [string];
      fs.mkdirSync(path.join(target, "releases/.00002-20200101T000000Z/static"), { recursive: true });
      fs.writeFileSync(path.join(target, "releases/00002-20200101T000000Z.hashed"), "static/x\n");
      fs.symlinkSync("releases/.00002-20200101T000000Z", path.join(target, ".current"));
      await deploy();
      const [, second] = releases() as [string, string];
      expect(fs.readdirSync(path.join(target, "releases")).sort()).toEqual(
        [first, second].flatMap((name) => [name, `${name}.hashed`]),
      );
      expect(fs.readdirSync(target).sort()).toEqual([".lock", "current", "releases"]);
    });

    test("two that begin in the same second share no folder: the rsync of one that was killed may still write", async () => {
      const shell = openShell({ host: undefined }, "ssh");
      await lockReleases(shell, target, "me");
      const [first, second] = [
        await beginRelease(shell, "00001-20261125T000000Z"),
        await beginRelease(shell, "00001-20261125T000000Z"),
      ];
      await shell.close();
      expect(first).not.toBe(second);
      expect(fs.readdirSync(path.join(target, "releases"))).toHaveLength(2);
    });

    test("a folder where the link should be is not touched", async () => {
      build("one");
      fs.mkdirSync(path.join(target, "current"), { recursive: true });
      fs.writeFileSync(path.join(target, "current/index.html"), "an older site");
      expect(await deploy()).toMatchObject({ status: 1, err: expect.stringContaining("Move it out of the way") });
      expect(served("index.html")).toBe("an older site");
    });
  },
);

describe("what is no finished site is refused", () => {
  test("none at all", async () => {
    const { status, err } = await deploy();
    expect({ status, err }).toEqual({
      status: 1,
      err: "There is no site in public yet. Build it first: `npm run build`.\nThe site that is served is as it was.\n",
    });
  });

  test("a build that did not end", async () => {
    build("one");
    fs.mkdirSync(path.join(root, ".build"));
    fs.writeFileSync(path.join(root, ".build/unfinished"), "");
    expect(await deploy()).toMatchObject({ status: 1, err: expect.stringContaining("The last build did not finish.") });
  });

  test.skipIf(absent.length > 0)("a preview, unless it is asked for", async () => {
    build("one");
    fs.writeFileSync(path.join(root, "public/robots.txt"), robotsFile("https://practice.test/sitemap.xml", true));
    expect(await deploy()).toMatchObject({ status: 1, err: expect.stringContaining("is a preview, with drafts") });
    expect(fs.existsSync(target)).toBe(false);
    expect((await deploy("--preview")).status).toBe(0);
    expect(version()).toBe("one");
  });
});

test.each([
  [[], "required option '--to <target>' not specified"],
  [["--to", ":x"], "argument ':x' is invalid. Write a folder, or user@host:folder."],
  [["--to", "x", "y"], "too many arguments"],
  [["--to", "x", "--rollback", "y", "z"], "too many arguments"],
  [["--to", "x", "--fast"], "unknown option '--fast'"],
])("wrong usage: %j", async (args, message) => {
  const { status, out, err } = await run(args);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toContain(message);
  expect(err).toContain("Usage: npm run deploy");
});

describe.skipIf(absent.length > 0)("over ssh", () => {
  /** What ssh does, without a network: it joins its words, which a shell of the other side takes apart again. */
  const fakeSsh = (): string => {
    const home = path.join(root, "home");
    const file = path.join(root, "fake-ssh");
    fs.mkdirSync(home);
    fs.writeFileSync(
      file,
      `#!/bin/sh
[ "$1" = -p ] && [ "$2" = 22 ] || exit 255
shift 2
[ "$1" = -l ] && shift 2
case $1 in *host) shift ;; *) echo "Could not resolve $1" >&2; exit 255 ;; esac
cd '${home}' && HOME='${home}' exec sh -c "$*"
`,
      { mode: 0o755 },
    );
    target = path.join(home, AWKWARD);
    return `${file} -p 22`;
  };

  test.each(["me@host:", "host:~/"])("to a folder in the home folder of %s", async (host) => {
    const env = { RSYNC_RSH: fakeSsh() };
    build("one");
    expect(await run(["--to", `${host}${AWKWARD}`], env)).toMatchObject({ status: 0, err: "" });
    build("two");
    expect(await run(["--to", `${host}${AWKWARD}`], env)).toMatchObject({
      status: 0,
      out: expect.stringContaining("sent 3 files, 1 of them new"),
    });
    expect(version()).toBe("two");
    expect(served(pictureOf("one"))).toBe("one");
    expect((await run(["--to", `${host}${AWKWARD}`, "--rollback"], env)).status).toBe(0);
    expect(version()).toBe("one");
  });

  test("to a host that is not there", async () => {
    const env = { RSYNC_RSH: fakeSsh() };
    build("one");
    const { status, err } = await run(["--to", "nowhere:site"], env);
    expect({ status, err }).toEqual({
      status: 1,
      err: "Could not resolve nowhere\nThe site that is served is as it was.\n",
    });
  });
});
