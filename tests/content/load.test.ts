// The content folder as a whole: what only the file system knows, and rules between files.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { contentDir } from "../../src/content/content-dir";
import { postFile } from "../../src/content/folder";
import { loadContent } from "../../src/content/load";
import { formatProblem } from "../../src/model/problem";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "content-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const SITE = "name: W\ndescription: D\nlanguage: en\nurl: https://example.org\ntimeZone: UTC\n";
const post = (more = "", body = "Text.") => `---\ntitle: T\ndate: 2021-01-01\n${more}\n---\n${body}`;
let folders = 0;

/** Loads a content folder made of the given files. */
async function load(files: Record<string, string | Buffer>) {
  const root = path.join(scratch, String(folders++));
  for (const [name, text] of Object.entries({ "site.yaml": SITE, ...files })) {
    fs.mkdirSync(path.dirname(path.join(root, "content", name)), { recursive: true });
    fs.writeFileSync(path.join(root, "content", name), text);
  }
  const content = await loadContent(path.join(root, "content"), root);
  return { ...content, root, lines: content.problems.map(formatProblem) };
}

test("CONTENT_DIR is absolute or relative, and content by default", () => {
  expect(contentDir("/site", {})).toBe("/site/content");
  expect(contentDir("/site", { CONTENT_DIR: "other/x" })).toBe("/site/other/x");
  expect(contentDir("/site", { CONTENT_DIR: "/abs" })).toBe("/abs");
});

test.each([
  ["a/back-pain.md", "md", "back-pain"],
  ["a/back-pain.mdx", "mdx", "back-pain"],
  ["a/back-pain/index.md", "md", "back-pain"],
])("%s is a post", (file, format, name) => {
  expect(postFile(file)).toEqual({ file, format, name });
});

test.each(["a/README.md", "a/readme.md", "a/x.txt", "a/x.jpg"])("%s is none", (file) => {
  expect(postFile(file)).toBeUndefined();
});

test("our own content has no error", async () => {
  const { site, posts, problems } = await loadContent(path.resolve("content"));
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(site).toBeDefined();
  const seed = posts.find(({ path: address }) => address === "/blog/massage-help-with-sciatica/");
  expect(seed).toMatchObject({
    title: "Can Massage Help with Sciatica?",
    date: "2021-08-06",
    tags: [],
    featuredAlt: "",
  });
  expect(problems.filter(({ file }) => file.endsWith("massage-help-with-sciatica.md")).map(({ code }) => code)).toEqual(
    ["featured-alt-missing"],
  );
});

describe("posts", () => {
  test("lie in files or folders, with pictures beside them", async () => {
    const { posts, lines, root } = await load({
      "blog/one.md": post("featured: p.jpg\nfeaturedAlt: P", "Hello.\n\n![b](sub/b.png)"),
      "blog/p.jpg": "x",
      "blog/sub/b.png": "x",
      "blog/two/index.mdx": post("", "# H\n\nIntro *words*.\n\n![c](../p.jpg)"),
      "blog/README.md": "for editors",
      "blog/.hidden/x.md": "no",
    });
    expect(lines).toEqual([]);
    const at = (file: string) => path.join(root, "content/blog", file);
    expect(posts).toMatchObject([
      {
        path: "/blog/one/",
        excerpt: "Hello.",
        featured: at("p.jpg"),
        images: [{ src: "sub/b.png", file: at("sub/b.png") }],
        contentFilePath: at("one.md"),
      },
      { path: "/blog/two/", format: "mdx", excerpt: "Intro words.", images: [{ src: "../p.jpg", file: at("p.jpg") }] },
    ]);
  });

  test("with errors are left out, the others stay; every problem of every file is there, sorted", async () => {
    const { posts, lines } = await load({
      "blog/b.md": post("feature: x\nslug: /x", "<script>1</script>\n\n![a](gone.jpg)"),
      "blog/a.md": post("featured: photo.jpeg", "x"),
      "blog/photo.jpg": "x",
      "blog/good.md": post(),
    });
    expect(posts.map(({ path: address }) => address)).toEqual(["/blog/good/"]);
    expect(lines).toEqual([
      expect.stringMatching(/^content\/blog\/a\.md:4:11 {2}warning .*\(featured-alt-missing\)$/),
      expect.stringMatching(/^content\/blog\/a\.md:4:11 {2}error {2}.*Did you mean "photo\.jpg"\?.*\(image-missing\)$/),
      expect.stringMatching(/^content\/blog\/b\.md:4:1 {2}error .*\(key-unknown\)$/),
      expect.stringMatching(/^content\/blog\/b\.md:5:7 {2}error .*\(slug-invalid\)$/),
    ]);
  });

  test("problems of the body count their lines from the top of the file", async () => {
    const { lines } = await load({
      "blog/a.md": post("", "Text\n\n<script>1</script>\n\n![a](gone.jpg)"),
      "blog/b.mdx": post("", "Text\n\n{"),
    });
    expect(lines[0]).toMatch(/^content\/blog\/a\.md:8:1 {2}error .*html-dropped/);
    expect(lines[1]).toMatch(/^content\/blog\/a\.md:10:1 {2}error .*gone\.jpg.*image-missing/);
    expect(lines[2]).toMatch(/^content\/blog\/b\.mdx:\d+:\d+ {2}error .*mdx-invalid/);
    expect(lines).toHaveLength(3);
  });

  test("may not share an address; both files are named", async () => {
    const { lines } = await load({ "blog/a.md": post("slug: /blog/x"), "blog/b.md": post("slug: /blog/x/") });
    expect(lines).toEqual([expect.stringMatching(/b\.md:.*\/blog\/x\/ is taken by content\/blog\/a\.md/)]);
  });

  test("pictures may not lie outside the blog folder, and match letter for letter", async () => {
    const { lines } = await load({
      "blog/a.md": post("featured: ../../secret.jpg\nfeaturedAlt: x", "![a](Photo.jpg)"),
      "blog/photo.jpg": "x",
    });
    expect(lines[0]).toContain("image-outside");
    expect(lines[1]).toContain('Did you mean "photo.jpg"?');
  });

  test("a featured picture has a format of which sizes can be made", async () => {
    const { lines } = await load({ "blog/a.md": post('featured: a.svg\nfeaturedAlt: ""'), "blog/a.svg": "<svg/>" });
    expect(lines).toEqual([expect.stringMatching(/a\.md:4:11 {2}error .*JPEG.*image-format/)]);
  });

  test.each([
    ["a.MD", "a.md"],
    ["a.markdown", "a.md"],
    ["a.txt", "a.md"],
    ["a.MDX", "a.mdx"],
  ])("named %s would be left out in silence", async (name, good) => {
    const { lines } = await load({ [`blog/${name}`]: post() });
    expect(lines).toEqual([expect.stringMatching(new RegExp(`error .*"${good}".*\\(file-name\\)$`))]);
  });

  test("are UTF-8", async () => {
    const { lines } = await load({ "blog/a.md": Buffer.from(post("", "Café"), "latin1") });
    expect(lines).toEqual([expect.stringMatching(/a\.md:1:1 {2}error .*UTF-8.*encoding-invalid/)]);
  });
});

test("an absent folder is an absent site.yaml and no posts", async () => {
  const { site, posts, problems } = await loadContent(path.join(scratch, "nowhere"), scratch);
  expect(site).toBeUndefined();
  expect(posts).toEqual([]);
  expect(problems).toMatchObject([{ code: "file-unreadable" }]);
});
