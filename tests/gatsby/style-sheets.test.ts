// The style sheets that only some pages have: what is read of each.

import fs from "node:fs";
import { expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { compileSheet, readStyleSheets } from "../../src/gatsby/style-sheets";

const compile = (css: string) => compileSheet("x", Buffer.from(css));
const needsOf = (css: string) => compile(css).needs;

test("every sheet is read, in the order in which `gatsby develop` has it", () => {
  const sheets = readStyleSheets(process.cwd());
  const names = sheets.map(({ name }) => name);
  expect(names.map((name) => `${name}.css`).sort()).toEqual(filesBelow("src/styles/blocks"));
  const index = fs.readFileSync("src/styles/index.css", "utf8");
  const imports = Array.from(index.matchAll(/@import "\.\/(?:blocks\/)?(.*)\.css"/g), ([, name]) => name);
  expect(imports).toEqual(["global", ...names]);
});

test("none is needed by every page: its place would be in the global style", () => {
  for (const { name, needs } of readStyleSheets(process.cwd())) {
    expect(needs.length).toBeGreaterThan(0);
    for (const all of needs) expect([name, all.some((each) => each.startsWith("."))]).toEqual([name, true]);
  }
});

test("a sheet says nothing of files, whose names the bundler makes", () => {
  for (const { css } of readStyleSheets(process.cwd())) expect(css).not.toMatch(/url\(|@import|@font-face/);
});

test.each([
  ["a class", ".a {}", [[".a"]]],
  ["a type, a class and an id", "UL.a #b {}", [["ul", ".a"]]],
  ["several selectors", ".a, .b .c {}", [[".a"], [".b", ".c"]]],
  ["neighbours and children", ".a > .b + p ~ * {}", [[".a", ".b", "p"]]],
  ["attributes, which change", '.a[aria-current="page"] {}', [[".a"]]],
  ["states and pseudo-elements", ".a:hover::before, .b:nth-child(2n of .c) {}", [[".a"], [".b"]]],
  [
    "one of a list",
    ".a :is(.b, .c p) {}",
    [
      [".a", ".b"],
      [".a", ".c", "p"],
    ],
  ],
  ["one of a list that weighs nothing", ":where(.a, .b:hover) {}", [[".a"], [".b"]]],
  ["one state of a list", ".a:is(:hover, .b) {}", [[".a"]]],
  [
    "what an element has within it",
    ".a:has(> .b, .c) {}",
    [
      [".a", ".b"],
      [".a", ".c"],
    ],
  ],
  ["what must not be, and may be absent", ".a:not(.b, :has(.c)) {}", [[".a"]]],
  ["what a longer selector takes as well", ".a .b {} .a {} .a {}", [[".a"]]],
  ["the root, which each page has", ":root {} .a {}", [[]]],
  ["all elements", "* {}", [[]]],
  ["rules for media, containers, layers and what is known", "@media print { @supports (gap: 0) { .a {} } }", [[".a"]]],
  ["rules in a layer and a container", "@layer x { @container (width > 1px) { .a {} } }", [[".a"]]],
  ["rules within rules", ".a { & .b { color: red } }", [[".a"], [".b"]]],
  ["an order of layers, which shows in nothing", "@layer x, y; .a {}", [[".a"]]],
  ["what acts without an element", "@view-transition { navigation: auto } .a {}", [[]]],
  ["a movement, which another sheet may name", "@keyframes x { to { color: red } } .a {}", [[]]],
  ["a margin on paper", "@page { margin: 1cm }", [[]]],
])("is needed for %s", (_what, css, needs) => {
  expect(needsOf(css.replaceAll("{}", "{ color: red }"))).toEqual(needs);
});

test("a sheet is minified, and widths are written as older browsers know them", () => {
  expect(compile("@media (min-width: 40rem) {\n  /* x */\n  .a { color: var(--b); }\n}\n").css).toBe(
    "@media (min-width:40rem){.a{color:var(--b)}}",
  );
});

test("what is no CSS stops the build", () => {
  expect(() => compile(".a { color red }")).toThrow();
});
