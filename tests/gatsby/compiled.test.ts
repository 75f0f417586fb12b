import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { loadCompiled } from "../../src/gatsby/compiled";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "compiled-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  fs.symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
});

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
const code = (): string[] => fs.readdirSync(path.join(root, ".build/code"));

test("offers all that gatsby-node.ts and gatsby-config.ts name", () => {
  const site = loadCompiled(process.cwd());
  const named = fs.readFileSync("gatsby-node.ts", "utf8").match(/export const \{([^}]*)\}/)?.[1] ?? "";
  const names = named.split(",").map((name) => name.trim());
  expect(names.filter(Boolean).length).toBeGreaterThan(5);
  for (const name of names.filter(Boolean)) expect(site).toHaveProperty(name, expect.any(Function));
  expect(site.contentDir("/p")).toBe(path.resolve("/p", process.env.CONTENT_DIR ?? "content"));
  expect(site.mdxOptions.rehypePlugins.length).toBeGreaterThan(3);
});

test("loads TypeScript with its packages, anew when it has changed, and keeps no old code", () => {
  write(
    "src/gatsby/index.ts",
    'import { z } from "zod"; import { one } from "../model/one"; export const sum: number = one + z.number().parse(1);',
  );
  write("src/model/one.ts", "export const one = 1;");
  expect(loadCompiled(root)).toMatchObject({ sum: 2 });
  const before = code();
  expect(loadCompiled(root)).toMatchObject({ sum: 2 });
  expect(code()).toEqual(before);
  write("src/model/one.ts", "export const one = 41;");
  expect(loadCompiled(root)).toMatchObject({ sum: 42 });
  expect(code()).toHaveLength(1);
  expect(code()).not.toEqual(before);
});

test("says where code is wrong", () => {
  write("src/gatsby/index.ts", "export const = 1;");
  expect(() => loadCompiled(root)).toThrow(/src\/gatsby\/index\.ts:1:13/);
});
