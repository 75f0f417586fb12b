// Every rule about content, each with the place it is reported at and the exit status of the check.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCheck } from "../../src/cli/check";
import { type Code, RULES } from "../../src/model/rules/rules";
import { captured } from "../cli/captured";
import { picturesWithMetadata, plainPicture, samplePictures, withChunk } from "./sample-pictures";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "problems-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
let pictures: Record<string, Buffer>;
beforeAll(async () => {
  pictures = await samplePictures();
});

const SITE = "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n";
const GOOD = "title: Back pain\ndate: 2021-08-06";
/** A post; its body begins in line 6 (line 5 of the frontmatter is \`more\`). */
const post = (more = "# nothing", body = "Text.", fields = GOOD): string => `---\n${fields}\n${more}\n---\n${body}\n`;
/** The post that is there beside others. */
const OK = post("# nothing", "Text.", "title: Sleep\ndate: 2021-08-06");
const body = (text: string): string => post("# nothing", text);
/** A post at another address, for the rules between posts. */
const other = (more: string, text = "Text."): string => post(more, text, "title: Neck pain\ndate: 2021-08-07");

/** Bytes, text, or the name of a sample picture (\`@good.jpg\`). */
type Files = Record<string, string | Buffer>;

/** Runs the check on a folder with these files; \`blog/ok.md\` and a good \`site.yaml\` are there unless given. */
async function check(files: Files, ...args: string[]) {
  const root = fs.mkdtempSync(path.join(scratch, "site-"));
  for (const [name, content] of Object.entries({ "content/site.yaml": SITE, "content/blog/ok.md": OK, ...files })) {
    if (content === "absent") continue;
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(
      file,
      typeof content === "string" && content.startsWith("@") ? (pictures[content.slice(1)] as Buffer) : content,
    );
  }
  return { ...(await checkFolder(root, ...args)), root };
}

/** Runs the check on a site. */
async function checkFolder(root: string, ...args: string[]) {
  const env = { SOURCE_DATE_EPOCH: "1767225600" };
  const { status, out } = await captured(runCheck, ["--format", "json", ...args], { root, env });
  const { problems } = JSON.parse(out) as {
    problems: { file: string; line: number; column: number; severity: string; code: Code; message: string }[];
  };
  return { status, problems };
}

/** What is wrong, the rule, its place (\`file:line:column\`, below \`content/blog\`), and words of its message. */
type Case = [name: string, files: Files, code: Code, place: string, words: string | RegExp];
const x = (text: string | Buffer): Files => ({ "content/blog/x.md": text });
const inBody = (name: string, text: string, code: Code, place: string, words: string | RegExp): Case => [
  name,
  x(body(text)),
  code,
  `x.md:${place}`,
  words,
];
const inField = (name: string, line: string, code: Code, column: number, words: string | RegExp): Case => [
  name,
  x(post(line)),
  code,
  `x.md:4:${column}`,
  words,
];
const fields = (name: string, text: string, code: Code, place: string, words: string | RegExp): Case => [
  name,
  x(post("# nothing", "Text.", text)),
  code,
  `x.md:${place}`,
  words,
];
const featured = (name: string, code: Code, words: string | RegExp): Case => [
  name,
  { ...x(post(`featured: ${name}\nfeaturedAlt: ""`)), [`content/blog/${name}`]: `@${name}` },
  code,
  "x.md:4:11",
  words,
];

const drawing = (text: string, name: string): Files => ({
  ...x(body(text)),
  [path.posix.join("content", name)]: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
});

const NOT = "markdown-not-understood";

const claims = (lines: string): Files => ({ "content/site.yaml": `${SITE}claims:\n${lines}` });

const TWO = SITE.replace("language: en", "languages: [en, fr]");

/** Two texts in English and one in French, in a site of two languages. */
const french = (more: string, text = "Texte.", others: Files = {}): Files => ({
  "content/site.yaml": TWO,
  "content/blog/neck.md": other("updated: 2022-03-04"),
  "content/blog/fr/nuque.md": post(more, text, "title: La nuque\ndate: 2021-09-01"),
  ...others,
});
const second = {
  "content/blog/fr/autre.md": post("translationOf: /blog/neck/", "Texte.", "title: Z\ndate: 2022-05-01"),
};

