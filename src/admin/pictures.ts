// Prepares a picture that an editor has chosen: turned upright, at most 2400 pixels wide, without what cameras write into
// files, and under a name that an address allows and that no other file has.

import { slugify } from "../model/content/slug";

/** A picture as it is to be saved. */
export interface PreparedPicture {
  /** Its file's name. */
  name: string;
  content: Uint8Array;
  width: number;
  height: number;
  /** What the editor should know of it. */
  note: string | undefined;
}

/** What a picture may have at most, in pixels; the site makes the smaller sizes. */
const MOST_WIDTH = 2400;

/** Between 0 and 1: of what is shown smaller, nobody sees more. */
const QUALITY = 0.9;

const ENDINGS: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" };

/**
 * Prepares a picture.
 * @param taken names of the files beside it
 * @throws an error with the cure, if the browser can't read it
 */
export async function preparePicture(file: File, taken: readonly string[]): Promise<PreparedPicture> {
  if (/\.(gif|svg)$/i.test(file.name))
    throw new Error(`${file.name}: put drawings (SVG) and moving pictures (GIF) into the project by hand.`);
  // The orientation that a camera writes beside the pixels is applied, and is not written again.
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => {
    const heic = /\.hei[cf]$/i.test(file.name) ? " Photos of an iPhone may be HEIC: export them as JPEG." : "";
    throw new Error(`${file.name} is no picture that this browser can read.${heic}`);
  });
  const width = Math.min(bitmap.width, MOST_WIDTH);
  const height = Math.round((bitmap.height * width) / bitmap.width);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const type = file.type === "image/jpeg" ? "image/jpeg" : "image/webp";
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, QUALITY));
  if (!blob) throw new Error(`${file.name} is too large for this browser.`);
  const wanted = slugify(file.name.replace(/\.[^.]*$/, "")) || "picture";
  const ending = ENDINGS[blob.type] ?? "png";
  const name = freeName(wanted, ending, taken);
  const note =
    name === `${wanted}.${ending}`
      ? undefined
      : `There is a ${wanted}.${ending} already, so this one is called ${name}.`;
  return { name, content: new Uint8Array(await blob.arrayBuffer()), width, height, note };
}

/** A name that no file has; capital letters do not make another one. */
function freeName(wanted: string, ending: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${wanted}.${ending}` : `${wanted}-${number}.${ending}`;
    if (!names.has(name)) return name;
  }
}
