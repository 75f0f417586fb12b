// Folders of Jekyll, Hugo and Gatsby, and Ghost's export.

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
import { plainPicture } from "../content/sample-pictures";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "import-folder-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
});

const write = (name: string, data: string | Buffer): void => {
  const file = path.join(root, "old", name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, data);
};
async function bring(source = "old", args: string[] = []): Promise<ImportReport> {
  const { status, err } = await captured(runImport, [source, "--no-fetch", "--report", "report.json", ...args], {
    root,
  });
  expect(err).toBe("");
  expect(status).toBe(0);
  return JSON.parse(fs.readFileSync(path.join(root, "report.json"), "utf8"));
}
const files = (): string[] => filesBelow(path.join(root, "content"));
const text = (name: string): string => fs.readFileSync(path.join(root, "content", name), "utf8");
const fields = (name: string): Record<string, unknown> => parse(text(name).split("\n---\n")[0]?.slice(4) ?? "");
const body = (name: string): string => splitFrontmatter(text(name)).body.trim();
const errors = async () =>
  (await loadContent(path.join(root, "content"), root, new Date())).problems.filter(
    ({ severity }) => severity === "error",
  );

test("Jekyll: dated names, categories, drafts, Liquid, kramdown, pages, settings", async () => {
  write(
    "_config.yml",
    "title: Calm Hands\ndescription: Massage\nurl: https://old.test\npermalink: pretty\ntimezone: Europe/Berlin\nlang: de\n",
  );
  write(
    "_posts/2020-05-06-Back-Pain.md",
    "---\nlayout: post\ntitle: 'Back: pain'\ncategories: Body\ntags: sleep neck\nimage: /assets/x.jpg\nimage_alt: A hand\n---\nSee [sleep]({% post_url 2019-01-02-sleep %}) and {{ site.baseurl }}.\n{: .note}\n\n![Hand](/assets/x.jpg \"Caption\")\n\n{% highlight js %}\na {{ b }}\n{% endhighlight %}\n\n{% include form.html %}\n\nWords[^a].\n\n[^a]: A note.\n",
  );
  write("_posts/2019-01-02-sleep.markdown", "---\ntitle: Sleep\npublished: false\n---\nDraft.");
  write("_drafts/idea.md", "---\ntitle: Idea\n---\nWords.");
  write("about.md", "---\ntitle: About\npermalink: /about-us/\n---\nWe.");
  write("index.md", "---\ntitle: Home\nlayout: home\n---\nHello.");
  write("_layouts/x.md", "---\ntitle: No text\n---\n");
  write("assets/x.jpg", await plainPicture(1200, 800));
  const report = await bring();
  expect(files()).toEqual([
    "blog/back-pain/index.md",
    "blog/back-pain/x.jpg",
    "blog/idea.md",
    "blog/sleep.md",
    "pages/about-us.md",
    "pages/index.md",
    "site.yaml",
  ]);
  expect(fields("blog/back-pain/index.md")).toEqual({
    title: "Back: pain",
    date: "2020-05-06",
    slug: "/blog/back-pain",
    featured: "x.jpg",
    featuredAlt: "A hand",
    aliases: ["/body/2020/05/06/Back-Pain"],
    tags: ["Body", "sleep", "neck"],
  });
  expect(body("blog/back-pain/index.md")).toBe(
    'See sleep and .\n\n![Hand](x.jpg "Caption")\n\n```js\na {{ b }}\n```\n\n_Not brought along from the old site: the command include._\n\nWords[^1].\n\n[^1]: A note.',
  );
  expect(parse(text("site.yaml"))).toMatchObject({
    name: "Calm Hands",
    language: "de",
    timeZone: "Europe/Berlin",
    url: "https://old.test",
  });
  expect(report.texts.filter(({ draft }) => draft.length > 0).map(({ file }) => file)).toEqual([
    "blog/idea.md",
    "blog/sleep.md",
  ]);
  expect(await errors()).toEqual([]);
});

test("Hugo: TOML, days with zones, bundles, aliases, shortcodes, links between texts", async () => {
  write("hugo.toml", 'baseURL = "https://old.test/"\ntitle = "Calm"\nlanguageCode = "en-us"\n');
  write(
    "content/posts/back-pain/index.md",
    '+++\ntitle = "2024"\ndate = 2021-08-06T23:30:00-04:00\ntags = ["neck"]\naliases = ["/old-pain/"]\n[cover]\nimage = "x.jpg"\nalt = "A hand"\n+++\n{{< youtube abc >}}\n\n{{< figure src="x.jpg" alt="A hand" caption="Ten minutes" >}}\n\n{{% gallery dir="x" %}}\n\n[Sleep](../sleep.md#x), [gone](../gone.md)\n',
  );
  write("content/posts/back-pain/x.jpg", await plainPicture(1200, 800));
  write(
    "content/posts/sleep.md",
    '---\ntitle: Sleep\npublishDate: "2020-01-02"\ndraft: false\n---\n- [x] done\n- [ ] open\n\n| A | B |\n| :- | -: |\n| 1 | 2 |\n\n> [!NOTE]\n> Words\n',
  );
  write("content/about/_index.md", "---\ntitle: About\n---\nWe.");
  const report = await bring();
  expect(files()).toEqual([
    "blog/back-pain/index.md",
    "blog/back-pain/x.jpg",
    "blog/sleep.md",
    "pages/about.md",
    "site.yaml",
  ]);
  expect(fields("blog/back-pain/index.md")).toMatchObject({
    title: "2024",
    date: "2021-08-06",
    featured: "x.jpg",
    featuredAlt: "A hand",
    aliases: ["/old-pain", "/posts/back-pain"],
    tags: ["neck"],
  });
  expect(body("blog/back-pain/index.md")).toBe(
    '<https://www.youtube.com/watch?v=abc>\n\n![A hand](x.jpg "Ten minutes")\n\n_Not brought along from the old site: the shortcode gallery._\n\n[Sleep](/blog/sleep/), gone',
  );
  expect(body("blog/sleep.md")).toBe(
    "- [x] done\n- [ ] open\n\n| A  |  B |\n| :- | -: |\n| 1  |  2 |\n\n> [!NOTE]\n> Words",
  );
  expect(report.texts.flatMap(({ words }) => [...words.lost, ...words.added])).toEqual([]);
  expect(await errors()).toEqual([]);
});

