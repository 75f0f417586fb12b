// Small pictures, sound and unsound, for the tests of the rules about pictures.

import sharp from "sharp";

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#7a8f6a" } });

const GPS = {
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 42/1 46/1", GPSLongitudeRef: "W", GPSLongitude: "74/1 0/1 22/1" },
};

/** A picture of plain colour. */
export const plainPicture = (width: number, height: number, format: "jpeg" | "png" | "webp" | "gif" = "jpeg") =>
  canvas(width, height).toFormat(format).toBuffer();

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
  const frame = () => canvas(1200, 4).png().toBuffer();
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
    "phone.heic": Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(64)]),
    "phone.jpg": Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(64)]),
    "scan.tiff": await canvas(1200, 40).tiff().toBuffer(),
    "paint.bmp": Buffer.concat([Buffer.from("BM"), Buffer.alloc(64)]),
    "moving.webp": await sharp([await frame(), await canvas(1200, 4).negate().png().toBuffer()], {
      join: { animated: true },
    })
      .webp()
      .toBuffer(),
    "moving.png": Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]),
    "still.gif": await plainPicture(1200, 40, "gif"),
    "drawing.svg": Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="40"><path d="M0 0h9v9z"/></svg>',
    ),
  };
}
