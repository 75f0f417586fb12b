// Reads what rules need to know of pictures from their bytes, and remembers it.

import path from "node:path";
import exifReader from "exif-reader";
import pLimit from "p-limit";
import sax from "sax";
import { CICP_WITHIN, cicpOf, strangeColours } from "../model/pictures/cicp";
import { isDecoded, pictureFormat, pngChunk } from "../model/pictures/picture-format";
import { activeContent, isDrawing } from "../model/pictures/svg";
import type { ImageFacts } from "../model/rules/image-rules";
import { digestOf } from "../site/digest";
import { DECODER_VERSIONS, faultOf, openPicture, openUpright } from "./decoder";
import { openFileMemory } from "./file-memory";

/** Raise this when what is read changes. */
const VERSION = `7 ${DECODER_VERSIONS.sharp} ${DECODER_VERSIONS.vips}`;

/** Beyond this, pixels are not decoded: the rules refuse the picture anyway. */
const MAX_DECODED = { bytes: 20_000_000, pixels: 40_000_000 };

/** What is known of a picture: also which one it is. */
export interface PictureFacts extends ImageFacts {
  /** Of its bytes. */
  digest: string;
}

/** Reads the facts of pictures, a few at a time, each again only when its file has changed. */
export interface ImageReader {
  /** @param file its absolute path */
  read(file: string): Promise<PictureFacts>;
  save(): void;
}

/** Makes a reader. @param root the project, in whose `.build` facts are remembered */
export function createImageReader(root: string): ImageReader {
  const memory = openFileMemory<PictureFacts>(path.join(root, ".build/image-facts.json"), VERSION);
  const inTurn = pLimit(4);
  return { read: (file) => inTurn(() => memory.read(file, (bytes) => readFacts(file, bytes))), save: memory.save };
}

/**
 * Reads the facts of one picture. Every pixel is decoded, so that a damaged file is found; but nothing is of a file that
 * does not begin as the decoder's formats do. A drawing is judged by its text.
 */
export async function readFacts(file: string, bytes: Buffer): Promise<PictureFacts> {
  const facts: PictureFacts = {
    digest: digestOf(bytes),
    bytes: bytes.length,
    format: pictureFormat(bytes),
    width: 0,
    height: 0,
    animated: isAnimation(bytes),
    gps: false,
    metadata: [],
    colours: undefined,
    active: undefined,
    fault: undefined,
  };
  if (bytes.length === 0) return facts;
  if (facts.format === undefined) return readDrawing(facts, textOf(bytes));
  if (!isDecoded(facts.format) || facts.format === "gif") Object.assign(facts, unreadMetadata(bytes));
  if (!isDecoded(facts.format)) return facts;
  try {
    const {
      compression,
      width,
      height,
      orientation = 1,
      pages = 1,
      icc,
      exif,
      xmp,
      iptc,
      comments = [],
    } = await (await openPicture(file)).metadata();
    if (compression === "hevc") facts.format = "heic";
    [facts.width, facts.height] = orientation >= 5 ? [height, width] : [width, height];
    facts.animated ||= pages > 1;
    const texts = comments.filter(({ keyword }) => PERSONAL.test(keyword));
    const found = {
      EXIF: exif,
      XMP: xmp,
      IPTC: iptc,
      ...Object.fromEntries(texts.map(({ keyword }) => [`the text "${keyword}"`, keyword])),
    };
    facts.metadata.push(...Object.entries(found).flatMap(([name, value]) => (value === undefined ? [] : [name])));
    const cicp = icc ? undefined : cicpOf(bytes.subarray(0, CICP_WITHIN));
    facts.colours = cicp && strangeColours(cicp);
    facts.gps ||= hasPosition(exif, xmp);
    if (bytes.length <= MAX_DECODED.bytes && width * height <= MAX_DECODED.pixels) {
      await (await openUpright(file)).resize({ width: 16 }).raw().toBuffer();
    }
  } catch (error) {
    facts.fault = faultOf(error);
  }
  return facts;
}

/**
 * Texts of a PNG that may hold names, or metadata as older programs write it, by their keywords:
 * https://www.w3.org/TR/png-3/#11keywords, https://exiftool.org/TagNames/PNG.html#TextualData
 */
const PERSONAL = /^(author|artist|copyright|raw profile type (exif|app1|iptc|8bim|xmp))$/i;

/** The metadata of formats of which libvips reads none, by the words that it begins with. */
function unreadMetadata(bytes: Buffer): Pick<ImageFacts, "metadata" | "gps"> {
  const kinds = { EXIF: ["Exif\0"], XMP: ["<x:xmpmeta", "http://ns.adobe.com/xap/1.0/", "XMP DataXMP"] };
  const metadata = Object.entries(kinds).flatMap(([name, marks]) =>
    marks.some((mark) => bytes.includes(mark)) ? [name] : [],
  );
  return { metadata, gps: bytes.includes("GPSLatitude") };
}

/** Judges what may be a drawing by its text: no decoder of SVG sees it. */
function readDrawing(facts: PictureFacts, text: string): PictureFacts {
  if (!isDrawing(text)) return { ...facts, fault: "it begins as no picture does" };
  return { ...facts, format: "svg", active: activeContent(text), fault: malformed(text) };
}

/** Why a drawing is no XML, as browsers want it to be; undefined if it is. */
function malformed(text: string): string | undefined {
  try {
    sax
      .parser(true, { xmlns: true })
      .write(text.replace(/^\uFEFF/, ""))
      .close();
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
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

/** Animations whose frames libvips does not count: PNG (https://www.w3.org/TR/png-3/#acTL-chunk) and AVIF sequences. */
const isAnimation = (bytes: Buffer): boolean =>
  pngChunk(bytes, "acTL") !== undefined || bytes.toString("latin1", 4, 12) === "ftypavis";
