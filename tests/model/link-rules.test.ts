// Links that browsers follow as they are written.

import { expect, test } from "vitest";
import { checkLink, type LinkContext } from "../../src/model/rules/link-rules";

const CONTEXT: LinkContext = {
  path: "/blog/own/",
  published: true,
  ids: ["here"],
  siteUrl: "https://www.example.org",
  pages: new Map([["/blog/other/", { ids: ["what-helps"], published: true }]]),
  files: new Set(["/leaflet.pdf"]),
  postAt: () => undefined,
};

const found = (href: string): string[] =>
  checkLink({ href, text: "a link", line: 1, column: 1 }, CONTEXT).map(({ code }) => code);

// https://wicg.github.io/scroll-to-text-fragment/
test.each([
  ["/blog/other/#:~:text=heat%20helps", []],
  ["/blog/other/#what-helps:~:text=heat", []],
  ["/blog/other/#what-hurts:~:text=heat", ["link-anchor"]],
  ["#:~:text=heat", []],
  ["#here:~:text=heat,cold&text=rest", []],
  ["#there:~:text=heat", ["link-anchor"]],
  ["/leaflet.pdf#:~:text=heat", []],
  ["/blog/other/#what-helps", []],
  ["/blog/other/?utm_source=x#what-helps", []],
])("%s: %j", (href, codes) => {
  expect(found(href)).toEqual(codes);
});
