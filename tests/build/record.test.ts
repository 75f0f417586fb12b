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
  knownPages,
  readRecord,
  unchanged,
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
  return { plan, content, now: date };
}

/** What is read of a page. */
const page = (address: string): BuiltPage => ({
  ...{ listed: true, pictures: [], styles: [], assets: [], search: undefined },
  file: sumOf(address),
});

/** Leaves what a build leaves. */
async function build(now = "2024-06-01"): Promise<BuildRecord> {
  const loaded = await load(now);
  const read = new Map(loaded.plan.pages.map(({ path: address }) => [address, page(address)]));
  writeRecord(root, { ...loaded, inputs: { code: "code", all: "all" }, renderer: RENDERER, read });
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
    ["its excerpt", POST.replace("What it", "As it"), ["/", "/404.html", "/blog/", "/blog/a/", "/blog/b/"]],
    [
      "its title",
      POST.replace("title: A", "title: C"),
      ["/", "/404.html", "/archive/", "/blog/", "/blog/a/", "/blog/b/"],
    ],
    [
      "its date",
      POST.replace("2024-01-01", "2024-01-02"),
      ["/", "/404.html", "/archive/", "/blog/", "/blog/a/", "/blog/b/"],
    ],
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

describe("a build would make what is there", () => {
  const isSame = (all = "all", now = "2024-06-01T12:00Z") => unchanged(root, { code: "code", all }, new Date(now));

  test("as long as what it is made with and of is the same, on the same day where the practice is", async () => {
    expect(isSame()).toBeUndefined();
    await build("2024-06-01T12:00Z");
    expect(isSame()).toEqual((await load("2024-06-01")).content.problems);
    expect(isSame("more")).toBeUndefined();
    // It is summer in London.
    expect(isSame("all", "2024-05-31T23:00Z")).toBeDefined();
    expect(isSame("all", "2024-06-01T23:00Z")).toBeUndefined();
  });

  test("as long as nobody has touched it", async () => {
    write("public/index.html", "A page");
    await build("2024-06-01T12:00Z");
    expect(isSame()).toBeDefined();
    write("public/index.html", "A page that somebody has changed");
    expect(isSame()).toBeUndefined();
  });

  test("unless what tells so is not whole", async () => {
    await build("2024-06-01T12:00Z");
    write(".build/seal.json", '{"inputs":');
    expect(isSame()).toBeUndefined();
  });
});

describe("a record", () => {
  test("is read as it was left; what is not whole is none", async () => {
    expect(readRecord(root)).toBeUndefined();
    const record = await build();
    expect(record).toMatchObject({ code: "code", renderer: RENDERER });
    const texts = ["a.md", "b.md"].map((name) => path.join(root, "content/blog", name));
    expect(Object.keys(record.texts)).toEqual(texts);
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
