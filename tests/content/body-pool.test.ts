// Threads render as this process does, and what they keep is what the build reads.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { createBodyReader } from "../../src/content/body-facts";
import { startBodyPool } from "../../src/content/body-pool";
import { bodyTree, treeName } from "../../src/content/body-store";
import { compile } from "../../src/content/compile";
import { renderBody } from "../../src/content/render-body";
import { renderMarkdown } from "../../src/markdown/render";

vi.mock("../../src/content/compile", async (original) => {
  const { compile } = await original<typeof import("../../src/content/compile")>();
  return { compile: vi.fn(compile) };
});

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bodies-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const folder = (): string => fs.mkdtempSync(path.join(scratch, "site-"));
const kept = (root: string): string[] => {
  const bodies = path.join(root, ".build/bodies");
  return fs.existsSync(bodies) ? fs.readdirSync(bodies) : [];
};
const bodies = Array.from({ length: 100 }, (_, n) => `# Body ${n}\n\n![](${n}.png) and <script>${n}</script>\n`);
const factsOf = (body: string) => {
  const { tree: _, ...facts } = renderMarkdown(body);
  return facts;
};

describe("a body", () => {
  test("is parsed once: the build reads the tree that the check made", async () => {
    const root = folder();
    expect(renderBody(root, "*one*")).toEqual(factsOf("*one*"));
    expect(kept(root)).toHaveLength(1);
    const file = path.join(root, ".build/bodies", kept(root)[0] ?? "");
    fs.writeFileSync(file, '{"type":"root","children":[]}');
    expect(await bodyTree(root, treeName("*one*"), "")).toEqual({ type: "root", children: [] });
    fs.rmSync(file);
    const text = path.join(root, "one.md");
    fs.writeFileSync(text, "---\ntitle: One\n---\n*one*");
    expect(await bodyTree(root, treeName("*one*"), text)).toEqual(renderMarkdown("*one*").tree);
  });

  test("is read where nothing can be kept", () => {
    const root = path.join(folder(), "file");
    fs.writeFileSync(root, "");
    expect(renderBody(root, "*one*")).toEqual(factsOf("*one*"));
  });
});

test("threads give the same facts and keep the same trees", async () => {
  const root = folder();
  const pool = startBodyPool(root, 2);
  const facts = await Promise.all(bodies.map((body) => pool.run(body)));
  pool.close();
  expect(facts).toEqual(bodies.map(factsOf));
  expect(kept(root)).toHaveLength(bodies.length);
  for (const body of bodies) expect(await bodyTree(root, treeName(body), "")).toEqual(renderMarkdown(body).tree);
});

test("a thread that fails fails who waits for it", async () => {
  const pool = startBodyPool(folder(), 1);
  // No text of an editor is like this; it stands for any error in a thread.
  await expect(pool.run({} as string)).rejects.toThrow();
  pool.close();
});

test("a reader of much goes on where no thread's code can be written", async () => {
  vi.mocked(compile).mockImplementationOnce(() => {
    throw new Error("EROFS: read-only file system");
  });
  const root = folder();
  const reader = createBodyReader(root);
  expect(await Promise.all(bodies.map((text) => reader.read(text, "md")))).toEqual(bodies.map(factsOf));
  expect(vi.mocked(compile)).toHaveBeenCalled();
  await reader.rest();
});

test("a reader of much gives the same facts, before and after its rest", async () => {
  const root = folder();
  const reader = createBodyReader(root);
  for (const texts of [bodies, bodies.slice(0, 3)]) {
    expect(await Promise.all(texts.map((text) => reader.read(text, "md")))).toEqual(texts.map(factsOf));
    await reader.rest();
  }
  expect(kept(root)).toHaveLength(bodies.length);
});
