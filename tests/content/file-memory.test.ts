// When a file is read again, and when its facts are made again.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { openFileMemory } from "../../src/content/file-memory";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memory-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

let file = "";
let place = "";
beforeEach(() => {
  const folder = fs.mkdtempSync(path.join(scratch, "files-"));
  file = path.join(folder, "text.txt");
  place = path.join(folder, "memory.json");
  fs.writeFileSync(file, "one");
});

const later = (seconds: number) => vi.spyOn(Date, "now").mockReturnValue(Date.now() + seconds * 1000);

/** Reads the file in a run of its own. @returns what it holds, how often it was read, and how often taken apart */
async function run(version = "1") {
  const memory = openFileMemory<string>(place, version);
  const read = vi.spyOn(fs.promises, "readFile");
  let made = 0;
  const facts = await memory.read(file, async (bytes) => `${bytes} ${++made}`.replace(/ \d$/, ""));
  const reads = read.mock.calls.length;
  read.mockRestore();
  memory.save();
  return { facts, reads, made };
}

test("a file that has not changed is not read again by a later run", async () => {
  later(5);
  expect(await run()).toEqual({ facts: "one", reads: 1, made: 1 });
  expect(await run()).toEqual({ facts: "one", reads: 0, made: 0 });
});

test("a file that has just changed is read again, and taken apart again only for other bytes", async () => {
  expect(await run()).toEqual({ facts: "one", reads: 1, made: 1 });
  expect(await run()).toEqual({ facts: "one", reads: 1, made: 0 });
  fs.writeFileSync(file, "two");
  expect(await run()).toEqual({ facts: "two", reads: 1, made: 1 });
});

test("facts that were made of something else besides the file are made again", async () => {
  later(5);
  const memory = openFileMemory<string>(place, "1");
  const made = async (basis: string) => memory.read(file, async (bytes) => `${bytes} ${basis}`, basis);
  expect([await made("a"), await made("b"), await made("b")]).toEqual(["one a", "one b", "one b"]);
});

test("of the same size, changed within the time that its times can tell, it is seen", async () => {
  await run();
  const { atime, mtime } = fs.statSync(file);
  fs.writeFileSync(file, "two");
  fs.utimesSync(file, atime, mtime);
  expect((await run()).facts).toBe("two");
});

test.each<[string, () => void]>([
  ["touched", () => fs.utimesSync(file, 1, 1)],
  ["given other permissions", () => fs.chmodSync(file, 0o600)],
  [
    "replaced by another of its age",
    () => {
      const { atime, mtime } = fs.statSync(file);
      fs.writeFileSync(`${file}~`, "one");
      fs.utimesSync(`${file}~`, atime, mtime);
      fs.renameSync(`${file}~`, file);
    },
  ],
])("a file that was %s is read again", async (_, change) => {
  later(5);
  await run();
  change();
  expect(await run()).toEqual({ facts: "one", reads: 1, made: 0 });
});

test("another version takes all files apart again", async () => {
  later(5);
  await run("1");
  expect(await run("2")).toEqual({ facts: "one", reads: 1, made: 1 });
});

test("a file that can't be read is an error each time, whatever was known of it", async () => {
  later(5);
  await run();
  fs.rmSync(file);
  await expect(run()).rejects.toThrow("ENOENT");
});

test("files asked for together are read once", async () => {
  const memory = openFileMemory<string>(place, "1");
  const make = vi.fn(async (bytes: Buffer) => String(bytes));
  expect(await Promise.all([1, 2, 3].map(() => memory.read(file, make)))).toEqual(["one", "one", "one"]);
  expect(make).toHaveBeenCalledTimes(1);
});

test("what one run asks for no more is forgotten", async () => {
  const other = `${file}.other`;
  fs.writeFileSync(other, "other");
  const memory = openFileMemory<string>(place, "1");
  for (const one of [file, other]) await memory.read(one, async (bytes) => String(bytes));
  memory.save();
  await memory.read(file, async () => "not asked");
  memory.save();
  expect(Object.keys(JSON.parse(fs.readFileSync(place, "utf8")).facts)).toEqual([file]);
});
