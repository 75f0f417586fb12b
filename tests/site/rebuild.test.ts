// A warm build equals a clean one, in another folder: nothing stale, nothing left over, the same bytes.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { buildProject, copyProject, manifest } from "../project-copy";

const fixture = process.env.FIXTURE_ROOT;
const original = process.env.FIXTURE_CONTENT;
if (!fixture || !original) throw new Error("FIXTURE_ROOT and FIXTURE_CONTENT are not set. Run `npm test`.");

test("after edits of posts, of a style and of a template, a failed build and a mended one", () => {
  const warm = path.join(path.dirname(fixture), "warm");
  const content = path.join(path.dirname(fixture), "warm-content");
  fs.cpSync(fixture, warm, { recursive: true, verbatimSymlinks: true });
  fs.cpSync(original, content, { recursive: true });
  const edit = (name: string, change: (text: string) => string): void => {
    const file = path.join(content, "blog", name);
    fs.writeFileSync(file, change(fs.readFileSync(file, "utf8")));
  };
  const editTemplate = (root: string): void => {
    const file = path.join(root, "src/components/layout.tsx");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("Skip to the content", "Skip the navigation"));
  };
  const editStyle = (root: string): void => {
    const file = path.join(root, "src/styles/blocks/post.css");
    fs.appendFileSync(file, "@layer blocks { .post { orphans: 7; } }\n");
  };
  const before = manifest(path.join(warm, "public"));

  edit("post-3.md", (text) => text.replace("date: 2022-01-03", "date: 2022-13-03"));
  const failed = buildProject(warm, { CONTENT_DIR: content });
  expect(failed.status).toBe(1);
  expect(failed.output).toMatch(/blog\/post-3\.md:3:7 {2}error {2}date: "2022-13-03" is not a calendar date\./);
  expect(manifest(path.join(warm, "public"))).toEqual(before);

  edit("post-3.md", (text) => text.replace("2022-13-03", "2022-02-03").replace("Text of", "New text of"));
  for (const name of ["post-1.md", "post-3.md"]) edit(name, (text) => `${text}\nA second paragraph.\n`);
  edit("everything.md", (text) => text.replace("![A photo]", "![The photo]"));
  edit("in-mdx/index.mdx", (text) => text.replace("Plain text", "Changed text"));
  fs.rmSync(path.join(content, "blog/post-4.md"));
  fs.rmSync(path.join(content, "blog/small.png"));
  edit("everything.md", (text) => text.replace("In a line ![small](small.png) too.", "No picture."));
  edit("odd-title.md", (text) => text.replace("featured: small.png\nfeaturedAlt: A smear\n", ""));
  fs.writeFileSync(path.join(content, "blog/added.md"), "---\ntitle: Added\ndate: 2024-01-01\n---\nNew.\n");
  editStyle(warm);
  expect(buildProject(warm, { CONTENT_DIR: content }).output).toContain("Done building");
  // A page that nothing else has changed.
  expect(fs.readFileSync(path.join(warm, "public/blog/post-1/index.html"), "utf8")).toContain("orphans:7");

  // Edited content alone is built without Gatsby, to the bytes that it would have made; its next build finds all as it was.
  edit("post-1.md", (text) => text.replace("second", "new second"));
  const incremental = buildProject(warm, { CONTENT_DIR: content });
  expect(incremental.output).toMatch(/^1 text changed: 1 of \d+ pages built anew, in [\d.]+ s\.$/m);
  expect(incremental.status).toBe(0);

  editTemplate(warm);
  const elsewhere = { CONTENT_DIR: content, TZ: "Asia/Tokyo", PRECOMPRESS: "1" };
  expect(buildProject(warm, elsewhere).output).toContain("Done building");
  edit("everything.md", (text) =>
    text.replace("The photo", "A fine photo").replace("No picture.", "No other picture."),
  );
  edit("post-3.md", (text) => text.replace("A second", "The second").replace("date:", "updated: 2024-02-03\ndate:"));
  expect(buildProject(warm, elsewhere).output).toMatch(/^2 texts changed: 2 of \d+ pages built anew, in/m);
  expect(buildProject(warm, elsewhere).output).toContain("Nothing has changed since the last build");
  // An output that somebody has touched is made again, whole.
  fs.rmSync(path.join(warm, "public/index.html"));
  expect(buildProject(warm, elsewhere).output).toMatch(/^0 texts changed: (\d+) of \1 pages built anew, in/m);

  const clean = path.join(path.dirname(fixture), "clean");
  copyProject(clean);
  editTemplate(clean);
  editStyle(clean);
  const farther = { TZ: "America/New_York", LANG: "de_DE.UTF-8", PRECOMPRESS: "1" };
  expect(buildProject(clean, { CONTENT_DIR: content, ...farther }).output).toContain("Done building");
  const expected = manifest(path.join(clean, "public"));
  expect(manifest(path.join(warm, "public"))).toEqual(expected);
  expect(Object.keys(expected)).toEqual(
    expect.arrayContaining(["blog/added/index.html", "files.json", "_headers", "index.html.br"]),
  );
  expect(Object.keys(expected).filter((file) => /small|post-4/.test(file))).toEqual([]);
  expect(expected["blog/post-1/index.html"]).not.toBe(before["blog/post-1/index.html"]);
  expect(expected["blog/post-3/index.html"]).not.toBe(before["blog/post-3/index.html"]);
});
