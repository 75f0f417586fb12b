// Rewrites a picture without what the camera wrote into it, turned the right way up.

import fs from "node:fs";
import path from "node:path";
import { type OutputInfo, openPicture, openUpright } from "./decoder";
import { isPicture, listFiles } from "./folder";
import { createImageReader } from "./image-facts";

/** Quality at which a second compression can't be seen; the site compresses its own sizes from here. */
const QUALITY = { jpeg: 95, webp: 95, avif: 80 };

/** A picture ready to be written. */
export interface CleanPicture {
  data: Buffer;
  info: OutputInfo;
  /** With its dot: `.jpg`, `.png`, `.webp` or `.avif`. */
  extension: string;
}

/**
 * Turns a picture by its EXIF orientation and drops all metadata; colours are converted to sRGB.
 * JPEG, PNG, WebP and AVIF keep their format, others become PNG if they are transparent, else JPEG.
 * @param maxWidth in pixels; wider pictures are made smaller
 * @param file its path
 * @throws if it can't be decoded
 */
export async function cleanPicture(file: string, maxWidth?: number): Promise<CleanPicture> {
  const { format, hasAlpha } = await (await openPicture(file)).metadata();
  const oriented = await openUpright(file);
  if (maxWidth !== undefined) oriented.resize({ width: maxWidth, withoutEnlargement: true });
  const [name, output] =
    format === "png" || (hasAlpha && format !== "webp" && format !== "heif")
      ? [".png", oriented.png()]
      : format === "webp"
        ? [".webp", oriented.webp({ quality: QUALITY.webp })]
        : format === "heif"
          ? [".avif", oriented.avif({ quality: QUALITY.avif })]
          : [".jpg", oriented.jpeg({ quality: QUALITY.jpeg, chromaSubsampling: "4:4:4" })];
  const { data, info } = await output.toBuffer({ resolveWithObject: true });
  return { data, info, extension: name as string };
}

/**
 * Cleans every picture of the blog folder that tells where it was taken, and every one of the static folder that
 * carries EXIF at all. A picture that can't be decoded is left alone.
 * @returns absolute paths of the files that were rewritten
 */
export async function cleanPictures(dir: string, root: string): Promise<string[]> {
  const reader = createImageReader(root);
  const cleaned: string[] = [];
  for (const folder of [path.join(dir, "blog"), path.join(root, "static")]) {
    for (const file of (await listFiles(folder)).filter(isPicture)) {
      const { gps, exif, fault } = await reader.read(file);
      const dirty = gps || (exif && folder.endsWith("static"));
      if (!dirty || fault !== undefined) continue;
      const { data } = await cleanPicture(file);
      const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
      fs.writeFileSync(temporary, data);
      fs.renameSync(temporary, file);
      cleaned.push(file);
    }
  }
  return cleaned;
}
