// The feeds of the built sites, compared with their pages.

import fs from "node:fs";
import path from "node:path";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import type { Element } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { htmlFile } from "../../src/build/output";
import { filesBelow } from "../../src/content/files-below";
import { POSTS_IN_FEED } from "../../src/model/feeds/feed";
import { xmlFaults, xpath } from "../valid-xml";
import { type BuiltPage, builtSites, byClass, byTag, ownPictures, pagesOf, postsAmong } from "./built";

/** An item of any format. */
interface Item {
  id?: string;
  url?: string;
  title?: string;
  published?: string;
  html?: string;
  enclosure?: { url?: string; type?: string; length?: number };
}

for (const site of builtSites()) {
  const read = (file: string): string => fs.readFileSync(path.join(site.folder, file), "utf8");
  const pages = pagesOf(site);
  const posts = postsAmong(pages)
    .map((page) => ({ page, date: String(byTag(page, "time")[0]?.properties.dateTime) }))
    .sort((a, b) => (a.date === b.date ? (a.page.address < b.page.address ? -1 : 1) : a.date < b.date ? 1 : -1));

  const atomItems = (xml: string): Item[] =>
    (parseAtomFeed(xml).entries ?? []).map((entry) => {
      const enclosure = entry.links?.find(({ rel }) => rel === "enclosure");
      return {
        id: entry.id,
        url: entry.links?.find(({ rel }) => rel === undefined)?.href,
        title: entry.title?.value,
        published: entry.published,
        html: entry.content?.value,
        enclosure: enclosure && { url: enclosure.href, type: enclosure.type, length: enclosure.length },
      };
    });
  const rssItems = (xml: string): Item[] =>
    (parseRssFeed(xml).items ?? []).map((item) => ({
      id: item.guid?.value,
      url: item.link,
      title: item.title,
      published: item.pubDate,
      html: item.content?.encoded,
      enclosure: item.enclosures?.[0],
    }));
  const jsonItems = (json: string): Item[] =>
    (parseJsonFeed(json).items ?? []).map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      published: String(item.date_published),
      html: item.content_html,
      enclosure: item.attachments?.[0] && {
        url: item.attachments[0].url,
        type: item.attachments[0].mime_type,
        length: item.attachments[0].size_in_bytes,
      },
    }));

  const tagFeeds = filesBelow(site.folder).filter((file) => /^tags\/[^/]+\/atom\.xml$/.test(file));
  const feeds: [string, Item[]][] = [
    ["rss.xml", rssItems(read("rss.xml"))],
    ["feed.json", jsonItems(read("feed.json"))],
    ...["atom.xml", ...tagFeeds].map((file): [string, Item[]] => [file, atomItems(read(file))]),
  ];
  /** The file of the output that an absolute address leads to. */
  const fileOf = (address: string): string => {
    const { origin, pathname } = new URL(address);
    expect(origin).toBe(site.url);
    const name = decodeURIComponent(pathname);
    return path.join(site.folder, /\.[a-z]+$/.test(name) ? name : htmlFile(name));
  };

  describe(`the feeds of ${site.name}`, () => {
    test.each(["atom.xml", ...tagFeeds])("%s is valid Atom", (file) => {
      expect(xmlFaults(read(file), "atom.rng")).toEqual([]);
      // The two rules of RFC 4287 that no grammar can hold.
      expect(xpath(read(file), "//atom:entry[not(atom:author) and not(../atom:author)]")).toEqual([]);
      expect(xpath(read(file), "//atom:entry[not(atom:link[not(@rel)]) and not(atom:content)]")).toEqual([]);
    });

    test("rss.xml is valid RSS", () => {
      expect(xmlFaults(read("rss.xml"), "rss.rng")).toEqual([]);
    });

    test("feed.json is a JSON Feed 1.1", () => {
      const feed = JSON.parse(read("feed.json"));
      expect(feed).toMatchObject({
        version: "https://jsonfeed.org/version/1.1",
        title: expect.stringMatching(/\S/),
        home_page_url: `${site.url}/`,
        feed_url: `${site.url}/feed.json`,
        language: site.language,
        authors: [{ name: expect.stringMatching(/\S/) }],
      });
      for (const item of feed.items) {
        expect(item.authors).toEqual([{ name: expect.stringMatching(/\S/) }]);
        expect(item.date_published).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00[+-]\d\d:\d\d$/);
        expect(item.image).toBe(item.attachments?.[0].url);
        expect(Object.values(item)).not.toContain(null);
      }
    });

    test.each(feeds.slice(0, 3))("%s holds the newest posts, as their pages have them", (_file, items) => {
      const newest = posts.slice(0, POSTS_IN_FEED);
      expect(items.map(({ url }) => url)).toEqual(newest.map(({ page }) => site.url + page.address));
      expect(items.map(({ title }) => title)).toEqual(
        newest.map(({ page }) => textOf(byTag(page, "h1")[0] as Element)),
      );
      // The day in the site's own time zone, as written.
      const days = items.map(({ published = "" }) =>
        /^\d{4}-/.test(published)
          ? published.slice(0, 10)
          : new Date(`${published.slice(0, 16)} UTC`).toISOString().slice(0, 10),
      );
      expect(days).toEqual(newest.map(({ date }) => date));
    });

    test.each(feeds)("%s says what the page says", (_file, items) => {
      expect(items.length).toBeGreaterThan(0);
      for (const { url = "", html = "" } of items) {
        const page = posts.find((post) => site.url + post.page.address === url)?.page as BuiltPage;
        const prose = byClass(page, "prose");
        const caption = byClass(page, "post-caption");
        const words = (text: string): string => text.replace(/[\s☑☐]+/g, " ").trim();
        const onPage = structuredClone(prose as Element);
        visit(onPage, "element", (node, index, parent) => {
          if (/\b(heading-link|link-note)\b/.test(String(node.properties.className)))
            parent?.children.splice(index as number, 1);
        });
        const expected = (caption ? textOf(caption) : "") + textOf(onPage);
        expect(words(textOf(fromHtml(html, { fragment: true })))).toBe(words(expected));
      }
    });

    test.each(feeds)("%s leads in full addresses to what is there, and shows it with less", (file, items) => {
      for (const { id = "", url = "", html = "", enclosure } of items) {
        expect(fs.existsSync(fileOf(id)), `${id} in ${file}`).toBe(true);
        expect(fs.existsSync(fileOf(url)), `${url} in ${file}`).toBe(true);
        if (enclosure) {
          expect(fs.statSync(fileOf(enclosure.url ?? "")).size).toBe(enclosure.length);
          expect(enclosure.type).toBe("image/webp");
          expect(html).toContain(`<img src="${enclosure.url}"`);
        }
        visit(fromHtml(html, { fragment: true }), "element", ({ tagName, properties }) => {
          expect(["script", "style", "picture", "source", "input"]).not.toContain(tagName);
          expect(
            Object.keys(properties).filter((name) =>
              /^(className|style|tabIndex|srcSet|sizes|loading|aria.*)$/.test(name),
            ),
          ).toEqual([]);
          for (const address of [properties.href, properties.src]) {
            if (address === undefined) continue;
            expect(String(address)).toMatch(/^(https?:\/\/|mailto:|tel:)/);
            if (String(address).startsWith(site.url))
              expect(fs.existsSync(fileOf(String(address))), `${address}`).toBe(true);
          }
          if (tagName === "img") expect(properties).toHaveProperty("alt");
        });
      }
    });

    test.each(feeds)("%s has as many pictures as the pages, the featured one as enclosure", (_file, items) => {
      for (const { url = "", html = "", enclosure } of items) {
        const page = posts.find((post) => site.url + post.page.address === url)?.page as BuiltPage;
        expect(html.match(/<img /g)?.length ?? 0).toBe(ownPictures(page).length);
        expect(enclosure !== undefined).toBe(byClass(page, "post-picture") !== undefined);
      }
    });

    test.each(["rss.xml", "atom.xml", ...tagFeeds])("%s names itself and a stylesheet that is there", (file) => {
      const xml = read(file);
      expect(xpath(xml, "//atom:link[@rel='self']/@href")).toEqual([`${site.url}/${file}`]);
      const [, href] = xml.match(/<\?xml-stylesheet href="([^"]+)" type="text\/css"\?>/) ?? [];
      expect(fs.existsSync(path.join(site.folder, href ?? ""))).toBe(true);
      for (const icon of xpath(xml, "//atom:icon | //image/url")) expect(fs.existsSync(fileOf(icon))).toBe(true);
    });

    test("were not changed by when they were built", () => {
      const year = String(new Date().getFullYear());
      const newest = posts[0]?.date.slice(0, 4);
      for (const [file] of feeds) if (newest !== year) expect(read(file)).not.toContain(`${year}-`);
    });
  });
}