const CASES: Record<string, Case[]> = {
  languages: [
    [
      "no words for the site's",
      { "content/site.yaml": SITE.replace("language: en", "language: ja") },
      "site-language",
      "../site.yaml:3:11",
      /It says it in English, marked as such\./,
    ],
    [
      "one that is named twice",
      { "content/site.yaml": SITE.replace("language: en", "languages: [en, en]") },
      "site-field-invalid",
      "../site.yaml:3:12",
      "not a list of several languages",
    ],
    [
      "a fact that one of them lacks",
      { "content/site.yaml": TWO.replace("name: W", "name: { en: W }") },
      "site-field-missing",
      "../site.yaml:1:7",
      "name is missing",
    ],
    inField(
      "a translation in a site of one",
      "translationOf: /blog/ok/",
      "translation-invalid",
      16,
      "has one language",
    ),
    [
      "a translation of nothing",
      french("translationOf: /blog/nekc/"),
      "translation-invalid",
      "fr/nuque.md:4:16",
      "Did you mean `translationOf: /blog/neck/`?",
    ],
    [
      "a translation of a text in the same",
      french("translationOf: autre.md", "Texte.", second),
      "translation-invalid",
      "fr/nuque.md:4:16",
      'content/blog/fr/autre.md is in the same language ("fr").',
    ],
    [
      "two translations of one text",
      french("translationOf: ../neck.md\nupdated: 2022-06-01", "Texte.", second),
      "translation-invalid",
      "fr/nuque.md:4:16",
      "content/blog/fr/autre.md is the translation of content/blog/neck.md into this language",
    ],
    [
      "a translation of a translation",
      {
        ...french("translationOf: neck.md\nupdated: 2022-06-01"),
        "content/blog/en/back.md": post("translationOf: /fr/blog/nuque/", "Text.", "title: B\ndate: 2022-07-01"),
      },
      "translation-invalid",
      "en/back.md:4:16",
      "Name that one here too: `translationOf: neck.md`.",
    ],
    [
      "a text that has changed since",
      french("translationOf: neck.md"),
      "translation-older",
      "fr/nuque.md:4:16",
      "content/blog/neck.md was changed on 2022-03-04, after this translation (2021-09-01).",
    ],
    [
      "a link into the other, which has a translation",
      french("translationOf: neck.md\nupdated: 2022-06-01", "[Ça](/fr/blog/nuque/) et [là](/blog/neck/)."),
      "link-language",
      "fr/nuque.md:7:26",
      "Its translation is at `/fr/blog/nuque/`.",
    ],
  ],
  claims: [
    inBody("a promise", "Rest.\n\nOur massage **cures** pain.", "claim-promise", "8:15", /"cures".*UK's CAP Code/),
    inField("a promise in a field", "subtitle: Pain relief, guaranteed", "claim-promise", 11, '"guaranteed"'),
    inBody("a condition", "We help with diabetes.", "claim-condition", "6:14", /needs a doctor.*12\.2.*CAP Code/),
    inBody("a study", "A 2014 study even found it.", "claim-study", "6:3", /"2014 study".*`\[\^1\]`.*`sources:`/),
    inBody(
      "a testimonial",
      "> After one massage my pain was gone.\n>\n> — Jane D.",
      "claim-testimonial",
      "6:1",
      /16 CFR 255\.2 of the US's FTC/,
    ),
    [
      "nobody who answers for a site in Germany",
      { "content/site.yaml": `${SITE}practice:\n  address: { street: S, locality: L, country: DE }\n` },
      "legal-missing",
      "../site.yaml:7:47",
      /§ 5 of Germany's Digitale-Dienste-Gesetz \(DDG\).*`legal:`.*content\/pages\/imprint\.md/,
    ],
    [
      "no licence in the United States",
      {
        "content/site.yaml": `${SITE}practice:\n  address: { street: S, locality: L, country: US }\npeople:\n  - name: Ann\n`,
      },
      "site-licence",
      "../site.yaml:9:11",
      /Ann has no licence here.*`licence: \{ number: "012345"/,
    ],
    [
      "a promise on a page",
      { "content/pages/about.md": "---\ntitle: About\n---\n\nOur massage cures pain.\n" },
      "claim-promise",
      "../pages/about.md:5:13",
      "cures",
    ],
    [
      "a claim of a post in MDX",
      { "content/blog/x.mdx": body("Our massage cures pain.") },
      "claim-promise",
      "x.mdx:6:13",
      "cures",
    ],
    [
      "a promise among the facts",
      { "content/site.yaml": `${SITE.replace("description: D", "description: Massage that cures.")}` },
      "claim-promise",
      "../site.yaml:2:14",
      "cures",
    ],
    [
      "a word of the practice's own list",
      { ...x(body("Nous vous aidons: c’est un miracle.")), ...claims("  promise: [miracle]\n") },
      "claim-promise",
      "x.md:6:28",
      '"miracle"',
    ],
    [
      "neither a list nor off",
      claims("  promise: none\n"),
      "site-field-invalid",
      "../site.yaml:7:12",
      "`promise: off`",
    ],
  ],
  folders: [
    ["no posts", { "content/blog/ok.md": "absent" }, "folder-empty", "../../content/blog:1:1", "npm run new"],
    [
      "a README only",
      { "content/blog/ok.md": "absent", "content/blog/README.md": "Hello" },
      "folder-empty",
      "../../content/blog:1:1",
      "CONTENT_DIR",
    ],
    ["a README", { "content/blog/README.md": "Hello" }, "file-readme", "README.md:1:1", "not published"],
  ],
  files: [
    ["named .MD", { "content/blog/x.MD": post() }, "file-name", "x.MD:1:1", '"x.md"'],
    ["named .markdown", { "content/blog/x.markdown": post() }, "file-name", "x.markdown:1:1", '"x.md"'],
    ["named .txt", { "content/blog/x.txt": post() }, "file-name", "x.txt:1:1", '"x.md"'],
    ["named .md.txt", { "content/blog/x.md.txt": post() }, "file-name", "x.md.txt:1:1", 'Rename it to "x.md",'],
    ["named .md.md", { "content/blog/x.md.md": post() }, "file-name", "x.md.md:1:1", 'Rename it to "x.md",'],
    ...["x.md (1)", "x.md.", "x.md .md"].map(
      (name): Case => [
        `named ${name}`,
        { [`content/blog/${name}`]: post() },
        "file-name",
        `${name}:1:1`,
        'A file of this name would be left out. Rename it to "x.md", or move it out of this folder.',
      ],
    ),
    [
      "named .markdown.txt",
      { "content/blog/x.y.markdown.txt": post() },
      "file-name",
      "x.y.markdown.txt:1:1",
      '"x.y.md"',
    ],
    [
      "a document of a word processor",
      { "content/blog/Neck pain.docx": "PK" },
      "file-name",
      "Neck pain.docx:1:1",
      'A document of this kind can\'t be published: posts are plain text. Make a post with `npm run new`, or a file "neck-pain.md", copy the text into it, and move this file out of the folder.',
    ],
    ["a web page", { "content/pages/about.html": "<p>" }, "file-name", "../pages/about.html:1:1", '"about.md"'],
    ["named .MDX", { "content/blog/x.MDX": post() }, "file-name", "x.MDX:1:1", '"x.mdx"'],
    ...(
      [
        ["a:b.md", "it forbids : in names", "a-b.md"],
        ["Why? And how?.md", "it forbids ? in names", "Why-And how.md"],
        ['"Quoted".md', 'it forbids " in names', "Quoted.md"],
        ["a\\b.md", "it forbids \\ in names", "a-b.md"],
        ["a\tb.md", "it forbids invisible signs in names", "a-b.md"],
        ["con.md", '"con" is a device there', "con-1.md"],
        ["LPT1.notes.md", '"LPT1" is a device there', "LPT1-1.notes.md"],
        ["Nul", '"Nul" is a device there', "Nul-1"],
        ["x.jpg.", "no name ends in a full stop there", "x.jpg"],
        ["x.jpg ", "no name ends in a space there", "x.jpg"],
      ] as const
    ).map(
      ([name, reason, better]): Case => [
        `named ${JSON.stringify(name)}, as nothing on Windows`,
        { [`content/blog/${name}`]: name.endsWith(".md") ? post() : "" },
        "file-name-windows",
        `${name}:1:1`,
        `Windows can't have this name, and no copy of the project: ${reason}. Rename it to "${better}".`,
      ],
    ),
    ["in such a folder", { "content/blog/aux/index.md": post() }, "file-name-windows", "aux:1:1", '"aux-1"'],
    [
      "so among what is served as it is",
      { "static/a|b.pdf": "" },
      "file-name-windows",
      "../../static/a|b.pdf:1:1",
      '"a-b.pdf"',
    ],
    [
      "like another but for a capital letter",
      { "content/blog/Leaf.pdf": "", "content/blog/leaf.pdf": "" },
      "file-name-case",
      "leaf.pdf:1:1",
      'take this name and "Leaf.pdf", beside it, for the same',
    ],
    [
      "like another but for how an accent is stored",
      { "content/blog/caf\u00e9.pdf": "", "content/blog/cafe\u0301.pdf": "" },
      "file-name-case",
      "caf\u00e9.pdf:1:1",
      "for the same",
    ],
    [
      "as a folder is but for a capital letter",
      { "static/Maps/a.txt": "", "static/maps/b.txt": "" },
      "file-name-case",
      "../../static/maps:1:1",
      '"Maps"',
    ],
    ["without a byte", x(""), "file-empty", "x.md:1:1", "empty"],
    ["of spaces only", x("\uFEFF \n\n"), "file-empty", "x.md:1:1", "empty"],
    ["over 200 kB", x("a".repeat(200_001)), "file-large", "x.md:1:1", "201 kB"],
  ],
  "texts that nobody wrote": [
    inBody("quotations in quotations", `${">".repeat(51)} a`, "text-tangled", "6:1", "more than 50 deep"),
    inBody("lists in lists", `${"- ".repeat(51)}a`, "text-tangled", "6:1", "more than 50 deep"),
    inBody("numbered ones", `a\n\n${"1) ".repeat(51)}a`, "text-tangled", "8:1", "more than 50 deep"),
    inBody("emphasis", `${"**".repeat(50)}a${"**".repeat(50)}`, "text-tangled", "6:99", "more than 50 deep"),
    inBody("elements", `x\n\n${"<div>".repeat(51)}`, "text-tangled", "8:251", "Take some of them apart"),
    inBody("a paragraph", "a".repeat(20_001), "text-tangled", "6:1", "more than 20000 characters"),
    inBody("lines", "a\n".repeat(5000), "text-tangled", "5006:1", "at most 5000"),
    [
      "lists in lists, in MDX",
      { "content/blog/x.mdx": body(`${"- ".repeat(51)}a`) },
      "text-tangled",
      "x.mdx:6:1",
      "more than 50 deep",
    ],
  ],
  encoding: [
    [
      "Latin-1",
      x(Buffer.from(body("One\nCaf\xe9."), "latin1")),
      "encoding-invalid",
      "x.md:7:4",
      /byte E9 .*“é”.*UTF-8/,
    ],
    [
      "a character cut off",
      x(Buffer.concat([Buffer.from(body("ä")), Buffer.from([0xe2, 0x82])])),
      "encoding-invalid",
      "x.md:7:1",
      "UTF-8",
    ],
    ["UTF-16", x(Buffer.from(`\uFEFF${post()}`, "utf16le")), "encoding-utf16", "x.md:1:1", "UTF-8"],
    [
      "UTF-16, big-endian",
      x(Buffer.from(`\uFEFF${post()}`, "utf16le").swap16()),
      "encoding-utf16",
      "x.md:1:1",
      "UTF-8",
    ],
    ["a NUL byte", x(body("One\ntw\0o")), "encoding-nul", "x.md:7:3", "NUL"],
    ["a control character", x(body("Größe\nön\u0007e")), "control-character", "x.md:7:3", "U+0007"],
    ["an override of direction", x(body("One \u202Eowt")), "control-character", "x.md:6:5", "U+202E"],
    ["a noncharacter", x(body("\uFFFE")), "control-character", "x.md:6:1", "U+FFFE"],
    inBody("a control character as an entity", "One\n\nt &#8238; o", "control-character", "8:1", "U+202E"),
    inBody("a control character in an attribute", "a <b title='&#7;'>b</b>", "control-character", "6:3", "U+0007"),
    fields("half a character", 'title: "a \\uD800"\ndate: 2021-08-06', "control-character", "2:8", "U+D800"),
    [
      "a control character in the facts",
      { "content/site.yaml": SITE.replace("name: W", 'name: "W\\e"') },
      "control-character",
      "../site.yaml:1:7",
      "U+001B",
    ],
  ],
  frontmatter: [
    ["none at all", x("# Hello\n"), "frontmatter-missing", "x.md:1:1", "`---`"],
    [
      "long dashes",
      x(post().replace("---", "———")),
      "frontmatter-missing",
      "x.md:1:1",
      "The line `———` is not made of three hyphens. The fields stand between two lines `---`: three hyphens of the keyboard, at the beginning of the line, and nothing else.",
    ],
    [
      "an empty line above",
      x(`\n${post()}`),
      "frontmatter-missing",
      "x.md:2:1",
      "Blank lines or spaces stand before this `---`. The fields stand between two lines `---`: three hyphens of the keyboard, at the beginning of the line, and nothing else.",
    ],
    [
      "a heading above",
      x(`# Hello\n\n${post()}`),
      "frontmatter-missing",
      "x.md:3:1",
      "Text stands before this `---`. The fields are the first thing in the file; move the text below them.",
    ],
    [
      "a field beside the hyphens",
      x(post().replace("\n", " ")),
      "frontmatter-missing",
      "x.md:1:1",
      "The line `--- title",
    ],
    ["four hyphens", x(post().replace("---", "----")), "frontmatter-missing", "x.md:1:1", "The line `----` is not"],
    ["TOML's signs", x(post().replaceAll("---", "+++")), "frontmatter-missing", "x.md:1:1", "The line `+++` is not"],
    [
      "long dashes below",
      x(post().replace(/\n---/, "\n———")),
      "frontmatter-unclosed",
      "x.md:5:1",
      "The line `———` is not",
    ],
    [
      "long dashes below, and a line in the text",
      x(post("#", "a\n\n---\n").replace(/\n---/, "\n—-")),
      "frontmatter-unclosed",
      "x.md:5:1",
      "The line `—-` is not",
    ],
    ...["----", "***", "+++", "===", "___", "```", "...", "--- ---"].map(
      (line): Case => [
        `closed by ${line}, and a line in the text`,
        x(post("#", "a\n\n---\n").replace(/\n---/, `\n${line}`)),
        "frontmatter-unclosed",
        "x.md:5:1",
        `The line \`${line}\` is not made of three hyphens.`,
      ],
    ),
    [
      "closed by hyphens behind a space",
      x(post().replace(/\n---/, "\n ---")),
      "frontmatter-unclosed",
      "x.md:5:1",
      "Blank lines or spaces stand before this `---`.",
    ],
    ["not closed", x("---\ntitle: T\n"), "frontmatter-unclosed", "x.md:1:1", "after its last field"],
    ...["", "---\n"].map(
      (line): Case => [
        `not closed before the text${line && ", and a line in it"}`,
        x(`---\ntitle: T\n\nText.\n\n***\n\n${line}`),
        "frontmatter-unclosed",
        "x.md:4:1",
        "The fields are not closed above this line. If the text begins here, put a line `---` before it; if this is a field, write it like `title: Massage and sleep`.",
      ],
    ),
    [
      "a picture without description below a wrong line",
      x(post("#", "![](a.jpg)").replace(/\n---/, "\n***")),
      "image-alt-missing",
      "x.md:6:1",
      "",
    ],
    fields("a tab", "title: T\n\tdate: 2021-08-06", "yaml-invalid", "3:1", ""),
    fields("a quote not closed", 'title: "T\ndate: 2021-08-06', "yaml-invalid", "2:8", "not closed"),
    fields("a bare colon", "title: Massage: why\ndate: 2021-08-06", "yaml-invalid", "2:8", 'title: "'),
    fields("a reference", "title: &a T\ndate: *a", "yaml-invalid", "3:7", "`*a` stands for"),
    fields("a reference to nothing", "title: *Rest*\ndate: 2021-08-06", "yaml-invalid", "2:8", "in quotes"),
    fields(
      "a reference to itself",
      "title: T\ndate: 2021-08-06\ntags: &a [*a]",
      "yaml-invalid",
      "4:11",
      "Write the value",
    ),
    fields("a tag", "title: !!js/function T\ndate: 2021-08-06", "yaml-invalid", "2:8", "in quotes"),
    fields("a title lost as a tag", "title: !Rest now\ndate: 2021-08-06", "yaml-invalid", "2:8", "in quotes"),
    fields("fields without end", `title: ${"a".repeat(63_994)}`, "yaml-invalid", "2:1", "at most 64000"),
    fields(
      "a title without end",
      `title: ${"a".repeat(1001)}\ndate: 2021-08-06`,
      "title-invalid",
      "2:8",
      "at most 1000",
    ),
    fields("a key of JavaScript", "title: T\ndate: 2021-08-06\n__proto__: { draft: true }", "key-unknown", "4:1", ""),
    fields("a key twice", "title: A\ntitle: B\ndate: 2021-08-06", "yaml-duplicate-key", "3:1", "twice"),
    fields("no title", "date: 2021-08-06", "title-missing", "2:1", "`title: "),
    fields("a title without value", "title:\ndate: 2021-08-06", "title-invalid", "2:1", "`title: "),
    fields("a blank title", 'title: " "\ndate: 2021-08-06', "title-invalid", "2:8", "blank"),
    fields("a list as title", "title: [12]\ndate: 2021-08-06", "title-invalid", "2:8", '`title: "12"`'),
    fields("a long title", `title: ${"word ".repeat(14)}\ndate: 2021-08-06`, "title-long", "2:8", "69 characters"),
    [
      "a title twice",
      { ...x(post()), "content/blog/y.md": post("#", "Text.", "title: Back  Pain\ndate: 2021-08-07") },
      "title-taken",
      "y.md:2:8",
      '"Back  Pain" is the title of content/blog/x.md too, so nobody can tell the two apart in a list. Change one of them.',
    ],
    inField(
      "an example of a field",
      "excerpt: What the reader learns, in a sentence or two.",
      "template-text",
      10,
      '"What the reader learns, in a sentence or two." is what `npm run new` wrote as an example. Write your own words, or delete it.',
    ),
    inBody(
      "an example of the text",
      "Text.\n\n## A heading says what comes next",
      "template-text",
      "8:4",
      '"A heading says what comes next" is what',
    ),
    fields("no date", "title: T", "date-missing", "2:1", "`date: "),
    fields(
      "an impossible date",
      "title: T\ndate: 2021-13-45",
      "date-invalid",
      "3:7",
      /^date: "2021-13-45" is not a calendar date\. Write the day as YYYY-MM-DD, like 2021-08-06\.$/,
    ),
    fields("no leap day", "title: T\ndate: 2021-02-29", "date-invalid", "3:7", "YYYY-MM-DD"),
    fields(
      "an ambiguous date",
      "title: T\ndate: 08/06/2021",
      "date-invalid",
      "3:7",
      "`date: 2021-06-08` or `date: 2021-08-06`",
    ),
    fields("a date in words", "title: T\ndate: August 6, 2021", "date-invalid", "3:7", "`date: 2021-08-06`"),
    fields("a date without zeros", "title: T\ndate: 2021-8-6", "date-invalid", "3:7", "`date: 2021-08-06`"),
    fields("a word as date", "title: T\ndate: yesterday", "date-invalid", "3:7", "like 2021-08-06"),
    inField("a misspelt key", "feature: a.jpg", "key-unknown", 1, "`featured:`"),
    inField("an unknown key", "xyzzy: 1", "key-unknown", 1, "use one of: title, subtitle, date"),
    inField("tags as a word", "tags: massage", "tags-invalid", 7, "`tags: [massage]`"),
    inField("keywords as a word", "keywords: lumbago", "keywords-invalid", 11, "`keywords: [lumbago]`"),
    inField("a list as tag", "tags: [a, [7]]", "tags-invalid", 11, '"7"'),
    inField("a title cut short", "excerpt: Our #1 tip", "field-comment", 14, '`excerpt: "Our #1 tip"`'),
    inField("a code of HTML", "excerpt: Warmth &amp; rest", "field-entity", 10, '`excerpt: "Warmth & rest"`'),
    inField("curly quotes", "excerpt: “Warmth”", "field-quotes", 10, '`excerpt: "Warmth"`'),
    inField("a no-break space", "excerpt:\u00A0Warmth", "field-space", 9, /no-break space \(U\+00A0\)/),
    inField("draft in quotes", 'draft: "no"', "draft-invalid", 8, "`draft: false`"),
    inField("draft in words", "draft: yes", "draft-invalid", 8, "`draft: true`"),
    inField("a source that is only its title", "sources: [A study]", "field-invalid", 11, "title, address, year"),
    inField("one source that is no list", "sources: A study", "field-invalid", 10, "`- title: "),
    inField("a source without a title", "sources: [{ year: 2014 }]", "field-invalid", 11, "title is missing"),
    inField("a source's year in words", "sources: [{ title: A, year: last }]", "field-invalid", 29, "four digits"),
    inField("half an address of a source", "sources: [{ title: A, address: a.org }]", "field-invalid", 32, "in full"),
    inField(
      "an odd field of a source",
      "sources: [{ title: A, url: a.org }]",
      "key-unknown",
      23,
      "title, address, year",
    ),
    inField("a list for a line of text", "subtitle: [a, b]", "field-invalid", 11, "subtitle"),
    inField("a blank excerpt", 'excerpt: ""', "excerpt-invalid", 10, "blank"),
    inField("a long excerpt", `excerpt: ${"word ".repeat(40)}`, "excerpt-long", 10, "199 characters"),
    inField("featured as an address", "featured: https://x.org/a.jpg", "featured-invalid", 11, "beside the post"),
    inField("updated that is no day", "updated: soon", "updated-invalid", 10, "YYYY-MM-DD"),
    inField(
      "updated before the date",
      "updated: 2020-01-01",
      "updated-invalid",
      10,
      "before the post's date, 2021-08-06",
    ),
    inField("reviewed that is no day", "reviewed: 08/06/2021", "review-invalid", 11, "`reviewed: 2021-06-08` or"),
    inField("reviewDue without reviewed", "reviewDue: 2030-01-01", "review-invalid", 12, "Add a line `reviewed:"),
    fields(
      "reviewDue before reviewed",
      `${GOOD}\nreviewed: 2022-01-01\nreviewDue: 2021-01-01`,
      "review-invalid",
      "5:12",
      "later day",
    ),
    fields(
      "a review that is overdue",
      `${GOOD}\nreviewed: 2022-01-01\nreviewDue: 2023-01-01`,
      "review-due",
      "5:12",
      "by 2023-01-01",
    ),
    inField("author as a list", "author: [5]", "author-invalid", 9, "in quotes"),
    inField("author where nobody is named", "author: Ann", "author-unknown", 9, "`people:`"),
    [
      "author misspelt",
      { ...x(post("author: Ann Oter")), "content/site.yaml": `${SITE}people:\n  - name: Ann Other\n` },
      "author-unknown",
      "x.md:4:9",
      "`author: Ann Other`",
    ],
    inField("lang in words", "lang: German please", "lang-invalid", 7, "`de-CH`"),
    inField("canonical that is no address", "canonical: /blog/x", "canonical-invalid", 12, "whole address"),
    inField("a caption that is a list", "featuredCaption: [a]", "featured-caption-invalid", 18, "in quotes"),
    inField("featuredAlt as a list", "featuredAlt: [a]", "featured-alt-invalid", 14, "in quotes"),
    inField("aliases as a word", "aliases: /old", "aliases-invalid", 10, "`aliases: [/old]`"),
    inField("an alias with spaces", "aliases: [/a, /old post]", "aliases-invalid", 15, "static/_redirects"),
    inField("an alias that climbs", "aliases: [/a/../b]", "aliases-invalid", 11, "address of this site"),
    inField(
      "a whole address as alias",
      "aliases: ['https://example.org/a']",
      "aliases-invalid",
      11,
      "without the site's name",
    ),
  ],
  addresses: [
    ["a name of signs", { "content/blog/!!!.md": post() }, "slug-missing", "!!!.md:1:1", "`slug: /blog/back-pain`"],
    inField("capitals", "slug: /blog/Back-Pain", "slug-invalid", 7, /capital.*`slug: \/blog\/back-pain`/),
    inField("a number", "slug: 5", "slug-invalid", 7, "`slug: /blog/5`"),
    inField("the front page", "slug: /", "slug-invalid", 7, "front page"),
    inField("spaces", "slug: /blog/back pain", "slug-invalid", 7, /a space.*`slug: \/blog\/back-pain`/),
    inField("a climb", "slug: /blog/../../x", "slug-invalid", 7, /\.\..*`slug: \/blog\/x`/),
    inField("a query", "slug: /blog/x?y", "slug-invalid", 7, /`\?`.*`slug: \/blog\/x`/),
    inField("a fragment", 'slug: "/blog/x#y"', "slug-invalid", 7, /`#`.*`slug: \/blog\/x`/),
    inField(
      "a whole address",
      "slug: https://example.org/blog/x",
      "slug-invalid",
      7,
      /whole web address.*`slug: \/blog\/x`/,
    ),
    inField("outside the blog", "slug: /x", "slug-invalid", 7, "`slug: /blog/x`"),
    [
      "a file's name that makes one too long",
      { [`content/blog/${"a&".repeat(70)}.md`]: post() },
      "address-long",
      `${"a&".repeat(70)}.md:1:1`,
      "Give the file a shorter name",
    ],
    inField("a reserved address", "slug: /blog/page", "slug-reserved", 7, "list of posts"),
    [
      "two posts",
      { "content/blog/x.md": post("slug: /blog/ok/") },
      "address-taken",
      "x.md:4:7",
      "the post content/blog/ok.md",
    ],
    [
      "two posts, the other one",
      { "content/blog/x.md": post("slug: /blog/ok/") },
      "address-taken",
      "ok.md:1:1",
      "the post content/blog/x.md",
    ],
    [
      "two posts, but for case",
      { "content/blog/x.md": post("slug: /blog/OK") },
      "address-taken",
      "x.md:4:7",
      "content/blog/ok.md",
    ],
    [
      "a file and a folder",
      { "content/blog/ok/index.md": post() },
      "address-taken",
      "ok/index.md:1:1",
      "content/blog/ok.md",
    ],
    ["an alias and a post", x(post("aliases: [/blog/OK]")), "address-taken", "x.md:4:11", "content/blog/ok.md"],
    ["an alias and a page", x(post("aliases: [/blog]")), "address-taken", "x.md:4:11", "a page of the site"],
    ["an alias and the search page", x(post("aliases: [/search]")), "address-taken", "x.md:4:11", "a page of the site"],
    [
      "an alias and a page that the list of posts may have one day",
      x(post("aliases: [/blog/page/7]")),
      "address-taken",
      "x.md:4:11",
      "a page of the site",
    ],
    [
      "an alias and a page that a topic may have",
      x(post("aliases: [/tags/sleep/page/2/]")),
      "address-taken",
      "x.md:4:11",
      "a page of the site",
    ],
    [
      "an alias and what Gatsby takes for a missing page",
      x(post("aliases: [/404]")),
      "address-taken",
      "x.md:4:11",
      "a page of the site",
    ],
    ["an alias twice", x(post("aliases: [/a, /A/]")), "address-taken", "x.md:4:15", "given twice"],
    ["an alias and itself", x(post("aliases: [/blog/x]")), "address-taken", "x.md:4:11", "own address"],
    [
      "two aliases",
      { ...x(post("aliases: [/old]")), "content/blog/y.md": other("aliases: [/a, /old/]") },
      "address-taken",
      "y.md:4:15",
      "content/blog/x.md",
    ],
    [
      "an alias and a static file",
      { ...x(post("aliases: [/old.html]")), "static/old.html": "x" },
      "address-taken",
      "x.md:4:11",
      "static/old.html",
    ],
    [
      "an alias longer than a folder's name",
      x(post(`aliases: [/${"a".repeat(256)}]`)),
      "address-long",
      "x.md:4:11",
      "more than 255 letters",
    ],
    [
      "a slug as long",
      x(post(`slug: /blog/${"a".repeat(256)}`)),
      "address-long",
      "x.md:4:7",
      "`slug: /blog/back-pain`",
    ],
    ["a tag as long", x(post(`tags: [${"a".repeat(256)}]`)), "tag-address", "x.md:4:8", "too long"],
    ["an alias and a feed", x(post("aliases: [/rss.xml]")), "address-taken", "x.md:4:11", "a file of the site"],
    ["an alias and robots.txt", x(post("aliases: [/robots.txt]")), "address-taken", "x.md:4:11", "a file of the site"],
    ["an alias and a host's file", x(post("aliases: [/_headers]")), "address-taken", "x.md:4:11", "a file of the site"],
    [
      "an alias and the feed of a tag",
      x(post("tags: [neck]\naliases: [/tags/neck/atom.xml/old]")),
      "address-taken",
      "x.md:5:11",
      "lies below /tags/neck/atom.xml, which is a file of the site",
    ],
  ],
  pictures: [
    [
      "featured has a name that only looks the same",
      {
        ...x(post(`featured: ${"fuß-öl".normalize("NFD")}.jpg\nfeaturedAlt: x`)),
        "content/blog/fuß-öl.jpg": "@good.jpg",
      },
      "image-case",
      "x.md:4:11",
      'like "fuss-oel.jpg"',
    ],
    inField("featured is not there", "featured: gone.jpg\nfeaturedAlt: x", "image-missing", 11, "beside this one"),
    [
      "a misspelt name",
      { ...x(post("featured: gould.jpg\nfeaturedAlt: x")), "content/blog/good.jpg": "@good.jpg" },
      "image-missing",
      "x.md:4:11",
      '"good.jpg"',
    ],
    [
      "another case",
      { ...x(body("![a b](Good.JPG)")), "content/blog/good.jpg": "@good.jpg" },
      "image-case",
      "x.md:6:1",
      "`good.jpg`",
    ],
    [
      "accents stored in another way",
      {
        ...x(post("featured: Fußpflege-ü.jpg\nfeaturedAlt: x")),
        ["content/blog/Fußpflege-ü.jpg".normalize("NFD")]: "@good.jpg",
      },
      "image-case",
      "x.md:4:11",
      'featured: "Fußpflege-ü.jpg" looks like the name of the file, but one of them stores its accents as characters of their own, as some computers do. Rename the file in plain letters, like "fusspflege-ue.jpg", and write that name here.',
    ],
    inBody("a picture without name", "![x]()", "image-missing", "6:1", "names no file"),
    inBody("a static picture that is not there", "![x](/gone.jpg)", "image-missing", "6:1", "gone.jpg"),
    inField("outside the folder", "featured: ../../secret.jpg\nfeaturedAlt: x", "image-outside", 11, "Copy the file"),
    inBody("on another site", "![x](https://example.com/a.jpg)", "image-remote", "6:1", "every visitor"),
    [
      "<source>",
      {
        ...x(body('<picture><source srcset="good.jpg"><img src="good.jpg" alt="A hand"></picture>')),
        "content/blog/good.jpg": "@good.jpg",
      },
      "image-source",
      "x.md:6:10",
      "not needed",
    ],
    featured("text.jpg", "image-broken", "can't be decoded"),
    featured("cut.jpg", "image-broken", "damaged"),
    featured("empty.jpg", "image-empty", "empty file"),
    featured("phone.heic", "image-format", /HEIC.*Export it as JPEG/),
    featured("phone.jpg", "image-format", "HEIC"),
    featured("paint.bmp", "image-format", /BMP.*JPEG/),
    featured("scan.tiff", "image-format", /TIFF.*JPEG/),
    featured("drawing.svg", "image-format", /SVG.*PNG/),
    featured("still.gif", "image-format", "GIF"),
    featured("small.jpg", "image-small", "300 × 200"),
    featured("tall.jpg", "image-small", "40 × 1300"),
    featured("huge.png", "image-large", "8000 × 5001"),
    featured("long.png", "image-large", /790 × 36861 pixels.*at most 16383 pixels high/),
    featured("hdr.png", "image-colours", /HDR, CICP 9\/16.*Export it in sRGB/),
    featured("heavy.jpg", "image-large", "20.0 MB"),
    featured("moving.webp", "image-animated", "first frame"),
    featured("moving.png", "image-animated", "first frame"),
    featured("gps.jpg", "image-gps", "--fix"),
    ["a drawing with a script", drawing("![A](d.svg)", "blog/d.svg"), "image-active", "x.md:6:1", "holds `<script>`"],
    [
      "a drawing that is no XML",
      { ...x(body("![A leaf](d.svg)")), "content/blog/d.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>' },
      "image-broken",
      "x.md:6:1",
      "Unexpected close tag",
    ],
    ["one in static", drawing("Text.", "../static/d.svg"), "image-active", "../../static/d.svg:1:1", "plain SVG"],
    [
      "a static picture with EXIF",
      { "static/photo.jpg": "@camera.jpg" },
      "image-exif",
      "../../static/photo.jpg:1:1",
      "--fix",
    ],
    ["a picture no post uses", { "content/blog/good.jpg": "@good.jpg" }, "image-unused", "good.jpg:1:1", "delete it"],
  ],
  descriptions: [
    [
      "none for featured",
      { ...x(post("featured: good.jpg")), "content/blog/good.jpg": "@good.jpg" },
      "featured-alt-missing",
      "x.md:4:11",
      '`featuredAlt: ""`',
    ],
    [
      "a file's name",
      { ...x(post("featured: good.jpg\nfeaturedAlt: IMG_2034.jpg")), "content/blog/good.jpg": "@good.jpg" },
      "image-alt-poor",
      "x.md:5:14",
      "file's name",
    ],
    [
      "image of",
      { ...x(body("![Image of a hand](good.jpg)")), "content/blog/good.jpg": "@good.jpg" },
      "image-alt-poor",
      "x.md:6:1",
      '"A hand"',
    ],
    [
      "none in the text",
      { ...x(body("One\n\n![](good.jpg)")), "content/blog/good.jpg": "@good.jpg" },
      "image-alt-missing",
      "x.md:8:1",
      "![What it shows](good.jpg)",
    ],
  ],
  redirects: [
    [
      "without a status",
      { "static/_redirects": "# mine\n/old.html  /blog/ok/\n" },
      "redirect-unlike",
      "../../static/_redirects:2:12",
      "Netlify leads on for ever (301), Cloudflare Pages for now (302).",
    ],
    [
      "of one form of an address",
      { "static/_redirects": "/old /blog/ok/ 301\n" },
      "redirect-slash",
      "../../static/_redirects:1:1",
      "Add the line `/old/ /blog/ok/ 301`.",
    ],
  ],
  links: [
    inBody("no address at all", '<a href="/\\[">a</a>', "link-missing", "6:1", "name of another"),
    inBody("another site in disguise", '<a href="/\\ok.test/">a</a>', "link-missing", "6:1", "name of another"),
    inBody("to nothing", "See [the post](/blog/okk/).", "link-missing", "6:5", "Did you mean /blog/ok/?"),
    inBody("to a page's file", "[a](/blog/ok/index.html)", "link-missing", "6:1", "Did you mean /blog/ok/?"),
    inBody("to the first page by number", "[a](/blog/page/1/)", "link-missing", "6:1", "Did you mean /blog/?"),
    inBody("to a page that only hosts know", "[a](/404/)", "link-missing", "6:1", "/404/"),
    inBody("to a file that is not there", "See [the list](/prices.pdf).", "link-missing", "6:5", "/prices.pdf"),
    [
      "to a file whose accents are stored in another way",
      { ...x(body("See [the list](/Übungen.pdf).")), ["static/Übungen.pdf".normalize("NFD")]: "x" },
      "link-missing",
      "x.md:6:5",
      '"uebungen.pdf"',
    ],
    inBody(
      "to a heading whose accents are stored in another way",
      `# ${"Übung".normalize("NFD")}\n\nSee [there](#übung).`,
      "link-anchor",
      "8:5",
      "Type the accented letters anew, in the heading and here.",
    ),
    inBody("to no heading", "# One\n\nSee [there](#onne).", "link-anchor", "8:5", "#one"),
    inBody("to words below no heading", "See [there](#onne:~:text=heat).", "link-anchor", "6:5", "no heading #onne."),
    [
      "to no heading of another post",
      { ...x(body("See [there](/blog/y/#b).")), "content/blog/y.md": other("# nothing", "# A\n\n# C") },
      "link-anchor",
      "x.md:6:5",
      /#a|#c/,
    ],
    [
      "to a draft",
      { ...x(body("See [there](/blog/y).")), "content/blog/y.md": other("draft: true") },
      "link-draft",
      "x.md:6:5",
      "content/blog/y.md",
    ],
    inBody("to ourselves", "See [it](http://practice.test/blog/ok/#a).", "link-own", "6:5", "`/blog/ok/#a`"),
    inBody("without target", "See [there]().", "link-empty", "6:5", "nowhere"),
    inBody("without text", "See [](/blog/).", "link-empty", "6:5", "no text"),
    inBody("click here", "To see it, [click here](/blog/).", "link-text", "6:12", "opening hours"),
    inBody("to a post's file", "See [the post](ok.md#a).", "link-relative", "6:5", "`/blog/ok/#a`"),
    inBody("to a mailbox", "[mail](hello@example.org)", "link-relative", "6:1", "`mailto:hello@example.org`"),
    inBody("to a number", "[call](<+1 (555) 555-0142>)", "link-relative", "6:1", "`tel:+15555550142`"),
    inBody("to another program's page", '<a href="{{ site.baseurl }}/b/">a</a>', "link-relative", "6:1", "placeholder"),
    inBody("to a file beside the post", "See [the form](form.pdf).", "link-relative", "6:5", "`/form.pdf`"),
    inBody(
      "to what would run",
      "[our list](javascript:x)",
      "html-dropped",
      "6:1",
      "begins with https:, http:, mailto:, tel:, sms:, geo:, / or #.",
    ),
    inBody(
      "to a site without https",
      "See [them](www.example.com).",
      "link-relative",
      "6:5",
      "`https://www.example.com`",
    ),
  ],
  headings: [
    inBody("empty", "One\n\n#\n\nTwo", "heading-empty", "8:1", "no text"),
    inBody("a skipped level", "## One\n\n#### Two", "heading-skipped", "8:1", "`###` instead of `####`"),
    inBody("a first one too deep", "### One\n\n## Two", "heading-skipped", "6:1", "`##` instead of `###`"),
    inBody("the title again", "# Back pain!", "heading-title", "6:1", "Delete the line"),
  ],
  tags: [
    [
      "of another case",
      {
        ...x(post("tags: [a, Sciatica]")),
        "content/blog/y.md": other("tags: [sciatica, sleep]"),
        "content/blog/z.md": other("tags: [sciatica]"),
      },
      "tag-similar",
      "x.md:4:11",
      '"sciatica", which 2 posts have',
    ],
    [
      "of a newer post",
      { ...x(post("tags: [scaitica]")), "content/blog/y.md": other("tags: [sciatica]") },
      "tag-similar",
      "y.md:4:8",
      '"scaitica", which another post has',
    ],
    [
      "misspelt",
      {
        ...x(post("tags: [scaitica]")),
        "content/blog/y.md": other("tags: [sciatica]"),
        "content/blog/z.md": other("tags: [sciatica]"),
      },
      "tag-similar",
      "x.md:4:8",
      '"sciatica"',
    ],
    [
      "with one address",
      { ...x(post("tags: [c++]")), "content/blog/y.md": other("tags: ['c#']") },
      "tag-address",
      "y.md:4:8",
      "/tags/c/",
    ],
    inField("without a letter", 'tags: ["!!!"]', "tag-address", 8, "letters"),
  ],
  "markup of other programs, and slips": [
    inBody("a space in a picture's name", "![A hand](my photo.jpg)", NOT, "6:1", "`![A hand](<my photo.jpg>)`"),
    inBody("a space in a link", "See the [leaflet](/my leaflet.pdf).", NOT, "6:9", "my-leaflet.pdf"),
    inBody("a space in a number", "Just [call](tel:+1 555 0100).", NOT, "6:6", "`[call](tel:+15550100)`"),
    inBody("curly quotes around a title", "![A](a.jpg “Rest”)", NOT, "6:1", '`![A](a.jpg "Rest")`'),
    inBody("a link without end", "See [it](https://a.test/b and", NOT, "6:5", "`[it](https://a.test/b)`"),
    inBody("a gap in a link", "See [it] (/blog/).", NOT, "6:5", "`[it](/blog/)`"),
    inBody("a link turned round", "See (it)[/blog/].", NOT, "6:5", "`[it](/blog/)`"),
    inBody("a link to another site turned round", "See (it)[https://a.test].", NOT, "6:5", "`[it](…)`"),
    inBody("a link to nothing that is named", "See [it][there].", NOT, "6:5", "`there`"),
    inBody("a heading without a space", "One\n\n##Two", NOT, "8:1", "`## Two`"),
    inBody("a title without a space", "One\n\n#Two words\n\nThree", NOT, "8:1", "`# Two words`"),
    inBody("a tag", "One\n\n#sleep", NOT, "8:1", "`tags: [sleep]`"),
    inBody("a no-break space in a heading", "##\u00a0Two", NOT, "6:1", "U+00A0"),
    inBody("no-break spaces in a list", "-\u00a0one\n-\u00a0two", NOT, "6:1", "no list"),
    inBody("no-break spaces in a numbered one", "1.\u00a0one\n2.\u00a0two", NOT, "6:1", "`1.`"),
    inBody("no-break spaces before a list", "\u00a0- one", NOT, "6:1", "before it"),
    inBody("a table without dashes", "> | a | b |\n> | c | d |", NOT, "6:3", "`| --- | --- |`"),
    inBody("a table with too few dashes", "| a | b |\n| --- |\n| c | d |", NOT, "6:1", "as many cells"),
    inBody("bullets", "• one\n• two", NOT, "6:1", "`- `"),
    inBody("a heading in bold", "**What helps**\n\nRest.", NOT, "6:1", "`## What helps`"),
    inBody("a space in emphasis", "It is _rest _ that helps.", NOT, "6:7", "`_rest_`"),
    inBody("a space in strong words", "It is **rest ** that helps.", NOT, "6:7", "`**rest**`"),
    inBody("a link of a wiki", "See [[back-pain|it]].", NOT, "6:5", "`[it](/blog/…/)`"),
    inBody("a picture of Obsidian", "![[my hand.jpg]]", NOT, "6:1", "`![What it shows](<my hand.jpg>)`"),
    inBody("a comment of Obsidian", "One %% not\nthis %% two", NOT, "6:5", "every reader sees it"),
    inBody("a template", '{{< figure src="a.jpg" >}}', NOT, "6:1", "Hugo or Jekyll"),
    inBody("a tag of Liquid", "One {% raw %} two", NOT, "6:5", "`{% raw %}`"),
    inBody("a shortcode", '[gallery ids="1,2"]', NOT, "6:1", "WordPress"),
    inBody("an id", "# One {#one}", NOT, "6:7", "`{#one}`"),
    inBody("marked words", "It is ==rest== that helps.", NOT, "6:7", "`**rest**`"),
    inBody("a callout of another kind", "> [!info] Good to know\n> Rest.", NOT, "6:3", "`> [!NOTE]`"),
    inBody("curly quotes in a tag", "<a href=“/blog/”>x</a>", NOT, "6:1", "straight"),
    inBody("a footnote without its note", "One.[^1]", NOT, "6:5", "`[^1]: The note.`"),
    inBody("Markdown in HTML", "<div>\n## One\n</div>", NOT, "7:1", "blank line"),
    inBody("many of them", "[[a]] [[b]] [[c]] [[d]] [[e]]", NOT, "6:1", "4 more like it"),
    ["in MDX", { "content/blog/x.mdx": body("See [[it]].") }, NOT, "x.mdx:6:5", "wiki"],
  ],
  "lost words": [
    inBody("a footnote that is not used", "One.\n\n[^1]: Two.", "text-lost", "8:1", "`[^1]`"),
    inBody("a second footnote", "One.[^1]\n\n[^1]: Two.\n\n[^1]: Three.", "text-lost", "10:1", "above"),
    inBody("a cell too many", "| a | b |\n| --- | --- |\n| c | d | e |", "text-lost", "8:11", "(2)"),
    inBody("details without end", "<details>\n\nOne\n\nTwo", "html-unpaired", "6:1", "folded away"),
    inBody("an element that does not close itself", 'One <a id="x"/> two', "html-unpaired", "6:5", "`></a>`"),
    inBody("an end tag alone", "One </b> two", "html-unpaired", "6:5", "`</b>`"),
  ],
  markup: [
    inBody("HTML that is not allowed", "One\n\n<script>1</script>", "html-dropped", "8:1", "<script>"),
    [
      "MDX that does not compile",
      { "content/blog/x.mdx": body("One\n\n{") },
      "mdx-invalid",
      "x.mdx:9:1",
      "not valid MDX",
    ],
    ["MDX with bad code", { "content/blog/x.mdx": body("One\n\n{a b}") }, "mdx-invalid", "x.mdx:8:3", "not valid MDX"],
    [
      "MDX that imports nothing",
      { "content/blog/x.mdx": body('import { A } from "./a";\n\nText') },
      "mdx-import",
      "x.mdx:6:19",
      '"./a"',
    ],
  ],
  site: [
    ["no site.yaml", { "content/site.yaml": "absent" }, "site-missing", "../site.yaml:1:1", "timeZone"],
    [
      "no name",
      { "content/site.yaml": SITE.replace("name: W\n", "") },
      "site-field-missing",
      "../site.yaml:1:1",
      "`name: ",
    ],
    [
      "no such time zone",
      { "content/site.yaml": SITE.replace("UTC", "Mars/Base") },
      "site-field-invalid",
      "../site.yaml:5:11",
      "America/New_York",
    ],
    [
      "a relative address",
      { "content/site.yaml": SITE.replace("https://", "") },
      "site-field-invalid",
      "../site.yaml:4:6",
      "https://www.example.org",
    ],
    ["a misspelt field", { "content/site.yaml": `${SITE}nmae: x\n` }, "key-unknown", "../site.yaml:6:1", "`name:`"],
    ["bad YAML", { "content/site.yaml": `${SITE}name: "x\n` }, "yaml-invalid", "../site.yaml:6:7", "not closed"],
    [
      "a placeholder",
      { "content/site.yaml": SITE.replace("name: W", "name: Willow Street Massage") },
      "site-placeholder",
      "../site.yaml:1:7",
      "Write your own",
    ],
    [
      "a closure that is over",
      {
        "content/site.yaml": `${SITE}closures:\n  - { from: 2025-12-24, until: 2025-12-31 }\n  - { from: 2026-01-01 }\n`,
      },
      "site-over",
      "../site.yaml:7:5",
      "This closure ended on 2025-12-31",
    ],
    [
      "a notice that is over",
      { "content/site.yaml": `${SITE}notice:\n  text: We move.\n  until: 2025-12-31\n` },
      "site-over",
      "../site.yaml:8:10",
      "This notice ended on 2025-12-31",
    ],
    [
      "a service whose page is not there",
      { "content/site.yaml": `${SITE}services:\n  - name: Massage\n    page: /massage/\n` },
      "link-missing",
      "../site.yaml:8:11",
      "no page or file /massage/",
    ],
    [
      "prices without a currency",
      { "content/site.yaml": `${SITE}services:\n  - name: Massage\n    prices: [{ minutes: 60, price: 95 }]\n` },
      "site-field-missing",
      "../site.yaml:8:13",
      "currency: USD",
    ],
    [
      "a link of the header to nowhere",
      { "content/site.yaml": `${SITE}navigation:\n  - { label: Articles, address: /blogs/ }\n` },
      "link-missing",
      "../site.yaml:7:33",
      "Did you mean /blog/?",
    ],
    [
      "a link of the header to an old address",
      {
        "content/site.yaml": `${SITE}navigation:\n  - { label: About, address: /about }\n`,
        ...x(post("aliases: [/about]")),
      },
      "link-moved",
      "../site.yaml:7:30",
      "Write `/blog/x/`",
    ],
    [
      "bookings that lead nowhere",
      { "content/site.yaml": `${SITE}booking: { address: /book/ }\n` },
      "link-missing",
      "../site.yaml:6:21",
      "no page or file /book/",
    ],
    [
      "a photo that is not there",
      {
        "content/site.yaml": `${SITE}people:\n  - { name: Ann, photo: people/an.jpg }\n`,
        "content/people/ann.jpg": "@good.jpg",
      },
      "image-missing",
      "../site.yaml:7:25",
      '"ann.jpg"',
    ],
    [
      "a photo that is a drawing",
      {
        "content/site.yaml": `${SITE}people:\n  - { name: Ann, photo: drawing.svg }\n`,
        "content/drawing.svg": "@drawing.svg",
      },
      "image-format",
      "../site.yaml:7:25",
      "PNG",
    ],
    [
      "Latin-1",
      { "content/site.yaml": Buffer.from(`${SITE}# caf\xe9\n`, "latin1") },
      "encoding-invalid",
      "../site.yaml:6:6",
      "UTF-8",
    ],
  ],
};

const page = (more: string, text = "Text."): string => `---\ntitle: About\n${more}\n---\n${text}\n`;
CASES.pages = [
  [
    "show as a word",
    { "content/pages/about.md": page("show: contact") },
    "show-invalid",
    "../pages/about.md:3:7",
    "`show: [contact]`",
  ],
  [
    "show of what is not there",
    { "content/pages/about.md": page("show: [map]") },
    "show-invalid",
    "../pages/about.md:3:8",
    "`contact`, `people`, `services`, `policies`, `legal`",
  ],
  [
    "a post's field",
    { "content/pages/about.md": page("date: 2021-01-01") },
    "key-unknown",
    "../pages/about.md:3:1",
    "use one of: title",
  ],
  [
    "an address of the site's own",
    { "content/pages/tags.md": page("# nothing") },
    "address-taken",
    "../pages/tags.md:1:1",
    "page of the site itself",
  ],
  [
    "an address of search",
    { "content/pages/search.md": page("# nothing") },
    "address-taken",
    "../pages/search.md:1:1",
    "page of the site itself",
  ],
  [
    "an address that a post wants too",
    { "content/pages/blog/ok.md": page("# nothing") },
    "address-taken",
    "../pages/blog/ok.md:1:1",
    "the post content/blog/ok.md",
  ],
  [
    "a link to nowhere",
    { "content/pages/about.md": page("# nothing", "[our post](/blog/okk/)") },
    "link-missing",
    "../pages/about.md:5:1",
    "/blog/ok/",
  ],
  ["named .txt", { "content/pages/about.txt": page("# nothing") }, "file-name", "../pages/about.txt:1:1", '"about.md"'],
];

const tested = new Set<Code>(["folder-missing", "file-unreadable"]);

describe.each(Object.entries(CASES))("%s", (_group, cases) => {
  for (const [, , code] of cases) tested.add(code);
  test.each(cases)("%s", async (_name, files, code, place, words) => {
    const { status, problems } = await check(files);
    const [, file, line, column] = place.match(/^(.*):(\d+):(\d+)$/) as RegExpMatchArray;
    const at = { file: path.posix.join("content/blog", file as string), line: Number(line), column: Number(column) };
    const found = problems.find((one) => one.code === code && one.file === at.file && one.line === at.line);
    expect(problems).toContainEqual(expect.objectContaining({ ...at, code, severity: RULES[code].severity }));
    expect(found?.message).toMatch(words);
    expect(found?.message, "ends as a sentence").toMatch(/[.?]$/);
    expect(status).toBe(problems.some(({ severity }) => severity === "error") ? 1 : 0);
    if (RULES[code].severity === "error") expect(status).toBe(1);
    if (RULES[code].severity === "warning" && status === 0) expect((await check(files, "--strict")).status).toBe(1);
  });
});

test("no content folder at all", async () => {
  const { status, problems } = await check({ "content/site.yaml": "absent", "content/blog/ok.md": "absent" });
  expect(problems).toMatchObject([{ file: "content", line: 1, column: 1, code: "folder-missing" }]);
  expect(status).toBe(1);
});

test("a file that can't be read, such as a link to nowhere", async () => {
  const { root } = await check({});
  fs.symlinkSync("nowhere", path.join(root, "content/blog/x.md"));
  const { status, problems } = await checkFolder(root);
  expect(problems).toMatchObject([{ file: "content/blog/x.md", line: 1, column: 1, code: "file-unreadable" }]);
  expect(status).toBe(1);
});

test("every rule is tested, here or with the command's option that it belongs to", () => {
  const here = Object.keys(RULES).filter((code) => code !== "address-gone");
  expect([...tested].sort()).toEqual(here.sort());
  expect(fs.readFileSync("tests/cli/check.test.ts", "utf8")).toContain("address-gone");
});

test("a picture that can't be read is named at its place, without a stack", async () => {
  const { root } = await check(x(post("featured: gone.jpg\nfeaturedAlt: x")));
  for (const name of ["content/blog/gone.jpg", "static/gone.png", "static/gone"]) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.symlinkSync("nowhere", path.join(root, name));
  }
  fs.symlinkSync("nowhere", path.join(root, "content/blog/y.mdx"));
  fs.writeFileSync(path.join(root, "content/blog/unused.jpg"), pictures["good.jpg"] as Buffer);
  const { problems } = await checkFolder(root, "--fix");
  expect(problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([
    "content/blog/unused.jpg:1:1 image-unused",
    "content/blog/x.md:4:11 file-unreadable",
    "content/blog/y.mdx:1:1 file-unreadable",
    "static/gone.png:1:1 file-unreadable",
  ]);
});

test("metadata of a picture that is published as it is has an error, whatever its kind and the file's name", async () => {
  const found = await picturesWithMetadata();
  const entries = Object.entries(found);
  const inStatic = await check(Object.fromEntries(entries.map(([name, { bytes }]) => [`static/${name}`, bytes])));
  expect(
    inStatic.problems.map(({ file, code, message }) => [file, code, message.match(/carries (.*?), in which/)?.[1]]),
  ).toEqual(entries.map(([name, { kind }]) => [`static/${name}`, "image-exif", kind]).sort());
  for (const { message } of inStatic.problems) expect(message).toContain("`npm run check -- --fix`");

  const shown = Object.keys(found).map((name) => `![A hand](${name})`);
  const inContent = Object.fromEntries(entries.map(([name, { bytes }]) => [`content/blog/${name}`, bytes]));
  const { problems } = await check({ ...x(body(shown.join("\n"))), ...inContent });
  expect(problems.map(({ code, message }) => [code, message.slice(0, 21)])).toEqual([
    ["image-exif", 'The picture "xmp.gif"'],
  ]);
});

test("nothing is wrong with what no name or place can stand in", async () => {
  const png = withChunk(await plainPicture(30, 20, "png"), "tEXt", Buffer.from("Software\0Painter 1"));
  expect((await check({ "static/a.png": png, "static/b.pdf": "%PDF-1.7 <x:xmpmeta" })).problems).toEqual([]);
});

test("of metadata that can't be removed here, the cure is another", async () => {
  const author = Buffer.from("Author\0N. N.");
  const { problems } = await check(
    {
      "static/a.heic": Buffer.concat([pictures["phone.heic"] as Buffer, Buffer.from("Exif\0\0MM")]),
      "static/b.png": withChunk(pictures["moving.png"] as Buffer, "tEXt", author),
      "static/c.png": withChunk(pictures["hdr.png"] as Buffer, "tEXt", author),
    },
    "--fix",
  );
  expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
    "static/a.heic image-exif",
    "static/b.png image-exif",
    "static/c.png image-exif",
  ]);
  for (const { message } of problems) expect(message).toContain("Save it as a still JPEG");
});

