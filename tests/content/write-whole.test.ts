import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { linkOrCopy, rename, writeWhole } from "../../src/content/write-whole";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "whole-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

const file = (name: string, text: string): string => {
  fs.writeFileSync(path.join(scratch, name), text);
  return path.join(scratch, name);
};
const refusal = (code: string): Error => Object.assign(new Error(code), { code });

test("a file is written with its folders, over what was there, and nothing else is left", () => {
  const file = path.join(scratch, "a/b/c.json");
  writeWhole(file, "old");
  writeWhole(file, Buffer.from("new"));
  expect(fs.readFileSync(file, "utf8")).toBe("new");
  expect(fs.readdirSync(path.dirname(file))).toEqual(["c.json"]);
});

test("where it can't be written, the error is told and nothing is left", () => {
  const folder = path.join(scratch, "taken");
  fs.mkdirSync(path.join(folder, "x"), { recursive: true });
  expect(() => writeWhole(path.join(folder, "x"), "text")).toThrow();
  expect(fs.readdirSync(folder)).toEqual(["x"]);
});

describe("a file that another program has open for a moment is renamed when that is over", () => {
  /** Forbids it so many times. */
  const held = (times: number, code = "EPERM"): void => {
    const real = fs.renameSync;
    let left = times;
    vi.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      if (left-- > 0) throw refusal(code);
      real(from, to);
    });
  };

  test.each(["EPERM", "EACCES", "EBUSY"])("on Windows, which says %s", (code) => {
    held(2, code);
    const to = path.join(scratch, "renamed");
    rename(file("held", code), to, "win32");
    expect(fs.readFileSync(to, "utf8")).toBe(code);
  });

  test("but not on other systems, where it is no passing matter, nor for ever, nor for other reasons", () => {
    for (const [times, code, platform] of [
      [1, "EPERM", "linux"],
      [1, "ENOSPC", "win32"],
      [1000, "EBUSY", "win32"],
    ] as const) {
      held(times, code);
      expect(() => rename(file("held", "x"), path.join(scratch, "renamed"), platform)).toThrow(code);
      vi.restoreAllMocks();
    }
  });
});

describe("a file gets a second name", () => {
  test("or a copy where the disk has no links", () => {
    const from = file("one", "text");
    linkOrCopy(from, path.join(scratch, "linked"));
    expect(fs.statSync(path.join(scratch, "linked")).ino).toBe(fs.statSync(from).ino);
    vi.spyOn(fs, "linkSync").mockImplementation(() => {
      throw refusal("ENOTSUP");
    });
    linkOrCopy(from, path.join(scratch, "copied"));
    expect(fs.readFileSync(path.join(scratch, "copied"), "utf8")).toBe("text");
    expect(fs.statSync(path.join(scratch, "copied")).ino).not.toBe(fs.statSync(from).ino);
  });

  test("but replaces none", () => {
    expect(() => linkOrCopy(file("from", "new"), file("there", "old"))).toThrow("EEXIST");
    expect(fs.readFileSync(path.join(scratch, "there"), "utf8")).toBe("old");
    expect(() => linkOrCopy(path.join(scratch, "nowhere"), path.join(scratch, "nothing"))).toThrow("ENOENT");
  });
});
