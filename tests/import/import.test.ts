// npm run import of an export: what becomes public, what is told, and that nothing of others is touched.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runImport } from "../../src/cli/import";
import { filesBelow } from "../../src/content/files-below";
import { loadContent } from "../../src/content/load";
import type { ImportReport } from "../../src/import/report";
import { splitFrontmatter } from "../../src/model/content/frontmatter";
import { captured } from "../cli/captured";
import { type Given, type GivenSite, wxr } from "./wxr";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "import-test-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root: string;
const at = (name: string): string => path.join(root, name);
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
});

const NOW = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 28) / 1000) };

/** Runs the command on a text that is written into a file. */
async function run(text: string, args: string[] = []) {
  fs.writeFileSync(at("export.xml"), text);
  const ran = await captured(runImport, ["export.xml", "--no-fetch", "--report", "report.json", ...args], {
    root,
    env: NOW,
  });
  const report: ImportReport | undefined = fs.existsSync(at("report.json"))
    ? JSON.parse(fs.readFileSync(at("report.json"), "utf8"))
    : undefined;
  return { ...ran, report: report as ImportReport };
}
const bring = (items: Given[], site?: GivenSite, args?: string[]) => run(wxr(items, site), args);

const files = (): string[] => filesBelow(at("content"));
const text = (name: string): string => fs.readFileSync(at(`content/${name}`), "utf8");
const fields = (name: string): Record<string, unknown> => parse(text(name).split("\n---\n")[0]?.slice(4) ?? "");
const body = (name: string): string => splitFrontmatter(text(name)).body.trim();
const errors = async () =>
  (await loadContent(at("content"), root, new Date())).problems.filter(({ severity }) => severity === "error");

test("an ordinary post, and the check finds nothing", async () => {
  const { status, out } = await bring([
    {
      slug: "back-pain",
      title: "Back pain &amp; <em>you</em>",
      content: "Words.\n\nMore.",
      excerpt: "A <b>summary</b>.",
      terms: [
        ["category", "body", "Body"],
        ["post_tag", "neck", "Neck"],
      ],
    },
  ]);
  expect(status).toBe(0);
  expect(out).toContain("No word was lost.");
  expect(files()).toEqual(["blog/back-pain.md", "site.yaml"]);
  expect(fields("blog/back-pain.md")).toEqual({
    title: "Back pain & you",
    date: "2020-05-06",
    slug: "/blog/back-pain",
    excerpt: "A summary.",
    aliases: ["/2020/05/06/back-pain"],
    author: "Ann Bo",
    tags: ["Body", "Neck"],
  });
  expect(body("blog/back-pain.md")).toBe("Words.\n\nMore.");
  expect((await loadContent(at("content"), root, new Date())).problems).toEqual([]);
});

describe("only what was public becomes public", () => {
  test.each([
    ["publish", {}, []],
    ["draft", { status: "draft", date: "0000-00-00 00:00:00", gmt: "0000-00-00 00:00:00" }, ['its status was "draft"']],
    ["private", { status: "private" }, ['its status was "private"']],
    ["pending", { status: "pending" }, ['its status was "pending"']],
    ["of a plugin", { status: "hidden-by-plugin" }, ['its status was "hidden-by-plugin"']],
    ["in the trash", { status: "trash" }, ["it was in the trash"]],
    ["future", { status: "future", date: "2030-01-02 09:00:00" }, ["it was to appear on 2030-01-02"]],
    ["with a password", { password: "x" }, ["it had a password"]],
  ] as const)("%s", async (_, given, reasons) => {
    const { report } = await bring([
      { slug: "a", content: "Words", ...given },
      { id: 9, content: "Other" },
    ]);
    expect(fields("blog/a.md").draft).toBe(reasons.length > 0 ? true : undefined);
    expect(report.texts.find(({ file }) => file === "blog/a.md")?.draft).toEqual(reasons);
    expect(await errors()).toEqual([]);
  });

  test("what is no text is named and not taken", async () => {
    const { report } = await bring([{}, { type: "shop_order", title: "Order 1" }, { type: "revision" }]);
    expect(files()).toEqual(["blog/text-1.md", "site.yaml"]);
    expect(report.notTaken).toMatchObject([{ type: "shop_order", count: 1 }]);
  });

  test("further types become pages where they are asked for", async () => {
    await bring([{}, { type: "service", slug: "massage", link: "https://old.test/service/massage/" }], {}, [
      "--types",
      "service",
    ]);
    expect(files()).toContain("pages/service/massage.md");
  });
});

