// What is said of a change: which addresses it adds, changes and takes away, and what pages weigh.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCompare } from "../../src/cli/compare";
import { type ComparedSite, compareSites, comparisonReport } from "../../src/model/hosting/comparison";
import { captured } from "../cli/captured";

const page = (text: string, size = 1000, movedTo?: string) => ({ text, size, movedTo });
const site = (pages: Record<string, ReturnType<typeof page>>, files = 10, bytes = 20_000): ComparedSite => ({
  pages: new Map(Object.entries(pages)),
  files,
  bytes,
});

test("addresses that are new, changed, sent on and gone", () => {
  const before = site({
    "/": page("a"),
    "/b/": page("b"),
    "/c/": page("c"),
    "/d/": page("d"),
    "/old/": page("", 1, "/"),
  });
  const after = site({
    "/": page("a"),
    "/b/": page("B"),
    "/c/": page("moved", 1, "/x/"),
    "/x/": page("c"),
    "/old/": page("", 1, "/"),
  });
  expect(compareSites(before, after)).toEqual({
    added: ["/x/"],
    changed: ["/b/"],
    moved: [{ from: "/c/", to: "/x/" }],
    gone: ["/d/"],
    same: 2,
  });
});

test("weights: the page that grew most comes first, and small changes are not worth a line", () => {
  const before = site({ "/": page("a", 5000), "/b/": page("b", 5000), "/c/": page("c", 5000), "/d/": page("d", 5000) });
  const after = site({
    "/": page("a", 5100),
    "/b/": page("b", 4000),
    "/c/": page("c", 7500),
    "/d/": page("d", 5000),
    "/e/": page("e", 900),
  });
  expect(comparisonReport(before, after).split("\n").slice(-6, -1)).toEqual([
    "| `/c/` | 5.0 kB | 7.5 kB | +2.5 kB |",
    "| `/e/` |  | 0.9 kB | new |",
    "| `/b/` | 5.0 kB | 4.0 kB | −1.0 kB |",
    "| all pages | 20.0 kB | 22.5 kB | +2.5 kB |",
    "| all files (10 → 10) | 20.0 kB | 20.0 kB | ±0 |",
  ]);
});

test("long lists are cut, and no address breaks the Markdown", () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`/p${n + 10}/`, page("x")]));
  const report = comparisonReport(site({}), site({ ...many, "/`a`|b/": page("y") }));
  expect(report).toContain("### New (41)");
  expect(report).toContain("- … and 11 more");
  expect(report).toContain("- `/%60a%60%7Cb/`");
});

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "compare-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

test("two folders, as the command reads them", async () => {
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(scratch, file)), { recursive: true });
    fs.writeFileSync(path.join(scratch, file), text);
  };
  const html = (main: string, head = "") =>
    `<!doctype html><head>${head}</head><header>a</header><main id="m">${main}</main>`;
  write("before/index.html", html("Home"));
  write("before/blog/a/index.html", html("A"));
  write("before/blog/b/index.html", html("B"));
  write("before/picture.webp", "1234");
  write("after/index.html", html("Home", "<style>p{}</style>"));
  write("after/blog/a/index.html", html("A, and more"));
  write("after/blog/b/index.html", html("Moved", '<meta http-equiv="refresh" content="0; url=/blog/c/">'));
  write("after/blog/c/index.html", html("B"));
  write("after/404.html", html("Nothing here"));
  const run = (...args: string[]) => captured(runCompare, args, { root: scratch });
  const { status, out } = await run("before", "after");
  expect(status).toBe(0);
  expect(out.slice(0, out.indexOf("### Weight"))).toBe(`## What this changes on the site

### New (2)

- \`/404.html\`
- \`/blog/c/\`

### Changed (1)

- \`/blog/a/\`

### Sent on (1)

- \`/blog/b/ → /blog/c/\`

1 page reads as before.

`);
  expect(out).toContain("all files (4 → 5)");
  expect(await run("before")).toMatchObject({
    status: 2,
    err: expect.stringContaining("missing required argument 'after'"),
  });
  expect(await run("before", "nowhere")).toMatchObject({
    status: 2,
    err: expect.stringContaining("There is no such folder."),
  });
  expect(await run("before", "before/blog")).toMatchObject({
    status: 1,
    err: "There is no site in before/blog yet. Build it first: `npm run build`.\n",
  });
});
