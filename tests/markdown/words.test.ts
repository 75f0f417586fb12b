// Words are counted as reading-time counts them, in less time.

import fc from "fast-check";
import readingTime from "reading-time";
import { expect, test } from "vitest";
import { wordsIn } from "../../src/markdown/facts";
import { markdown, parameters } from "../fuzz/arbitraries";

test.each([
  ["", 0],
  [" \n\t ", 0],
  ["One, two -- three.\nfour\u00A0still four", 6],
  ["Ü ö\u2014ä", 2],
  ["你好，世界 hello", 5],
  ["Emoji 🧘 counts", 3],
])("%j has %i", (text, words) => {
  expect(wordsIn(text)).toBe(words);
  expect(readingTime(text).words).toBe(words);
});

test("in any text", () =>
  fc.assert(
    fc.property(fc.oneof(markdown, fc.string()), (text) => {
      expect(wordsIn(text)).toBe(readingTime(text).words);
    }),
    parameters(10),
  ));
