// The accessibility statement: it has what W3C's outline asks for, and claims no more than the tests prove.

import fs from "node:fs";
import { expect, test } from "vitest";
import { composeStatement } from "../../src/model/content/new-statement";

const STATEMENT = composeStatement("Willow", "2024-02-29");

// https://www.w3.org/WAI/planning/statements/
test.each([
  "Measures to support accessibility",
  "Conformance status",
  "Feedback",
  "Compatibility with browsers and assistive technology",
  "Technical specifications",
  "Assessment approach",
  "Limitations and alternatives",
  "Law and formal complaints",
])("has a section on %s", (heading) => {
  expect(STATEMENT).toContain(`\n## ${heading}\n`);
});

test("names the standard, its version and level, and the day", () => {
  expect(STATEMENT).toMatch(/WCAG 2\.2 at level AA.*\*\*partially conformant\*\*/);
  expect(STATEMENT).toContain("written on 29 February 2024");
  expect(STATEMENT).toMatch(/^reviewDue: 2025-02-28$/m);
});

/** What it says, and where that is tested. */
test.each([
  ["axe-core finds no violation", "axe.ts", /"wcag22aa"/],
  ["in light and in dark", "accessibility.test.ts", /dark/],
  ["reached with the Tab key", "keyboard.test.ts", /press\("Tab"\)/],
  ["its focus can be seen", "keyboard.test.ts", /outline/],
  ["large enough", "keyboard.test.ts", /are large enough/],
  ["320 pixels wide", "adaptation.test.ts", /width: 320/],
  ["a zoom of 400 %", "adaptation.test.ts", /zoomed to 400 %/],
  ["text of 200 %", "adaptation.test.ts", /font-size: 200%/],
  ["wider spacing of text", "adaptation.test.ts", /SPACING/],
  ["the colours that a reader forces", "adaptation.test.ts", /forcedColors: "active"/],
  ["less motion", "adaptation.test.ts", /reducedMotion: "reduce"/],
  ["without styles and without pictures", "adaptation.test.ts", /without pictures, without styles/],
  ["headings, landmarks and names", "screen-reader.test.ts", /has landmarks and headings/],
  ["4.5 to 1", "../styles/contrast.test.ts", /4\.5/],
  ["of articles of 7 to 1", "../styles/contrast.test.ts", /"text", "page", 7|7\]/],
])("says %s, which is tested", (words, file, proof) => {
  expect(STATEMENT).toContain(words);
  expect(fs.readFileSync(`tests/browser/${file}`, "utf8")).toMatch(proof);
});
