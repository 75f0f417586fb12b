import { describe, expect, test } from "vitest";
import { postSchema } from "../../src/model/content/schema";
import { parseSource } from "../../src/model/content/source";

const parsePost = (text: string, name: string) => {
  const { source, ...rest } = parseSource(text, { kind: "post", name, format: "md" }, { language: "en" });
  if (source && source.kind !== "post") throw new Error("not a post");
  return { post: source, ...rest };
};
const parse = (frontmatter: string, name = "back-pain", body = "Text.") =>
  parsePost(`---\n${frontmatter}\n---\n${body}`, name);

const GOOD = "title: Back pain\ndate: 2021-08-06";

/** What a post need not have. */
const OPTIONAL = Object.entries(postSchema.shape).flatMap(([key, field]) =>
  field.safeParse(undefined).success ? [key] : [],
);

describe("a good post", () => {
  test.each(OPTIONAL)("may leave %s empty, as content tools do", (key) => {
    const { post, findings } = parse(`${GOOD}\n${key}:`);
    expect(findings).toEqual([]);
    expect(post).toEqual({ ...parse(GOOD).post, bodyOffset: 5 });
  });

  test("may not leave empty what it must have", () => {
    expect(parse("title:\ndate: 2021-08-06").findings.map(({ message }) => message)).toEqual([
      expect.stringContaining("title is missing"),
    ]);
  });

  test("has defaults for everything optional", () => {
    const { post, findings } = parse(GOOD);
    expect(findings).toEqual([]);
    expect(post).toMatchObject({
      title: "Back pain",
      date: "2021-08-06",
      path: "/blog/back-pain/",
      featuredAlt: "",
      tags: [],
      draft: false,
      body: "Text.",
      bodyOffset: 4,
    });
    for (const field of ["excerpt", "featured", "updated", "lang"]) expect(post).not.toHaveProperty(field);
  });

  test.each([
    ["slug: /blog/other", "/blog/other/"],
    ["slug: /blog/other/", "/blog/other/"],
    ['slug: "/blog/other-2"', "/blog/other-2/"],
  ])("%s gives %s", (line, path) => {
    expect(parse(`${GOOD}\n${line}`).post?.path).toBe(path);
  });

  test.each([
    ["Back Pain", "/blog/back-pain/"],
    ["Rückenschmerz & Nacken", "/blog/ruckenschmerz-and-nacken/"],
    ["2021-08-06_post", "/blog/2021-08-06-post/"],
  ])("a file named %s becomes %s", (name, path) => {
    expect(parse(GOOD, name).post?.path).toBe(path);
  });

  test("keeps a date as text, whatever the time zone", () => {
    expect(parse("title: T\ndate: 2021-01-01").post?.date).toBe("2021-01-01");
    expect(parse('title: T\ndate: "2020-02-29"').post?.date).toBe("2020-02-29");
  });

  test("takes text as it was written, whatever YAML would make of it", () => {
    const { post } = parse("title: 01234\ndate: 2021-01-01\ntags: [2024, 1e3, 0x1F, yes, true, ~b]\nexcerpt: 12_000");
    expect(post).toMatchObject({
      title: "01234",
      tags: ["2024", "1e3", "0x1F", "yes", "true", "~b"],
      excerpt: "12_000",
    });
  });

  test.each(["true", '"true"', "True"])("is a draft by draft: %s", (written) => {
    expect(parse(`${GOOD}\ndraft: ${written}`).post?.draft).toBe(true);
  });

  test("takes tags once and in order; none is none", () => {
    expect(parse(`${GOOD}\ntags: [b, a, b]`).post?.tags).toEqual(["b", "a"]);
    expect(parse(`${GOOD}\ntags:`).post?.tags).toEqual([]);
    expect(parse(`${GOOD}\n# tags:\n#   - x`).post?.tags).toEqual([]);
  });

  test("a byte order mark and CRLF change nothing", () => {
    const text = `\uFEFF---\r\ntitle: Back pain\r\ndate: 2021-08-06\r\n---\r\nOne\r\nTwo`;
    const { post, findings } = parsePost(text, "x");
    expect(findings).toEqual([]);
    expect(post).toMatchObject({ title: "Back pain", body: "One\nTwo" });
  });

  test("a featured picture without description is a warning, an empty description is a choice", () => {
    const warned = parse(`${GOOD}\nfeatured: a.jpg`);
    expect(warned.findings).toMatchObject([{ line: 4, column: 11, code: "featured-alt-missing" }]);
    expect(warned.post?.featuredAlt).toBe("");
    expect(parse(`${GOOD}\nfeatured: a.jpg\nfeaturedAlt: ""`).findings).toEqual([]);
    expect(parse(`${GOOD}\nfeatured: a.jpg\nfeaturedAlt: A hand`).post?.featuredAlt).toBe("A hand");
  });
});

