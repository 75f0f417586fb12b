// What kind of picture a file is, by its first bytes: its name may say anything.

/** Formats of which the site makes sizes. */
export const SIZED = ["jpeg", "png", "webp", "avif"] as const;
/** Formats that browsers show and the site publishes as they are. */
export const AS_IS = ["gif", "svg"] as const;
/** Formats that are known so that messages can name them. */
type Refused = "heic" | "tiff" | "bmp" | "psd" | "pdf" | "jxl" | "jp2" | "ico";

type Sized = (typeof SIZED)[number];
export type AsIs = (typeof AS_IS)[number];
export type PictureFormat = Sized | AsIs | Refused;
/** Formats of which pixels are read. */
export type DecodedFormat = Sized | Exclude<AsIs, "svg">;

/** So many bytes tell what a file is. */
export const HEAD_LENGTH = 512;

/** By which bytes a format is known, a character for each (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern), and where they stand. */
const SIGNATURES: readonly [format: Exclude<PictureFormat, "svg">, bytes: string, offset?: number][] = [
  ["jpeg", "\xff\xd8\xff"],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["webp", "WEBP", 8],
  ["gif", "GIF87a"],
  ["gif", "GIF89a"],
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["tiff", "II+\0"],
  ["tiff", "MM\0+"],
  ["bmp", "BM"],
  ["psd", "8BPS"],
  ["pdf", "%PDF-"],
  ["jxl", "\xff\x0a"],
  ["jxl", "JXL \r\n\x87\n", 4],
  ["jp2", "jP  \r\n\x87\n", 4],
  ["ico", "\0\0\x01\0"],
];

/**
 * Names the format of a file; undefined if it is none of these. SVG is text, which `isDrawing` of ./svg knows.
 * @param bytes at least the first `HEAD_LENGTH`
 */
export function pictureFormat(bytes: Uint8Array): Exclude<PictureFormat, "svg"> | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_LENGTH));
  if (head.slice(4, 8) === "ftyp") return heifFormat(head);
  return SIGNATURES.find(([, bytes, offset]) => head.startsWith(bytes, offset))?.[0];
}

/** Of these, sizes are made. */
export const isSized = (format: PictureFormat | undefined): format is Sized =>
  (SIZED as readonly unknown[]).includes(format);

/** These are published as they are. */
export const isAsIs = (format: PictureFormat | undefined): format is AsIs =>
  (AS_IS as readonly unknown[]).includes(format);

/** The decoder takes files of these formats only. */
export const isDecoded = (format: PictureFormat | undefined): format is DecodedFormat =>
  isSized(format) || (isAsIs(format) && format !== "svg");

/** AVIF and HEIC are one container; the brands at its beginning tell them apart (https://aomediacodec.github.io/av1-avif/#brands). */
function heifFormat(head: string): "avif" | "heic" | undefined {
  const length = [...head.slice(0, 4)].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);
  const brands = [head.slice(8, 12), ...(head.slice(16, length).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return "avif";
  return brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) ? "heic" : undefined;
}

/**
 * Finds a chunk of a PNG that stands before its pixels (https://www.w3.org/TR/png-3/#5Chunk-layout).
 * @returns where its data begins; undefined if there is none, or if this is no PNG
 */
export function pngChunk(bytes: Buffer, wanted: string): number | undefined {
  if (pictureFormat(bytes) !== "png") return undefined;
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === wanted) return at + 8;
    if (type === "IDAT") return undefined;
  }
  return undefined;
}

/** Recognises what is meant to be a picture by its name; what it is, its bytes say. */
export function isPicture(file: string): boolean {
  return /\.(jpe?g|jpe|jfif|pjpe?g|pjp|a?png|webp|avif|tiff?|gif|svg|hei[cf]|bmp|jxl|jp2|psd|raw|dng|ico)$/i.test(file);
}