test("titles, tags and excerpts stay text for every reader of YAML", async () => {
  await bring([
    {
      slug: "y",
      title: "2024",
      excerpt: "2024-01-01",
      terms: [
        ["post_tag", "1", "1.0"],
        ["post_tag", "n", "no"],
      ],
    },
  ]);
  expect(text("blog/y.md")).toContain('title: "2024"\ndate: "2020-05-06"');
  expect(fields("blog/y.md")).toMatchObject({ title: "2024", excerpt: "2024-01-01", tags: ["1.0", "no"] });
});

test("the day is the local one", async () => {
  await bring([{ slug: "late", date: "2020-12-31 23:30:00", gmt: "2021-01-01 04:30:00" }]);
  expect(fields("blog/late.md").date).toBe("2020-12-31");
});

test("entities, control characters and CDATA within texts", async () => {
  const { status } = await bring([
    { slug: "a", title: "It&#8217;s &amp;\u0008 so", content: "One ]]> two \u0002three &nbsp;four &eacute;" },
  ]);
  expect(status).toBe(0);
  expect(fields("blog/a.md").title).toBe("It’s & so");
  expect(body("blog/a.md")).toBe("One ]]> two three \u00A0four é");
  expect(await errors()).toEqual([]);
});

test("a slug in another script, and two posts of one", async () => {
  const { report } = await bring([
    { slug: "%d0%bc%d0%b0%d1%81%d1%81%d0%b0%d0%b6", link: "https://old.test/%d0%bc%d0%b0%d1%81%d1%81%d0%b0%d0%b6/" },
    { slug: "a", link: "https://old.test/a/" },
    { slug: "A", title: "Another", link: "https://old.test/A2/" },
  ]);
  expect(files()).toEqual(["blog/a-2.md", "blog/a.md", "blog/massazh.md", "site.yaml"]);
  expect(report.rivals).toEqual(['/blog/a/ is taken, so "Another" (https://old.test/A2/) is at /blog/a-2/ now.']);
  expect(fs.readFileSync(at("static/_redirects"), "utf8")).toContain(
    "/%d0%bc%d0%b0%d1%81%d1%81%d0%b0%d0%b6/ /blog/massazh/ 301\n",
  );
});

test("a public text has its address before a draft that is older or has no day", async () => {
  await bring([
    { slug: "", title: "Sleep", status: "draft", date: "0000-00-00 00:00:00", link: "https://old.test/?p=1" },
    {
      slug: "sleep__trashed",
      title: "Sleep",
      status: "trash",
      date: "2001-01-01 00:00:00",
      link: "https://old.test/?p=2",
    },
    { slug: "sleep", title: "Sleep", content: "Public." },
  ]);
  expect(files()).toEqual(["blog/sleep-2.md", "blog/sleep-trashed.md", "blog/sleep.md", "site.yaml"]);
  expect(body("blog/sleep.md")).toBe("Public.");
});

test("links lead to the new addresses, and lose themselves where there are none", async () => {
  const { report } = await bring([
    {
      slug: "a",
      link: "https://old.test/a/",
      content:
        '<a href="http://www.old.test/b/#x">b</a> <a href="/?p=2">b</a> <a href="/old/">gone</a> <a href="/c/">draft</a> <a href="https://other.test/x y">other</a> <a href="javascript:x()">js</a> <a href="/category/body/">Body</a> <a href="/feed/">feed</a> <a href="https://old.test">home</a>',
      terms: [["category", "body", "Body"]],
    },
    { id: 2, slug: "b", link: "https://old.test/b/" },
    { id: 3, slug: "c", link: "https://old.test/c/", status: "draft" },
  ]);
  expect(body("blog/a.md")).toBe(
    "[b](/blog/b/) [b](/blog/b/) gone draft [other](https://other.test/x%20y) js [Body](/tags/body/) [feed](/rss.xml) [home](/)",
  );
  expect(report.texts.find(({ file }) => file === "blog/a.md")?.unlinked).toEqual(["/old/", "/c/", "javascript:x()"]);
  expect(await errors()).toEqual([]);
});

