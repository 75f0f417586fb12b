// Characters that nobody sees.

import { describe, expect, test } from "vitest";
import { findControl, visible } from "../../src/model/content/control";
import { formatProblem, problem, START } from "../../src/model/rules/problem";

describe("a control character is found", () => {
  test.each([
    ["a\u0000", 1, "U+0000"],
    ["\u001B[2J", 0, "U+001B"],
    ["ab\u0085", 2, "U+0085"],
    ["\u202Eab", 0, "U+202E"],
    ["a\uD800b", 1, "U+D800"],
    ["\uFFFF", 0, "U+FFFF"],
  ])("in %j", (text, index, name) => {
    expect(findControl(text)).toEqual({ index, name });
  });

  test.each(["", "a\tb\r\n", "🙂 é", "שלום \u200F\u2067a\u2069", "a\u2028b\u200Db"])("but none in %j", (text) => {
    expect(findControl(text)).toBeUndefined();
  });
});

test("a message is one line that no terminal or log obeys", () => {
  expect(visible("a\n::error::b\r\u001B[2J\u202E\u2028 é")).toBe("a\\n::error::b\\u{d}\\u{1b}[2J\\u{202e}\\u{2028} é");
  const found = problem("a\n::error::\u001B[31m.md", {
    ...START,
    code: "link-text",
    message: "“\u001B[2J”\n::stop::x",
  });
  expect(formatProblem(found)).toBe("a\\n::error::\\u{1b}[31m.md:1:1  warning  “\\u{1b}[2J”\\n::stop::x  (link-text)");
});
