// Which text another one translates.

import path from "node:path";
import { expect, test } from "vitest";
import { originals } from "../../src/site/translations";

const text = (file: string, address: string) => ({
  contentFilePath: path.resolve("/c", file),
  path: address,
  language: "nl",
  translationOf: undefined,
});
const TEXTS = [
  text("blog/rugpijn.md", "/blog/rugpijn/"),
  text("blog/fr/rugpijn.md", "/fr/blog/rugpijn/"),
  text("pages/over/index.md", "/over/"),
  text("pages/fr/over/index.md", "/fr/over/"),
];

test.each([
  ["its address", "/blog/rugpijn", "blog/fr/a.md", "/blog/rugpijn/"],
  ["a file beside it", "rugpijn.md", "blog/fr/a.md", "/fr/blog/rugpijn/"],
  ["a path from its file on", "../rugpijn.md", "blog/fr/a.md", "/blog/rugpijn/"],
  ["a file of its own name in another folder", "rugpijn.md", "blog/fr/rugpijn.md", "/blog/rugpijn/"],
  ["a file in another folder", "rugpijn.md", "blog/en/rugpijn.md", "/blog/rugpijn/"],
  ["a folder and a file", "over/index.md", "pages/en/over/index.md", "/over/"],
  ["nothing that there is", "rug.md", "blog/fr/a.md", undefined],
  ["the end of a name only", "pijn.md", "blog/fr/a.md", undefined],
])("is named by %s", (_how, named, file, expected) => {
  const found = originals(TEXTS)({ translationOf: named, contentFilePath: path.resolve("/c", file) });
  expect(found?.path).toBe(expected);
});
