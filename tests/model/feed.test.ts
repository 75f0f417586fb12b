// What feeds hold and how they say it, for posts of every kind.

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { tagFeed } from "../../src/model/content/paths";
import { tagPath } from "../../src/model/content/slug";
import {
  type FeedPost,
  type FeedSite,
  feedItem,
  feedOf,
  jsonFeed,
  POSTS_IN_FEED,
  planFeeds,
} from "../../src/model/feeds/feed";
import { atomFeed, rssFeed } from "../../src/model/feeds/feed-xml";
import { wordsOf } from "../../src/model/strings/words";
import { xmlFaults, xpath } from "../valid-xml";

const SITE: FeedSite = {
  name: "Willow & Sons <Massage>",
  description: "Unhurried & “kind”.",
  language: "en",
  url: "https://example.org",
  timeZone: "America/New_York",
  people: [],
  pathPrefix: "",
  icon: "/icon-192.png",
};

const post = (more: Partial<FeedPost> = {}): FeedPost => ({
  path: "/blog/a/",
  title: "A",
  date: "2023-07-05",
  excerpt: "In short.",
  tags: [],
  aliases: [],
  ...more,
});

const many = (count: number): FeedPost[] =>
  Array.from({ length: count }, (_, index) =>
    post({
      path: `/blog/post-${index}/`,
      title: `Post ${index}`,
      date: `2023-01-${String(index + 1).padStart(2, "0")}`,
      tags: [index % 2 === 0 ? "even" : "odd"],
    }),
  );

const IMAGE = { url: "https://example.org/static/a.jpg", type: "image/jpeg", length: 123 };

/** Every format of the feed of all posts. */
function feeds(posts: readonly FeedPost[], site = SITE, html = "<p>Text</p>") {
  const [plan] = planFeeds(posts, { language: "en" });
  if (!plan) throw new Error("no feed is planned");
  const items = plan.posts.map((one) => feedItem(one, { html, image: IMAGE }, site));
  const feed = feedOf(plan, items, site);
  const place = (file: string) => ({ self: `https://example.org${file}`, stylesheet: "/feed.css" });
  const atom = atomFeed(feed, place("/atom.xml"));
  const rss = rssFeed(feed, place("/rss.xml"));
  const json = jsonFeed(feed, "https://example.org/feed.json", wordsOf({ language: "en" }));
  expect(xmlFaults(atom, "atom.rng")).toEqual([]);
  expect(xmlFaults(rss, "rss.rng")).toEqual([]);
  return { atom, rss, json, parsed: { atom: parseAtomFeed(atom), rss: parseRssFeed(rss), json: parseJsonFeed(json) } };
}

describe("a feed", () => {
  test.each([
    [0, 0],
    [1, 1],
    [25, POSTS_IN_FEED],
  ])("of %i posts holds %i, the newest first", (count, held) => {
    const { parsed } = feeds(many(count));
    const newest = Array.from({ length: held }, (_, index) => `Post ${count - 1 - index}`);
    expect((parsed.atom.entries ?? []).map(({ title }) => title?.value ?? title)).toEqual(newest);
    expect((parsed.rss.items ?? []).map(({ title }) => title)).toEqual(newest);
    expect((parsed.json.items ?? []).map(({ title }) => title)).toEqual(newest);
  });

  test("without posts is as old as can be, and knows nothing of the clock", () => {
    const { atom, rss, json } = feeds([]);
    expect(xpath(atom, "/atom:feed/atom:updated")).toEqual(["1970-01-01T00:00:00-05:00"]);
    expect(xpath(rss, "/rss/channel/lastBuildDate")).toEqual(["Thu, 01 Jan 1970 00:00:00 -0500"]);
    expect(json).toContain('"items": []');
  });

  test("is as new as its newest item, which need not be the first", () => {
    const { atom, rss } = feeds([post(), post({ path: "/blog/b/", date: "2020-01-01", updated: "2024-02-03" })]);
    expect(xpath(atom, "//atom:updated")).toEqual([
      "2024-02-03T00:00:00-05:00",
      "2023-07-05T00:00:00-04:00",
      "2024-02-03T00:00:00-05:00",
    ]);
    expect(xpath(atom, "//atom:published")).toEqual(["2023-07-05T00:00:00-04:00", "2020-01-01T00:00:00-05:00"]);
    expect(xpath(rss, "//lastBuildDate")).toEqual(["Sat, 03 Feb 2024 00:00:00 -0500"]);
    expect(xpath(rss, "//pubDate")).toEqual(["Wed, 05 Jul 2023 00:00:00 -0400", "Wed, 01 Jan 2020 00:00:00 -0500"]);
  });

  test("names itself, its page, its icon and its stylesheet, below a path too", () => {
    const { atom, rss, json } = feeds([post()], { ...SITE, pathPrefix: "/p" });
    expect(atom).toContain('<?xml-stylesheet href="/feed.css" type="text/css"?>');
    expect(rss).toContain('<?xml-stylesheet href="/feed.css" type="text/css"?>');
    expect(xpath(atom, "/atom:feed/atom:link/@href")).toEqual([
      "https://example.org/p/",
      "https://example.org/atom.xml",
    ]);
    expect(xpath(rss, "//atom:link/@href")).toEqual(["https://example.org/rss.xml"]);
    expect(xpath(atom, "//atom:entry/atom:id")).toEqual(["https://example.org/p/blog/a/"]);
    expect(JSON.parse(json)).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      home_page_url: "https://example.org/p/",
      feed_url: "https://example.org/feed.json",
      icon: "https://example.org/p/icon-192.png",
      language: "en",
      authors: [{ name: SITE.name }],
    });
  });
});

