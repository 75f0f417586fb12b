// Reads what rules need to know of pictures from their bytes, and remembers it.

import path from "node:path";
import exifReader from "exif-reader";
import pLimit from "p-limit";
import sharp from "sharp";
import type { ImageFacts } from "../model/image-rules";
import { activeContent } from "../model/svg";
import { openFileMemory } from "./file-memory";

/** Raise this when what is read changes. */
const VERSION = `3 ${sharp.versions.sharp} ${sharp.versions.vips}`;

/** Beyond this, pixels are not decoded: the rules refuse the picture anyway. */
const MAX_DECODED = { bytes: 20_000_000, pixels: 40_000_000 };

/** Reads the facts of pictures, a few at a time, each again only when its file has changed. */
export interface ImageReader {
  /** @param file its absolute path */
  read(file: string): Promise<ImageFacts>;
  save(): void;
}

/** Makes a reader. @param root the project, in whose `.build` facts are remembered */
export function createImageReader(root: string): ImageReader {
  const memory = openFileMemory<ImageFacts>(path.join(root, ".build/image-facts.json"), VERSION);
  const inTurn = pLimit(4);
  return { read: (file) => inTurn(() => memory.read(file, readFacts)), save: memory.save };
}

/** Reads the facts of one picture. Every pixel is decoded, so that a damaged file is found. */
export async function readFacts(bytes: Buffer): Promise<ImageFacts> {
  const facts: ImageFacts = {
    bytes: bytes.length,
    format: sniff(bytes),
    width: 0,
    height: 0,
    animated: isAnimation(bytes),
    gps: false,
    exif: false,
    active: undefined,
    fault: undefined,
  };
  if (bytes.length === 0) return facts;
  const open = () => sharp(bytes, { failOn: "truncated", limitInputPixels: false, sequentialRead: true });
  try {
    const { format, compression, width, height, orientation = 1, pages = 1, exif, xmp } = await open().metadata();
    facts.format = format === "heif" ? (compression === "av1" ? "avif" : "heic") : format;
    [facts.width, facts.height] = orientation >= 5 ? [height, width] : [width, height];
    facts.animated ||= pages > 1 && format !== "tiff" && format !== "pdf";
    facts.exif = exif !== undefined;
    facts.gps = hasPosition(exif, xmp);
    if (bytes.length <= MAX_DECODED.bytes && width * height <= MAX_DECODED.pixels) {
      await open().resize({ width: 16 }).raw().toBuffer();
    }
  } catch (error) {
    // libvips ends its messages with a line break, and repeats the name of its loader.
    facts.fault = (error as Error).message.trim().replace(/\s*\n\s*/g, "; ");
  }
  // A browser opens as a drawing what the decoder does not.
  if (facts.format === undefined || facts.format === "svg") facts.active = activeContent(textOf(bytes));
  return facts;
}

/** The text of a drawing: UTF-8 unless its first bytes say that it is UTF-16. */
function textOf(bytes: Buffer): string {
  const encoding = ["utf-16le", "utf-16be"].find((name) =>
    /^\uFEFF?</.test(new TextDecoder(name, { ignoreBOM: true }).decode(bytes.subarray(0, 4))),
  );
  return new TextDecoder(encoding ?? "utf-8").decode(bytes);
}

function hasPosition(exif: Buffer | undefined, xmp: Buffer | undefined): boolean {
  if (xmp?.includes("GPSLatitude")) return true;
  if (!exif) return false;
  try {
    const { GPSInfo } = exifReader(exif);
    return GPSInfo?.GPSLatitude !== undefined || GPSInfo?.GPSLongitude !== undefined;
  } catch {
    return false;
  }
}

/** Formats that the decoder can't read, by their first bytes. */
function sniff(bytes: Buffer): string | undefined {
  const at = (offset: number, length: number) => bytes.subarray(offset, offset + length).toString("latin1");
  if (at(4, 4) === "ftyp" && /^(hei[cxms]|hev[cx])/.test(at(8, 4))) return "heic";
  if (at(0, 2) === "BM") return "bmp";
  if (at(0, 4) === "8BPS") return "psd";
  if (at(0, 5) === "%PDF-") return "pdf";
  if (at(4, 8) === "JXL \r\n\x87\n" || at(0, 2) === "\xff\x0a") return "jxl";
  return undefined;
}

/** Animations whose frames libvips does not count: PNG (https://www.w3.org/TR/png-3/#acTL-chunk) and AVIF sequences. */
function isAnimation(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096);
  return head.includes("PNG") ? head.includes("acTL") : head.subarray(4, 12).toString("latin1") === "ftypavis";
}
