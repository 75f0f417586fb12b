// What a build remembers decides whether the next one needs Gatsby.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadContent } from "../../src/content/load";
import { sumOf } from "../../src/gatsby/assembly";
import {
  type Inputs,
  isOutputOf,
  readRecord,
  restOf,
  stampOutput,
  textRecords,
  untouchedOutput,
  writeRecord,
} from "../../src/gatsby/record";
import { revise } from "../../src/gatsby/revision";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "record-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  for (const name of ["gatsby-config.ts", "gatsby-node.ts", "package.json", "package-lock.json"]) write(name, "");
  write("content/site.yaml", SITE);
  write("content/blog/a.md", POST);
  write("src/templates/post.tsx", "");
  write("static/favicon.svg", "<svg/>");
});

const SITE =
  "name: W\ndescription: D.\nlanguage: en\nurl: https://w.test\ntimeZone: Europe/London\npeople:\n  - name: Ann\n";
const POST = "---\ntitle: A\ndate: 2024-01-01\nexcerpt: What it says.\n---\nOne.\n\n## Two\n\nThree.\n";

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};

describe("of a text", () => {
  const record = async (text: string, now = "2024-06-01") => {
    write("content/blog/a.md", text);
    const date = new Date(now);
    const content = await loadContent(path.join(root, "content"), root, date);
    expect(content.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    return textRecords(content, date)[path.join(root, "content/blog/a.md")];
  };

  test.each([
    ["words of the body", POST.replace("Three", "Four"), false],
    ["more lines of frontmatter that only its page shows", POST.replace("date:", "updated: 2024-02-02\ndate:"), false],
    ["its title", POST.replace("title: A", "title: B"), true],
    ["its date", POST.replace("2024-01-01", "2024-01-02"), true],
    ["its excerpt", POST.replace("What it", "As it"), true],
    ["an excerpt that is its first paragraph", POST.replace("excerpt: What it says.\n", ""), true],
    ["a tag", POST.replace("date:", "tags: [x]\ndate:"), true],
    ["an old address", POST.replace("date:", "aliases: [/old/]\ndate:"), true],
    ["a heading, of which related posts are found", POST.replace("## Two", "## Too"), true],
  ])("%s", async (_what, text, elsewhere) => {
    const before = await record(POST);
    const after = await record(text);
    expect(after?.digest).not.toBe(before?.digest);
    expect(after?.shared !== before?.shared).toBe(elsewhere);
  });

  test("the day on which it appears changes other pages", async () => {
    const before = await record(POST, "2023-12-01");
    const after = await record(POST, "2024-01-02");
    expect(after?.digest).toBe(before?.digest);
    expect(after?.shared).not.toBe(before?.shared);
  });
});

describe("of all else", () => {
  const rest = () => restOf(root, path.join(root, "content"));

  test.each([
    ["content/blog/a.md", false],
    ["content/README.md", false],
    ["content/site.yaml", true],
    ["content/blog/photo.jpg", true],
    ["src/templates/post.tsx", true],
    ["static/favicon.svg", true],
    ["static/new.txt", true],
    ["package-lock.json", true],
    [".env.production", true],
    ["gatsby-browser.tsx", true],
    ["public/index.html", false],
  ])("%s changes it: %s", (file, expected) => {
    const before = rest();
    write(file, "changed");
    expect(rest() !== before).toBe(expected);
  });

  test("each file of this project that a build may read", () => {
    const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
    const apart =
      /^(tests|docs|findings|\.ci|\.github|\.vscode)\/|\.md$|^(LICENSE|\.editorconfig|\.gitignore|\.knip\.jsonc|biome\.json|renovate\.json)$/;
    for (const file of files) write(file, "");
    const before = rest();
    for (const file of files) {
      write(file, "changed");
      expect([file, rest() === before]).toEqual([file, apart.test(file) && !file.startsWith("src/")]);
      write(file, "");
    }
  });

  test.each(["PATH_PREFIX", "PREFIX_PATHS", "PREVIEW", "PRECOMPRESS"])("%s changes it", (name) => {
    const before = rest();
    vi.stubEnv(name, "1");
    expect(rest()).not.toBe(before);
  });
});

test("without a record, or what it tells of, Gatsby builds", async () => {
  const warn = vi.fn();
  expect(readRecord(root)).toBeUndefined();
  expect(await revise(root, warn)).toBeUndefined();
  const site = {
    data: { site: {} as never, posts: [], texts: [] },
    ...{ pages: [], pathPrefix: "", preview: false },
  };
  const record = { rest: restOf(root, path.join(root, "content")), texts: {}, site, read: {}, redirects: [] };
  writeRecord(root, record);
  expect(readRecord(root)).toEqual(record);
  expect(await revise(root, warn)).toBeUndefined();
  write(".build/site.json", "{");
  expect(readRecord(root)).toBeUndefined();
  expect(warn).not.toHaveBeenCalled();
});

describe("an output", () => {
  const content = () => path.join(root, "content");
  const built = async (now: string): Promise<Inputs> => {
    const texts = textRecords(await loadContent(content(), root, new Date(now)), new Date(now));
    const inputs = { rest: restOf(root, content()), texts };
    const data = { site: {} as never, posts: [], texts: [] };
    writeRecord(root, {
      ...inputs,
      site: { data, pages: [], pathPrefix: "", preview: false },
      read: {},
      redirects: [],
    });
    for (const file of ["public/index.html", "public/a/index.html"]) write(file, "A page");
    for (const file of [".build/work/index.html", ".cache/page-ssr/routes/render-page.js"]) write(file, "");
    stampOutput(root, inputs);
    return inputs;
  };
  const NOW = "2024-06-01";

  test("is of the texts that it was made of, as long as nobody touches it", async () => {
    const inputs = await built(NOW);
    expect(isOutputOf(root, inputs)).toBe(true);
    expect(isOutputOf(root, { ...inputs, rest: "other" })).toBe(false);
    const [[file = "", text] = []] = Object.entries(inputs.texts);
    expect(isOutputOf(root, { ...inputs, texts: { [file]: { shared: "", ...text, digest: "other" } } })).toBe(false);
    write("public/a/index.html", "A page that somebody has changed");
    expect(isOutputOf(root, inputs)).toBe(false);
    stampOutput(root, inputs);
    fs.rmSync(path.join(root, "public/index.html"));
    expect(isOutputOf(root, inputs)).toBe(false);
  });

  test("is taken for what its list says only as long as nobody touches it", async () => {
    const list = { "a/index.html": sumOf("A page") };
    write("public/files.json", JSON.stringify(list));
    const inputs = await built(NOW);
    expect(untouchedOutput(root)).toEqual({ folder: path.join(root, "public"), files: list });
    for (const touch of [
      () => write("public/a/index.html", "A page that somebody has changed"),
      () => fs.rmSync(path.join(root, "public/index.html")),
      () => write("public/new.html", "A page"),
      () => fs.utimesSync(path.join(root, "public/a/index.html"), 1, 1),
      () => fs.rmSync(path.join(root, ".build/output.json")),
    ]) {
      touch();
      expect(untouchedOutput(root)).toBeUndefined();
      stampOutput(root, inputs);
      expect(untouchedOutput(root)).toBeDefined();
    }
  });

  test("is not made again", async () => {
    vi.stubEnv("SOURCE_DATE_EPOCH", String(Date.parse(NOW) / 1000));
    await built(NOW);
    expect(await revise(root, vi.fn())).toEqual({ built: false, pages: [], problems: [] });
  });

  test.each([
    ["the day of a post has come", "2023-12-31", () => {}],
    ["a post is new", NOW, () => write("content/blog/b.md", POST.replace("title: A", "title: B"))],
    ["a post is gone", NOW, () => fs.rmSync(path.join(root, "content/blog/a.md"))],
    ["a text is wrong", NOW, () => write("content/blog/b.md", "---\ntitle:\n---\n")],
  ])("is Gatsby's to make when %s", async (_when, before, change) => {
    vi.stubEnv("SOURCE_DATE_EPOCH", String(Date.parse(NOW) / 1000));
    await built(before);
    change();
    expect(await revise(root, vi.fn())).toBeUndefined();
  });
});
