// The only door to sharp. Its decoders are large programs in C, and a picture of a pull request is made by anybody: what
// loads other formats than the site takes is switched off for the whole process, Gatsby's plugins included. Pictures come
// from files whose first bytes have been looked at; drawings (SVG) only from memory, and only from this project.

import fs from "node:fs/promises";
import sharp, { type Raw, type Sharp } from "sharp";
import { CICP_WITHIN, cicpOf, displayP3ToSrgb, isDisplayP3 } from "../model/pictures/cicp";
import {
  type DecodedFormat,
  HEAD_LENGTH,
  isDecoded,
  type PictureFormat,
  pictureFormat,
} from "../model/pictures/picture-format";

export type { OutputInfo, Sharp } from "sharp";

/** What libvips calls its loaders of each format (https://sharp.pixelplumbing.com/api-utility#block). */
const LOADERS: Record<DecodedFormat, string> = {
  jpeg: "VipsForeignLoadJpeg",
  png: "VipsForeignLoadPng",
  webp: "VipsForeignLoadWebp",
  avif: "VipsForeignLoadHeif",
  gif: "VipsForeignLoadNsgif",
};

sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: Object.values(LOADERS) });
// libvips knows what it has loaded by the file's name, whatever the file holds since.
sharp.cache(false);
// Several pictures at a time, one thread each, take less time than several threads for each.
sharp.concurrency(1);

/** Versions of sharp and of what it is made of: other versions may give other pixels, and other bytes. */
export const DECODER_VERSIONS: Readonly<Record<string, string>> = sharp.versions;

/** How a picture is cropped: to the part that eyes are drawn to. */
export const ATTENTION = sharp.strategy.attention;

/** Names the format of a file by its first bytes. @throws if it can't be read */
export const readFormat = async (file: string): Promise<PictureFormat | undefined> =>
  pictureFormat(await readHead(file, HEAD_LENGTH));

async function readHead(file: string, length: number): Promise<Buffer> {
  const handle = await fs.open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * What can be read is the same for whoever reads: what browsers show, which pass over most faults, but for a picture whose
 * end is missing. Phones write JPEGs with "Invalid SOS parameters", at which sharp stops by itself. How many pixels are too
 * many, rules say.
 */
const READING = { failOn: "truncated", limitInputPixels: false } as const;

interface Opening {
  /** Whether all frames of GIF and WebP are read, not only the first. */
  animated?: boolean;
}

/**
 * Opens a picture of the content.
 * @param file its path
 * @throws if it is in no format that the decoder takes
 */
export async function openPicture(file: string, { animated = false }: Opening = {}): Promise<Sharp> {
  const format = await readFormat(file);
  if (!isDecoded(format)) throw new Error(`${file} is ${format?.toUpperCase() ?? "no picture"}`);
  return sharp(file, { ...READING, animated });
}

/**
 * Opens a picture of the content as it is shown: turned by its EXIF orientation, its colours in sRGB.
 * @throws as `openPicture`, and if pixels that must be converted can't be decoded
 */
export async function openUpright(file: string, opening?: Opening): Promise<Sharp> {
  const picture = (await openPicture(file, opening)).autoOrient().toColourspace("srgb");
  const { icc, space } = await picture.metadata();
  // Pixels of 16 bits, sharp brings from their profile to Display P3, and leaves them there.
  if (icc) return space === "rgb16" ? picture.withIccProfile("srgb", { attach: false }) : picture;
  const cicp = cicpOf(await readHead(file, CICP_WITHIN));
  if (!cicp || !isDisplayP3(cicp)) return picture;
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  displayP3ToSrgb(data, info.channels);
  return openPixels(data, info);
}

/** Why something can't be decoded, on one line: a message of libvips ends with a line break and has a line for each loader. */
export const faultOf = (error: unknown): string => (error as Error).message.trim().replace(/\s*\n\s*/g, "; ");

/** Opens pixels that were decoded before. */
export const openPixels = (data: Buffer, raw: Raw): Sharp => sharp(data, { raw });

let draws = false;

/** Opens a drawing of the project's own: never one of a post. Files of SVG stay refused. */
export function openDrawing(svg: Buffer): Sharp {
  if (!draws) sharp.unblock({ operation: ["VipsForeignLoadSvgBuffer"] });
  draws = true;
  return sharp(svg);
}
