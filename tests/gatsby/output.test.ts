// What is deployed and what is kept aside, over builds that finish, fail or are killed.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  abandonBuild,
  beginBuild,
  filesBelow,
  finishBuild,
  htmlFile,
  keepPictures,
  referencedAssets,
  trustBuild,
} from "../../src/gatsby/output";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "output-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
});

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
const deployed = (): string[] => filesBelow(path.join(root, "public"));

/** What Gatsby would write. */
function gatsbyWrites(title: string): void {
  write("public/index.html", `<h1>${title}</h1><img src="/static/aa/new.webp"><img srcset="/static/aa/b%20b.avif 1w">`);
  write("public/404.html", "nothing");
  write("public/page-data/index/page-data.json", title);
  write("public/app-abc.js", "code");
  write("public/static/aa/new.webp", "picture");
  write("public/static/aa/b b.avif", "picture");
  write("public/static/old/gone.webp", "picture of a post that is gone");
  write("public/favicon.svg", "icon");
}
const finish = () =>
  finishBuild(root, { pages: ["/", "/404.html"], staticFiles: ["favicon.svg"], texts: { _redirects: "/a /b 301\n" } });

function build(title: string): boolean {
  const trusted = beginBuild(root);
  gatsbyWrites(title);
  finish();
  trustBuild(root);
  return trusted;
}

const GOOD = ["404.html", "_redirects", "favicon.svg", "index.html", "static/aa/b b.avif", "static/aa/new.webp"];

test("only what visitors need is deployed", () => {
  build("one");
  expect(deployed()).toEqual(GOOD);
});

test("the next build finds what Gatsby wrote, and the one before it cannot change", () => {
  build("one");
  expect(beginBuild(root)).toBe(true);
  expect(read("public/page-data/index/page-data.json")).toBe("one");
  write("public/index.html", "half");
  abandonBuild(root);
  expect(read("public/index.html")).toContain("one");
  expect(deployed()).toEqual(GOOD);
});

test("after a build that failed or was killed, the caches are not trusted", () => {
  build("one");
  beginBuild(root);
  gatsbyWrites("half");
  // Killed here: nothing more runs. The next build:
  expect(beginBuild(root)).toBe(false);
  expect(fs.existsSync(path.join(root, "public"))).toBe(false);
  abandonBuild(root);
  expect(read("public/index.html")).toContain("one");
  expect(build("two")).toBe(false);
  expect(read("public/index.html")).toContain("two");
  expect(build("three")).toBe(true);
});

test("killed after deploying but before Gatsby saved its state: not trusted either", () => {
  build("one");
  beginBuild(root);
  gatsbyWrites("two");
  finish();
  expect(beginBuild(root)).toBe(false);
});

test("pictures of the last good output outlive the caches", () => {
  build("one");
  fs.writeFileSync(path.join(root, ".build/unfinished"), "");
  beginBuild(root);
  keepPictures(root);
  expect(deployed()).toEqual(["static/aa/b b.avif", "static/aa/new.webp"]);
});

test("a first build that fails leaves nothing behind", () => {
  beginBuild(root);
  gatsbyWrites("half");
  abandonBuild(root);
  expect(deployed()).toEqual([]);
});

test.each([
  ["/", "index.html"],
  ["/blog/", "blog/index.html"],
  ["/404.html", "404.html"],
])("%s is served from %s", (page, file) => {
  expect(htmlFile(page)).toBe(file);
});

test("finds assets in every place of a page, with a path prefix too", () => {
  expect(
    referencedAssets(
      '<img src="/p/static/1/a.webp" srcset="/static/2/b.webp 1w, /static/3/c.webp 2w"><style>x{background:url(/static/4/d.svg)}</style>',
    ),
  ).toEqual(["static/1/a.webp", "static/2/b.webp", "static/3/c.webp", "static/4/d.svg"]);
});