test("what the check refuses becomes a draft, with the reason and all its words", async () => {
  const { report } = await bring([
    { slug: "long", content: Array.from({ length: 5200 }, (_, n) => `<p>Word${n}</p>`).join("\n") },
    { id: 2 },
  ]);
  const [long] = report.texts;
  expect(long?.draft.join(" ")).toContain("lines");
  expect(text(long?.file ?? "")).toContain("Word5199");
  expect(await errors()).toEqual([]);
});

describe("twice over the same folder", () => {
  const items = [
    { slug: "a", content: "Words" },
    { id: 2, type: "page", slug: "about", link: "https://old.test/about/" },
  ];
  const state = () => [...files().map((name) => [name, text(name)]), fs.readFileSync(at("static/_redirects"), "utf8")];

  test("nothing changes", async () => {
    await bring(items);
    const before = state();
    const { report } = await bring(items);
    expect(state()).toEqual(before);
    expect(report).toMatchObject({ made: [], renewed: [], kept: [] });
  });

  test("nor when what is remembered of the first time is gone", async () => {
    await bring(items);
    const before = state();
    fs.rmSync(at(".build"), { recursive: true });
    expect((await bring(items)).report).toMatchObject({ made: [], renewed: [], kept: [] });
    expect(state()).toEqual(before);
  });

  test("what an editor has changed stays; what is new on the old site comes", async () => {
    await bring(items);
    fs.appendFileSync(at("content/blog/a.md"), "\nMine.\n");
    const { report } = await bring([
      { slug: "a", content: "Other words" },
      { ...items[1], content: "New" } as Given,
      { id: 3 },
    ]);
    expect(text("blog/a.md")).toMatch(/Words\n\nMine\.\n$/);
    expect(body("pages/about.md")).toBe("New");
    expect(report).toMatchObject({
      kept: ["content/blog/a.md"],
      renewed: ["content/pages/about.md"],
      made: ["content/blog/text-3.md"],
    });
  });

  test("an editor's own post keeps its address, and an own site.yaml its facts", async () => {
    fs.mkdirSync(at("content/blog"), { recursive: true });
    fs.writeFileSync(
      at("content/site.yaml"),
      "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n",
    );
    fs.writeFileSync(at("content/blog/own.md"), "---\ntitle: Own\ndate: 2020-01-01\nslug: /blog/a\n---\n\nOwn.\n");
    const { report } = await bring(items);
    expect(files()).toEqual(["blog/a-2.md", "blog/own.md", "pages/about.md", "site.yaml"]);
    expect(text("site.yaml")).toMatch(/^name: W\n/);
    expect(fields("blog/a-2.md").author).toBeUndefined();
    expect(report.remarks.join("\n")).toContain('"Ann Bo"');
    expect(await errors()).toEqual([]);
  });

  test("--dry-run writes nothing but the report", async () => {
    const { report, out } = await bring(items, {}, ["--dry-run"]);
    expect(fs.existsSync(at("content"))).toBe(false);
    expect(fs.existsSync(at("static"))).toBe(false);
    expect(report.made).toEqual([
      "content/blog/a.md",
      "content/pages/about.md",
      "content/site.yaml",
      "static/_redirects",
    ]);
    expect(out).toContain("Would bring along 2 texts");
  });
});

