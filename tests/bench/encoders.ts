// What settings of the AVIF encoder cost and give: npx tsx tests/bench/encoders.ts PICTURE…
//
// For each picture in the widths of a hero: seconds of processor time, bytes, and the structural similarity (SSIM) to the
// picture of the same width before it was encoded. src/gatsby/pictures/variants.ts chose by it.

import path from "node:path";
import sharp, { type AvifOptions } from "sharp";
import { pictureSizes } from "../../src/model/pictures/picture-sizes";
import { similarity } from "./similarity";

const SETTINGS: Record<string, AvifOptions> = {
  "effort 4 (sharp's default)": { quality: 50, effort: 4 },
  "effort 3 (ours)": { quality: 50, effort: 3 },
  "effort 3, 10 bits": { quality: 50, effort: 3, bitdepth: 10 },
  "effort 3, chroma 4:2:0": { quality: 50, effort: 3, chromaSubsampling: "4:2:0" },
  "effort 2": { quality: 50, effort: 2 },
  "effort 3, tune ssim": { quality: 50, effort: 3, tune: "ssim" },
  "effort 3, tune ssim, quality 60": { quality: 60, effort: 3, tune: "ssim" },
  "effort 3, tune ssim, quality 62, 4:2:0": { quality: 62, effort: 3, tune: "ssim", chromaSubsampling: "4:2:0" },
  "effort 3, tune psnr": { quality: 50, effort: 3, tune: "psnr" },
};

async function main(): Promise<void> {
  sharp.concurrency(1);
  for (const file of process.argv.slice(2)) {
    const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    console.log(`\n${path.basename(file)}`);
    for (const [name, options] of Object.entries(SETTINGS)) {
      let seconds = 0;
      let bytes = 0;
      const similar: number[] = [];
      for (const { width, height } of pictureSizes(info, "HERO").avif) {
        const before = process.cpuUsage();
        const encoded = await sharp(data, { raw }).resize(width, height).avif(options).toBuffer();
        const { user, system } = process.cpuUsage(before);
        seconds += (user + system) / 1e6;
        bytes += encoded.length;
        similar.push(await similarity(sharp(data, { raw }).resize(width, height), sharp(encoded)));
      }
      const mean = similar.reduce((sum, one) => sum + one, 0) / similar.length;
      console.log(
        `  ${name.padEnd(40)} ${seconds.toFixed(2)} s  ${(bytes / 1000).toFixed(0).padStart(4)} kB  ${mean.toFixed(4)}`,
      );
    }
  }
}

void main();
