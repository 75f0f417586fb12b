#!/usr/bin/env bash
# Pagefind over merged indexes finds pages that lack a word of the query, if it is in another index than theirs.
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

const FIRST = { "/1/": "Sciatica hurts", "/2/": "Sleep well" };
const SECOND = { "/3/": "Massage helps", "/4/": "Massage for sciatica" };

async function write(name, pages) {
  const { index } = await createIndex({ forceLanguage: "en" });
  for (const [url, text] of Object.entries(pages)) {
    await index.addHTMLFile({ url, content: `<html lang="en"><body><p>${text}</p></body></html>` });
  }
  await index.writeFiles({ outputPath: path.resolve(name, "pagefind") });
  await index.deleteIndex();
  return pathToFileURL(path.resolve(name, "pagefind/")).href;
}

// What the code for browsers needs of one.
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) };
globalThis.fetch = async (address) => new Response(fs.readFileSync(new URL(address)));

/** What a query finds in indexes of folders. */
async function found([first, ...others], query) {
  const { createInstance } = await import(`${first}/pagefind.js`);
  const engine = createInstance({ noWorker: true });
  await engine.init();
  for (const other of others) await engine.mergeIndex(`${other}/`);
  const { results } = await engine.search(query);
  const pages = await Promise.all(results.map((result) => result.data()));
  return pages.map(({ plain_excerpt }) => plain_excerpt).sort();
}

const one = await write("one", { ...FIRST, ...SECOND });
const [first, second] = [await write("first", FIRST), await write("second", SECOND)];
console.log("pagefind 1.6.0");
console.log("guess:  merged indexes find the pages that one index of all of them finds");
const query = "massage sciatica";
const [whole, merged] = [await found([one], query), await found([first, second], query)];
console.log(`seen:   for “${query}”, one index finds ${JSON.stringify(whole)}, two find ${JSON.stringify(merged)}`);
const holds = whole.join() === "Massage for sciatica." && merged.join() === "Massage for sciatica.,Sciatica hurts.";
console.log(`        ${holds ? "still so" : "NO LONGER SO"}: an index passes over a word that none of its pages has`);
await close();
process.exitCode = holds ? 0 : 1;
JS
node try.mjs