describe("a bad post", () => {
  test.each([
    ["title is missing", "date: 2021-08-06", "title-missing", 2, 1, "Add a line `title:"],
    ["title is blank", 'title: " "\ndate: 2021-08-06', "title-invalid", 2, 8, "blank"],
    ["title has no value", "title:\ndate: 2021-08-06", "title-invalid", 2, 1, "missing"],
    ["title is a list", "title: [a]\ndate: 2021-08-06", "title-invalid", 2, 8, '`title: "a"`'],
    ["date is missing", "title: T", "date-missing", 2, 1, "Add a line `date:"],
    ["date is impossible", "title: T\ndate: 2021-13-45", "date-invalid", 3, 7, '"2021-13-45" is not a calendar date'],
    ["date is no leap day", "title: T\ndate: 2021-02-29", "date-invalid", 3, 7, "YYYY-MM-DD"],
    ["date is ambiguous", "title: T\ndate: 08/06/2021", "date-invalid", 3, 7, "`date: 2021-06-08` or"],
    ["date is a word", "title: T\ndate: yesterday", "date-invalid", 3, 7, "yesterday"],
    ["key is unknown", `${GOOD}\nfeature: a.jpg`, "key-unknown", 4, 1, "Did you mean `featured:`?"],
    ["key is far from any", `${GOOD}\nxyzzy: 1`, "key-unknown", 4, 1, "use one of: title, subtitle, date"],
    ["tags are a word", `${GOOD}\ntags: massage`, "tags-invalid", 4, 7, "`tags: [massage]`"],
    ["keywords are a word", `${GOOD}\nkeywords: lumbago`, "keywords-invalid", 4, 11, "`keywords: [lumbago]`"],
    ["a tag is a list", `${GOOD}\ntags: [a, [b]]`, "tags-invalid", 4, 11, "must be text"],
    ["draft is a word", `${GOOD}\ndraft: "no"`, "draft-invalid", 4, 8, "true or false"],
    ["slug has capitals", `${GOOD}\nslug: /blog/Back`, "slug-invalid", 4, 7, "lower-case"],
    ["slug climbs", `${GOOD}\nslug: /blog/../../x`, "slug-invalid", 4, 7, "lower-case"],
    ["slug is elsewhere", `${GOOD}\nslug: /x`, "slug-invalid", 4, 7, "/blog/"],
    ["slug is a number", `${GOOD}\nslug: 05`, "slug-invalid", 4, 7, 'slug: "05" is not an address'],
    ["slug is a list", `${GOOD}\nslug: [a]`, "slug-invalid", 4, 7, "must be text"],
    ["slug is taken by the list", `${GOOD}\nslug: /blog/page`, "slug-reserved", 4, 7, "taken"],
    ["featured is an address", `${GOOD}\nfeatured: https://x.org/a.jpg`, "featured-invalid", 4, 11, "beside the post"],
    ["YAML has a tab", "title: T\n\tdate: 2021-08-06", "yaml-invalid", 3, 1, ""],
    ["YAML has an open quote", 'title: "T\ndate: 2021-08-06', "yaml-invalid", 2, 8, "not closed"],
    ["YAML has a bare colon", "title: Massage: why\ndate: 2021-08-06", "yaml-invalid", 2, 8, "in quotes"],
    ["YAML repeats a key", "title: A\ntitle: B\ndate: 2021-08-06", "yaml-duplicate-key", 3, 1, "twice"],
    ["YAML is a list", "- a", "yaml-invalid", 2, 1, "without a hyphen"],
  ])("%s", (_name, frontmatter, code, line, column, text) => {
    const { post, findings } = parse(frontmatter);
    expect(findings[0]).toMatchObject({ code, line, column });
    expect(findings[0]?.message).toContain(text);
    if (code !== "key-unknown") expect(post).toBeUndefined();
  });

  test("a required field that is misspelt is not called missing too", () => {
    expect(parse("Title: T\ndate: 2021-08-06").findings.map(({ code }) => code)).toEqual(["key-unknown"]);
  });

  test("reports every problem at once", () => {
    const { findings } = parse('date: 08/06/2021\nfeature: x\ntags: a\ndraft: "no"');
    expect(findings.map(({ code }) => code).sort()).toEqual(
      ["date-invalid", "draft-invalid", "key-unknown", "tags-invalid", "title-missing"].sort(),
    );
  });

  test.each([
    ["", "frontmatter-missing"],
    ["# Hello", "frontmatter-missing"],
    ["---\ntitle: T\n", "frontmatter-unclosed"],
  ])("%j is %s", (text, code) => {
    expect(parsePost(text, "x").findings).toMatchObject([{ line: 1, column: 1, code }]);
  });

  test("no address can be made of a name without letters", () => {
    expect(parse(GOOD, "!!!").findings).toMatchObject([{ code: "slug-missing" }]);
    expect(parse(GOOD, "page").findings).toMatchObject([{ code: "slug-missing" }]);
  });
});