describe("nothing is wrong with", () => {
  test.each<[string, Files]>([
    ["a byte order mark and CRLF", x(`\uFEFF${body("One [two](#a)\n\n# A").replaceAll("\n", "\r\n")}`)],
    [
      "a decoration",
      {
        ...x(post('featured: good.jpg\nfeaturedAlt: ""', '<img src="good.jpg" alt="">')),
        "content/blog/good.jpg": "@good.jpg",
      },
    ],
    [
      "a drawing, a GIF and a small picture in the text",
      {
        ...x(body("![A drawing](drawing.svg) ![A GIF](still.gif) ![A hand](small.jpg)")),
        "content/blog/drawing.svg": "@drawing.svg",
        "content/blog/still.gif": "@still.gif",
        "content/blog/small.jpg": "@small.jpg",
      },
    ],
    ["a picture of the static folder", { ...x(body("![A hand](/a/hand.jpg)")), "static/a/hand.jpg": "@good.jpg" }],
    [
      "a picture that an import names",
      {
        "content/blog/x.mdx": body('import hand from "./good.jpg";\n\n<img src={hand} alt="A hand" />'),
        "content/blog/good.jpg": "@good.jpg",
      },
    ],
    [
      "links that lead somewhere",
      {
        ...x(
          post(
            "tags: [neck]\naliases: [/old, /old.html]",
            "[feed](/tags/neck/atom.xml) [old page](/old.html) [for robots](/robots.txt) [a b](/) [c d](/blog) [e f](/blog/ok) [g h](/list.pdf) [i j](/old) [k l](mailto:a@b.cd) [sms](sms:+15555550142) [map](geo:42.5,-73.5) [m n](https://example.com) [o p](#top) [q r](#s) [t u](/blog/x/#s) note[^1]\n\n# S\n\n[^1]: Note.",
          ),
        ),
        "static/list.pdf": "x",
      },
    ],
    [
      "a link from a draft to a draft",
      { ...x(post("draft: true", "[y](/blog/y/)")), "content/blog/y.md": other("draft: true") },
    ],
    ["a link around a picture", { ...x(body("[![A hand](good.jpg)](/blog/)")), "content/blog/good.jpg": "@good.jpg" }],
    [
      "a tag with a space around it",
      { ...x(post('tags: ["sciatica "]')), "content/blog/y.md": other("tags: [sciatica]") },
    ],
    [
      "names with accents as signs of their own",
      {
        ...x(post(`tags: [${"öl".normalize("NFD")}]\nauthor: ${"Zoë".normalize("NFD")}`)),
        "content/blog/y.md": other(`tags: [${"öl".normalize("NFC")}]`),
        "content/site.yaml": `${SITE}people:\n  - { name: ${"Zoë".normalize("NFC")} }\n`,
      },
    ],
    [
      "tags that are alike but differ",
      { ...x(post("tags: [back pain, neck, hip]")), "content/blog/y.md": other("tags: [neck pain, hips 2, lip]") },
    ],
    [
      "pages, their links and the front page's text",
      {
        "content/pages/about.md": page(
          "show: [people]",
          "[the archive](/archive/) [topics](/tags/sleep/) [search](/search/)",
        ),
        "content/pages/index.md": page("# nothing", "[about us](/about/)"),
        ...x(post("tags: [sleep]", "[about us](/about/)")),
      },
    ],
    [
      "all that a post may say",
      {
        ...x(
          post(
            "updated: 2021-09-01\nreviewed: 2021-09-01\nreviewDue: 2099-01-01\nauthor: Ann\nlang: de-CH\ncanonical: https://other.test/x",
          ),
        ),
        "content/site.yaml": `${SITE}people:\n  - { name: Ann, photo: ann.jpg }\n`,
        "content/ann.jpg": "@small.jpg",
      },
    ],
    [
      "names as long as they may be",
      x(post(`slug: /blog/${"a".repeat(255)}\naliases: [/${"b".repeat(247)}.html]\ntags: [${"c".repeat(255)}]`)),
    ],
    [
      "tags and authors whose accents are stored in two ways",
      {
        ...x(post("tags: [Übung]\nauthor: Zoë")),
        "content/blog/y.md": other("tags: [Übung]\nauthor: Zoë").normalize("NFD"),
        "content/site.yaml": `${SITE}people:\n  - name: Zoë\n`,
      },
    ],
    ["a study of which the fields name the source", x(post("sources: [{ title: A study }]", "A 2014 study found it."))],
    ["a claim in another language than English", x(post("lang: de", "Unsere Massage cures; a 2014 study found it."))],
    [
      "claims of which the practice wants no notes",
      {
        ...x(body("Our massage cures diabetes.\n\nA study found it.\n\n> My massage cured me.\n>\n> — Jane")),
        ...claims("  promise: off\n  condition: off\n  study: off\n  testimonial: off\n"),
      },
    ],
    [
      "who answers for a site, with a text beside it and a link to it",
      {
        "content/site.yaml": `${SITE}legal:\n  name: W\n`,
        "content/pages/imprint.md": page("# nothing", "Imprint."),
        ...x(body("[Who we are](/imprint/)")),
      },
    ],
    [
      "a page of the practice's own that says who answers for it",
      {
        "content/site.yaml": `${SITE}practice:\n  address: { street: S, locality: L, country: CH }\n`,
        "content/pages/impressum.md": page("# nothing"),
      },
    ],
    ["examples in a draft", x(post("draft: true\nexcerpt: What the reader learns, in a sentence or two."))],
    ["a long file name with a short slug", { [`content/blog/${"ü".repeat(121)}.md`]: post("slug: /blog/short") }],
    ["headings that begin at any level and rise", x(body("### A\n\n#### B\n\n### C"))],
    ["an own line in the redirects", { "static/_redirects": "/a /b 301\n/a/ /b 301\n" }],
  ])("%s", async (_name, files) => {
    const { status, problems } = await check(files);
    expect(problems).toEqual([]);
    expect(status).toBe(0);
  });
});

