// Whatever the texts are: what is written of them is well-formed, and says the same.

import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { expect, test, vi } from "vitest";
import { sitemapFiles } from "../../src/build/sitemap";
import { excerpt } from "../../src/markdown/excerpt";
import { dateIn, formatDate, possibleDates, startOfDay } from "../../src/model/content/date";
import { aliasPath } from "../../src/model/content/paths";
import { postSchema } from "../../src/model/content/schema";
import { LONGEST_QUERY, queryOf, searchOf, stretches, tidyQuery } from "../../src/model/content/search";
import { slugify, tagPath } from "../../src/model/content/slug";
import { type FeedPost, type FeedSite, feedItem, feedOf, jsonFeed, planFeeds } from "../../src/model/feeds/feed";
import { atomFeed, rssFeed } from "../../src/model/feeds/feed-xml";
import { type HeadSite, headTags, type PageMeta } from "../../src/model/head/head";
import { jsonLd, serialize } from "../../src/model/head/json-ld";
import { manifest } from "../../src/model/head/manifest";
import { transitionName } from "../../src/model/head/transition";
import { redirectFile, redirectSources } from "../../src/model/hosting/redirects";
import { wordsOf } from "../../src/model/strings/words";
import { xpath } from "../valid-xml";
import { accepted, FUZZ_TIMEOUT, markdown, parameters, words } from "./arbitraries";

vi.setConfig({ testTimeout: FUZZ_TIMEOUT });

const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zone = fc.constantFrom(
  "UTC",
  "America/New_York",
  "Pacific/Kiritimati",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "America/Sao_Paulo",
);
const language = fc.constantFrom("en", "de-CH", "ar", "he", "zh-Hant", "az-Arab");

const post: fc.Arbitrary<FeedPost> = fc.record({
  path: fc.constantFrom("/blog/a/", "/blog/b/", "/blog/c/"),
  title: words.map((text) => `A ${text}`),
  date: day,
  excerpt: words,
  tags: fc.array(words, { maxLength: 3 }),
  aliases: fc.constant([]),
  updated: fc.option(day),
  author: fc.option(words),
  lang: fc.option(language),
});

const site: fc.Arbitrary<FeedSite> = fc.record({
  name: words.map((text) => `B ${text}`),
  description: words,
  language,
  url: fc.constant("https://a.test"),
  timeZone: zone,
  people: fc.array(fc.record({ name: words }), { maxLength: 2 }),
  pathPrefix: fc.constantFrom("", "/p"),
  icon: fc.option(fc.constant("/icon.png"), { nil: undefined }),
});

/** What XML leaves of a text, but for spaces and line ends, which its parser and its readers make alike. */
const inXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them.
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, "")
    .replace(/\s+/g, " ")
    .trim();

const isWellFormed = (xml: string): void => XmlDocument.fromString(xml).dispose();

test("feeds are well-formed, have an item for each post, and say its title", () => {
  fc.assert(
    fc.property(fc.array(post, { maxLength: 4 }), site, markdown, (posts, facts, html) => {
      for (const plan of planFeeds(posts, { language: "en" })) {
        const items = plan.posts.map((one) => feedItem(one, { html }, facts));
        const feed = feedOf(plan, items, facts);
        const place = { self: "https://a.test/atom.xml", stylesheet: "/feed.css" };
        const [atom, rss] = [atomFeed(feed, place), rssFeed(feed, place)];
        const titles = plan.posts.map(({ title }) => inXml(title));
        expect(xpath(atom, "/atom:feed/atom:entry/atom:title").map(inXml)).toEqual(titles);
        expect(xpath(rss, "/rss/channel/item/title").map(inXml)).toEqual(titles);
        expect(xpath(atom, "/atom:feed/atom:title").map(inXml)).toEqual([inXml(feed.title)]);
        const languages = plan.posts.map(({ lang }) => lang ?? facts.language);
        expect(xpath(atom, "//atom:entry[@xml:lang]/@xml:lang")).toEqual(
          languages.filter((lang) => lang !== facts.language),
        );
        expect(JSON.parse(jsonFeed(feed, place.self, wordsOf({ language: "en" }))).items).toHaveLength(
          plan.posts.length,
        );
      }
    }),
    parameters(2),
  );
});

const share = { src: "/static/a.jpg", width: 1, height: 1, alt: "A" };

