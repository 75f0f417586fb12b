// What hosts make of each kind of line in `_redirects`, as their own programs did with these lines on 28 November 2026:
// Cloudflare Pages' (`wrangler pages dev`, 4.164.0) and Netlify's (netlify-redirector 0.5.0, and for what is left out
// @netlify/redirect-parser 16.1.1).

import { describe, expect, test } from "vitest";
import { checkRedirects } from "../../src/model/rules/redirect-rules";

/** What a host answers: a status and an address, or 404. */
type Answer = `${number} ${string}` | 404;

const LINES: [line: string, asked: string, cloudflare: Answer, netlify: Answer, code: string | undefined][] = [
  ["/a.html /new/ 301", "/a.html", "301 /new/", "301 /new/", undefined],
  ["\t/a.html\t/new/\t302", "/a.html", "302 /new/", "302 /new/", undefined],
  ["/a.html /new/ 301 # why", "/a.html", "301 /new/", "301 /new/", undefined],
  [
    "/a.html https://elsewhere.test/p 308",
    "/a.html",
    "308 https://elsewhere.test/p",
    "308 https://elsewhere.test/p",
    undefined,
  ],
  ["/a.html /new/ 200", "/a.html", "200 /new/", "200 /new/", undefined],
  ["/a.html /new/", "/a.html", "302 /new/", "301 /new/", "redirect-unlike"],
  ["/a.html /new/ 301!", "/a.html", 404, "301 /new/", "redirect-unlike"],
  ["/a.html /new/ 410", "/a.html", 404, "410 /new/", "redirect-unlike"],
  ["/a.html /new/ 404", "/a.html", 404, "404 /new/", "redirect-unlike"],
  ["/store id=:id /new/:id 301", "/store?id=3", 404, "301 /new/3", "redirect-unlike"],
  ["a.html /new/ 301", "/a.html", "301 /new/", 404, "redirect-unlike"],
  ["/a.html new 301", "/a.html", 404, 404, "redirect-unlike"],
  ["/a.html", "/a.html", 404, 404, "redirect-unlike"],
  ["/quest?p=1 /new/ 301", "/quest?p=1", "301 /new/?p=1", 404, "redirect-unlike"],
  ["https://www.practice.test/* https://practice.test/:splat 301", "/a.html", 404, 404, "redirect-unlike"],
  ["/two/*/x/* /new/ 301", "/two/a/x/b", 404, "301 /new/", "redirect-unlike"],
  ["/dyn/:x.html /new/:x 301", "/dyn/a.html", "301 /new/a", "301 /new/:x", "redirect-unlike"],
  ["/old /new/ 301", "/old/", 404, "301 /new/", "redirect-slash"],
  ["/old/ /new/ 301", "/old", 404, "301 /new/", "redirect-slash"],
  ["/year/:y/:slug /blog/:slug/ 301", "/year/2020/a/", 404, "301 /blog/a/", "redirect-slash"],
  ["/year/:y/:slug/ /blog/:slug/ 301", "/year/2020/a", 404, "301 /blog/a/", "redirect-slash"],
  ["/low/* /new/:splat 301", "/low", 404, "301 /new/", "redirect-slash"],
];

const nowhere = () => false;

test.each(LINES)("%s: %s gives %s and %s", (line, _asked, cloudflare, netlify, code) => {
  const found = checkRedirects(`# mine\n${line}\n`, nowhere);
  expect(found.map((one) => one.code)).toEqual(code === undefined ? [] : [code]);
  // Whatever hosts answer differently, or not at all, is told of.
  if (cloudflare !== netlify || cloudflare === 404) expect(found).toHaveLength(1);
  expect(found.map((one) => one.line)).toEqual(found.map(() => 2));
});

describe("a line for the other form of an address", () => {
  test.each([
    ["/old /new/ 301", "/old/ /new/ 301"],
    ["/old/ /new/ 302", "/old /new/ 302"],
    ["/low/* /new/:splat 301", "/low /new/ 301"],
    ["/year/:y/:slug /blog/:slug/ 301", "/year/:y/:slug/ /blog/:slug/ 301"],
  ])("to %s is %s, and is enough", (line, twin) => {
    const [found] = checkRedirects(line, nowhere);
    expect(found?.message).toContain(`Add the line \`${twin}\`.`);
    expect(checkRedirects(`${line}\n${twin}\n`, nowhere)).toEqual([]);
  });

  test.each([
    ["/about /over/ 301", "/about/"],
    ["/blog /blog/ 301", ""],
    ["/* /new/ 301", ""],
    ["/ /new/ 302", ""],
  ])("is not asked for where it would do harm: %s", (line, page) => {
    expect(checkRedirects(line, (address) => address === page)).toEqual([]);
  });
});

test("of several lines for one address, the first counts", () => {
  const found = checkRedirects("/a.html /b/ 301\n\n/a.html /c/ 302 # later\n", nowhere);
  expect(found).toMatchObject([{ line: 3, column: 1, message: expect.stringContaining("Line 1 has this address") }]);
});

test("the place of a fault is that of the word at fault", () => {
  const text = "/a.html  /b/\n  /c.html /d/ 410\n/e.html /f/ 301 Country=de\n/g.html h 301\n";
  const found = checkRedirects(text, nowhere);
  expect(found.map(({ line, column }) => [line, column])).toEqual([
    [1, 10],
    [2, 15],
    [3, 17],
    [4, 9],
  ]);
});
