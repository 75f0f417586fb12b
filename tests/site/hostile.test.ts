// What is made of hostile content: every file holds the texts letter for letter, and nothing that they tried to add.

import fs from "node:fs";
import path from "node:path";
import { toString as textOf } from "hast-util-to-string";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { POSTS_IN_FEED } from "../../src/model/feeds/feed";
import { HOSTILE_POSTS, HOSTILE_URL, hostileTitle, PREFIX } from "../hostile/content";
import { type Schema, xmlFaults, xpath } from "../valid-xml";
import { type BuiltPage, byTag, metaOf, pagesOf, select } from "./built";

const root = process.env.HOSTILE_ROOT;
if (!root) throw new Error("HOSTILE_ROOT is not set. Run `npm test`.");
const folder = path.join(root, "public");
const read = (file: string): string => fs.readFileSync(path.join(folder, file), "utf8");
const files = filesBelow(folder);
const pages = pagesOf({ folder });
const page = (address: string): BuiltPage => pages.find((one) => one.address === address) as BuiltPage;

/** Posts by their numbers, newest first as feeds have them. */
const newestFirst = Array.from({ length: HOSTILE_POSTS }, (_, n) => HOSTILE_POSTS - 1 - n);
const titles = newestFirst.map(hostileTitle);

const TAG_FEEDS = files.filter((file) => /^tags\/[^/]+\/atom\.xml$/.test(file));
const XML: [string, Schema][] = [
  ["atom.xml", "atom.rng"],
  ["rss.xml", "rss.rng"],
  ["sitemap-index.xml", "siteindex.xsd"],
  ["sitemap-0.xml", "sitemap.xsd"],
  ...TAG_FEEDS.map((file): [string, Schema] => [file, "atom.rng"]),
];

test.each(XML)("%s is valid, and has no element that a text brought", (file, schema) => {
  expect(xmlFaults(read(file), schema)).toEqual([]);
  expect(xpath(read(file), "//*[local-name() = 'script' or local-name() = 'b' or local-name() = 'img']")).toEqual([]);
  expect(read(file)).not.toMatch(/<!DOCTYPE|<!ENTITY/);
});

test("there is a feed for each tag", () => {
  expect(TAG_FEEDS).toHaveLength(HOSTILE_POSTS + 1);
});

test("feeds have the titles letter for letter", () => {
  const newest = titles.slice(0, POSTS_IN_FEED);
  expect(xpath(read("atom.xml"), "//atom:entry/atom:title")).toEqual(newest);
  expect(xpath(read("rss.xml"), "//item/title")).toEqual(newest);
  expect(JSON.parse(read("feed.json")).items.map(({ title }: { title: string }) => title)).toEqual(newest);
});

test("every address of a feed, a sitemap and robots.txt is below the path", () => {
  const addresses = [
    ...xpath(read("atom.xml"), "//atom:link/@href | //atom:id | //atom:icon"),
    ...xpath(read("rss.xml"), "//link | //guid | //enclosure/@url | //image/url | //atom:link/@href"),
    ...xpath(read("sitemap-index.xml"), "//*[local-name() = 'loc']"),
    ...xpath(read("sitemap-0.xml"), "//*[local-name() = 'loc']"),
    ...Array.from(read("robots.txt").matchAll(/https:\S+/g), ([url]) => url),
  ];
  expect(addresses.length).toBeGreaterThan(50);
  expect(addresses.filter((url) => !url.startsWith(`${HOSTILE_URL}${PREFIX}/`))).toEqual([]);
});

test("redirects are those that were asked for, three words in a line", () => {
  const lines = read("_redirects").trimEnd().split("\n");
  // /old/post-n.html, /Old_n with and without its slash; /who; and what could have been two pages of either long list.
  expect(lines).toHaveLength(3 * HOSTILE_POSTS + 2 + 2 * 4);
  for (const line of lines) {
    expect(line).toMatch(
      /^\/practice\/([\w./-]+ \/practice\/(blog\/post-\d+|about)\/ 301|(blog|tags\/evil)\/page\/[12]\/? \/practice\/(blog|tags\/evil)\/ 302)$/,
    );
  }
});

test("the manifest has the facts as text", () => {
  const { name, description } = JSON.parse(read("manifest.webmanifest"));
  expect([name, description].join()).toContain("</script><script>alert(1)</script>");
});

test("nothing is published that a text speaks of", () => {
  expect(files.filter((file) => /^static\/.*(passwd|none|%)/.test(file))).toEqual([]);
});

describe.each(pages.map((one): [string, BuiltPage] => [one.address, one]))("%s", (_address, one) => {
  test("has no script but data and the search, and no handler", () => {
    const scripts = byTag(one, "script").map(({ properties }) => properties.type ?? "");
    const known = ["application/ld+json", "speculationrules", "module"];
    expect(scripts.filter((type) => !known.includes(String(type)))).toEqual([]);
    expect(byTag(one, "iframe").concat(byTag(one, "base"), byTag(one, "object"), byTag(one, "embed"))).toEqual([]);
    const handlers = select(one, ({ properties }) => Object.keys(properties).some((name) => /^on/i.test(name)));
    expect(handlers).toEqual([]);
    const links = [...byTag(one, "a"), ...byTag(one, "link")].map(({ properties }) => String(properties.href));
    expect(links.filter((href) => !/^(https:\/\/|\/practice\/|#|mailto:|tel:)/.test(href))).toEqual([]);
    expect(byTag(one, "title")).toHaveLength(1);
  });

  test("has data for search engines that says what it should", () => {
    for (const script of byTag(one, "script").filter(({ properties }) => properties.type === "application/ld+json")) {
      const text = textOf(script);
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      const graph = JSON.parse(text)["@graph"] as { "@type": string }[];
      expect(graph.map((thing) => thing["@type"])).not.toContain("Evil");
    }
  });
});

test.each(newestFirst)("post %i has its words where they belong", (n) => {
  const one = page(`/blog/post-${n}/`);
  const spaced = (text: string): string => text.replace(/\s+/g, " ").trim();
  expect(textOf(byTag(one, "h1")[0] as never)).toBe(hostileTitle(n));
  expect(byTag(one, "title").map((title) => textOf(title))[0]).toMatch(/ – Evil & Co\. /);
  expect(spaced(metaOf(one, "og:title") ?? "")).toBe(spaced(hostileTitle(n)));
});
