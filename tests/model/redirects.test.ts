import { expect, test } from "vitest";
import { redirectFile, redirectSources } from "../../src/model/redirects";

const REDIRECTS = [
  { from: "/old/", to: "/blog/new/" },
  { from: "/2019/a.html", to: "/blog/a/" },
];
const LINES = "/2019/a.html /blog/a/ 301\n/old /blog/new/ 301\n/old/ /blog/new/ 301\n";

test("the order of pages changes nothing", () => {
  expect(redirectFile("", REDIRECTS)).toBe(LINES);
  expect(redirectFile("", [...REDIRECTS].reverse())).toBe(LINES);
});

test("the practice's own lines come first", () => {
  expect(redirectFile("/x /y 302", REDIRECTS)).toBe(`/x /y 302\n${LINES}`);
  expect(redirectFile("", [REDIRECTS[0] as (typeof REDIRECTS)[number]], "/p")).toContain("/p/old /p/blog/new/ 301\n");
});

test("sources are read with a slash at the end, without comments", () => {
  expect(redirectSources("# note\n/a /b 301\n\n/c/ /d\n/e.html /f # why\n")).toEqual(["/a/", "/c/", "/e.html"]);
});
