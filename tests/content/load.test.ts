// The content folder as a whole: what only the file system knows, and rules between files.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { treeName } from "../../src/content/body-store";
import { contentDir } from "../../src/content/content-dir";
import { sourceFile } from "../../src/content/folder";
import { createImageReader } from "../../src/content/image-facts";
import { createContentLoader, loadContent } from "../../src/content/load";
import type { ImageFacts } from "../../src/model/rules/image-rules";
import { formatProblem } from "../../src/model/rules/problem";
import { plainPicture } from "./sample-pictures";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "content-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const SITE = "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n";
const post = (more = "", body = "Text.") => `---\ntitle: T\ndate: 2021-01-01\n${more}\n---\n${body}`;
const NOW = new Date("2027-01-01T00:00:00Z");
let folders = 0;

/** Loads a content folder made of the given files. */
async function load(files: Record<string, string | Buffer>) {
  const root = path.join(scratch, String(folders++));
  for (const [name, text] of Object.entries({ "site.yaml": SITE, ...files })) {
    fs.mkdirSync(path.dirname(path.join(root, "content", name)), { recursive: true });
    fs.writeFileSync(path.join(root, "content", name), text);
  }
  const content = await loadContent(path.join(root, "content"), root, NOW);
  return { ...content, root, lines: content.problems.map(formatProblem) };
}

test("CONTENT_DIR is absolute or relative, and content by default", () => {
  expect(contentDir("/site", {})).toBe("/site/content");
  expect(contentDir("/site", { CONTENT_DIR: "other/x" })).toBe("/site/other/x");
  expect(contentDir("/site", { CONTENT_DIR: "/abs" })).toBe("/abs");
});

test.each([
  ["blog/back-pain.md", "post", "md", "back-pain"],
  ["blog/back-pain.mdx", "post", "mdx", "back-pain"],
  ["blog/back-pain/index.md", "post", "md", "back-pain"],
  ["pages/about.md", "page", "md", "about"],
  ["pages/help/index.md", "page", "md", "help"],
  ["pages/help/parking.md", "page", "md", "help/parking"],
  ["pages/index.md", "page", "md", ""],
])("%s is a %s", (file, kind, format, name) => {
  expect(sourceFile("/c", file)).toMatchObject({ file: `/c/${file}`, kind, format, name });
});

test.each(["blog/README.md", "pages/readme.md", "blog/x.txt", "blog/x.jpg", "README.md", "people/x.md"])(
  "%s is none",
  (file) => {
    expect(sourceFile("/c", file)).toBeUndefined();
  },
);

test("our own content has no error", async () => {
  const { site, posts, problems } = await loadContent(path.resolve("content"), process.cwd(), NOW);
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
    ["featured-alt-missing", "excerpt-long", "claim-study", "claim-study"],
  );
});

