import { describe, expect, test } from "vitest";
import { isDecoded, pictureFormat, pngChunk } from "../../src/model/pictures/picture-format";
import { plainPicture, withChunk } from "../content/sample-pictures";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
/** The box that files of HEIF begin with: its length, its major brand and those that it is compatible with. */
const ftyp = (major: string, ...compatible: string[]): string =>
  `\0\0\0${String.fromCharCode(16 + 4 * compatible.length)}ftyp${major}\0\0\0\0${compatible.join("")}`;

describe("a file is what it begins with", () => {
  test.each<[string, string, ReturnType<typeof pictureFormat>]>([
    ["JPEG", "\xff\xd8\xff\xe0\0\x10JFIF\0", "jpeg"],
    ["JPEG without JFIF", "\xff\xd8\xff\xdb", "jpeg"],
    ["PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "png"],
    ["WebP", "RIFF\x24\0\0\0WEBPVP8 ", "webp"],
    ["GIF", "GIF89a\x01\0", "gif"],
    ["an old GIF", "GIF87a\x01\0", "gif"],
    ["AVIF", ftyp("avif", "mif1", "miaf"), "avif"],
    ["AVIF that is a HEIF first", ftyp("mif1", "miaf", "avif"), "avif"],
    ["an animated AVIF", ftyp("avis", "msf1"), "avif"],
    ["a photo of an iPhone", ftyp("heic", "mif1", "heic"), "heic"],
    ["one that is a HEIF first", ftyp("mif1", "heic"), "heic"],
    ["a film", ftyp("isom", "mp42"), undefined],
    ["a film with a picture's brand behind the box", `${ftyp("isom")}avif`, undefined],
    ["TIFF, little end first", "II*\0\x08\0\0\0", "tiff"],
    ["TIFF, big end first", "MM\0*\0\0\0\x08", "tiff"],
    ["BMP", "BM\x36\0\0\0", "bmp"],
    ["Photoshop", "8BPS\0\x01", "psd"],
    ["PDF", "%PDF-1.7", "pdf"],
    ["JPEG XL", "\xff\x0a\xfa\x1f", "jxl"],
    ["JPEG XL in boxes", "\0\0\0\x0cJXL \r\n\x87\n", "jxl"],
    ["JPEG 2000", "\0\0\0\x0cjP  \r\n\x87\n", "jp2"],
    ["an icon", "\0\0\x01\0\x01\0", "ico"],
    ["a drawing, which is text", "<svg", undefined],
    ["text", "Not a picture.", undefined],
    ["nothing", "", undefined],
  ])("%s", (_name, head, format) => {
    expect(pictureFormat(bytes(head))).toBe(format);
  });
});

test("pixels are read of five formats", () => {
  const formats = ["jpeg", "png", "webp", "avif", "gif", "svg", "tiff", "heic", "pdf", undefined] as const;
  expect(formats.filter(isDecoded)).toEqual(["jpeg", "png", "webp", "avif", "gif"]);
});

test("a chunk of a PNG is found behind others of any length, and not behind its pixels", async () => {
  const png = await plainPicture(30, 20, "png");
  const control = Buffer.alloc(8);
  const moving = withChunk(withChunk(png, "acTL", control), "iCCP", Buffer.alloc(600_000));
  const at = pngChunk(moving, "acTL") ?? 0;
  expect(moving.toString("latin1", at - 4, at)).toBe("acTL");
  expect(pngChunk(png, "IEND")).toBeUndefined();
  expect(pngChunk(Buffer.concat([bytes("\xff\xd8\xff"), moving]), "acTL")).toBeUndefined();
});
