// npm run fonts: makes the files of the face that pages are set in, of Fontsource's.

import fs from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";
import { FACES, type Face, lettersOf } from "../model/head/faces";
import { command, runMain } from "./command";

/** Where Fontsource's files are. */
const SOURCE = path.resolve("node_modules/@fontsource-variable/newsreader/files");

/** The weights that the styles ask for: a third of Fontsource's bytes are for lighter and heavier ones. */
export const WEIGHTS = { min: 400, max: 600 } as const;

/**
 * What of OpenType stays: all but figures of other widths, which no style asks for.
 * https://learn.microsoft.com/typography/opentype/spec/featurelist
 */
const FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "rvrn"];

/** All that a range may name. */
const SIGNS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

/** Makes a file of the face in our weights. */
export function makeFont({ source, range }: Face): Promise<Uint8Array> {
  const letters = range && lettersOf(range);
  return subsetFont(
    fs.readFileSync(path.join(SOURCE, source)),
    letters ? SIGNS.filter((sign) => letters.test(sign)).join("") : null,
    {
      targetFormat: "woff2",
      keepAllGlyphs: !letters,
      keepFeatures: FEATURES,
      noHinting: true,
      variationAxes: { wght: { ...WEIGHTS, default: WEIGHTS.min } },
    },
  );
}

export const runFonts = command({
  name: "fonts",
  about: "Makes the files of the face that pages are set in, of Fontsource's.",
  async run(_args, _options, { root, out }) {
    for (const face of Object.values(FACES)) {
      const target = path.join("src/styles/fonts", face.file);
      fs.writeFileSync(path.join(root, target), await makeFont(face));
      out(`${target}, ${fs.statSync(path.join(root, target)).size} bytes\n`);
    }
  },
});

if (require.main === module) void runMain(runFonts);