test("the head of a page and its data for search engines end where they should", () => {
  const facts: fc.Arbitrary<HeadSite> = fc.record({
    name: accepted,
    description: accepted,
    language,
    url: fc.constant("https://a.test"),
    preview: fc.boolean(),
    shareCard: fc.constant(share),
    people: fc.array(fc.record({ name: accepted, role: fc.option(accepted, { nil: undefined }) }), { maxLength: 2 }),
    social: fc.constant([]),
    closures: fc.constant([{ from: "2999-01-01", until: "2999-01-02" }]),
    services: fc.array(
      fc.record({
        name: accepted,
        description: accepted,
        prices: fc.array(fc.record({ minutes: fc.nat(90), price: fc.nat(90) })),
      }),
      { maxLength: 2 },
    ),
    currency: fc.constant("EUR"),
    policies: fc.record({ payment: accepted }),
  });
  const page: fc.Arbitrary<PageMeta> = fc.record({
    title: fc.option(accepted, { nil: undefined }),
    description: accepted,
    path: fc.constantFrom("/", "/blog/a/", "/about/"),
    lang: fc.option(language),
    article: fc.record({ date: day, tags: fc.array(accepted), author: fc.option(fc.record({ name: accepted })) }),
  });
  fc.assert(
    fc.property(page, facts, (meta, about) => {
      const data = jsonLd(meta, about, "/p");
      const text = serialize(data as object);
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
      for (const { tag, attributes = {} } of headTags(meta, about, "/p")) {
        expect(["title", "meta", "link"]).toContain(tag);
        if (attributes.href) expect(attributes.href).toMatch(/^(\/p\/|https:\/\/a\.test\/p\/)/);
        expect(attributes["http-equiv"] ?? attributes.httpEquiv).toBeUndefined();
      }
      JSON.parse(manifest(about, true, "/p"));
    }),
    parameters(3),
  );
});

test("a sitemap is well-formed", async () => {
  const picture = fc.webUrl({ withFragments: true, withQueryParameters: true });
  const entry = fc.record({
    url: fc.webUrl({ withQueryParameters: true }),
    lastmod: fc.option(day, { nil: undefined }),
    pictures: fc.array(picture, { maxLength: 2 }),
    links: fc.array(fc.record({ lang: fc.constantFrom("nl", "fr", "x-default"), url: picture }), { maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (entries) => {
      for (const xml of Object.values(await sitemapFiles(entries, "index.xml", (file) => `https://a.test/${file}`))) {
        isWellFormed(xml);
      }
    }),
    parameters(),
  );
});

test("an address is lower-case ASCII and stays what it is", () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(slugify(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(slugify(slugify(text))).toBe(slugify(text));
      expect(tagPath(text, { language: "en" })).toMatch(/^\/tags\/[a-z0-9-]*\/$/);
      expect(transitionName("title", tagPath(text, { language: "en" }))).toMatch(/^[a-z0-9_-]+$/);
    }),
    parameters(10),
  );
});

test("days are days, and begin on themselves in every time zone", () => {
  fc.assert(
    fc.property(words, day, zone, language, (text, date, timeZone, tongue) => {
      for (const possible of possibleDates(text)) expect(new Date(possible).toISOString().slice(0, 10)).toBe(possible);
      expect(possibleDates(`${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`)).toContain(date);
      // Samoa had no 30 December 2011.
      const start = startOfDay(date, timeZone);
      if (!(timeZone === "Pacific/Apia" && date === "2011-12-30")) {
        expect(dateIn(timeZone, new Date(start))).toBe(date);
        expect(start.slice(0, 10)).toBe(date);
      }
      expect(formatDate(date, tongue)).not.toBe("");
    }),
    parameters(5),
  );
});

test("a line of redirects is an address, an address and a status, whatever is accepted as an alias", () => {
  const alias = fc.tuple(fc.constantFrom("/", "/old/", "", "//", "/a b", "/a\n"), words).map((parts) => parts.join(""));
  fc.assert(
    fc.property(alias, markdown, (from, own) => {
      expect(redirectSources(own).every((address) => address.startsWith("/"))).toBe(true);
      const accepted = postSchema.shape.aliases.safeParse([from]);
      if (!accepted.success) return;
      const file = redirectFile(
        "",
        accepted.data.map((one) => ({ from: aliasPath(one), to: "/blog/a/" })),
        "/p",
      );
      for (const line of file.trimEnd().split("\n")) expect(line).toMatch(/^\/p\/[\w./~-]+ \/p\/blog\/a\/ 301$/);
    }),
    parameters(5),
  );
});

test("a query survives its address, and what is found is text", () => {
  fc.assert(
    fc.property(words, words, (typed, title) => {
      const query = tidyQuery(typed);
      expect(query.length).toBeLessThanOrEqual(LONGEST_QUERY);
      const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);
      if (isWhole(query)) expect(queryOf(searchOf(query))).toBe(query);
      if (isWhole(typed)) expect(isWhole(query)).toBe(true);
      const excerptOf = typed.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(title, "<mark>$&</mark>");
      expect(stretches(excerptOf).every(({ text }) => text !== "")).toBe(true);
    }),
    parameters(5),
  );
});

test("an excerpt is never longer than it may be", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 60 }), (text, limit) => {
      expect([...excerpt(text, limit)].length).toBeLessThanOrEqual(limit + 1);
    }),
    parameters(5),
  );
});
