// Going from page to page: names that pictures and titles keep, and what browsers may fetch before.

import { expect, test } from "vitest";
import { speculationRules } from "../../src/model/head/speculation";
import { transitionName } from "../../src/model/head/transition";

test("the name of a picture or a title is an identifier of CSS, another for each address", () => {
  const paths = ["/blog/a-b/", "/blog/a/b/", "/blog/a_b/", "/blog/ä/", "/blog/🙂/", "/2019/05/old.html"];
  const names = paths.flatMap((path) => [transitionName("picture", path), transitionName("title", path)]);
  for (const name of names) expect(name).toMatch(/^(picture|title)[a-z0-9_-]+$/);
  expect(new Set(names).size).toBe(2 * paths.length);
  expect(names[0]).toBe("picture_blog_a-b_");
});

test("pages of this site are fetched before, files are not, and nothing is outside the path of the site", () => {
  const where = { and: [{ href_matches: "/practice/*" }, { not: { href_matches: "/practice/*.*" } }] };
  expect(speculationRules("/practice")).toEqual({
    prefetch: [{ where, eagerness: "moderate" }],
    prerender: [{ where, eagerness: "conservative" }],
  });
});
