// What a text cites, in its footnotes and its fields.

import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/markdown/render";
import { citationsOf } from "../../src/model/content/citations";

const footnotesOf = (markdown: string) => renderMarkdown(markdown).footnotes;
const STUDY = { title: "A study", address: "https://study.test/", year: "2014" };

test("footnotes are what is shown of them, in the order of the text", () => {
  const footnotes = footnotesOf(
    "a[^b] c[^a] d[^b]\n\n[^a]: Other A. *A study*. [Journal](https://study.test/1) 2014.\n[^b]: A remark.\n\n    More of [it](/blog/a/).\n",
  );
  expect(footnotes).toEqual([
    { text: "A remark. More of it.", address: undefined },
    { text: "Other A. A study. Journal 2014.", address: "https://study.test/1" },
  ]);
});

test("footnotes that name a source are cited before the sources of the fields", () => {
  const footnotes = footnotesOf(
    "a[^1] b[^2] c[^3]\n\n[^1]: A remark.\n[^2]: Other A, 2015. https://study.test/2\n[^3]: https://study.test/3\n",
  );
  expect(citationsOf([STUDY], footnotes)).toEqual([
    { title: "Other A, 2015.", address: "https://study.test/2" },
    { title: "https://study.test/3", address: "https://study.test/3" },
    STUDY,
  ]);
});

test("either may be alone, or absent", () => {
  expect(citationsOf([STUDY], [])).toEqual([STUDY]);
  expect(citationsOf([], footnotesOf("a[^1]\n\n[^1]: A study, 2014."))).toEqual([
    { title: "A study, 2014.", address: undefined },
  ]);
  expect(citationsOf([], [])).toEqual([]);
});
