// Words are counted in every script: by the spaces between them, or by a dictionary where there are none.

import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsIn } from "../../src/markdown/facts";
import { markdown, parameters } from "../fuzz/arbitraries";

test.each([
  ["", 0],
  [" \n\t ", 0],
  ["One, two -- three.\nfour\u00A0still four", 6],
  ["don’t, can't, well-being, e.g. 3.5 % at 10:30", 8],
  ["Ü ö\u2014ä", 2],
  ["Tiếng Việt có dấu", 4],
  ["قبل النوم: تدليك العنق", 4],
  ["לפני השינה, עיסוי", 3],
  ["नमस्ते दुनिया", 2],
  ["안녕하세요 세계", 2],
  ["你好，世界 hello", 3],
  ["按摩可以帮助睡眠。", 4],
  ["（睡眠） and 𠮷野家", 4],
  ["睡眠とマッサージ", 3],
  ["RMTの施術\n睡眠", 4],
  ["นวดไทย", 2],
  ["สวัสดีชาวโลก hello", 4],
  ["ສະບາຍດີຊາວໂລກ", 2],
  ["ខ្ញុំស្រឡាញ់ភាសាខ្មែរ", 3],
  ["မင်္ဂလာပါကမ္ဘာ", 3],
  ["Emoji 🧘 counts", 3],
])("%j has %i", (text, words) => {
  expect(wordsIn(text)).toBe(words);
});

test("a text without a single space is counted whole", () => {
  expect(wordsIn("睡眠".repeat(5000))).toBe(5000);
});

test("two texts together have the words of each", () =>
  fc.assert(
    fc.property(fc.oneof(markdown, fc.string()), markdown, (one, other) => {
      expect(wordsIn(`${one} ${other}`)).toBe(wordsIn(one) + wordsIn(other));
    }),
    parameters(10),
  ));
