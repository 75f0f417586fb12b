// What somebody who does not know YAML is told of a value: whole messages, each enough by itself.

import { expect, test } from "vitest";
import { parseSite } from "../../src/model/content/site";
import { parseSource } from "../../src/model/content/source";

const DATE = "date: 2021-08-06";
const found = (fields: string): string[] =>
  parseSource(`---\n${fields}\n---\nText.`, { kind: "post", name: "x", format: "md" }, { language: "en" }).findings.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
const factsOf = (facts: string): string[] =>
  parseSite(facts)
    .findings.filter(({ message }) => !/ is missing\./.test(message))
    .map(({ line, column, message }) => `${line}:${column} ${message}`);

const title = (written: string, ...messages: string[]) => [written, messages] as const;

test.each([
  title(
    "Our #1 tip",
    '2:12 What begins with `#` after a space is a comment, and only "Our" is read. If it belongs to the value, write `title: "Our #1 tip"`; if it is a note for yourself, put it on a line of its own.',
  ),
  title(
    "#1 mistake",
    '2:8 What begins with `#` after a space is a comment, and no value is left. If it belongs to the value, write `title: "#1 mistake"`; if it is a note for yourself, put it on a line of its own.',
  ),
  title(
    '"Our" #1 tip',
    '2:14 What begins with `#` after a space is a comment, and only "Our" is read. If it belongs to the value, write `title: "Our #1 tip"`; if it is a note for yourself, put it on a line of its own.',
  ),
  title('"Our #1 tip" # checked by Ann'),
  title("C#, and F#"),
  title(
    '"Neck &#8211; pain &amp; relief, don&#8217;t panic"',
    '2:8 HTML\'s codes are shown here as they stand. Write `title: "Neck – pain & relief, don’t panic"`.',
  ),
  title("Q&amp;amp;A &#150; all", '2:8 HTML\'s codes are shown here as they stand. Write `title: "Q&A – all"`.'),
  title("Massage & rest; R&D, AT&T"),
  title(
    "“Shoulders: a short guide”",
    '2:8 The quotes “ ” are curly ones, which count as letters. Type straight ones: `title: "Shoulders: a short guide"`.',
  ),
  title(
    "„Shoulders“",
    '2:8 The curly quotes „ “ are letters of the value and would be shown. Write `title: "Shoulders"` without them, or `title: "„Shoulders“"` if they are meant.',
  ),
  title('"“Shoulders”"'),
  title("What “rest” means"),
  title("'It's fine'", '2:8 An apostrophe within the value ends it too early. Write `title: "It\'s fine"`.'),
  title(
    '"The "best" rest"',
    "2:8 A quotation mark within the value ends it too early. Write `title: 'The \"best\" rest'`.",
  ),
  title(
    '"Rest" and sleep',
    "2:8 After the closing quotation mark stands `and sleep`. Write `title: '\"Rest\" and sleep'`, or delete what follows.",
  ),
  title("'Rest", '2:8 A quotation mark is not closed. Put the same mark at the end of the value: `title: "Rest"`.'),
  title(
    "Massage: why",
    '2:8 The value holds a colon followed by a space. Put the whole value in quotes: `title: "Massage: why"`.',
  ),
  title("50% off"),
  title(
    "[Rest](/blog/rest/)",
    "2:8 Markdown is not read among the fields. Write the address alone: `title: /blog/rest/`.",
  ),
  ...[
    "%off",
    "@home",
    "*Rest* now",
    "> rest",
    "| rest",
    "? rest",
    ", rest",
    "]rest",
    "[Rest] now",
    "{Rest} now",
    "&rest now",
    "*rest",
    "! rest",
  ].map((text) =>
    title(text, `2:8 A value may not begin with \`${text[0]}\`. Put the whole value in quotes: \`title: "${text}"\`.`),
  ),
  title(
    "`rest` now",
    '2:8 A value may not begin with a backtick. Put the whole value in quotes: `title: "`rest` now"`.',
  ),
  title(
    '"C:\\dir"',
    "2:11 A backslash within double quotes has a meaning of its own. Put the value in single ones: `title: 'C:\\dir'`.",
  ),
  title(
    "- rest",
    '2:8 A value may not begin with `-`. If it is a list, write `title: [rest]`; if it is text, put it in quotes: `title: "- rest"`.',
  ),
  title("&quot;Rest&quot;", "2:8 A value may not begin with `&`. Put the whole value in quotes: `title: '\"Rest\"'`."),
  title("“Rest” and “sleep”"),
  title("‘Rest’ and ‘sleep’"),
  title("01234"),
  title("1e3"),
  title("0x1F"),
  title("~", "2:8 title is missing. Add a line `title: Massage and better sleep`."),
  title("1_000"),
  title("yes"),
])("title: %s", (written, messages) => {
  expect(found(`title: ${written}\n${DATE}`)).toEqual(messages);
});

