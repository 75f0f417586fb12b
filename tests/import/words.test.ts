// Any text made of valid parts keeps its words, and the check has nothing against it.

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readHtml } from "../../src/import/text/to-markdown";
import { compareWords, countWords } from "../../src/import/text/words";
import { writeMarkdown } from "../../src/import/text/write-markdown";
import { renderMarkdown } from "../../src/markdown/render";
import { RULES } from "../../src/model/rules/rules";
import { FUZZ_TIMEOUT, parameters } from "../fuzz/arbitraries";

vi.setConfig({ testTimeout: FUZZ_TIMEOUT });

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Words with the signs that mean something in Markdown, in YAML or in an address. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "massage",
        "Rückenschmerz",
        "肩こり",
        "10",
        "9-12",
        "*",
        "_x_",
        "#",
        "1.",
        "-",
        "+",
        "|",
        "~~",
        "`",
        "[a]",
        "(b)",
        "<3",
        "&",
        "“so”",
        "it’s",
        "a_b",
        "\\",
        "!",
        ">",
        "=",
        "---",
        "$",
        "{x}",
        "http://a.test/b_c",
        "www.a.test",
        "a@b.test",
        ":",
        "^",
        "\u00A0",
      ),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).map((text) => text.replace(/[[\]\s]/g, "")),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => escaped(parts.join(" ")));

/** Words within a line, with emphasis, links, code and pictures among them. */
const line: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: words },
      ...["strong", "b", "em", "i", "u", "del", "code", "sup", "sub", "span", "mark", "small", "kbd", "q"].map(
        (tag) => ({ weight: 1, arbitrary: words.map((text) => `<${tag}>${text}</${tag}>`) }),
      ),
      { weight: 1, arbitrary: words.map((text) => `<strong>${text} <em>${text}</em></strong>`) },
      { weight: 1, arbitrary: words.map((text) => `<a href="https://other.test/x">${text}</a>`) },
      { weight: 1, arbitrary: fc.constant("<br>") },
      { weight: 1, arbitrary: words.map((text) => `<img src="/a.jpg" alt="${text.replaceAll('"', "&quot;")}">`) },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((parts) => fc.constantFrom("", " ").map((between) => parts.join(between)));

const block: fc.Arbitrary<string> = fc.oneof(
  line,
  line.map((text) => `<p>${text}</p>`),
  fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([level, text]) => `<h${level}>${text}</h${level}>`),
  fc
    .tuple(fc.constantFrom("ul", "ol"), fc.array(line, { minLength: 1, maxLength: 3 }))
    .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join("\n")}</${tag}>`),
  fc.tuple(line, line).map(([outer, inner]) => `<ul><li>${outer}<ul><li>${inner}</li></ul></li></ul>`),
  fc.tuple(line, words).map(([text, source]) => `<blockquote><p>${text}</p><cite>${source}</cite></blockquote>`),
  fc
    .tuple(fc.constantFrom("td", "th"), fc.array(line, { minLength: 2, maxLength: 2 }), line)
    .map(
      ([tag, head, cell]) =>
        `<table><tr>${head.map((text) => `<${tag}>${text}</${tag}>`).join("")}</tr><tr><td>${cell}</td><td></td></tr></table>`,
    ),
  fc.tuple(line, line).map(([term, meaning]) => `<dl><dt>${term}</dt><dd>${meaning}</dd></dl>`),
  fc.tuple(words, line).map(([summary, text]) => `<details><summary>${summary}</summary>${text}</details>`),
  fc
    .tuple(words, words)
    .map(
      ([alt, caption]) =>
        `<figure><img src="/a.jpg" alt="${alt.replaceAll('"', "&quot;")}"><figcaption>${caption}</figcaption></figure>`,
    ),
  words.map((text) => `<pre>${text}\n  ${text}</pre>`),
  words.map((text) => `<div class="wp-block-columns"><div>${text}</div><div><p>${text}</p></div></div>`),
  words.map((text) => `[box title="One"]${text}[/box]`),
  fc.constant("<hr>"),
);

const content = fc
  .tuple(fc.boolean(), fc.array(block, { minLength: 1, maxLength: 6 }))
  .map(([isBlocks, blocks]) =>
    isBlocks ? blocks.map((html) => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`).join("\n\n") : blocks.join("\n\n"),
  );

test("of any parts", () => {
  fc.assert(
    fc.property(content, (html) => {
      const text = readHtml(html, { reusable: () => undefined, gallery: () => [], notes: new Map() });
      const ordered = text.order({
        picture: () => ({ file: "a.jpg", alt: undefined }),
        link: (href) => href,
        isPicture: () => false,
      });
      const { markdown, difference } = writeMarkdown(ordered);
      expect(difference, markdown).toEqual({ lost: [], added: [] });
      const errors = renderMarkdown(markdown).findings.filter(({ code }) => RULES[code].severity === "error");
      expect(errors, markdown).toEqual([]);
    }),
    parameters(),
  );
});

describe("a difference is told", () => {
  test.each([
    ["one two", "one", { lost: ["two"], added: [] }],
    ["one", "one one", { lost: [], added: ["one"] }],
    ["9-12 14-18", "9-1214-18", { lost: ["12", "14"], added: ["1214"] }],
    ["10 6", "106", { lost: ["10", "6"], added: ["106"] }],
    ["é (x), y!", "x e\u0301 y", { lost: [], added: [] }],
    ["5 €", "5", { lost: ["€"], added: [] }],
  ])("%s -> %s", (before, after, difference) => {
    expect(compareWords(countWords(before), countWords(after))).toEqual(difference);
  });
});
