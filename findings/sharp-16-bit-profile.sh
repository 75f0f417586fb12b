#!/usr/bin/env bash
# sharp brings pixels of 16 bits a channel from their ICC profile to Display P3, not to sRGB: 8-bit output has the wrong numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund sharp@0.35.5
cat >try.cjs <<'JS'
const sharp = require("sharp");
(async () => {
  const raw = { width: 1, height: 1, channels: 3 };
  const red = sharp(Uint16Array.from([65535, 0, 0]), { raw }).withIccProfile("srgb");
  for (const space of ["srgb", "rgb16"]) {
    const png = await red.clone().toColourspace(space).png().toBuffer();
    const { depth, icc } = await sharp(png).metadata();
    const pixel = await sharp(png).toColourspace("srgb").raw().toBuffer();
    console.log(`${depth}, profile of ${icc.length} bytes: ${[...pixel]}`);
  }
})();
JS
echo "sharp 0.35.5: a red pixel of a PNG with the profile sRGB, by toColourspace(\"srgb\").raw()"
echo "guess:  255,0,0 of 8 and of 16 bits a channel alike"
seen=$(node try.cjs)
echo "seen:   ${seen//$'\n'/$'\n'        }"
expected="uchar, profile of 480 bytes: 255,0,0
ushort, profile of 480 bytes: 234,51,34"
[ "$seen" = "$expected" ] || { echo "NO LONGER SO"; exit 1; }
