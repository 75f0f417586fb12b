// Which style sheets a page needs.

import { expect, test } from "vitest";
import { sheetsFor } from "../../src/model/head/style-sheets";

/** Whether a page gets a sheet with these needs. */
const has = (body: string, ...needs: string[][]): boolean => sheetsFor([{ needs }], body).length === 1;

test.each([
  ["a class", '<p class="a">', [[".a"]], true],
  ["a class among others, over lines", '<p id="x" class="b\n  a ">', [[".a"]], true],
  ["no class but one that begins alike", '<p class="a-b ab">', [[".a"]], false],
  ["a class in capitals, which is another", '<p class="A">', [[".a"]], false],
  ["a class in other quotes, or in none", "<p class='a'><p class=b>", [[".a", ".b"]], true],
  ["a word that is no class", "<p>a .a class a</p>", [[".a"]], false],
  ["an attribute that ends alike", '<p data-class="a">', [[".b"]], false],
  ["a type", "<main><table>", [["table"]], true],
  ["a type without attributes or content, and in capitals", "<BR/><hr>", [["br", "hr"]], true],
  ["a type that begins alike", "<th>", [["t"]], false],
  ["the end of an element only", "</table>", [["table"]], false],
  ["all of a selector, wherever they stand", '<p class="a"></p><table>', [[".a", "table"]], true],
  ["one part of a selector", '<p class="a">', [[".a", "table"]], false],
  ["one of several selectors", '<p class="b">', [[".a"], [".b"]], true],
  ["none of them", '<p class="c">', [[".a"], [".b"]], false],
  ["what each page has", "", [[]], true],
  ["what parsers add", "<table><td>", [["html", "body", "table", "tbody", "tr", "td"]], true],
  ["a sheet without a rule", "<p>", [], false],
] as const)("%s", (_what, body, needs, needed) => {
  expect(has(body, ...needs.map((all) => [...all]))).toBe(needed);
});

test("the sheets of a page keep their order", () => {
  const sheets = ["x", "y", "z"].map((name) => ({ name, needs: [[`.${name}`]] }));
  expect(sheetsFor(sheets, '<p class="z"><p class="x">').map(({ name }) => name)).toEqual(["x", "z"]);
});