describe("Gatsby and others", () => {
  test.each([
    [
      "title: T\ndate: 2021-08-06T12:00:00.000Z\nhero: ./x.jpg\nheroAlt: A",
      { date: "2021-08-06", featured: "x.jpg", featuredAlt: "A" },
    ],
    [
      "title: T\npubDate: 2021-8-6\nheroImage:\n  src: x.jpg\n  alt: A",
      { date: "2021-08-06", featured: "x.jpg", featuredAlt: "A" },
    ],
    ["title: T\ndate: 2021-08-06\nslug: /blog/other\nfeaturedImage: x.jpg", { slug: "/blog/other", featured: "x.jpg" }],
    [
      "title: T\ndate: 2021-08-06\npermalink: /old/t.html\nauthor: {name: Ann}\ncategory: One",
      { aliases: ["/old/t.html"], tags: ["One"], author: "Ann" },
    ],
  ])("%j", async (yaml, expected) => {
    write("content/blog/t/index.md", `---\n${yaml}\n---\nWords.`);
    write("content/blog/t/x.jpg", await plainPicture(1200, 800));
    await bring();
    const name = files().find((file) => file.endsWith(".md")) ?? "";
    expect(fields(name)).toMatchObject(expected);
    expect(await errors()).toEqual([]);
  });

  test("fields that can't be read leave a draft, and the text", async () => {
    write("content/blog/t.md", "---\ntitle: [\n---\nWords.");
    const report = await bring();
    expect(fields("blog/t.md").draft).toBe(true);
    expect(text("blog/t.md")).toContain("Words.");
    expect(report.remarks.join()).toContain("content/blog/t.md");
  });

  test("a folder without texts", async () => {
    write("a.txt", "");
    const { status, err } = await captured(runImport, ["old"], { root });
    expect({ status, err }).toMatchObject({ status: 1, err: expect.stringContaining("There is no text with fields") });
  });
});

describe("Ghost", () => {
  const post = (given: Record<string, unknown>) => ({
    id: "1",
    title: "T & U",
    slug: "t",
    status: "published",
    type: "post",
    visibility: "public",
    published_at: "2020-12-31T23:30:00.000Z",
    html: "<p>Words</p>",
    ...given,
  });
  const write = (posts: unknown[]) =>
    fs.writeFileSync(
      path.join(root, "ghost.json"),
      JSON.stringify({
        db: [
          {
            data: {
              posts,
              users: [{ id: "u", name: "Ann" }],
              tags: [{ id: "g", slug: "neck", name: "Neck" }],
              posts_tags: [{ post_id: "1", tag_id: "g" }],
              posts_authors: [{ post_id: "1", author_id: "u" }],
              settings: [
                { key: "title", value: "Calm" },
                { key: "timezone", value: "Europe/Berlin" },
                { key: "locale", value: "de" },
              ],
            },
          },
        ],
      }),
    );

  test("posts, pages, members' posts; the day in the site's zone", async () => {
    write([
      post({
        html: '<h1>A</h1><figure class="kg-card kg-embed-card"><iframe src="https://www.youtube.com/embed/x" title="Film"></iframe></figure><a href="__GHOST_URL__/about/">us</a>',
      }),
      post({ id: "2", slug: "m", visibility: "members" }),
      post({ id: "3", slug: "about", type: "page" }),
    ]);
    await bring("ghost.json", ["--from", "https://old.test"]);
    const redirects = fs.readFileSync(path.join(root, "static/_redirects"), "utf8").split("\n");
    expect(redirects).toEqual(
      expect.arrayContaining([
        "/tag/neck/ /tags/neck/ 301",
        "/tag/neck/rss/ /tags/neck/atom.xml 301",
        "/author/ann/ /blog/ 301",
        "/rss/ /rss.xml 301",
      ]),
    );
    // Unlike WordPress, it has no lists of years.
    expect(redirects.filter((line) => line.startsWith("/20"))).toEqual([]);
    expect(files()).toEqual(["blog/m.md", "blog/t.md", "pages/about.md", "site.yaml"]);
    expect(fields("blog/t.md")).toEqual({
      title: "T & U",
      date: "2021-01-01",
      slug: "/blog/t",
      aliases: ["/t"],
      author: "Ann",
      tags: ["Neck"],
    });
    expect(body("blog/t.md")).toBe("## A\n\n[Film](https://www.youtube.com/watch?v=x)\n\n[us](/about/)");
    expect(fields("blog/m.md").draft).toBe(true);
    expect(await errors()).toEqual([]);
  });

  test("a file that is none", async () => {
    fs.writeFileSync(path.join(root, "ghost.json"), "{}");
    expect(await captured(runImport, ["ghost.json"], { root })).toMatchObject({
      status: 1,
      err: expect.stringContaining("is no export of Ghost"),
    });
  });
});
