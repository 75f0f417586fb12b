import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStore } from "../../src/content/store";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "store-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

let folder = "";
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(scratch, "project-")), "kept");
});

test("what one run has kept, the next one gets; anything else is undefined", () => {
  expect(openStore(folder).keys()).toEqual([]);
  const data = Buffer.from("data");
  expect(openStore(folder).set("a/b.txt", data)).toBe(data);
  expect(openStore(folder).set("c", "text")).toBe("text");
  const store = openStore(folder);
  expect(store.keys()).toEqual(["a/b.txt", "c"]);
  expect([store.get("a/b.txt"), store.get("c"), store.get("a"), store.get("d")].map((one) => one?.toString())).toEqual([
    ...["data", "text", undefined, undefined],
  ]);
  expect([store.has("c"), store.has("d")]).toEqual([true, false]);
  expect(fs.readFileSync(store.path("c"), "utf8")).toBe("text");
});

test.each<[string, (store: ReturnType<typeof openStore>) => unknown]>([
  ["got", (store) => store.get("asked")],
  ["looked for", (store) => store.has("asked")],
  ["set", (store) => store.set("asked", "new")],
  ["named", (store) => store.path("asked")],
])("what was %s stays, and all else goes", (_, ask) => {
  for (const key of ["asked", "other", "a/third"]) openStore(folder).set(key, "");
  const store = openStore(folder);
  ask(store);
  store.prune();
  expect(store.keys()).toEqual(["asked"]);
});

test("of keys with another prefix, all stay", () => {
  for (const key of ["one.1", "one.2", "two.1"]) openStore(folder).set(key, "");
  const store = openStore(folder);
  store.get("one.2");
  store.prune("one.");
  expect(store.keys()).toEqual(["one.2", "two.1"]);
});

test("a file that a running process writes stays; one that a killed process has left goes", () => {
  const ended = spawnSync("true").pid;
  fs.mkdirSync(folder);
  for (const writer of [process.pid, ended]) fs.writeFileSync(path.join(folder, `a.json.${writer}-0`), "");
  openStore(folder).prune();
  expect(fs.readdirSync(folder)).toEqual([`a.json.${process.pid}-0`]);
});

test("where nothing can be written, keeping is an error and pruning none", () => {
  fs.writeFileSync(folder, "a file");
  expect(() => openStore(folder).set("a", "")).toThrow("ENOTDIR");
  expect(openStore(folder).get("a")).toBeUndefined();
  fs.rmSync(folder);
  openStore(folder).set("a", "");
  vi.spyOn(fs, "rmSync").mockImplementation(() => {
    throw Object.assign(new Error("EROFS"), { code: "EROFS" });
  });
  openStore(folder).prune();
  expect(openStore(folder).has("a")).toBe(true);
});
