// A folder that is laid out beside an earlier one.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createAssembly, type EarlierOutput, readOutput, sumOf } from "../../src/build/assembly";
import { filesBelow } from "../../src/content/files-below";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "assembly-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
});

const write = (file: string, content: string): string => {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, content);
  return target;
};
const next = (): string => path.join(root, "next");
const read = (file: string): string => fs.readFileSync(path.join(next(), file), "utf8");
const inode = (...file: string[]): number => fs.statSync(path.join(root, ...file)).ino;

/** An output of these files. */
function earlier(files: Readonly<Record<string, string>>): EarlierOutput {
  for (const [file, content] of Object.entries(files)) write(`public/${file}`, content);
  const list = Object.fromEntries(Object.entries(files).map(([file, content]) => [file, sumOf(content)]));
  write("public/files.json", JSON.stringify(list));
  return readOutput(path.join(root, "public")) as EarlierOutput;
}

test("what the earlier output has is the same file, all else is a new one", () => {
  const before = earlier({ "a/index.html": "A", "b/index.html": "B", "feed.xml": "feed", "old.txt": "old" });
  const made = createAssembly(next(), before);
  for (const [page, content] of [
    ["a/index.html", "A"],
    ["b/index.html", "B2"],
    ["c/index.html", "C"],
  ] as const)
    made.copy(page, write(`work/${page}`, content), sumOf(content));
  made.copy("icon.svg", write("static/icon.svg", "icon"));
  made.write("feed.xml", "feed");
  made.write("sitemap.xml", "map");
  expect(filesBelow(next())).toEqual([
    ...["a/index.html", "b/index.html", "c/index.html", "feed.xml", "icon.svg", "sitemap.xml"],
  ]);
  expect(["a/index.html", "b/index.html", "feed.xml"].map(read)).toEqual(["A", "B2", "feed"]);
  for (const file of ["a/index.html", "feed.xml"]) expect(inode("next", file)).toBe(inode("public", file));
  for (const file of ["a/index.html", "b/index.html"]) expect(inode("next", file)).not.toBe(inode("work", file));
  expect(made.known("b/index.html")).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), size: 2 });
  expect(made.known("icon.svg")).toBeUndefined();
});

test("a later file of a name replaces the earlier one, and never what it was linked to", () => {
  const before = earlier({ _headers: "old", "robots.txt": "own" });
  const made = createAssembly(next(), before);
  made.write("_headers", "old");
  made.write("_headers", "new");
  made.copy("robots.txt", write("static/robots.txt", "own"), sumOf("own"));
  made.write("robots.txt", "preview");
  made.write("robots.txt", "own");
  expect([read("_headers"), read("robots.txt")]).toEqual(["new", "own"]);
  expect(fs.readFileSync(path.join(root, "public/_headers"), "utf8")).toBe("old");
  expect(fs.readFileSync(path.join(root, "static/robots.txt"), "utf8")).toBe("own");
  expect(made.known("_headers")).toEqual(sumOf("new"));
});

test("of a file that is linked, the sum is known if the earlier output has that very file", () => {
  const picture = write("work/static/x/a.webp", "picture");
  const other = write("work/static/x/b.webp", "picture");
  const before = earlier({ "static/x/b.webp": "picture" });
  fs.linkSync(picture, path.join(root, "public/static/x/a.webp"));
  const list = { ...before, files: { ...before.files, "static/x/a.webp": sumOf("picture") } };
  const made = createAssembly(next(), list);
  made.link("static/x/a.webp", picture);
  made.link("static/x/b.webp", other);
  expect(made.known("static/x/a.webp")).toEqual(sumOf("picture"));
  expect(made.known("static/x/b.webp")).toBeUndefined();
  expect(inode("next/static/x/b.webp")).toBe(inode("work/static/x/b.webp"));
});

test("an output without a list, or with half of one, tells nothing", () => {
  expect(readOutput(path.join(root, "public"))).toBeUndefined();
  write("public/files.json", '{ "a": ');
  expect(readOutput(path.join(root, "public"))).toBeUndefined();
});

test("a sum is of the bytes", () => {
  // printf 'ü' | sha256sum
  expect(sumOf("ü")).toEqual({ sha256: "607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f", size: 2 });
  expect(sumOf(Buffer.from("ü"))).toEqual(sumOf("ü"));
});
