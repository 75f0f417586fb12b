// npm run artwork: renders the drawings of content/artwork to the pictures of the posts that bear their names.

import path from "node:path";
import sharp from "sharp";
import { contentDir } from "../content/content-dir";
import { listFiles } from "../content/folder";

/** What a drawing shows beyond each edge of the picture, in its own units, so that blurs do not fade at the edge. */
const BLEED = 40;

async function main(): Promise<void> {
  const dir = contentDir(process.cwd());
  for (const drawing of (await listFiles(path.join(dir, "artwork"))).filter((file) => file.endsWith(".svg"))) {
    const { width, height } = await sharp(drawing).metadata();
    const target = path.join(dir, "blog", `${path.parse(drawing).name}.webp`);
    await sharp(drawing)
      .extract({ left: BLEED, top: BLEED, width: width - 2 * BLEED, height: height - 2 * BLEED })
      .webp({ quality: 90, effort: 6 })
      .toFile(target);
    console.log(path.relative(process.cwd(), target));
  }
}

void main();