test("every problem of every file is there at once, sorted by file and line", async () => {
  const { problems } = await check({
    ...x(post("slug: /X\nfeatured: no.jpg", "#\n\n[a b](/nowhere)\n\n![c d](no.png)", "title: T\ndate: soon")),
    "content/blog/b.md": body("#\n\n[](/nowhere)\n\n<script></script>"),
  });
  expect(problems.map(({ file, line, code }) => `${path.basename(file)}:${line} ${code}`)).toEqual([
    "b.md:6 heading-empty",
    "b.md:8 link-empty",
    "b.md:8 link-missing",
    "b.md:10 html-dropped",
    "x.md:3 date-invalid",
    "x.md:4 slug-invalid",
    "x.md:5 featured-alt-missing",
    "x.md:5 image-missing",
    "x.md:7 heading-empty",
    "x.md:9 link-missing",
    "x.md:11 image-missing",
  ]);
});

test("a text that can't be read makes no other fail whose address it seems to want", async () => {
  const { problems } = await check(x(post("slug: /blog/ok", "Text.", "title: T\ndate: soon")));
  expect(problems.map(({ file, code }) => `${path.basename(file)} ${code}`)).toEqual([
    "x.md date-invalid",
    "x.md address-taken",
  ]);
});

describe("an error of a draft is a warning, and stops nothing:", () => {
  const draft = (more = "# nothing", text = "Text.") => other(`draft: true\n${more}`, text);
  const languages = { "content/site.yaml": SITE.replace("language: en", "languages: [en, fr]") };
  const french = (more: string) => other(`translationOf: ok.md\n${more}`);

  test.each<[what: string, files: Files, codes: Code[]]>([
    ["a field", x(other("draft: true", "Text.").replace("2021-08-07", "soon")), ["date-invalid"]],
    ["a field that nobody knows", x(draft("colour: red")), ["key-unknown"]],
    ["an author", { ...x(draft("author: Nobody")), "content/site.yaml": SITE }, ["author-unknown"]],
    ["the text", x(draft("# nothing", "[a b](/nowhere/)\n\n<script>1</script>")), ["link-missing", "html-dropped"]],
    ["a picture", x(draft("featured: no.jpg\nfeaturedAlt: No")), ["image-missing"]],
    ["code", { "content/blog/x.mdx": draft("# nothing", 'import A from "./a.js";\n\n<A>{</A>') }, ["mdx-invalid"]],
    ["a page", { "content/pages/x.md": `---\ntitle: T\ndraft: true\nshow: all\n---\nText.\n` }, ["show-invalid"]],
    ["an address that another has", x(draft("slug: /blog/ok")), ["address-taken"]],
    ["an old address that another has", x(draft("aliases: [/blog/ok]")), ["address-taken"]],
    [
      "an address that is an old one of another",
      { ...x(draft("slug: /blog/old")), "content/blog/ok.md": OK.replace("# nothing", "aliases: [/blog/old]") },
      ["address-taken"],
    ],
    ["the address of a file", { ...x(draft("aliases: [/a.txt]")), "static/a.txt": "A" }, ["address-taken"]],
    [
      "a tag that would share its address with another's",
      { ...x(draft('tags: ["c#"]')), "content/blog/ok.md": OK.replace("# nothing", 'tags: ["c/"]') },
      ["tag-address"],
    ],
    [
      "a translation that there is",
      { ...languages, "content/blog/fr/a.md": french("draft: true"), "content/blog/fr/b.md": french("slug: /blog/b") },
      ["translation-invalid"],
    ],
  ])("%s", async (_what, files, codes) => {
    const { status, problems } = await check(files);
    const own = problems.filter(({ message }) => message.endsWith("This stops nothing as long as it is a draft."));
    expect(own.map(({ code }) => code)).toEqual(codes);
    expect(own.map(({ severity }) => severity)).toEqual(codes.map(() => "warning"));
    // It is of the draft: of nothing else there is anything to say.
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([own[0]?.file]));
    expect(status).toBe(0);
    expect((await check(files, "--strict")).status).toBe(1);
  });

  test("of two drafts that want one address both are told", async () => {
    const { problems } = await check({ ...x(draft("slug: /blog/y")), "content/blog/y.md": draft() });
    expect(problems.filter(({ code }) => code === "address-taken").map(({ file }) => path.basename(file))).toEqual([
      "x.md",
      "y.md",
    ]);
  });

  test("one without a sound field is the original of a published translation all the same", async () => {
    const { problems } = await check({
      ...languages,
      ...x(draft("author: Nobody\ncolour: red")),
      "content/blog/fr/a.md": post("translationOf: x.md", "Text.", "title: Cou\ndate: 2021-08-08"),
    });
    expect(problems.map(({ file, code }) => `${path.basename(file)} ${code}`)).toEqual([
      "x.md author-unknown",
      "x.md key-unknown",
    ]);
  });

  test.each<[what: string, files: Files, file: string, code: Code]>([
    ["of a text whose fields can't be read", x("---\ndraft: true\ntitle: [\n---\nText."), "x.md", "yaml-invalid"],
    ["of a text of which it can't be told whether it is one", x(other("draft: perhaps")), "x.md", "draft-invalid"],
    [
      "of a post to come",
      x(post("# nothing", "[a b](/nowhere/)", "title: T\ndate: 2999-01-01")),
      "x.md",
      "link-missing",
    ],
    [
      "of a text that links to one with an error",
      { ...x(draft("colour: red")), "content/blog/ok.md": OK.replace("Text.", "[a b](/blog/x/)") },
      "ok.md",
      "link-draft",
    ],
    [
      "of a text that links to an old address of one",
      { ...x(draft("aliases: [/blog/old]")), "content/blog/ok.md": OK.replace("Text.", "[a b](/blog/old/)") },
      "ok.md",
      "link-draft",
    ],
    [
      "of the facts that link to one",
      {
        "content/pages/x.md": "---\ntitle: T\ndraft: true\nshow: all\n---\nText.\n",
        "content/site.yaml": `${SITE}navigation: [{ label: X, address: /x/ }]\n`,
      },
      "site.yaml",
      "link-draft",
    ],
  ])("but %s it stays one", async (_what, files, file, code) => {
    const { status, problems } = await check(files);
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map((one) => `${path.basename(one.file)} ${one.code}`)).toContain(`${file} ${code}`);
    expect(status).toBe(1);
  });

  test("links lead to what is published, whatever drafts want its address", async () => {
    const { status, problems } = await check({
      "content/pages/index.md": "---\ntitle: Home\ndraft: true\n---\nText.\n",
      ...x(draft("slug: /blog/ok\naliases: [/blog/y]")),
      "content/blog/y.md": post(
        "# nothing",
        "[a b](/blog/ok/#top) [c d](/) [e f](/blog/y/)",
        "title: Y\ndate: 2021-08-09",
      ),
    });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(status).toBe(0);
  });
});
