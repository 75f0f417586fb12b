// Small pictures, sound and unsound, for the tests of the rules about pictures.

import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#7a8f6a" } });

const GPS = {
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 42/1 46/1", GPSLongitudeRef: "W", GPSLongitude: "74/1 0/1 22/1" },
};

/** A picture of plain colour. */
export const plainPicture = (width: number, height: number, format: "jpeg" | "png" | "webp" | "gif" = "jpeg") =>
  canvas(width, height).toFormat(format).toBuffer();

/** A picture of two frames. */
export async function movingPicture(format: "webp" | "gif"): Promise<Buffer> {
  const frames = [await canvas(1200, 4).png().toBuffer(), await canvas(1200, 4).negate().png().toBuffer()];
  return sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Exampleton"/></rdf:RDF></x:xmpmeta>';

/** Puts a segment at the beginning of a JPEG (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1.4). */
function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

/** A city as IPTC in a block of Photoshop's (https://www.iptc.org/std/photometadata/specification/). */
function iptc(city: string): Buffer {
  const dataset = Buffer.concat([Buffer.from([0x1c, 2, 90, 0, city.length]), Buffer.from(city)]);
  return Buffer.concat([
    Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0"),
    Buffer.from([dataset.length]),
    dataset,
  ]);
}

/** Puts a chunk behind the header of a PNG (https://www.w3.org/TR/png-3/#5Chunk-layout). */
export function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([png.subarray(0, 33), ends.subarray(0, 4), body, ends.subarray(4), png.subarray(33)]);
}

/** Puts metadata behind the palette of a GIF, as Adobe's programs do (https://github.com/adobe/xmp-docs/tree/master/XMPSpecifications, part 3). */
function withGifMetadata(gif: Buffer): Buffer {
  const palette = 13 + 3 * 2 ** (((gif[10] as number) & 7) + 1);
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);
  const block = [Buffer.from("\x21\xff\x0bXMP DataXMP", "latin1"), Buffer.from(XMP), trailer];
  return Buffer.concat([gif.subarray(0, palette), ...block, gif.subarray(palette)]);
}

/** 64 × 32 pixels of (200, 150, 120) in AVIF, as sharp makes none: `avifenc -d 10`, `avifenc -d 12`, `avifenc --cicp 12/13/6`. */
const AVIFS = {
  "10.avif":
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAACIAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAEAAAAAgAAAAEHBpeGkAAAAAAwoKCgAAAAxhdjFDgSBAAAAAABNjb2xybmNseAABAA0ABoAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACptZGF0EgAKCTgVP/sYCGg0gDITFkAJJJJEALLQXrpkvhV2iU4bgA==",
  "12.avif":
    "AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPJtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAbGliYXZpZgAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEWAAAAIgAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAQAAAACAAAAAQcGl4aQAAAAADDAwMAAAADGF2MUOBQGAAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAKm1kYXQSAAoJWBU/+xoCGg0QMhMWQAkkkkQAstBeumS+FXaJTX9+",
  "p3.avif":
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAACIAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAEAAAAAgAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAAMAA0ABoAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACptZGF0EgAKCTgVP/sIYGg0gDITFkAGGGGEALLQXrOkfgy2CTt6gA==",
};

/** Pictures of (200, 150, 120) in several colour spaces and depths, by file name, and these colours in sRGB. */
export async function colouredPictures(): Promise<Record<string, { bytes: Buffer; srgb: number[] }>> {
  const [plain, fromP3] = [
    [200, 150, 120],
    [209, 147, 116],
  ];
  const numbers = plain.map((value) => value * 257);
  const canvas16 = Uint16Array.from({ length: 64 * 32 * 3 }, (_, index) => numbers[index % 3] as number);
  const raw = { width: 64, height: 32, channels: 3 } as const;
  const png = await sharp(Buffer.from(canvas16.map((value) => value / 257)), { raw })
    .png()
    .toBuffer();
  const png16 = await sharp(canvas16, { raw }).toColourspace("rgb16").png().toBuffer();
  const named = async (picture: Buffer, profile: "p3" | "srgb"): Promise<Buffer> => {
    const { icc } = await sharp(await plainPicture(1, 1))
      .withIccProfile(profile)
      .toBuffer()
      .then((one) => sharp(one).metadata());
    return withChunk(picture, "iCCP", Buffer.concat([Buffer.from("x\0\0"), deflateSync(icc as Buffer)]));
  };
  const cicp = Buffer.from([12, 13, 0, 1]);
  const [ten, twelve, p3] = Object.values(AVIFS).map((text) => Buffer.from(text, "base64")) as [Buffer, Buffer, Buffer];
  return {
    "plain.png": { bytes: png, srgb: plain },
    "srgb.png": { bytes: await named(png, "srgb"), srgb: plain },
    "p3.png": { bytes: await named(png, "p3"), srgb: fromP3 },
    "plain-16.png": { bytes: png16, srgb: plain },
    "srgb-16.png": { bytes: await named(png16, "srgb"), srgb: plain },
    "p3-16.png": { bytes: await named(png16, "p3"), srgb: fromP3 },
    "p3-cicp.png": { bytes: withChunk(png, "cICP", cicp), srgb: fromP3 },
    "p3-cicp-16.png": { bytes: withChunk(png16, "cICP", cicp), srgb: fromP3 },
    "p3-twice.png": { bytes: withChunk(await named(png, "p3"), "cICP", cicp), srgb: fromP3 },
    "10.avif": { bytes: ten, srgb: plain },
    "12.avif": { bytes: twelve, srgb: plain },
    "p3.avif": { bytes: p3, srgb: fromP3 },
  };
}

