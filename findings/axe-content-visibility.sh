#!/usr/bin/env bash
# axe-core and `content-visibility: auto`: text on a dark panel below the view is reported as lacking contrast.
#
# The guess: axe reads the colours that are declared, so a panel that the browser has not laid out yet is judged as one
# that it has, and light text on a dark panel passes in both.
# Seen, with axe-core 4.14.1 in Chromium (CHROMIUM_PATH, or chromium on PATH): axe asks the document what lies at the place
# of the text; for a part that is skipped it learns of the page alone, takes the white page for the background, and
# reports a violation of `color-contrast`. Without the property, or once the reader has scrolled there, there is none.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --no-audit --no-fund --loglevel=error axe-core@4.14.1 playwright-core@1.65.1 > /dev/null

cat > try.mjs <<'END'
import axe from "axe-core";
import { chromium } from "playwright-core";

const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
const panel = (style) => `<!DOCTYPE html><html lang="en"><title>Panel</title><body style="background:#fff"><main><h1>Page</h1>
<div style="height:3000px"></div><section style="background:#103020;${style}"><p style="color:#f4f4ee">Words on a dark panel</p></section></main>`;
const faults = async (style, scrolled) => {
  const page = await browser.newPage();
  await page.setContent(panel(style));
  if (scrolled) await page.locator("p").scrollIntoViewIfNeeded();
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => axe.run({ runOnly: ["color-contrast"] }));
  await page.close();
  return violations.flatMap(({ nodes }) => nodes.flatMap(({ any }) => any.map(({ data }) => `${data.fgColor} on ${data.bgColor}`)));
};
console.log(JSON.stringify({
  plain: await faults("", false),
  skipped: await faults("content-visibility:auto", false),
  scrolled: await faults("content-visibility:auto", true),
}));
await browser.close();
END

seen=$(node try.mjs "${CHROMIUM_PATH:-$(command -v chromium)}")
echo "guess: {\"plain\":[],\"skipped\":[],\"scrolled\":[]}"
echo "seen:  $seen"
test "$seen" = '{"plain":[],"skipped":["#f4f4ee on #ffffff"],"scrolled":[]}'