test.each<[string, ...string[]]>([
  [
    "title: X\n  date: 2021-08-06",
    "3:3 This line is indented, so it counts as a part of `title:` above. Delete the spaces at its beginning.",
  ],
  [
    "  title: X\ndate: 2021-08-06",
    "2:1 This line begins with spaces, and others do not. Delete the spaces at its beginning.",
  ],
  ["title:X\ndate: 2021-08-06", "2:1 There is no space after the colon. Write `title: X`."],
  [
    "title： X\ndate: 2021-08-06",
    "2:1 Between the field's name and its value stands no colon followed by a space. Write `title: X`.",
  ],
  [
    "title: X\ndate 2021-08-06",
    "3:1 This line is no field, because no colon stands after a name. If it is one, write it like `date: 2021-08-06`; if it continues the line above, join the two.",
  ],
  [
    `title: X\n${DATE}\nfeatured: ![A hand](photo.jpg)`,
    "4:11 Markdown is not read among the fields. Write the address alone: `featured: photo.jpg`.",
  ],
  [
    "title: X\ndate: 20240101",
    '3:7 date: "20240101" is not a calendar date. Write the day as YYYY-MM-DD: `date: 2024-01-01`.',
  ],
  [
    "title: X\ndate: “2024-01-01”",
    '3:7 date: "“2024-01-01”" is not a calendar date. Write the day as YYYY-MM-DD: `date: 2024-01-01`.',
  ],
  [`title: X\n${DATE}\ndraft: ja`, '4:8 draft must be true or false, not "ja". Write `draft: true`.'],
  ["**title:** X\ndate: 2021-08-06", "2:1 A field's name stands without asterisks. Write `title: X`."],
  ["title: X\n...\ndate: 2021-08-06", "3:1 `...` at the beginning of a line ends the fields. Delete it."],
  [`title: X\n${DATE}\ntags:\n  - a\n  b`, "6:1 Each item of a list begins with a hyphen. Write `- b`."],
  [
    `title: X\n${DATE}\ntags:\n- a\n - b`,
    "5:3 The line below is indented further than this one, and counts as a part of it. Begin the hyphens of a list in one column.",
  ],
  [
    `title: X\n${DATE}\ntags: [a, b`,
    "4:7 A bracket is not closed. Close it on the same line, like `tags: [back pain]`.",
  ],
  [
    `title: X\n${DATE}\ntags: [neck #1, back]`,
    '4:7 From ` #` on, this line is a comment, and its bracket is not closed. Write `tags: ["neck #1", back]`.',
  ],
  [
    `title: X\n${DATE}\ntags: [neck, @home]`,
    '4:7 A word within the brackets begins with a sign that it may not begin with. Put it in quotes: `tags: [neck, "@home"]`.',
  ],
  [
    `title: X\n${DATE}\ntags: [&neck, back]`,
    '4:8 A value may not begin with `&`. Put the whole value in quotes: `"&neck"`.',
  ],
  [
    `title: X\n${DATE}\ntags: - neck - day 1`,
    '4:7 A value may not begin with `-`. If it is a list, write `tags: [neck, "day 1"]`; if it is text, put it in quotes: `tags: "- neck - day 1"`.',
  ],
  ...["–neck", "• neck", "* neck", "-neck"].map((item): [string, string] => [
    `title: X\n${DATE}\ntags:\n${item}`,
    "5:1 An item of a list begins with a hyphen and a space. Write `- neck`.",
  ]),
  [
    `title: X\n${DATE}\ntags:\n  – neck\n  – back`,
    "5:3 An item of a list begins with a hyphen and a space. Write `- neck`.",
  ],
  [
    `title: X\n${DATE}\ntags:\nneck`,
    "5:1 This line is not indented, so it is no part of `tags:` above. Write `- neck` if it is an item of a list, or the value behind its colon.",
  ],
  [
    `title: X\n${DATE}\nexcerpt: >\nWords`,
    "5:1 This line is not indented, so it is no part of `excerpt:` above. Begin each line of its text with two spaces.",
  ],
  [
    `title: X\n${DATE}\ntags:\n- neck\n- #1 tip`,
    '6:3 What begins with `#` after a space is a comment, and no value is left. If it belongs to the value, write `- "#1 tip"`; if it is a note for yourself, put it on a line of its own.',
  ],
  [`title: X\n${DATE}\ntags:\n- neck\n-\n`, "6:2 This item is empty. Write it, or delete its hyphen."],
  [
    `- title: X\n- ${DATE}`,
    "2:1 A field begins with its name, without a hyphen before it. Delete the hyphens, like `title: Massage and sleep`.",
  ],
  [`title: X\n${DATE}\ntags: [2024, 0123]`],
  [`title: X\n${DATE}\ntags: 2024`, '4:7 tags must be a list, not "2024". Write `tags: ["2024"]`.'],
  [
    `title: X\n${DATE}\ntags: neck, day 1`,
    '4:7 tags must be a list, not "neck, day 1". Write `tags: [neck, "day 1"]`.',
  ],
  [`title: X\n${DATE} # a Friday\ndraft: false # at last`],
  [
    `title:\u00A0X\n${DATE}\ntags:\n\u00A0 -\u00A0neck`,
    ...[
      ["2", "7"],
      ["5", "1"],
    ].map(
      ([line, column]) =>
        `${line}:${column} There is a no-break space (U+00A0) here, which looks like an ordinary space and is none. Delete it and press the space bar, without Option or Alt.`,
    ),
  ],
  [`title: X\n${DATE}\u00A0\nexcerpt:\n  -5 degrees`],
  [
    `title: X\n\u00A0${DATE}`,
    "3:2 This line is indented, so it counts as a part of `title:` above. Delete the spaces at its beginning. One of the spaces on this line is a no-break space (U+00A0).",
  ],
  [
    `\u200Btitle: X\n${DATE}`,
    "2:1 This line begins with spaces, and others do not. Delete the spaces at its beginning. One of the spaces on this line is a zero-width space (U+200B).",
  ],
  [
    `title: "X"\n  ${DATE}\ntags: [a]`,
    "3:3 This line is indented, so it counts as a part of `title:` above. Delete the spaces at its beginning.",
  ],
  [
    "title: X\n\n  date: 2021-08-06",
    "4:3 This line is indented, so it counts as a part of `title:` above. Delete the spaces at its beginning.",
  ],
  [
    `title: X\n${DATE}\ntags: ["a, b]`,
    "4:7 A quotation mark within the brackets is not closed. Put the same mark at the end of its word, or delete it.",
  ],
  [`title: X\n${DATE}\nexcerpt: [a]`, '4:10 excerpt must be text, not ["a"]. Put it in quotes: `excerpt: "a"`.'],
])("%j", (fields, ...messages) => {
  expect(found(fields)).toEqual(messages);
});

