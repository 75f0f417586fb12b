// The pictures that stand for a page wherever it is shared, kept below `public/static` under names that say what they hold.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Node } from "gatsby";
import sharp from "sharp";
import { COLORS } from "../model/colors";
import type { ShareCard, SharePicture } from "../model/share-picture";
import { CARD, type CardWords, DRAWING, drawCard } from "./share-card";

/** Raise it when pictures are cropped differently. */
const CROPPING = 1;

/**
 * The shapes that search engines ask for, widest first:
 * https://developers.google.com/search/docs/appearance/structured-data/article#image
 */
const CROPS = [
  { width: 1200, height: 675 },
  { width: 1200, height: 900 },
  { width: 1200, height: 1200 },
] as const;

/** Of a person. */
const PORTRAIT = { width: 600, height: 600 };

/** Narrower pictures are shown as a thumbnail or not at all: https://developers.facebook.com/docs/sharing/best-practices#images */
const WIDE_ENOUGH = 600;

/** What is needed of a page's own picture. */
export interface PictureFile {
  absolutePath: string;
  digest: string;
  /** Empty for decoration. */
  alt: string;
}

/** Gives a page's card: its own picture if it has one that is wide enough, else a drawing of its title. */
export async function shareCard(picture: PictureFile | undefined, words: CardWords): Promise<ShareCard> {
  if (picture) {
    const size = await cropSize(picture, CARD);
    if (size.width >= WIDE_ENOUGH)
      return { ...(await crop(picture, size)), alt: picture.alt || (words.title ?? words.name) };
  }
  const src = await keep(["card", DRAWING, words], () => drawCard(words));
  const { title, name, description } = words;
  return { src, ...CARD, alt: title === undefined ? `${name}. ${description}` : `${title} – ${name}` };
}

/** Gives the crops of a page's own picture. */
export function shareCrops(picture: PictureFile | undefined): Promise<SharePicture[]> {
  if (!picture) return Promise.resolve([]);
  return Promise.all(CROPS.map(async (shape) => crop(picture, await cropSize(picture, shape))));
}

/** Gives a square of a person's photo. */
export async function portrait(picture: PictureFile): Promise<SharePicture> {
  return crop(picture, await cropSize(picture, PORTRAIT));
}

/** A File node as a picture. */
export const pictureFile = (file: Node | null, alt: string): PictureFile | undefined =>
  file === null ? undefined : { absolutePath: String(file.absolutePath), digest: file.internal.contentDigest, alt };

interface Size {
  width: number;
  height: number;
}

/** The size of a shape, or as much of it as the picture fills: none is enlarged. */
async function cropSize({ absolutePath }: PictureFile, shape: Size): Promise<Size> {
  const { autoOrient } = await sharp(absolutePath).metadata();
  const scale = Math.min(1, autoOrient.width / shape.width, autoOrient.height / shape.height);
  return { width: Math.round(shape.width * scale), height: Math.round(shape.height * scale) };
}

async function crop({ absolutePath, digest }: PictureFile, size: Size): Promise<SharePicture> {
  const src = await keep(["crop", CROPPING, digest, size], () =>
    sharp(absolutePath)
      .autoOrient()
      .resize({ ...size, position: sharp.strategy.attention })
      .flatten({ background: COLORS.paper })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer(),
  );
  return { src, ...size };
}

const underWay = new Map<string, Promise<void>>();

/** Writes a file once, whole or not at all, under a name made from what it is made from. Returns its address. */
async function keep(recipe: readonly unknown[], make: () => Promise<Buffer>): Promise<string> {
  const name = createHash("sha256").update(JSON.stringify(recipe)).digest("hex").slice(0, 32);
  const src = `/static/share/${name}.jpg`;
  const file = path.resolve(`public${src}`);
  const write = async (): Promise<void> => {
    if (fs.existsSync(file)) return;
    const data = await make();
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, data);
    fs.renameSync(`${file}.${process.pid}`, file);
  };
  const writing = underWay.get(file) ?? write().finally(() => underWay.delete(file));
  underWay.set(file, writing);
  await writing;
  return src;
}
