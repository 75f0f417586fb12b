import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeWhole } from "../../src/content/write-whole";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "whole-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

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