test("the schemas tell a fault when there is one", () => {
  const { atom, rss } = feeds([post()]);
  expect(xmlFaults(atom.replace(/<id>.*?<\/id>/, ""), "atom.rng")).not.toEqual([]);
  expect(xmlFaults(atom.replace(/<updated>.*?<\/updated>/, "<updated>today</updated>"), "atom.rng")).not.toEqual([]);
  expect(xmlFaults(atom.replace("</entry>", "<color>red</color></entry>"), "atom.rng")).not.toEqual([]);
  expect(xmlFaults(rss.replace(" -0400", ""), "rss.rng")).not.toEqual([]);
  expect(xmlFaults(rss.replace("dc:creator", "author"), "rss.rng")).not.toEqual([]);
});

describe("an item", () => {
  test("keeps its id when title and address change", () => {
    const ids = (one: FeedPost) => {
      const { atom, rss, json } = feeds([one]);
      return [xpath(atom, "//atom:entry/atom:id"), xpath(rss, "//guid"), [JSON.parse(json).items[0].id]].flat();
    };
    const before = ids(post({ path: "/blog/old/" }));
    expect(new Set(before)).toEqual(new Set(["https://example.org/blog/old/"]));
    expect(ids(post({ title: "B", path: "/blog/new/", aliases: ["/blog/old/"] }))).toEqual(before);
    expect(ids(post({ path: "/blog/newest/", aliases: ["/blog/old/", "/blog/new/"] }))).toEqual(before);
  });

  test.each([
    ["Rest & <sleep>"],
    ['<x> & "quotes" &amp; &lt;'],
    ["</title><script>alert(1)</script>"],
    ["]]> and ]]> again"],
    ["<![CDATA[x]]>"],
    ["قبل النوم: تدليك"],
    ["Zoë’s café 🧘 – $& $1"],
  ])("says %j letter for letter", (title) => {
    const { atom, rss, json, parsed } = feeds([post({ title, excerpt: title, author: title, tags: [title, "c#"] })]);
    expect(xpath(atom, "//atom:entry/atom:title")).toEqual([title]);
    expect(xpath(atom, "//atom:entry/atom:title/@type")).toEqual([]);
    expect(xpath(atom, "//atom:summary")).toEqual([title]);
    expect(xpath(atom, "//atom:entry/atom:author/atom:name")).toEqual([title]);
    expect(xpath(atom, "//atom:category/@term")).toEqual([title, "c#"]);
    expect(xpath(rss, "//item/title")).toEqual([title]);
    expect(xpath(rss, "//item/dc:creator")).toEqual([title]);
    expect(xpath(rss, "//item/category")).toEqual([title, "c#"]);
    expect(xpath(rss, "//item/author")).toEqual([]);
    expect(JSON.parse(json).items[0]).toMatchObject({ title, summary: title, tags: [title, "c#"] });
    expect(parsed.rss.items).toHaveLength(1);
    for (const xml of [atom, rss]) {
      expect(xpath(xml, "//script | //*[local-name() = 'script']")).toEqual([]);
      // RSS takes the summary for HTML: there the script must be text.
      expect(xpath(xml, "//description").join()).not.toMatch(/<\/?(script|title|sleep|x)\b/);
    }
  });

  test("drops what XML has no place for", () => {
    const { atom, rss } = feeds([post({ title: "a\u0000\u0008b\uFFFEc\uD800d" })], SITE, "<p>x\u000By</p>");
    expect(xpath(atom, "//atom:entry/atom:title")).toEqual(["abcd"]);
    expect(xpath(rss, "//content:encoded")).toEqual(["<p>xy</p>"]);
  });

  test("carries its text whole, the same in each format", () => {
    const html = "<p title='<![CDATA[a'>a ]]> b ]]&gt; c ]]> &amp; <b>d</b>&lt;!--</p>\n<p>é</p>";
    const { atom, rss, json } = feeds([post()], SITE, html);
    expect(xpath(atom, "//atom:content")).toEqual([html]);
    expect(xpath(atom, "//atom:content/@type")).toEqual(["html"]);
    expect(xpath(rss, "//content:encoded")).toEqual([html]);
    expect(JSON.parse(json).items[0].content_html).toBe(html);
  });

  // https://validator.w3.org/feed/docs/warning/NeedDescriptionBeforeContent.html
  test("has its summary before its text in RSS, where some readers take the last of them", () => {
    expect(xpath(feeds([post()]).rss, "//description[following-sibling::content:encoded]")).toEqual(["In short."]);
  });

  test("without a text says its summary", () => {
    const { rss } = feeds([post({ excerpt: "a <b> & c" })], SITE, "");
    expect(xpath(rss, "//content:encoded")).toEqual(["<p>a &lt;b> & c</p>"]);
  });

  test("has its picture as an enclosure of the right type", () => {
    const { atom, rss, json } = feeds([post()]);
    for (const [xml, element, url] of [
      [atom, "//atom:link[@rel='enclosure']", "href"],
      [rss, "//enclosure", "url"],
    ] as const) {
      expect(["type", "length", url].flatMap((name) => xpath(xml, `${element}/@${name}`))).toEqual([
        "image/jpeg",
        "123",
        IMAGE.url,
      ]);
    }
    expect(JSON.parse(json).items[0]).toMatchObject({
      image: IMAGE.url,
      attachments: [{ url: IMAGE.url, mime_type: "image/jpeg", size_in_bytes: 123 }],
    });
  });

  test("in another language says so, and which way it runs", () => {
    const { atom, rss, json } = feeds([post(), post({ path: "/blog/b/", date: "2020-01-01", lang: "ar" })]);
    expect(xpath(atom, "//atom:entry/@xml:lang")).toEqual(["ar"]);
    expect(xpath(atom, "//atom:entry[@xml:lang]/atom:id")).toEqual(["https://example.org/blog/b/"]);
    expect(xpath(rss, "//dc:language")).toEqual(["ar"]);
    expect(JSON.parse(json).items[1]).toMatchObject({
      language: "ar",
      content_html: '<div lang="ar" dir="rtl"><p>Text</p></div>',
    });
  });

  test("in another language is not confused by a text that looks like a feed", () => {
    const html = '<p title="\n    <entry>\n">a\n    &lt;entry>\n</p>';
    const { atom } = feeds([post(), post({ path: "/blog/b/", date: "2020-01-01", lang: "ar" })], SITE, html);
    expect(xpath(atom, "//atom:entry[@xml:lang]/atom:id")).toEqual(["https://example.org/blog/b/"]);
    expect(xpath(atom, "//atom:content")[0]).toBe(html);
  });

  test("is by its author, else by the first person, else by the practice", () => {
    const author = (one: FeedPost, site: FeedSite) => xpath(feeds([one], site).rss, "//dc:creator")[0];
    const staffed = { ...SITE, people: [{ name: "Robin" }, { name: "Kim" }] };
    expect(author(post({ author: "Kim" }), staffed)).toBe("Kim");
    expect(author(post(), staffed)).toBe("Robin");
    expect(author(post({ author: null }), SITE)).toBe(SITE.name);
  });
});

