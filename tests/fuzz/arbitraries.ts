// Texts as editors, programs and enemies write them: pieces of Markdown, HTML and YAML, mixed with anything.

import fc from "fast-check";
import { findControl } from "../../src/model/content/control";
import { HTML, LINES, MARKDOWN } from "../hostile/vectors";

/**
 * The same cases in every run of the tests. `FUZZ_RUNS` asks for more (CONTRIBUTING.md), which begin elsewhere unless
 * `FUZZ_SEED` says where.
 */
export const parameters = (share = 1) => ({
  numRuns: Math.max(1, Math.round(Number(process.env.FUZZ_RUNS ?? 100) * share)),
  seed: Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS ? Date.now() % 1_000_000_000 : 7)),
});

/** How long a property may take: as long as its runs ask for. In milliseconds. */
export const FUZZ_TIMEOUT = process.env.FUZZ_RUNS ? 3_600_000 : 600_000;

const SPACES = ["", "", " ", "\n", "\n\n", "\r\n", "\t", "\n> ", "\n- ", "\n    ", "\u00A0", "\u2028"];

const SIGNS = [
  ...[
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "```",
    "~~~",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "<",
    ">",
    "</",
    "/>",
  ],
  ...[
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "&",
    "&#",
    ";",
    "&amp;",
    "&lt;",
    "&#0;",
    "&#xD800;",
    "\\",
    "#",
    "## ",
  ],
  ...[
    "> ",
    "- ",
    "1. ",
    "- [x] ",
    "| a | b |\n|---|:-:|\n",
    "|",
    "---",
    "===",
    ":",
    "{",
    "}",
    "'",
    '"',
    "=",
    "@",
    "$&",
  ],
  ...[
    "> [!NOTE]\n> ",
    "> — a",
    "![a](p.jpg 'b')",
    "[a](/blog/)",
    "[a](#b)",
    "https://a.test/b",
    "www.a.test",
    "a@b.test",
  ],
  ...["<b>", "</b>", "<p>", "<div>", "</div>", "<table>", "<td>", "<h2 id=Main>", "<a href=", "<img src=", "<details>"],
  ...["<script>", "</script>", "<style>", "<svg>", "<math>", "<template>", "<title>", "<textarea>", "<select>", "<br>"],
  ...[
    "<blockquote>",
    "<strong></strong>",
    "<p></p>",
    "<input type=checkbox>",
    "<li>",
    "<sup>",
    "<section>",
    "<th></th>",
  ],
];

/** A piece of a word, or any character: controls, halves of pairs, marks that change direction. */
const character = fc.oneof(
  fc.string({ unit: "grapheme-ascii", maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(
    "massage",
    "Rücken",
    "النوم",
    "עברית",
    "睡眠",
    "🧘‍♀️",
    "\uFEFF",
    "\u202E",
    "\u2067",
    "\u0000",
    "__proto__",
  ),
);

const vector = fc.constantFrom(...[...HTML, ...MARKDOWN, ...LINES].map(([, text]) => text));

const joined = (piece: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.tuple(piece, fc.constantFrom(...SPACES)), { maxLength }).map((pairs) => pairs.flat().join(""));

/** A body: signs of Markdown and HTML, words, anything that UTF-8 can hold. */
export const markdown = joined(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...SIGNS) }, { weight: 3, arbitrary: character }, vector),
  24,
).map((text) => text.replace(/\p{Surrogate}/gu, ""));

/** A line, as a title or a fact may be. */
export const words = joined(fc.oneof({ weight: 3, arbitrary: character }, fc.constantFrom(...SIGNS), vector), 6);

/** A line as the check lets it through: not blank, and without control characters. */
export const accepted = words.map((text) => {
  let left = text;
  for (let found = findControl(left); found; found = findControl(left)) {
    left = left.slice(0, found.index) + left.slice(found.index + 1);
  }
  return left.trim() || "A";
});

const KEYS = [
  ...[
    "title",
    "date",
    "slug",
    "tags",
    "excerpt",
    "featured",
    "featuredAlt",
    "featuredCaption",
    "author",
    "aliases",
    "draft",
  ],
  ...[
    "updated",
    "reviewed",
    "reviewDue",
    "lang",
    "canonical",
    "show",
    "name",
    "description",
    "language",
    "url",
    "timeZone",
  ],
  ...[
    "people",
    "booking",
    "navigation",
    "practice",
    "social",
    "address",
    "label",
    "titel",
    "__proto__",
    "<<",
    "?",
    "a b",
    "",
  ],
];

const VALUES = [
  ...[
    "Back pain",
    "2021-08-06",
    "2021-13-45",
    "08/06/2021",
    "6 Aug 2021",
    "/blog/back-pain",
    "/blog/page",
    "[a, b]",
    "true",
  ],
  ...[
    "yes",
    "null",
    "~",
    "0x1F",
    "1e400",
    ".nan",
    "-0",
    "en",
    "de-CH",
    "x-a",
    "https://a.test/",
    "javascript:alert(1)",
  ],
  ...[
    "&a b",
    "*a",
    "!!js/function x",
    "!a b",
    "|",
    ">",
    "- a",
    "{a: b}",
    "[",
    "{",
    '"',
    "'",
    '"\\uD800"',
    '"\\x00"',
    "%",
    "@",
  ],
  ...["[[[[[[[[]]]]]]]]", "{ label: a, address: /about/ }", "[{ name: a }]", "UTC", "Europe/Nowhere", "[/old, /a//b]"],
];

const pair = fc
  .tuple(
    fc.constantFrom("", "", "", "  ", "- ", "\t"),
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...KEYS) }, words),
    fc.constantFrom(": ", ": ", ": ", ":", " : ", "\n"),
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, words),
  )
  .map((parts) => parts.join(""));

/** Fields, more or less. */
export const yaml = fc
  .tuple(fc.constantFrom("", "title: Back pain\ndate: 2021-08-06\n"), fc.array(pair, { maxLength: 8 }))
  .map(([good, pairs]) => good + pairs.join("\n"));

/** A file of a post or a page, more or less. */
export const source = fc
  .tuple(
    fc.constantFrom("", "\uFEFF", "\n"),
    fc.constantFrom("---", "---  ", "--", "..."),
    yaml,
    markdown,
    fc.boolean(),
  )
  .map(([mark, fence, fields, body, windows]) => {
    const text = `${mark}${fence}\n${fields}\n---\n${body}`;
    return windows ? text.replaceAll("\n", "\r\n") : text;
  });

/** The bytes of such a file, some of which are damaged. */
export const bytes = fc
  .tuple(
    source,
    fc.constantFrom<BufferEncoding>("utf8", "utf8", "utf8", "latin1", "utf16le"),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
  )
  .map(([text, encoding, damages]) => {
    const buffer = Buffer.from(text, encoding);
    for (const [at, byte] of damages) if (buffer.length > 0) buffer[at % buffer.length] = byte;
    return buffer;
  });