/** Pictures with metadata that is not removed where they are published as they are, by file name. */
export async function picturesWithMetadata(): Promise<Record<string, { bytes: Buffer; kind: string }>> {
  const [jpeg, png] = [await plainPicture(1200, 40), await plainPicture(1200, 40, "png")];
  const moving = await movingPicture("gif");
  const profile = Buffer.concat([Buffer.from("Raw profile type iptc\0\0"), deflateSync("\niptc\n 5\n1c025a0001\n")]);
  return {
    "exif.jpg": {
      kind: "EXIF",
      bytes: await canvas(1200, 40)
        .withExif({ IFD0: { Artist: "N. N." } })
        .jpeg()
        .toBuffer(),
    },
    "exif.webp": {
      kind: "EXIF",
      bytes: await canvas(1200, 40)
        .withExif({ IFD0: { Artist: "N. N." } })
        .webp()
        .toBuffer(),
    },
    "xmp.jpg": { kind: "XMP", bytes: await canvas(1200, 40).withXmp(XMP).jpeg().toBuffer() },
    "xmp.png": { kind: "XMP", bytes: await canvas(1200, 40).withXmp(XMP).png().toBuffer() },
    "xmp.webp": { kind: "XMP", bytes: await canvas(1200, 40).withXmp(XMP).webp().toBuffer() },
    "xmp.avif": { kind: "XMP", bytes: await canvas(1200, 40).withXmp(XMP).avif().toBuffer() },
    "xmp.gif": { kind: "XMP", bytes: withGifMetadata(moving) },
    "iptc.jpg": { kind: "IPTC", bytes: withSegment(jpeg, 0xed, iptc("Exampleton")) },
    "author.png": { kind: 'the text "Author"', bytes: withChunk(png, "tEXt", Buffer.from("Author\0N. N.")) },
    "old.png": { kind: 'the text "Raw profile type iptc"', bytes: withChunk(png, "zTXt", profile) },
    "iptc.jfif": { kind: "IPTC", bytes: withSegment(jpeg, 0xed, iptc("Exampleton")) },
    iptc: { kind: "IPTC", bytes: withSegment(jpeg, 0xed, iptc("Exampleton")) },
  };
}

/** A JPEG as some phones write it: one scan of all coefficients says that it has those up to 0 only (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.3). */
async function phonePicture(width: number, height: number): Promise<Buffer> {
  const jpeg = await canvas(width, height).jpeg({ progressive: false }).toBuffer();
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const components = jpeg[scan + 4] as number;
  jpeg[scan + 5 + 2 * components + 1] = 0;
  return jpeg;
}

/** One buffer for each way in which a picture can be good or bad, by file name. */
export async function samplePictures(): Promise<Record<string, Buffer>> {
  const good = await plainPicture(1200, 40);
  const png = await plainPicture(1200, 40, "png");
  // An animated PNG differs from a still one by a chunk `acTL` after the header's 33 bytes.
  const control = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from("acTL"), Buffer.alloc(12)]);
  return {
    "good.jpg": good,
    "small.jpg": await plainPicture(300, 200),
    "tall.jpg": await canvas(1300, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    "gps.jpg": await canvas(1200, 40).withExif(GPS).jpeg().toBuffer(),
    "camera.jpg": await canvas(1200, 40)
      .withExif({ IFD0: { Copyright: "N. N." } })
      .jpeg()
      .toBuffer(),
    "samsung.jpg": await phonePicture(1200, 800),
    "cut.jpg": (await plainPicture(1200, 900)).subarray(0, 1500),
    "text.jpg": Buffer.from("This is no picture."),
    "empty.jpg": Buffer.alloc(0),
    "heavy.jpg": Buffer.concat([good, Buffer.alloc(20_000_000)]),
    "huge.png": await sharp({ create: { width: 8000, height: 5001, channels: 3, background: "#fff" } })
      .png({ compressionLevel: 1 })
      .toBuffer(),
    "long.png": await plainPicture(790, 36_861, "png"),
    "hdr.png": withChunk(png, "cICP", Buffer.from([9, 16, 0, 1])),
    "phone.heic": Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(64)]),
    "phone.jpg": Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(64)]),
    "scan.tiff": await canvas(1200, 40).tiff().toBuffer(),
    "paint.bmp": Buffer.concat([Buffer.from("BM"), Buffer.alloc(64)]),
    "moving.webp": await movingPicture("webp"),
    "moving.gif": await movingPicture("gif"),
    "moving.png": Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]),
    "still.gif": await plainPicture(1200, 40, "gif"),
    "drawing.svg": Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="40"><path d="M0 0h9v9z"/></svg>',
    ),
  };
}
