// Rewrites a picture without what the camera wrote into it, turned the right way up.

import fs from "node:fs";
import path from "node:path";
import { type DecodedFormat, isDecoded, isSized } from "../model/pictures/picture-format";
import { type ImageFacts, isDirty } from "../model/rules/image-rules";
import { faultOf, type OutputInfo, openPicture, openUpright, readFormat, type Sharp } from "./decoder";
import { listFiles } from "./files-below";
import { contentFiles } from "./folder";
import { createImageReader, readFacts } from "./image-facts";
import { writeWhole } from "./write-whole";

/** At these qualities a second compression can't be seen; the site compresses its own sizes from here. */
const ENCODERS: Record<DecodedFormat, (picture: Sharp) => Sharp> = {
  jpeg: (picture) => picture.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 95 }),
  avif: (picture) => picture.avif({ quality: 80 }),
  gif: (picture) => picture.gif(),
};

/** A picture ready to be written. */
export interface StillPicture {
  data: Buffer;
  info: OutputInfo;
  /** With its dot: `.jpg`, `.png`, `.webp` or `.avif`. */
  extension: string;
  /** What the file is that it was made of. */
  source: ImageFacts;
}

/**
 * Makes a still picture of a file, as `cleanPicture` does. JPEG, PNG, WebP and AVIF keep their format, others become PNG if
 * they are transparent, else JPEG.
 * @param maxWidth in pixels; wider pictures are made smaller
 * @throws if it can't be decoded
 */
export async function stillPicture(file: string, maxWidth: number): Promise<StillPicture> {
  const own = await readFormat(file);
  const { hasAlpha } = await (await openPicture(file)).metadata();
  const source = await readFacts(file, fs.readFileSync(file));
  const format = isSized(own) ? own : hasAlpha ? "png" : "jpeg";
  const picture = (await openUpright(file)).resize({ width: maxWidth, withoutEnlargement: true });
  const { data, info } = await ENCODERS[format](picture).toBuffer({ resolveWithObject: true });
  return { data, info, extension: format === "jpeg" ? ".jpg" : `.${format}`, source };
}

/**
 * Turns a picture by its EXIF orientation and drops all metadata; colours are converted to sRGB. It keeps its format, and
 * all that moves in it.
 * @throws if it can't be decoded
 */
export async function cleanPicture(file: string): Promise<Buffer> {
  const format = await readFormat(file);
  if (!isDecoded(format)) throw new Error("it is in no format that can be written again");
  return ENCODERS[format](await openUpright(file, { animated: true })).toBuffer();
}

/** What became of a picture that was to be cleaned. */
export interface Cleaning {
  /** Its absolute path. */
  file: string;
  /** Why it is as it was; undefined if it was rewritten. */
  fault: string | undefined;
}

/**
 * Cleans every picture of the content that tells where it was taken, and every one that would be published with its
 * metadata: those of the static folder, and GIFs. What a file is, its bytes say.
 * @param root the project, whose `static` folder is published
 */
export async function cleanPictures(dir: string, root: string): Promise<Cleaning[]> {
  const reader = createImageReader(root);
  const files = [
    ...(await contentFiles(dir)).map((file) => ({ file, use: "body" }) as const),
    ...(await listFiles(path.join(root, "static"))).map((file) => ({ file, use: "static" }) as const),
  ];
  const cleaned: Cleaning[] = [];
  for (const { file, use } of files) {
    // The check says what can't be read.
    const format = await readFormat(file).catch(() => undefined);
    if (!isDecoded(format) || !isDirty(await reader.read(file), use)) continue;
    try {
      const data = await cleanPicture(file);
      writeWhole(file, data);
      cleaned.push({ file, fault: undefined });
    } catch (error) {
      cleaned.push({ file, fault: faultOf(error) });
    }
  }
  return cleaned;
}
