import { describe, expect, test } from "vitest";
import { readRedirects, redirectFile, redirectSources, redirectsBeyondLimits } from "../../src/model/hosting/redirects";

const REDIRECTS = [
  { from: "/old/", to: "/blog/new/" },
  { from: "/2019/a.html", to: "/blog/a/" },
];
const LINES = "/2019/a.html /blog/a/ 301\n/old /blog/new/ 301\n/old/ /blog/new/ 301\n";

test("the order of pages changes nothing", () => {
  expect(redirectFile("", REDIRECTS)).toBe(LINES);
  expect(redirectFile("", [...REDIRECTS].reverse())).toBe(LINES);
});

test("what may be a page again is led on for now", () => {
  expect(redirectFile("", [{ from: "/blog/page/2/", to: "/blog/", temporary: true }])).toBe(
    "/blog/page/2 /blog/ 302\n/blog/page/2/ /blog/ 302\n",
  );
});

test("the practice's own lines come first", () => {
  expect(redirectFile("/x /y 302", REDIRECTS)).toBe(`/x /y 302\n${LINES}`);
  expect(redirectFile("/fr/x/* /fr/", [], "/p", ["/fr"])).toBe("/fr/x/* /fr/\n/p/fr/* /p/fr/404.html 404\n");
  expect(readRedirects("/p/fr/* /p/fr/404.html 404\n")).toEqual({ redirects: [], others: [] });
  expect(redirectFile("", [REDIRECTS[0] as (typeof REDIRECTS)[number]], "/p")).toContain("/p/old /p/blog/new/ 301\n");
});

test("from the first rule for many addresses on, they come last", () => {
  expect(redirectFile("/x /y\n# the old shop\n/shop/* /\n/z /y 302", REDIRECTS)).toBe(
    `/x /y\n${LINES}# the old shop\n/shop/* /\n/z /y 302\n`,
  );
  expect(redirectFile("/a/:name /b/:name\r\n", REDIRECTS)).toBe(`${LINES}/a/:name /b/:name\n`);
  expect(redirectFile("/a https://example.org/:b\n", REDIRECTS)).toBe(`/a https://example.org/:b\n${LINES}`);
});

test("what Cloudflare Pages would leave out is told of", () => {
  const lines = (count: number, line: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => `${line(n)}\n`).join("");
  const fixed = (count: number) => lines(count, (n) => `/${n} /b 301`);
  expect(redirectsBeyondLimits(`# note\n${fixed(2000)}/a/* /b\n${fixed(99)}`)).toEqual([]);
  expect(redirectsBeyondLimits(`${fixed(2001)}/a/* /b\n${fixed(100)}`)).toEqual([
    "_redirects has 2001 redirects of single addresses; Cloudflare Pages reads the first 2,000 only",
    "_redirects has 101 lines from its first rule with `*` or `:` on; Cloudflare Pages reads the first 100 only",
  ]);
  const long = `/${"a".repeat(993)} /b 301`;
  expect(redirectsBeyondLimits(long.slice(1))).toEqual([]);
  expect(redirectsBeyondLimits(long)).toEqual([
    `A line of _redirects is longer than 1000 letters: /${"a".repeat(39)} …`,
  ]);
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
