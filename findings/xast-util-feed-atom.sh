#!/usr/bin/env bash
# What xast-util-feed makes as Atom is not valid Atom 1.0, and holds the time at which it was made.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xast-util-feed@2.0.0 xast-util-to-xml@4.0.0
cat >try.mjs <<'JS'
import { atom } from "xast-util-feed";
import { toXml } from "xast-util-to-xml";

console.log("xast-util-feed 2.0.0");
console.log("guess:  a feed with title, address and author, and an entry with title, address and day, is valid Atom (RFC 4287)");
const xml = toXml(
  atom({ title: "A", url: "https://example.org/", author: "B" }, [
    { title: "C", url: "https://example.org/c/", published: "2020-01-02T03:04:05Z", descriptionHtml: "<p>D</p>" },
  ]),
);
const [head, entry] = xml.split("<entry>");
const updated = head.match(/<updated>(.*?)<\/updated>/)?.[1] ?? "";
const link = head.match(/<link.*?<\/link>/)?.[0] ?? "";
const seen = {
  "the feed's `updated` is no date of RFC 3339 (3.3)": !/^\d{4}-\d\d-\d\dT/.test(updated),
  "it is the time of the call, so that equal data make another feed each time":
    Math.abs(Date.parse(updated) - Date.now()) < 600_000,
  "the feed's `link` has no `href` (4.2.7.1)": !link.includes("href="),
  "an entry without a day of change has no `updated` (4.1.2)": !entry.includes("<updated>"),
};
console.log(`seen:   ${updated}, ${link}`);
for (const [what, holds] of Object.entries(seen)) console.log(`        ${holds ? "still so" : "NO LONGER SO"}: ${what}`);
process.exitCode = Object.values(seen).every(Boolean) ? 0 : 1;
JS
node try.mjs
