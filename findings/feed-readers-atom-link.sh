#!/usr/bin/env bash
# Some readers of Atom lead to an entry's picture instead of its page, depending on the order of its links.
#
# The guess: a `link` without `rel` is the alternate one (RFC 4287, 4.2.7.2), wherever it stands among the others.
# Seen: rss-parser 3.13.0 looks for `rel="alternate"`, and where it finds none takes the first link of the entry, whatever that
# is; @extractus/feed-extractor 8.0.3 takes the first one even if another says `rel="alternate"`. @rowanmanning/feed-parser
# 2.1.5 and feedparser 2.6.0 go by the specification. Only a feed whose page comes first in each entry is read alike by all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm pkg set type=module
npm install --silent --no-audit --no-fund --ignore-scripts rss-parser@3.13.0 @extractus/feed-extractor@8.0.3 \
  @rowanmanning/feed-parser@2.1.5 feedparser@2.6.0
cat >try.mjs <<'JS'
import { Readable } from "node:stream";
import { extractFromXml } from "@extractus/feed-extractor";
import { parseFeed } from "@rowanmanning/feed-parser";
import FeedParser from "feedparser";
import RssParser from "rss-parser";

const PAGE = '<link href="https://a.example/page/"/>';
const ALTERNATE = '<link rel="alternate" href="https://a.example/page/"/>';
const PICTURE = '<link rel="enclosure" type="image/jpeg" length="1" href="https://a.example/picture.jpg"/>';
const feed = (links) => `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/</id><title>A</title>
<updated>2026-11-01T00:00:00Z</updated><author><name>N</name></author><entry><id>https://a.example/1</id><title>One</title>
${links}<updated>2026-11-01T00:00:00Z</updated><summary>S</summary></entry></feed>`;
const READERS = {
  "rss-parser": async (xml) => (await new RssParser().parseString(xml)).items[0].link,
  "feed-extractor": async (xml) => extractFromXml(xml).entries[0].link,
  "feed-parser": async (xml) => parseFeed(xml).items[0].url,
  feedparser: async (xml) => {
    for await (const item of Readable.from([xml]).pipe(new FeedParser())) return item.link;
  },
};
const last = (address) => address?.split("/").filter(Boolean).at(-1);
const seen = [];
for (const [order, links] of [["page, picture", PAGE + PICTURE], ["picture, page", PICTURE + PAGE], ["picture, alternate", PICTURE + ALTERNATE]]) {
  for (const [name, read] of Object.entries(READERS)) seen.push(`${order}: ${name} ${last(await read(feed(links)))}`);
}
console.log("guess:  all four find the page in each");
console.log(`seen:   ${seen.join("\n        ")}`);
const wrong = seen.filter((line) => line.endsWith("picture.jpg"));
const expected = ["picture, page: rss-parser", "picture, page: feed-extractor", "picture, alternate: feed-extractor"];
if (wrong.join() !== expected.map((line) => `${line} picture.jpg`).join() || seen.some((line) => !/ (page|picture\.jpg)$/.test(line))) {
  console.log("NO LONGER SO");
  process.exitCode = 1;
}
JS
node try.mjs