test("the facts: name, language, time zone, people, the header's links, the front page", async () => {
  const menu = (id: number, order: number, title: string, meta: Record<string, string>): Given => ({
    id,
    type: "nav_menu_item",
    title,
    order,
    meta,
    terms: [["nav_menu", "main", "Main"]],
  });
  const { report } = await bring(
    [
      { slug: "a", date: "2020-07-01 12:00:00", gmt: "2020-07-01 10:00:00", author: "bo" },
      { id: 2, slug: "b", date: "2020-01-01 12:00:00", gmt: "2020-01-01 11:00:00", author: "bo" },
      {
        id: 3,
        slug: "c",
        date: "2020-01-02 12:00:00",
        gmt: "2020-01-02 11:00:00",
        terms: [["category", "neck", "Neck &amp; back"]],
      },
      { id: 4, type: "page", slug: "home", link: "https://old.test/", title: "Welcome", content: "Hello." },
      { id: 5, type: "page", slug: "team", link: "https://old.test/about/team/", title: "Team" },
      { id: 6, type: "page", slug: "blog", link: "https://old.test/blog/", title: "Blog" },
      menu(11, 2, "", {
        _menu_item_type: "post_type",
        _menu_item_object: "page",
        _menu_item_object_id: "5",
        _menu_item_menu_item_parent: "0",
      }),
      menu(10, 1, "Start", {
        _menu_item_type: "custom",
        _menu_item_url: "https://old.test/",
        _menu_item_menu_item_parent: "0",
      }),
      menu(14, 5, "", {
        _menu_item_type: "taxonomy",
        _menu_item_object: "category",
        _menu_item_object_id: "1",
        _menu_item_menu_item_parent: "0",
      }),
      menu(12, 3, "Gone", { _menu_item_type: "custom", _menu_item_url: "/gone/", _menu_item_menu_item_parent: "0" }),
      menu(13, 4, "Below", {
        _menu_item_type: "custom",
        _menu_item_url: "/about/team/",
        _menu_item_menu_item_parent: "11",
      }),
    ],
    {
      title: "Calm: Hands",
      authors: { ann: "Ann Bo", bo: "Bo Cy", admin: "Nobody" },
      categories: [["neck", "Neck &amp; back"]],
    },
  );
  expect(parse(text("site.yaml"))).toEqual({
    name: "Calm: Hands",
    description: "Massage in Berlin",
    language: "de-DE",
    url: "https://old.test",
    timeZone: "Europe/Berlin",
    people: [{ name: "Bo Cy" }, { name: "Ann Bo" }],
    navigation: [
      { label: "Start", address: "/" },
      { label: "Team", address: "/about/team/" },
      { label: "Neck & back", address: "/tags/neck-und-back/" },
    ],
  });
  expect(files()).toContain("pages/index.md");
  expect(files()).toContain("pages/about/team.md");
  expect(report.rivals).toEqual(['/blog/ is taken, so "Blog" (https://old.test/blog/) is at /blog-2/ now.']);
  expect(await errors()).toEqual([]);
});

