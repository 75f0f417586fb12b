import { describe, expect, test } from "vitest";
import { cicpOf, displayP3ToSrgb, isDisplayP3, strangeColours } from "../../src/model/pictures/cicp";
import { colouredPictures, plainPicture, samplePictures, withChunk } from "../content/sample-pictures";

describe("code points are read", () => {
  test("of PNG and AVIF", async () => {
    const coloured = await colouredPictures();
    const read = (name: string) => cicpOf(coloured[name]?.bytes as Buffer);
    expect(read("p3-cicp.png")).toEqual({ primaries: 12, transfer: 13 });
    expect(read("p3-twice.png")).toEqual({ primaries: 12, transfer: 13 });
    expect(read("p3.avif")).toEqual({ primaries: 12, transfer: 13 });
    expect(read("10.avif")).toEqual({ primaries: 1, transfer: 13 });
    expect(cicpOf((await samplePictures())["hdr.png"] as Buffer)).toEqual({ primaries: 9, transfer: 16 });
  });

  test("and not where there are none", async () => {
    for (const format of ["png", "jpeg", "webp", "gif"] as const)
      expect(cicpOf(await plainPicture(30, 20, format))).toBeUndefined();
  });

  test("of what is cut off or says nonsense, without an error", async () => {
    const { "p3.avif": avif, "p3-cicp.png": png } = await colouredPictures();
    for (const { bytes } of [avif, png] as { bytes: Buffer }[])
      for (let length = 0; length < bytes.length; length++)
        expect(() => cicpOf(bytes.subarray(0, length))).not.toThrow();
    const endless = Buffer.from("\0\0\0\0ftyp", "latin1");
    expect(cicpOf(endless)).toBeUndefined();
    const short = withChunk(await plainPicture(1, 1, "png"), "cICP", Buffer.alloc(0)).subarray(0, 42);
    expect(cicpOf(short)).toBeUndefined();
  });
});

test.each<[string, number, number, boolean, string | undefined]>([
  ["sRGB", 1, 13, false, undefined],
  ["nothing named", 2, 2, false, undefined],
  ["video as cameras write it", 6, 6, false, undefined],
  ["Display P3", 12, 13, true, undefined],
  ["HDR for television", 9, 16, false, "HDR, CICP 9/16"],
  ["HDR in Display P3", 12, 18, false, "HDR, CICP 12/18"],
  ["wide colours", 9, 14, false, "BT.2020, CICP 9/14"],
  ["linear light", 1, 8, false, "not sRGB, CICP 1/8"],
])("%s", (_name, primaries, transfer, p3, strange) => {
  expect(isDisplayP3({ primaries, transfer })).toBe(p3);
  expect(strangeColours({ primaries, transfer })).toBe(strange);
});

describe("Display P3 becomes sRGB", () => {
  // Of https://www.w3.org/TR/css-color-4/#color-conversion-code, rounded; what sRGB does not have is cut off.
  test.each([
    [
      [200, 150, 120],
      [209, 147, 115],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [255, 255, 255],
      [255, 255, 255],
    ],
    [
      [128, 128, 128],
      [128, 128, 128],
    ],
    [
      [255, 0, 0],
      [255, 0, 0],
    ],
    [
      [234, 51, 35],
      [255, 2, 2],
    ],
  ])("%j is %j", (p3, srgb) => {
    const pixels = Uint8Array.from(p3);
    displayP3ToSrgb(pixels, 3);
    for (const [channel, value] of srgb.entries())
      expect(Math.abs((pixels[channel] as number) - value)).toBeLessThan(4);
  });

  test("every grey stays, and so do transparency and pixels without colour", () => {
    const greys = Uint8Array.from({ length: 256 * 4 }, (_, index) => index >> 2);
    const before = [...greys];
    displayP3ToSrgb(greys, 4);
    expect([...greys]).toEqual(before);
    displayP3ToSrgb(greys, 2);
    expect([...greys]).toEqual(before);
    const clear = Uint8Array.from([200, 150, 120, 7]);
    displayP3ToSrgb(clear, 4);
    expect(clear[3]).toBe(7);
  });
});