test("posts lie in files or folders, with pictures beside them", async () => {
  const { posts, lines, root } = await load({
    "blog/one.md": post("featured: p.jpg\nfeaturedAlt: P", "Hello.\n\n![b](sub/b.png)"),
    "blog/p.jpg": await plainPicture(1200, 40),
    "blog/sub/b.png": await plainPicture(20, 20, "png"),
    "blog/two/index.mdx": post("", "# H\n\nIntro *words*.\n\n![c](../p.jpg)").replace("title: T", "title: Two"),
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

test("a post with an error is broken and has its problems, the others stay", async () => {
  const { posts, broken } = await load({
    "blog/a.md": post("slug: /blog/Elsewhere"),
    "blog/b.md": "no frontmatter",
    "blog/good.md": post(),
  });
  expect(posts.map(({ path: address }) => address)).toEqual(["/blog/good/"]);
  expect(broken).toMatchObject([
    { path: "/blog/elsewhere/", file: "content/blog/a.md", problems: [{ code: "slug-invalid" }] },
    { path: "/blog/b/", file: "content/blog/b.md", problems: [{ code: "frontmatter-missing" }] },
  ]);
});

test("facts of pictures are remembered by content, and forgotten with it", async () => {
  const file = path.join(scratch, "facts/.build/image-facts.json");
  const picture = path.join(scratch, "facts/a.jpg");
  const remembered = () =>
    Object.values(JSON.parse(fs.readFileSync(file, "utf8")).facts as Record<string, { facts: ImageFacts }>).map(
      ({ facts }) => facts,
    );
  fs.mkdirSync(path.dirname(picture));
  const read = async (bytes: Buffer) => {
    fs.writeFileSync(picture, bytes);
    const reader = createImageReader(path.join(scratch, "facts"));
    const facts = await reader.read(picture);
    reader.save();
    return facts;
  };
  expect(await read(await plainPicture(30, 20))).toMatchObject({ format: "jpeg", width: 30, height: 20 });
  expect(remembered()).toMatchObject([{ width: 30 }]);
  fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace('"width":30', '"width":31'));
  expect(await read(await plainPicture(30, 20))).toMatchObject({ width: 31 });
  expect(await read(await plainPicture(40, 20))).toMatchObject({ width: 40 });
  expect(remembered()).toMatchObject([{ width: 40 }]);
  fs.writeFileSync(file, "{");
  expect(await read(await plainPicture(40, 20))).toMatchObject({ width: 40 });
});

test("a loader tells of changed, new and deleted files as if it read the folder for the first time", async () => {
  const picture = await plainPicture(1200, 800);
  const { root } = await load({
    "blog/a.md": post("featured: p.jpg\nfeaturedAlt: A leaf"),
    "blog/b.md": post("", "See [a](/blog/a/).\n\n## Two\n"),
    "blog/p.jpg": picture,
  });
  const file = (name: string) => path.join(root, "content", name);
  const again = createContentLoader(path.join(root, "content"), root);
  const first = await again(NOW);
  expect((await again(NOW)).posts.every((text, index) => text === first.posts[index])).toBe(true);
  const changes = [
    () => fs.writeFileSync(file("blog/b.md"), post("", "See [a](/blog/a/).\n\n## Three\n")),
    () => fs.writeFileSync(file("blog/c.md"), post("", "See [nothing](/blog/nothing/).")),
    () => fs.writeFileSync(file("blog/c.md"), Buffer.from([0xff])),
    () => fs.writeFileSync(file("blog/p.jpg"), picture.subarray(0, picture.length / 2)),
    () => fs.rmSync(file("blog/a.md")),
    () => fs.writeFileSync(file("site.yaml"), `${SITE}social: [no address]\n`),
  ];
  for (const change of changes) {
    change();
    const content = await again(NOW);
    expect(content).not.toEqual(first);
    expect(content).toEqual(await loadContent(path.join(root, "content"), root, NOW));
  }
});

test("trees of texts that a loader need not read again are kept", async () => {
  const { root } = await load({ "blog/a.md": post("", "One.\n"), "blog/b.md": post("", "Two.\n") });
  const again = createContentLoader(path.join(root, "content"), root);
  await again(NOW);
  fs.writeFileSync(path.join(root, "content/blog/b.md"), post("", "Three.\n"));
  await again(NOW);
  const trees = ["One.\n", "Three.\n"].map((body) => path.join(root, ".build/bodies", treeName(body)));
  expect(trees.filter((tree) => !fs.existsSync(tree))).toEqual([]);
});

test("another run tells the same as the first, of sound texts and of wrong ones", async () => {
  const files = {
    "blog/a.md": post("featured: p.jpg\ntags: [One, Two]", "# Two\n\nSee [a](/blog/b/#x).\n\n![](p.jpg)\n"),
    "blog/b.mdx": post("", "<Unknown />\n"),
    "blog/c.md": post("slug: /blog/Elsewhere"),
    "blog/d.md": Buffer.from([0xff]),
    "blog/p.jpg": await plainPicture(1200, 800),
  };
  const { root: _root, lines: _lines, ...first } = await load(files);
  const root = path.join(scratch, String(folders - 1));
  expect(fs.existsSync(path.join(root, ".build/entries.json"))).toBe(true);
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 5000);
  for (const _ of [1, 2]) expect(await loadContent(path.join(root, "content"), root, NOW)).toEqual(first);
  vi.restoreAllMocks();
});
