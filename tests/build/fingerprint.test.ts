// What decides whether what an earlier build has left can be used.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { codeVersion, fingerprint, readInputs } from "../../src/build/fingerprint";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "fingerprint-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  for (const name of ["gatsby-config.ts", "gatsby-node.ts", "package-lock.json"]) write(name, "");
  for (const name of ["content/site.yaml", "content/blog/a.md", "content/blog/photo.jpg"]) write(name, "");
  write("src/templates/post.tsx", "");
  write("static/favicon.svg", "<svg/>");
});

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};

describe("the fingerprint of all that a site is built with", () => {
  const print = () => fingerprint(root, path.join(root, "content"));

  test.each([
    ["content/blog/a.md", false],
    ["content/blog/new.md", false],
    ["content/README.md", false],
    ["content/site.yaml", false],
    ["content/blog/photo.jpg", false],
    ["content/blog/new.webp", false],
    ["static/favicon.svg", false],
    ["static/new.txt", false],
    ["content/blog/text.mdx", true],
    ["content/blog/chart.tsx", true],
    ["content/blog/data.json", true],
    ["content/blog/site.yaml", true],
    ["src/templates/post.tsx", true],
    ["src/new/part.ts", true],
    ["package-lock.json", true],
    [".env.production", true],
    ["gatsby-browser.tsx", true],
    ["plugins/new/index.js", true],
    ["public/index.html", false],
    [".build/site.json", false],
    ["npm-debug.log", false],
  ])("%s changes it: %s", (file, expected) => {
    const before = print();
    write(file, "changed");
    expect(print() !== before).toBe(expected);
  });

  test("a picture counts when there is a text in MDX, which may import it", () => {
    write("content/blog/text.mdx", "");
    const before = print();
    write("content/blog/photo.jpg", "changed");
    expect(print()).not.toBe(before);
    fs.rmSync(path.join(root, "content/blog/text.mdx"));
    const without = print();
    write("content/blog/photo.jpg", "changed again");
    expect(print()).toBe(without);
  });

  test("is of the content where that lies", () => {
    const elsewhere = fs.mkdtempSync(path.join(scratch, "content-"));
    const before = fingerprint(root, elsewhere);
    write("content/blog/chart.tsx", "changed");
    expect(fingerprint(root, elsewhere)).toBe(before);
    fs.writeFileSync(path.join(elsewhere, "chart.tsx"), "");
    expect(fingerprint(root, elsewhere)).not.toBe(before);
  });

  test("is not of the texts of a content folder within the project", () => {
    write("texts/blog/a.md", "one");
    const within = () => fingerprint(root, path.join(root, "texts"));
    const before = within();
    write("texts/blog/a.md", "two");
    expect(within()).toBe(before);
    write("texts/blog/chart.tsx", "");
    expect(within()).not.toBe(before);
    fs.rmSync(path.join(root, "texts"), { recursive: true });
  });

  test("a file that goes changes it, and one that takes another's name", () => {
    write("src/one.ts", "");
    const before = print();
    fs.renameSync(path.join(root, "src/one.ts"), path.join(root, "src/other.ts"));
    const renamed = print();
    expect(renamed).not.toBe(before);
    fs.rmSync(path.join(root, "src/other.ts"));
    expect(print()).not.toBe(renamed);
    expect(print()).not.toBe(before);
  });

  test("links count for what they lead to; one that leads nowhere does not", () => {
    const before = print();
    // As Emacs marks a file that is being edited.
    fs.symlinkSync("somebody@somewhere.1234", path.join(root, ".#gatsby-config.ts"));
    expect(print()).toBe(before);
    const elsewhere = fs.mkdtempSync(path.join(scratch, "code-"));
    fs.writeFileSync(path.join(elsewhere, "part.ts"), "");
    fs.symlinkSync(elsewhere, path.join(root, "linked"));
    const linked = print();
    expect(linked).not.toBe(before);
    fs.writeFileSync(path.join(elsewhere, "part.ts"), "changed");
    expect(print()).not.toBe(linked);
  });

  test("each file of this project that a build may read", () => {
    const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
    const noCode =
      /^(content|static|tests|docs|findings|\.ci|\.github|\.vscode)\/|^(CONTRIBUTING|README|SECURITY)\.md$|^(LICENSE|\.editorconfig|\.gitignore|\.knip\.jsonc|biome\.json|renovate\.json)$/;
    for (const file of files) write(file, "");
    // Those of the content are judged above.
    const others = files.filter((file) => !file.startsWith("content/"));
    expect(others.length).toBeGreaterThan(300);
    let before = print();
    for (const file of others) {
      write(file, "changed");
      const after = print();
      expect([file, after === before]).toEqual([file, noCode.test(file)]);
      before = after;
    }
  });

  test.each(["PATH_PREFIX", "PREFIX_PATHS", "PREVIEW", "PRECOMPRESS"])("%s changes it", (name) => {
    const before = print();
    vi.stubEnv(name, "1");
    expect(print()).not.toBe(before);
  });
});

