// What a build leaves for the next one: which pages are as they were, and whether the output is.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sumOf } from "../../src/build/assembly";
import type { BuiltPage } from "../../src/build/page-reader";
import { planContent } from "../../src/build/planned-content";
import {
  type BuildRecord,
  describeInputs,
  knownPages,
  readRecord,
  untouchedOutput,
  writeRecord,
} from "../../src/build/record";
import type { Renderer } from "../../src/build/renderer";
import { loadContent } from "../../src/content/load";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "record-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  write("content/site.yaml", SITE);
  write("content/blog/a.md", POST);
  write("content/blog/b.md", OTHER);
  write("static/favicon.svg", "<svg/>");
});

const SITE =
  "name: W\ndescription: D.\nlanguage: en\nurl: https://w.test\ntimeZone: Europe/London\npeople:\n  - name: Ann\n";
const POST = "---\ntitle: A\ndate: 2024-01-01\nexcerpt: What it says.\n---\nOne.\n\n## Two\n\nThree.\n";
const OTHER = "---\ntitle: B\ndate: 2023-01-01\nexcerpt: What this says.\n---\nFour.\n";
const RENDERER: Renderer = { style: { name: "styles.css", content: "p{}" }, components: { "": "page" } };

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};

async function load(now: string) {
  const date = new Date(now);
  const dir = path.join(root, "content");
  const content = await loadContent(dir, root, date);
  expect(content.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const plan = planContent(content, { dir, now: date, pathPrefix: "" });
  return { plan, inputs: describeInputs(root, "code", content, plan) };
}

/** What is read of a page. */
const page = (address: string): BuiltPage => ({
  ...{ listed: true, pictures: [], styles: [], assets: [], search: undefined },
  file: sumOf(address),
});

/** Leaves what a build leaves. */
async function build(now = "2024-06-01"): Promise<BuildRecord> {
  const { plan, inputs } = await load(now);
  writeRecord(root, inputs, RENDERER, plan, new Map(plan.pages.map(({ path: address }) => [address, page(address)])));
  return readRecord(root) as BuildRecord;
}

/** The pages that show something else than they did, once the content is another. */
async function changedBy(change: () => void, before?: string, after = before): Promise<string[]> {
  const record = await build(before);
  change();
  const { plan } = await load(after ?? "2024-06-01");
  const known = knownPages(record, plan);
  for (const [address, read] of Object.entries(known)) expect(read).toEqual(page(address));
  return plan.pages.map(({ path: address }) => address).filter((address) => !(address in known));
}

describe("a page is known as long as it shows what it did:", () => {
  test.each([
    ["nothing has changed", POST, []],
    ["words of the body", POST.replace("Three", "Four"), ["/blog/a/"]],
    ["a day that only its page shows", POST.replace("date:", "updated: 2024-02-02\ndate:"), ["/blog/a/"]],
    ["what no page shows: a comment", POST.replace("title:", "# Mine\ntitle:"), []],
    ["its excerpt", POST.replace("What it", "As it"), ["/", "/404.html", "/blog/", "/blog/a/"]],
    [
      "its title",
      POST.replace("title: A", "title: C"),
      ["/", "/404.html", "/archive/", "/blog/", "/blog/a/", "/blog/b/"],
    ],
    ["its date", POST.replace("2024-01-01", "2024-01-02"), ["/", "/404.html", "/archive/", "/blog/", "/blog/a/"]],
    ["an old address", POST.replace("date:", "aliases: [/old/]\ndate:"), ["/old/"]],
  ])("%s", async (_what, text, expected) => {
    expect((await changedBy(() => write("content/blog/a.md", text))).sort()).toEqual(expected);
  });

  test("a fact of the site is shown by all", async () => {
    const { plan } = await load("2024-06-01");
    const changed = await changedBy(() => write("content/site.yaml", SITE.replace("name: W", "name: V")));
    expect(changed).toEqual(plan.pages.map(({ path: address }) => address));
  });

  test("the day of a post comes", async () => {
    const changed = await changedBy(() => {}, "2023-12-01", "2024-01-02");
    expect(changed.sort()).toEqual(["/", "/404.html", "/archive/", "/blog/", "/blog/a/", "/blog/b/"]);
  });

  test("nothing is known without a record", async () => {
    expect(knownPages(undefined, (await load("2024-06-01")).plan)).toEqual({});
  });
});

describe("what a site is built of", () => {
  const inputs = async (now = "2024-06-01") => (await load(now)).inputs;

  test.each([
    ["words of a body", "content/blog/a.md", POST.replace("Three", "Four"), true],
    ["a tag", "content/blog/a.md", POST.replace("date:", "tags: [x]\ndate:"), true],
    ["an old address", "content/blog/a.md", POST.replace("date:", "aliases: [/old/]\ndate:"), true],
    ["a comment", "content/blog/a.md", POST.replace("title:", "# Mine\ntitle:"), false],
    ["a fact", "content/site.yaml", SITE.replace("D.", "E."), true],
    ["a file that is copied", "static/favicon.svg", "<svg></svg>", true],
    ["a new one of these", "static/new.txt", "", true],
  ])("%s", async (_what, file, text, expected) => {
    const before = await inputs();
    write(file, text);
    const after = await inputs();
    expect(after.content !== before.content).toBe(expected);
    expect(after.fingerprint).toBe("code");
    // How many texts have changed is told to whoever builds.
    const changed = Object.keys(after.texts).filter((name) => after.texts[name] !== before.texts[name]);
    expect(changed).toEqual(file.endsWith(".md") ? [path.join(root, file)] : []);
  });

  test("the day on which a post appears", async () => {
    const [before, after] = [await inputs("2023-12-01"), await inputs("2024-01-02")];
    expect(after.texts).toEqual(before.texts);
    expect(after.content).not.toBe(before.content);
    expect((await inputs("2024-01-03")).content).toBe(after.content);
  });
});

describe("a record", () => {
  test("is read as it was left; what is not whole is none", async () => {
    expect(readRecord(root)).toBeUndefined();
    const { inputs } = await load("2024-06-01");
    const record = await build();
    expect(record).toMatchObject({ ...inputs, renderer: RENDERER });
    expect(record.pages["/blog/a/"]?.read).toEqual(page("/blog/a/"));
    write(".build/site.json", "{");
    expect(readRecord(root)).toBeUndefined();
  });

  test("tells that the output is as its list says, only as long as nobody touches it", async () => {
    const list = { "a/index.html": sumOf("A page") };
    write("public/files.json", JSON.stringify(list));
    for (const file of ["public/index.html", "public/a/index.html"]) write(file, "A page");
    expect(untouchedOutput(root, undefined)).toBeUndefined();
    for (const touch of [
      () => write("public/a/index.html", "A page that somebody has changed"),
      () => fs.rmSync(path.join(root, "public/index.html")),
      () => write("public/new.html", "A page"),
      () => fs.utimesSync(path.join(root, "public/a/index.html"), 1, 1),
    ]) {
      const record = await build();
      expect(untouchedOutput(root, record)).toEqual({ folder: path.join(root, "public"), files: list });
      touch();
      expect(untouchedOutput(root, record)).toBeUndefined();
    }
    fs.rmSync(path.join(root, "public/files.json"));
    expect(untouchedOutput(root, await build())).toBeUndefined();
  });
});