test("a no-break space before a value does not hide it", () => {
  const { source } = parseSource(
    `---\ntitle:\u00A0A\u00A0b\n${DATE}\n---\nText.`,
    { kind: "post", name: "x", format: "md" },
    { language: "en" },
  );
  expect(source?.title).toBe("A\u00A0b");
});

test.each([
  [
    "  openingHours: [{ days: [Monday], opens: 9, closes: 17:00 }]",
    '2:43 opens: "9" is not a time of day. Write hours and minutes, like `opens: "09:00"`, or `opens: by appointment`.',
  ],
  [
    "  priceRange: 80\n address: x",
    "3:1 This line does not begin in the same column as those that it belongs to. Begin it exactly below them.",
  ],
  [
    "  priceRange: 80\n    address: x",
    "3:5 This line is indented further than `priceRange:` above, so it counts as a part of it. Begin it in the same column as `priceRange:`.",
  ],
])("practice:\n%s", (line, message) => {
  expect(factsOf(`practice:\n${line}`)).toEqual([message]);
});

test.each([
  [
    "- name: Ann\n role: Owner",
    "3:1 This line does not begin in the same column as those that it belongs to. Begin it exactly below them.",
  ],
  [
    "- name: Ann\n   role: Owner",
    "3:4 This line is indented further than `name:` above, so it counts as a part of it. Begin it in the same column as `name:`.",
  ],
  [
    "  - name: Ann\n   - name: Bo",
    "3:4 This line does not begin in the same column as those that it belongs to. Begin it exactly below them.",
  ],
  ["  -name: Ann", "2:3 An item of a list begins with a hyphen and a space. Write `- name: Ann`."],
  ["  • name: Ann", "2:3 An item of a list begins with a hyphen and a space. Write `- name: Ann`."],
])("people:\n%s", (lines, message) => {
  expect(factsOf(`people:\n${lines}`)).toEqual([message]);
});

test.each([
  [
    "name: Ann's #1 place",
    [
      '1:13 What begins with `#` after a space is a comment, and only "Ann\'s" is read. If it belongs to the value, write `name: "Ann\'s #1 place"`; if it is a note for yourself, put it on a line of its own.',
    ],
  ],
  ["timeZone: Europe/Berlin # where we are", []],
])("%s", (line, messages) => {
  expect(factsOf(line)).toEqual(messages);
});
