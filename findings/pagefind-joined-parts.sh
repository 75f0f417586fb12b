#!/usr/bin/env bash
# Of words joined by a sign, Pagefind finds the second part if it is of letters, not if it holds a digit; and it finds sums in
# pounds by their sign, those in dollars not.
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

const PAGES = ["between L4/L5", "a TMJ/TMD joint", "open 24/9", "it costs £45", "it costs $60"];
const QUERIES = ["L4", "L5", "TMJ", "TMD", "24", "9", "£45", "45", "$60", "60"];
const LOST = ["L5", "9", "$60"];

// What the code for browsers needs of one.
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) };
globalThis.fetch = async (address) => new Response(fs.readFileSync(new URL(address)));

const { index } = await createIndex({ forceLanguage: "en" });
for (const [number, text] of PAGES.entries()) {
  await index.addHTMLFile({ url: `/${number}/`, content: `<html lang="en"><body><p>${text}</p></body></html>` });
}
await index.writeFiles({ outputPath: path.resolve("pagefind") });
const { createInstance } = await import(pathToFileURL(path.resolve("pagefind/pagefind.js")).href);
const engine = createInstance({ noWorker: true });
await engine.init();
const lost = [];
for (const query of QUERIES) if ((await engine.search(query)).results.length === 0) lost.push(query);
console.log(`pagefind 1.6.0, pages that say: ${PAGES.join("; ")}`);
console.log(`guess:  each of ${QUERIES.join(", ")} finds its page`);
console.log(`seen:   nothing is found for ${lost.join(", ")}`);
const holds = lost.join() === LOST.join();
if (!holds) console.log("NO LONGER SO");
await close();
process.exitCode = holds ? 0 : 1;
JS
node try.mjs
