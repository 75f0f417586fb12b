// The accessibility statement: it has what W3C's outline asks for, and claims no more than the tests prove.

import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { composeStatement, STATEMENT_TEXT } from "../../src/model/content/new-statement";
import { PLACEHOLDERS } from "../../src/model/strings/statement/placeholders";
import { STATEMENTS } from "../../src/model/strings/statement/statements";
import { CATALOGUES } from "../../src/model/strings/words";

const { text: STATEMENT } = composeStatement({ name: "Willow", date: "2024-02-29", language: "en-GB" });

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
  expect(STATEMENT).toMatch(/WCAG 2\.2 at level AA.*We don’t call this site conformant yet/);
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

describe.each(Object.keys(CATALOGUES).filter((language) => language !== "en"))("in %s", (code) => {
  const language = code as keyof typeof PLACEHOLDERS;
  const { title, text } = composeStatement({ name: "Willow", date: "2024-02-29", language });
  const [of, english] = [STATEMENTS[language], STATEMENTS.en];

  test("it says as much as in English, and nothing in English", () => {
    const shape = (body: string) => body.split("\n").map((line) => line.match(/^(?:## |- )|^$/)?.[0] ?? "text");
    expect(shape(of.body)).toEqual(shape(english.body));
    for (const sign of [/\*\*/g, /https:\S+\)/g, /\{\w+\}/g, /\b(?:320|400|200|AAA|NVDA|axe-core|WebAssembly)\b/g]) {
      const found = (body: string) => [...(body.match(sign) ?? [])].sort();
      expect(found(of.body)).toEqual(found(english.body));
    }
    const lines = new Set(english.body.split("\n").filter((line) => line !== "" && !/^\{\w+\}\.$/.test(line)));
    expect(of.body.split("\n").filter((line) => lines.has(line))).toEqual([]);
    expect([title, of.excerpt]).not.toEqual([english.title, english.excerpt]);
  });

  test("it has the signs of the language, the day in its words, and what is to be replaced", () => {
    for (const words of [of.title, of.excerpt, of.body, ...Object.values(PLACEHOLDERS[language])])
      expect(words).not.toMatch(/["']|[ \u202f]$| {2}|\.\.\./m);
    expect(text).toContain(new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date(2024, 1, 29)));
    expect(text).not.toMatch(/\{\w+\}/);
    for (const words of Object.values(PLACEHOLDERS[language])) {
      expect(text).toContain(words);
      expect(STATEMENT_TEXT).toContain(words);
    }
    // A colon with a space after it would end the value.
    expect(title + of.excerpt).not.toMatch(/: | #/);
  });
});

test("a site in a language without words gets the English text, and names what it translates", () => {
  const { title, text } = composeStatement({ name: "W", date: "2024-02-29", language: "ja", translationOf: "a.md" });
  expect(title).toBe("Accessibility");
  expect(text).toMatch(/^translationOf: a\.md$/m);
});
