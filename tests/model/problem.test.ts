// How many problems a build shows.

import { expect, test } from "vitest";
import { editorLink, finding, type Problem, problem, problemLines, START } from "../../src/model/rules/problem";

const warnings = (count: number): Problem[] =>
  Array.from({ length: count }, (_, n) => problem(`w${n}.md`, finding(START, "excerpt-long", "Long.")));
const error = problem("z.md", finding(START, "date-missing", "No date."));

test("a build shows each of a few problems", () => {
  expect(problemLines([...warnings(2), error]).split("\n")).toEqual([
    "w0.md:1:1  warning  Long.  (excerpt-long)",
    "w1.md:1:1  warning  Long.  (excerpt-long)",
    "z.md:1:1  error  No date.  (date-missing)",
    "1 error, 2 warnings",
  ]);
});

test("of many, it shows every error, the first of the others, and where to see all", () => {
  const lines = problemLines([...warnings(50), ...warnings(1200), error, error]).split("\n");
  expect(lines).toHaveLength(54);
  expect(lines.filter((line) => line.includes("  error  "))).toHaveLength(2);
  expect(lines.slice(-2)).toEqual(["… and 1200 more, which `npm run check` shows.", "2 errors, 1250 warnings"]);
});

test.each([
  ["/home/me/site/content/blog/a b#1?.md", "vscode://file/home/me/site/content/blog/a%20b%231%3F.md:3:7"],
  ["\\\\server\\share\\a.md", "vscode://file//server/share/a.md:3:7"],
  ["C:\\site\\content\\blog\\a.md", "vscode://file/C:/site/content/blog/a.md:3:7"],
])("%s is opened in an editor by an address", (file, address) => {
  expect(editorLink(file, { line: 3, column: 7 })).toBe(address);
});
