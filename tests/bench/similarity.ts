// How alike two pictures are.

import type { Sharp } from "sharp";
import { ssim } from "ssim.js";

/** The mean structural similarity (https://en.wikipedia.org/wiki/Structural_similarity_index_measure) of two pictures of one size: 1 for equals. */
export async function similarity(one: Sharp, other: Sharp): Promise<number> {
  return ssim(await pixels(one), await pixels(other)).mssim;
}

async function pixels(picture: Sharp) {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}