describe("a page", () => {
  const page = (frontmatter: string, name = "about") =>
    parseSource(`---\n${frontmatter}\n---\nText.`, { kind: "page", name, format: "md" }, { language: "en" });

  test("needs a title only, and has the address of its file", () => {
    const { source, findings } = page("title: About us\nshow: [people, people]\nupdated: 2026-01-02");
    expect(findings).toEqual([]);
    expect(source).toMatchObject({
      kind: "page",
      path: "/about/",
      show: ["people"],
      updated: "2026-01-02",
      draft: false,
    });
  });

  test.each([
    ["", "/"],
    ["help/Getting here", "/help/getting-here/"],
    ["Über uns", "/uber-uns/"],
  ])("%j is served at %s", (name, path) => {
    expect(page("title: T", name).path).toBe(path);
  });

  test("has no date, no tags and no slug of its own", () => {
    expect(page("title: T\ndate: 2021-01-01\ntags: [a]\nslug: /x").findings.map(({ code }) => code)).toEqual(
      Array(3).fill("key-unknown"),
    );
  });

  test("a name without letters makes no address", () => {
    expect(page("title: T", "!!!").findings).toMatchObject([{ code: "slug-missing" }]);
  });
});

test("values may lie ten deep within each other; deeper ones are one fault", () => {
  const nested = (depth: number) =>
    parseSource(
      `---\ntitle: ${"[".repeat(depth)}${"]".repeat(depth)}\n---\nText.`,
      { kind: "post", name: "a", format: "md" },
      { language: "en" },
    ).findings;
  expect(nested(10)).toMatchObject([{ code: "title-invalid" }, { code: "date-missing" }]);
  expect(nested(11)).toMatchObject([{ line: 2, column: 18, code: "yaml-invalid" }]);
  expect(nested(12)).toHaveLength(1);
  expect(nested(11)[0]?.message).toContain("deeper than");
});

test("at most twenty faults of one mapping are told", () => {
  const { findings } = parseSource(
    `---\n${"a: b: c\n".repeat(22)}---\nText.`,
    { kind: "post", name: "a", format: "md" },
    { language: "en" },
  );
  expect(findings).toHaveLength(20);
});

test("an alias is judged in a moment, however long", () => {
  const { findings } = parseSource(
    `---\ntitle: T\ndate: 2021-08-06\naliases: [/${"a".repeat(50)}!]\n---\nx`,
    { kind: "post", name: "a", format: "md" },
    { language: "en" },
  );
  expect(findings).toMatchObject([{ line: 4, code: "aliases-invalid" }]);
});