describe("addresses", () => {
  const redirects = () => fs.readFileSync(at("static/_redirects"), "utf8").split("\n");

  test("categories below their parents, tags, authors, archives, attachments, feeds lead on", async () => {
    await bring(
      [
        {
          slug: "a",
          terms: [
            ["category", "neck", "Neck"],
            ["post_tag", "sleep", "Sleep"],
          ],
        },
        {
          id: 2,
          type: "attachment",
          slug: "photo",
          link: "https://old.test/2020/05/06/a/photo/",
          parent: 1,
          file: "https://old.test/wp-content/uploads/photo.jpg",
        },
      ],
      {
        categories: [
          ["body", "Body"],
          ["neck", "Neck", "body"],
        ],
      },
    );
    expect(redirects()).toEqual(
      expect.arrayContaining([
        "/category/body/neck /tags/neck/ 301",
        "/category/body/neck/ /tags/neck/ 301",
        "/category/neck/ /tags/neck/ 301",
        "/category/body/ /blog/ 301",
        "/tag/sleep/ /tags/sleep/ 301",
        "/tag/sleep/feed/ /tags/sleep/atom.xml 301",
        "/author/ann/ /blog/ 301",
        "/2020/ /archive/ 301",
        "/2020/05/06/ /archive/ 301",
        "/2020/05/06/a/photo/ /blog/a/ 301",
        "/feed/ /rss.xml 301",
        "/comments/feed/ /rss.xml 301",
        "/sitemap.xml /sitemap-index.xml 301",
      ]),
    );
  });

  test("one rule leads on where a pattern serves", async () => {
    await bring(Array.from({ length: 25 }, (_, n) => ({ slug: `p${n}`, link: `https://old.test/journal/p${n}/` })));
    expect(fields("blog/p3.md").aliases).toBeUndefined();
    expect(redirects()).toContain("/journal/* /blog/:splat 301");
    expect(redirects().filter((line) => line.includes("/journal/p"))).toEqual([]);
  });

  test("an own redirect file keeps its lines", async () => {
    fs.mkdirSync(at("static"));
    fs.writeFileSync(at("static/_redirects"), "/feed/ /own/ 302\n");
    await bring([{ slug: "a" }]);
    expect(redirects()[0]).toBe("/feed/ /own/ 302");
    expect(redirects().filter((line) => line.startsWith("/feed/ "))).toHaveLength(1);
  });

  test("those that a static host can't tell apart are listed, and those of the sitemap that would be gone", async () => {
    fs.writeFileSync(
      at("sitemap.xml"),
      "<urlset><url><loc>https://old.test/2020/05/06/a/</loc></url><url><loc>https://old.test/lost/?a=1&amp;b=2</loc></url><url><loc>https://old.test/lost/</loc></url><url><loc>https://old.test/c/</loc></url><url><loc>https://old.test/</loc></url></urlset>",
    );
    const { report } = await bring(
      [
        { slug: "a" },
        { id: 2, slug: "b", link: "https://old.test/?p=2" },
        { id: 3, slug: "c", link: "https://old.test/c/", status: "private" },
      ],
      {},
      ["--from", "https://old.test", "--sitemap", "sitemap.xml"],
    );
    expect(report.impossible).toEqual(["/?p=2 (/blog/b/)"]);
    expect(report.gone).toEqual(["https://old.test/lost/?a=1&b=2", "https://old.test/lost/", "https://old.test/c/"]);
  });
});

describe("a file that can't be read says why, and nothing is written", () => {
  test.each([
    [
      "cut off",
      wxr([{ content: "Words" }, { id: 2 }]).slice(0, -500),
      /is cut off: it ends in line \d+ within <.*>, after 1 whole items/,
    ],
    ["no XML", wxr([{}]).replace("</item>", "</itme>"), /is no sound XML: .*line \d+/],
    ["no export", "<html><body>Log in</body></html>", /is no WordPress export: it begins with <html>/],
    ["empty", "", /is empty/],
    ["without texts", wxr([]), /holds no posts or pages/],
  ])("%s", async (_, xml, message) => {
    const { status, err } = await run(xml);
    expect(status).toBe(1);
    expect(err).toMatch(message);
    expect(fs.existsSync(at("content"))).toBe(false);
  });

  test("entities that mean nothing are told and no end", async () => {
    const { report } = await run(wxr([{ slug: "a" }]).replace("Berlin", "Berlin &foo; & more"));
    expect(report.remarks.join()).toContain("mean nothing in XML");
    expect(parse(text("site.yaml")).description).toContain("& more");
  });
});

test("the report for people", async () => {
  await bring([
    { slug: "a", content: "[x_y] <a href='/gone/'>w</a>", comments: 3 },
    { id: 2, status: "private" },
  ]);
  const { report } = await bring(
    [
      { slug: "a", content: "[x_y] <a href='/gone/'>w</a>", comments: 3 },
      { id: 2, status: "private" },
    ],
    {},
    ["--report", "r.md"],
  );
  expect(report.comments).toBe(3);
  const markdown = fs.readFileSync(at("r.md"), "utf8");
  expect(markdown).toMatch(/^# What was brought along\n/);
  for (const part of [
    "## Drafts",
    'its status was "private"',
    "## What could not come along",
    "\\[x\\_y\\]",
    "## Links that lead nowhere now",
    "/gone/",
    "3 comments did not come along.",
  ])
    expect(markdown).toContain(part);
});
