// "Did you mean", for a query with a slip in it.

import { describe, expect, test } from "vitest";
import { meant } from "../../src/search/meant";

describe("a slip of the pen", () => {
  const WORDS = ["does", "massage", "sciatica", "neck", "sleep", "headache", "muscles", "your"];

  test.each([
    ["scaitica", "sciatica"],
    ["Siatica", "sciatica"],
    ["masage", "massage"],
    ["nekc", "neck"],
    ["slep", "sleep"],
    ["haedache", "headache"],
    ["csiatica", "sciatica"],
  ])("%s was meant to be %s", (slip, word) => expect(meant(slip, [slip], WORDS)).toBe(word));

  test("is mended among other words", () => {
    expect(meant("stiff nekc at work", ["nekc"], WORDS)).toBe("stiff neck at work");
  });

  test.each(["insurance", "doms", "yoga", "xylophone", "tea", "sleep"])("%s is none", (word) => {
    expect(meant(word, [word], WORDS)).toBeUndefined();
  });
});
