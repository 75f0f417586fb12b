// npm run artwork: renders the drawings of content/artwork to the pictures of the posts that bear their names.

import fs from "node:fs";
import path from "node:path";
import { contentDir } from "../content/content-dir";
import { openDrawing } from "../content/decoder";
import { listFiles } from "../content/files-below";
import { command, runMain } from "./command";

/** What a drawing shows beyond each edge of the picture, in its own units, so that blurs do not fade at the edge. */
const BLEED = 40;

export const runArtwork = command({
  name: "artwork",
  about: "Renders the drawings of content/artwork to the pictures of the posts that bear their names.",
  async run(_args, _options, { root, env, out }) {
    const dir = contentDir(root, env);
    for (const drawing of (await listFiles(path.join(dir, "artwork"))).filter((file) => file.endsWith(".svg"))) {
      const svg = fs.readFileSync(drawing);
      const { width, height } = await openDrawing(svg).metadata();
      const target = path.join(dir, "blog", `${path.parse(drawing).name}.webp`);
      await openDrawing(svg)
        .extract({ left: BLEED, top: BLEED, width: width - 2 * BLEED, height: height - 2 * BLEED })
        .webp({ quality: 90, effort: 6 })
        .toFile(target);
      out(`${path.relative(root, target)}\n`);
    }
  },
});

if (require.main === module) void runMain(runArtwork);
