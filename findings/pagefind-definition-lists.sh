#!/usr/bin/env bash
# Pagefind makes one word of a term and what is said of it (`<dt>`, `<dd>`): a search finds neither.
#
# The guess: the text of two elements that browsers set on lines of their own is two words, as it is for paragraphs, items of
# lists and cells.
# Seen, with pagefind 1.6.0: a list of terms is read as if it were one line without a space; so a page that gives prices or
# directions as such a list is found by none of their names. Only where what is said begins with a capital letter are both
# found, since words are parted there, and their excerpt still shows one word. A space before each closing tag is enough.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm pkg set type=module
npm install --silent --no-audit --no-fund pagefind@1.6.0
cat >try.mjs <<'JS'
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { close, createIndex } from "pagefind";

// What the code for browsers needs of one.
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) };
globalThis.fetch = async (address) => new Response(fs.readFileSync(new URL(address)));

/** The text that Pagefind reads of a page, and whether two words of it are found. */
async function read(name, html) {
  const { index } = await createIndex({ forceLanguage: "en" });
  await index.addHTMLFile({ url: "/", content: `<html lang="en"><body><p>Directions</p>${html}</body></html>` });
  await index.writeFiles({ outputPath: path.resolve(name, "pagefind") });
  await index.deleteIndex();
  const { createInstance } = await import(`${pathToFileURL(path.resolve(name, "pagefind")).href}/pagefind.js`);
  const engine = createInstance({ noWorker: true });
  await engine.init();
  const count = async (word) => {
    const { results } = await engine.search(`"${word}"`);
    return results.length;
  };
  const { results } = await engine.search("directions");
  return { text: (await results[0].data()).content, found: [await count("parking"), await count("behind")] };
}

const seen = {
  paragraphs: await read("one", "<p>Parking</p><p>behind the house</p>"),
  terms: await read("two", "<dl><dt>Parking</dt><dd>behind the house</dd></dl>"),
  "terms, with a space": await read("three", "<dl><dt>Parking </dt><dd>behind the house </dd></dl>"),
};
console.log("pagefind 1.6.0");
console.log("guess:  of each, both words are found");
for (const [name, { text, found }] of Object.entries(seen)) console.log(`seen:   ${name}: “${text}”, found: ${found.join(", ")}`);
const all = Object.values(seen).map(({ found }) => found.join());
const holds = all.join(" ") === "1,1 0,0 1,1" && seen.terms.text.includes("Parkingbehind");
console.log(`        ${holds ? "still so" : "NO LONGER SO"}: a term and its description are one word`);
await close();
process.exitCode = holds ? 0 : 1;
JS
node try.mjs