describe("the fixture", () => {
  const [, fixture] = builtSites();
  const read = (file: string): string => fs.readFileSync(path.join(fixture?.folder ?? "", file), "utf8");

  test("has a feed for each tag", () => {
    expect(filesBelow(path.join(fixture?.folder ?? "", "tags")).filter((file) => file.endsWith(".xml"))).toEqual([
      "a-tag-of-one-very-long-word-that-does-not-break-anywhere-because-it-has-no-spaces/atom.xml",
      "c/atom.xml",
      "cafe/atom.xml",
      "markdown/atom.xml",
      "odd/atom.xml",
    ]);
    expect(xpath(read("tags/c/atom.xml"), "/atom:feed/atom:title")).toEqual(["c# – Fixture & Sons <Massage>"]);
    expect(xpath(read("tags/c/atom.xml"), "//atom:entry/atom:title")).toEqual([
      "A post that says all",
      "Everything & <more>",
    ]);
  });

  test("keeps the id that a post had at its oldest address", () => {
    const id = "https://fixture.example/2019/05/old.html";
    expect(xpath(read("atom.xml"), "//atom:entry[atom:title = 'A post that moved']/atom:id")).toEqual([id]);
    expect(xpath(read("rss.xml"), "//item[title = 'A post that moved']/guid")).toEqual([id]);
    expect(JSON.parse(read("feed.json")).items.map((item: { id: string }) => item.id)).toContain(id);
  });

  test("carries footnotes, tables and what MDX made", () => {
    const items: { url: string; content_html: string }[] = JSON.parse(read("feed.json")).items;
    const [everything, mdx] = ["everything", "in-mdx"].map(
      (name) => items.find(({ url }) => url.endsWith(`/${name}/`))?.content_html,
    );
    expect(everything).toContain('href="https://fixture.example/blog/everything/#user-content-fn-1">1</a>');
    expect(everything).toContain('<a id="user-content-fnref-1"');
    expect(everything).toContain('<li id="user-content-fn-1">');
    expect(everything).toContain('<td align="right">hip</td>');
    expect(everything).toContain("<figcaption>Its caption</figcaption>");
    expect(mdx).toContain("<aside>Rendered by React</aside>");
  });

  test("names author, language and days of each post, as the post has them", () => {
    const items = JSON.parse(read("feed.json")).items;
    const item = (name: string) => items.find(({ url }: { url: string }) => url.endsWith(`/${name}/`));
    expect(item("full")).toMatchObject({
      authors: [{ name: "Bo Second" }],
      date_published: "2023-06-01T00:00:00+01:00",
      date_modified: "2023-07-02T00:00:00+01:00",
    });
    expect(item("everything").authors).toEqual([{ name: "Ann Other" }]);
    expect(item("arabic")).toMatchObject({ language: "ar", content_html: expect.stringContaining('dir="rtl"') });
  });
});
