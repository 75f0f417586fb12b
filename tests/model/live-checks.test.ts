// What is wrong with a live site: its pages, its header fields, its files.

import { describe, expect, test } from "vitest";
import { groupsOf, headersOf } from "../../src/model/hosting/hosting";
import { checkHeaders, checkLivePage, compareFiles, headerReport } from "../../src/model/hosting/live-checks";

const PAGE = "https://a.test/blog/b/";

test.each([
  [{ status: 200, canonical: PAGE, hidden: false }, []],
  [{ status: 404, canonical: undefined, hidden: false }, [`${PAGE} is in the sitemap and answers with status 404.`]],
  [{ status: 200, canonical: undefined, hidden: false }, [`${PAGE} names no address as its own (canonical).`]],
  [
    { status: 200, canonical: "https://b.test/", hidden: true },
    [
      `${PAGE} names https://b.test/ as its own (canonical).`,
      `${PAGE} is in the sitemap and asks search engines to leave it out.`,
    ],
  ],
])("a page: %j", (page, faults) => {
  expect(checkLivePage(PAGE, page)).toEqual(faults);
});

describe("header fields", () => {
  const site = { styles: ["c3R5bGU="], pathPrefix: "" };
  const sent = (styles: readonly string[] | undefined, more: Record<string, string> = {}) => {
    const headers = new Headers({ ...headersOf("/blog/b/", groupsOf({ ...site, styles })), ...more });
    return (name: string) => headers.get(name);
  };
  const http = PAGE.replace("https", "http");

  test("are as they should be, in whatever letters, with a policy that names the styles or outlives them", () => {
    expect(checkHeaders(http, site, sent(site.styles, { "X-Frame-Options": "deny" }))).toEqual([]);
    expect(checkHeaders(http, site, sent(undefined))).toEqual([]);
  });

  test("must ask for HTTPS where it is used", () => {
    expect(checkHeaders(PAGE, site, sent(site.styles)).map(({ name }) => name)).toEqual(["Strict-Transport-Security"]);
  });

  test("that are wrong on many pages are told once", () => {
    const faults = [http, `${http}c/`].flatMap((url) =>
      checkHeaders(url, site, sent(["b3RoZXI="], { "Referrer-Policy": "unsafe-url" })),
    );
    expect(headerReport(faults)).toEqual([
      `${http} (and 1 more) is sent with Referrer-Policy: unsafe-url, and should be with: strict-origin-when-cross-origin`,
      expect.stringMatching(
        /\(and 1 more\) is sent with Content-Security-Policy: .*'sha256-b3RoZXI='.*, and should be with: /,
      ),
    ]);
  });
});

test("files that are missing, other, or of another build", () => {
  const file = (sha256: string) => ({ sha256, size: 1 });
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`f${n}`, file("a")]));
  expect(compareFiles(many, many)).toEqual([]);
  expect(compareFiles({ ...many, x: file("x"), y: file("y") }, { x: file("x"), y: file("z"), old: file("o") })).toEqual(
    [
      "Live files that are missing: f0, f1, f2, f3, f4, and 2 more.",
      "Live files that are other than what was built: y.",
      "Live files that are not from this build: old.",
    ],
  );
});
