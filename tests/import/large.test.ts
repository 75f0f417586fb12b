// A large export is read a piece at a time: what is needed of memory does not grow with the file.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { memoryOf, writeLargeExport } from "./large-export";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "large-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

test("ten times the file takes little more memory", () => {
  const [small, large] = ["small.xml", "large.xml"].map((name) => path.join(scratch, name)) as [string, string];
  writeLargeExport(small, 5);
  writeLargeExport(large, 50);
  const added = (fs.statSync(large).size - fs.statSync(small).size) / 1e6;
  expect(added).toBeGreaterThan(40);
  const [before, after] = [memoryOf(small), memoryOf(large)];
  expect((after - before) / added).toBeLessThan(1);
  expect(after).toBeLessThan(300);
});