describe("tags", () => {
  test("each have a feed of their own newest posts", () => {
    const plans = planFeeds(many(50), { language: "en" });
    expect(plans.map(({ paths }) => paths.atom)).toEqual(["/atom.xml", "/tags/even/atom.xml", "/tags/odd/atom.xml"]);
    expect(plans.map(({ posts }) => posts.length)).toEqual([POSTS_IN_FEED, POSTS_IN_FEED, POSTS_IN_FEED]);
    expect(plans[1]?.posts.every(({ tags }) => tags.includes("even"))).toBe(true);
  });

  test.each([
    ["c#", "/tags/c/"],
    ["Rückenschmerz & Nacken", "/tags/ruckenschmerz-and-nacken/"],
    ["café 🧘", "/tags/cafe/"],
  ])("%s have the address %s", (tag, address) => {
    expect(tagPath(tag, { language: "en" })).toBe(address);
    const [, plan] = planFeeds([post({ tags: [tag, tag] })], { language: "en" });
    expect(plan).toMatchObject({
      tag,
      paths: { atom: tagFeed(tagPath(tag, { language: "en" })) },
      posts: [{ title: "A" }],
    });
    expect(plan?.posts).toHaveLength(1);
    const feed = feedOf({ paths: { atom: "" }, tag, posts: [] }, [], SITE);
    expect(feed).toMatchObject({ title: `${tag} – ${SITE.name}`, url: `https://example.org${address}` });
  });
});
