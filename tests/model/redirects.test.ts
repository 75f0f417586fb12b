import { describe, expect, test } from "vitest";
import { readRedirects, redirectFile, redirectSources } from "../../src/model/redirects";

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

describe("for servers that don't know the file's form", () => {
  test("addresses and whole folders are read", () => {
    const text =
      "# mine\n/a /b\n/c/ https://example.org/?x=1#y 302!\n/d/* /e/:splat 308 # moved\n/caf%C3%A9 /cafe/ 301\n";
    expect(readRedirects(text)).toEqual({
      redirects: [
        { from: "/a", to: "/b", status: 301, below: false },
        { from: "/c/", to: "https://example.org/?x=1#y", status: 302, below: false },
        { from: "/d/", to: "/e/", status: 308, below: true },
        { from: "/café", to: "/cafe/", status: 301, below: false },
      ],
      others: [],
    });
  });

  test.each([
    "/a/:name /b/:name 301",
    "/a/*/c /b 301",
    "/a /b 200",
    "/a /b 301 Country=at",
    "https://old.example.org/a /b 301",
    "/a",
    "/%E0%A4%A /b 301",
    '/a"; /b 301',
    "/a; /b 301",
    "/a /$host 301",
    "/a /b{uri} 301",
    "/a /b` 301",
    "/a javascript:alert(1) 301",
  ])("%s is handed back", (line) => {
    expect(readRedirects(line)).toEqual({ redirects: [], others: [line] });
  });
});