describe("the version of the code that decides what Gatsby's caches hold", () => {
  test.each([
    ["src/markdown/callouts.ts", true],
    ["src/model/content/date.ts", true],
    ["src/site/plan.ts", true],
    ["src/build/pictures/card.ts", true],
    ["package-lock.json", true],
    ["src/components/layout.tsx", false],
    ["content/blog/a.md", false],
  ])("%s changes it: %s", (file, expected) => {
    write(file, "before");
    const before = codeVersion(root, "");
    write(file, "after");
    expect(codeVersion(root, "") !== before).toBe(expected);
  });

  test("a site below another path is another site", () => {
    expect(codeVersion(root, "/practice")).not.toBe(codeVersion(root, ""));
  });
});

describe("what a site is built with and of", () => {
  const inputs = () => readInputs(root, path.join(root, "content"));

  test.each([
    ["a text", "content/blog/a.md", true, false],
    ["a new one", "content/blog/new.md", true, false],
    ["a fact", "content/site.yaml", true, false],
    ["a picture", "content/blog/photo.jpg", true, false],
    ["a file that is copied", "static/favicon.svg", true, false],
    ["a new one of these", "static/.well-known/security.txt", true, false],
    ["code", "src/templates/post.tsx", true, true],
    ["words for people", "docs/new.md", false, false],
    ["what is made", ".build/site.json", false, false],
  ])("changes with %s", async (_what, file, all, code) => {
    const before = await inputs();
    expect(await inputs()).toEqual(before);
    write(file, "changed");
    const after = await inputs();
    expect(after.all !== before.all).toBe(all);
    expect(after.code !== before.code).toBe(code);
    expect(await inputs()).toEqual(after);
  });

  test("changes with a file that is gone, or has another name", async () => {
    const before = await inputs();
    fs.renameSync(path.join(root, "content/blog/a.md"), path.join(root, "content/blog/b.md"));
    const renamed = await inputs();
    expect(renamed.all).not.toBe(before.all);
    fs.rmSync(path.join(root, "content/blog/b.md"));
    expect((await inputs()).all).not.toBe(renamed.all);
  });

  test("knows a file by its bytes: a fresh copy of the project is the same", async () => {
    const before = await inputs();
    const file = path.join(root, "content/blog/a.md");
    fs.utimesSync(file, 1, 1);
    expect(await inputs()).toEqual(before);
  });

  test("can be read where links lead nowhere, or to a folder", async () => {
    fs.symlinkSync("nowhere", path.join(root, "content/blog/lock.md"));
    fs.symlinkSync("..", path.join(root, "content/blog/up"));
    const before = await inputs();
    fs.rmSync(path.join(root, "content/blog/lock.md"));
    expect((await inputs()).all).not.toBe(before.all);
  });
});
