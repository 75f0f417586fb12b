// The way from the front page to a page.

import { expect, test } from "vitest";
import { breadcrumbs } from "../../src/model/head/breadcrumbs";

test.each([
  ["/", ["Home"]],
  ["/blog/", ["Home", "Articles"]],
  ["/blog/page/2/", ["Home", "Articles", "T"]],
  ["/blog/back-pain/", ["Home", "Articles", "T"]],
  ["/tags/", ["Home", "Topics"]],
  ["/tags/neck/", ["Home", "Topics", "T"]],
  ["/about/", ["Home", "T"]],
  ["/blogging/", ["Home", "T"]],
])("%s", (path, names) => {
  const trail = breadcrumbs({ name: "T", path }, { language: "en" });
  expect(trail.map(({ name }) => name)).toEqual(names);
  expect(trail[0]?.path).toBe("/");
  expect(trail.at(-1)?.path).toBe(path);
});
