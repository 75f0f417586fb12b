#!/usr/bin/env bash
# Chromium puts a space into the name of a link or button where `<wbr>` stands; Playwright's own reckoning of names does not.
#
# The guess: `<wbr>` is a place to break a line and no character: an address such as `info@<wbr>practice.example` is copied, and is
# told to screen readers, as one word; and a test that finds the link by that name proves it.
# Seen, with playwright-core 1.65.1 in Chromium 156 (CHROMIUM_PATH, or chromium on PATH): `innerText` has no space, and
# `getByRole` finds the link by the name without one; the accessibility tree, which assistive technology gets, has "info@
# practice.example". U+200B (zero width space) breaks lines alike and adds no space, but is copied with the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat >try.mjs <<'JS'
import { chromium } from "playwright-core";

const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
const page = await browser.newPage();
const client = await page.context().newCDPSession(page);
for (const mark of ["<wbr>", "&#8203;"]) {
  await page.setContent(`<!DOCTYPE html><title>T</title><body><a href="/x">info@${mark}practice.example</a>`);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const name = nodes.find(({ role }) => role?.value === "link").name.value;
  const text = await page.locator("a").innerText();
  const found = await page.getByRole("link", { name: "info@practice.example", exact: true }).count();
  const shown = (value) => value.replaceAll("\u200b", "[200B]");
  console.log(`${mark}: text "${shown(text)}", name "${shown(name)}", found by role and name: ${found}`);
}
await browser.close();
JS
echo 'guess:  <wbr>: name "info@practice.example"'
seen=$(node try.mjs "${CHROMIUM_PATH:-$(command -v chromium)}")
echo "seen:   ${seen//$'\n'/$'\n'        }"
grep -qF '<wbr>: text "info@practice.example", name "info@ practice.example", found by role and name: 1' <<<"$seen" &&
  grep -qF 'name "info@[200B]practice.example"' <<<"$seen" || { echo "NO LONGER SO"; exit 1; }
