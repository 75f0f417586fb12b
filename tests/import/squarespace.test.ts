// Squarespace's export has WordPress's form, and differs: links are relative, and texts hold its page builder's elements.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { loadContent } from "../../src/content/load";
import { importSite } from "../../src/import/import-site";
import { wordpressExport } from "../../src/import/source/wxr";
import { splitFrontmatter } from "../../src/model/content/frontmatter";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "import-squarespace-"));
afterAll(() => fs.rmSync(root, { recursive: true }));

/** A text within the elements that its page builder puts around each. */
const block = (html: string): string =>
  `<section data-test="page-section" data-current-styles="{&quot;a&quot;: 1}"><div class="content-wrapper"><style>.fe-1 {
  grid-area: 1/1/-1/-1;

  row-gap: 11.0px;
}</style><div class="sqs-block html-block" id="block-1"><div class="sqs-html-content"><span class="sqsrte-scaled-text">${html}</span></div></div></div></section>`;

const CDN = "https://images.squarespace-cdn.com/content/v1/1/2/hand.jpg";

const item = (link: string, id: number, type: string, content: string, more = ""): string => `<item>
<link>${link}</link><title>Text ${id}</title><pubDate>Fri, 15 Mar 2013 09:29:16 +0000</pubDate>
<content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded />
<wp:post_name>${link.replace(/^.*\/(?=.)/, "")}</wp:post_name><wp:post_type>${type}</wp:post_type><wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status>
<wp:post_date>2013-03-15 09:29:16</wp:post_date><wp:post_date_gmt>2013-03-15 09:29:16</wp:post_date_gmt><dc:creator>ann@old.test</dc:creator>${more}
</item>`;

const EXPORT = `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Calm Hands</title><link>https://old.test</link><description /><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>ann@old.test</wp:author_login><wp:author_display_name><![CDATA[Ann Bo]]></wp:author_display_name></wp:author>
<wp:category><wp:cat_name><![CDATA[null - null]]></wp:cat_name><wp:category_nicename>null-null</wp:category_nicename><wp:category_parent /></wp:category>
<item />
${item("/home", 1, "page", block("<h1>Calm Hands</h1><p>Hello.</p>"))}
${item("/about", 2, "page", block('<p>We.</p><form><button type="submit">Submit</button></form><script type="application/json">{}</script>'))}
${item(
  "/journal/2013/3/sore-neck",
  3,
  "post",
  block(
    `<p>See <a href="/about">who we are</a>.</p><figure class="sqs-block-image-figure"><noscript><img src="${CDN}" /></noscript><img class="thumb-image" data-src="${CDN}" data-image="${CDN}" alt="A hand"><figcaption><p>Ten minutes</p></figcaption></figure>`,
  ),
  '<category domain="category" nicename="neck-back"><![CDATA[Neck & back]]></category><category domain="post_tag" nicename="sleep"><![CDATA[sleep]]></category>',
)}
</channel></rss>`;

test("its texts, pictures, front page and addresses", async () => {
  fs.writeFileSync(path.join(root, "export.xml"), EXPORT);
  const report = await importSite(wordpressExport(path.join(root, "export.xml")), {
    content: path.join(root, "content"),
    root,
    now: new Date("2026-11-28"),
    from: undefined,
    media: undefined,
    alsoFrom: [],
    fetches: false,
    types: [],
    sitemap: undefined,
    dryRun: false,
    progress() {},
  });
  const text = (name: string): string => fs.readFileSync(path.join(root, "content", name), "utf8");
  const body = (name: string): string => splitFrontmatter(text(name)).body.trim();
  // The word of the form's button is gone with the form.
  expect(report.texts.flatMap(({ words }) => [...words.lost, ...words.added])).toEqual(["Submit"]);
  expect(filesBelow(path.join(root, "content"))).toEqual([
    "blog/sore-neck/index.md",
    "pages/about.md",
    "pages/index.md",
    "site.yaml",
  ]);
  expect(body("pages/index.md")).toBe("## Calm Hands\n\nHello.");
  expect(text("pages/index.md")).toContain('aliases: ["/home"]');
  expect(body("pages/about.md")).toBe("We.\n\n_Not brought along from the old site: a form._");
  expect(body("blog/sore-neck/index.md")).toBe(
    `See [who we are](/about/).\n\n_Not brought along from the old site: the picture ${CDN.replace(":", "\\:")} (A hand)._\n\n_Ten minutes_`,
  );
  expect(report.missing).toEqual([
    { address: `${CDN}?format=2500w`, file: "blog/sore-neck/index.md", reason: "it is not fetched" },
  ]);
  expect(fs.readFileSync(path.join(root, "static/_redirects"), "utf8").split("\n")).toEqual(
    expect.arrayContaining([
      "/journal/category/neck-back/ /tags/neck-and-back/ 301",
      "/journal/category/Neck+%26+back/ /tags/neck-and-back/ 301",
      "/journal/tag/sleep /tags/sleep/ 301",
    ]),
  );
  const { problems } = await loadContent(path.join(root, "content"), root, new Date("2026-11-28"));
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
});
