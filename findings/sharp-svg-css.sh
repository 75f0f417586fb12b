#!/usr/bin/env bash
# sharp draws black, without a word, where a drawing's style uses what browsers have had for years: `var()`, `oklch()`, `@supports`.
#
# The guess: a decoder that reads style sheets in SVG, CSS media queries, `hwb()` and `rgb(0 255 0 / 100%)` too, either knows what
# each browser knows by now, or raises an error or a warning.
# Seen, with sharp 0.35.5 (librsvg 2.63.2): custom properties, `oklch()`, `color-mix()`, `color(display-p3 …)`, `light-dark()`,
# `:is()`, `@supports`, `@layer` and nested rules leave the fill as if it had not been given, which is black; so an icon made of a
# drawing that is right in the browser is a black square, and `failOn: "warning"` changes nothing. Pictures in WebP within a drawing
# are missing, though sharp reads such files themselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm pkg set type=module
npm install --silent --no-audit --no-fund sharp@0.35.5
cat >try.mjs <<'JS'
import sharp from "sharp";

const lime = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#00ff00" } });
const data = async (format) => `data:image/${format};base64,${(await lime.clone().toFormat(format).toBuffer()).toString("base64")}`;
const rect = (style) => `<rect width="9" height="9" style="${style}"/>`;
const sheet = (css) => `<style>${css}</style><rect width="9" height="9"/>`;
const image = (address) => `<image width="9" height="9" href="${address}"/>`;
const DRAWINGS = {
  "lime": rect("fill:lime"),
  "hwb()": rect("fill:hwb(120 0% 0%)"),
  "rgb(… / …)": rect("fill:rgb(0 255 0 / 100%)"),
  "@media": sheet("rect{fill:lime}@media (prefers-color-scheme:dark){rect{fill:red}}"),
  "PNG": image(await data("png")),
  "var()": sheet(":root{--c:lime}rect{fill:var(--c)}"),
  "oklch()": rect("fill:oklch(0.866 0.295 142.5)"),
  "color-mix()": rect("fill:color-mix(in srgb,lime,lime)"),
  "color()": rect("fill:color(srgb 0 1 0)"),
  "light-dark()": rect("fill:light-dark(lime,lime)"),
  ":is()": sheet(":is(rect){fill:lime}"),
  "@supports": sheet("@supports (fill:lime){rect{fill:lime}}"),
  "@layer": sheet("@layer a{rect{fill:lime}}"),
  "nesting": sheet("svg{rect{fill:lime}}"),
  "WebP": image(await data("webp")),
};
const EXPECTED = ["var()", "oklch()", "color-mix()", "color()", "light-dark()", ":is()", "@supports", "@layer", "nesting"];
const black = [];
const none = [];
for (const [name, inside] of Object.entries(DRAWINGS)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`;
  const pixels = await sharp(Buffer.from(svg), { failOn: "warning" }).ensureAlpha().raw().toBuffer();
  const [, green, , alpha] = pixels.subarray(160, 164);
  if (alpha === 0) none.push(name);
  else if (green < 128) black.push(name);
}
console.log(`guess:  all are green: ${Object.keys(DRAWINGS).join(", ")}`);
console.log(`seen:   black: ${black.join(", ")}; nothing: ${none.join(", ")}`);
if (black.join() !== EXPECTED.join() || none.join() !== "WebP") {
  console.log("NO LONGER SO");
  process.exitCode = 1;
}
JS
echo "sharp 0.35.5"
node try.mjs
