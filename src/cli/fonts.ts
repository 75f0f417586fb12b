// npm run fonts: makes the files of the face that pages are set in, of Fontsource's.

import fs from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";

/** Where Fontsource's files are, and what each becomes in `src/styles/fonts`. */
const SOURCE = path.resolve("node_modules/@fontsource-variable/newsreader/files");
export const FONTS = {
  "newsreader-latin-wght-normal.woff2": "newsreader-latin.woff2",
  "newsreader-latin-ext-wght-normal.woff2": "newsreader-latin-ext.woff2",
  "newsreader-latin-wght-italic.woff2": "newsreader-latin-italic.woff2",
} as const;

/** The weights that the styles ask for: a third of Fontsource's bytes are for lighter and heavier ones. */
export const WEIGHTS = { min: 400, max: 600 } as const;

/** Makes a file: all letters and all features of Fontsource's, in our weights. @param name Fontsource's */
export function makeFont(name: keyof typeof FONTS): Promise<Uint8Array> {
  return subsetFont(fs.readFileSync(path.join(SOURCE, name)), null, {
    targetFormat: "woff2",
    keepAllGlyphs: true,
    noHinting: true,
    variationAxes: { wght: { ...WEIGHTS, default: WEIGHTS.min } },
  });
}

async function main(): Promise<void> {
  for (const name of Object.keys(FONTS) as (keyof typeof FONTS)[]) {
    const target = path.join("src/styles/fonts", FONTS[name]);
    fs.writeFileSync(target, await makeFont(name));
    console.log(`${target}, ${fs.statSync(target).size} bytes`);
  }
}

if (require.main === module) void main();
