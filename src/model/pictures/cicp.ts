// Colours that a picture names by code points instead of a profile (CICP, https://www.itu.int/rec/T-REC-H.273), which sharp
// passes over.

import { pngChunk } from "./picture-format";

/** Code points, without those that decoders follow by themselves. */
export interface Cicp {
  primaries: number;
  transfer: number;
}

/** A colour space is named so early in a file, if it is. In bytes. */
export const CICP_WITHIN = 65_536;

/**
 * Reads the code points of a PNG (https://www.w3.org/TR/png-3/#cICP-chunk, a byte for each) or an AVIF.
 * @param head its first `CICP_WITHIN` bytes
 */
export function cicpOf(head: Buffer): Cicp | undefined {
  const png = pngChunk(head, "cICP");
  if (png === undefined) return cicpOfAvif(head);
  return png + 2 > head.length ? undefined : { primaries: head.readUInt8(png), transfer: head.readUInt8(png + 1) };
}

/** A box `colr` of the type `nclx` in the box `meta` (ISO/IEC 14496-12, 12.1.5): two bytes for each. */
function cicpOfAvif(head: Buffer): Cicp | undefined {
  for (let at = 0; at + 8 <= head.length; ) {
    const length = head.readUInt32BE(at);
    if (head.toString("latin1", at + 4, at + 8) === "meta") {
      const meta = head.subarray(at, at + length);
      const colours = meta.indexOf("colrnclx") + 8;
      if (colours < 8 || colours + 4 > meta.length) return undefined;
      return { primaries: meta.readUInt16BE(colours), transfer: meta.readUInt16BE(colours + 2) };
    }
    // A length of 0 or 1 says that the box is very long.
    if (length < 8) return undefined;
    at += length;
  }
  return undefined;
}

/** The curve of sRGB, those of video that are shown as it is, and none named. */
const isUsualCurve = (transfer: number): boolean => [1, 2, 6, 13, 14, 15].includes(transfer);

/** Primaries of sRGB, those of older video that hardly differ, and none named. */
const isUsual = ({ primaries, transfer }: Cicp): boolean =>
  [1, 2, 5, 6, 7].includes(primaries) && isUsualCurve(transfer);

/** Whether these are the colours of today's phones and screens, which can be converted. */
export const isDisplayP3 = ({ primaries, transfer }: Cicp): boolean => primaries === 12 && isUsualCurve(transfer);

/** Names colours that can't be converted; undefined for those that can, or need not be. */
export function strangeColours(cicp: Cicp): string | undefined {
  if (isUsual(cicp) || isDisplayP3(cicp)) return undefined;
  const range = cicp.transfer === 16 || cicp.transfer === 18 ? "HDR" : cicp.primaries === 9 ? "BT.2020" : "not sRGB";
  return `${range}, CICP ${cicp.primaries}/${cicp.transfer}`;
}

/** Light by 8 bits of sRGB, whose curve Display P3 shares, and back (https://www.w3.org/TR/css-color-4/#color-conversion-code). */
const LIGHT = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});
const STEPS = 16_384;
const VALUES = Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
  const light = step / STEPS;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
});
const encoded = (light: number): number => VALUES[Math.round(STEPS * Math.min(1, Math.max(0, light)))] as number;

/** Converts pixels of Display P3 to sRGB, in place. @param channels of each pixel, a byte each; less than 3 are grey, and stay */
export function displayP3ToSrgb(pixels: Uint8Array, channels: number): void {
  if (channels < 3) return;
  for (let at = 0; at < pixels.length; at += channels) {
    const red = LIGHT[pixels[at] as number] as number;
    const green = LIGHT[pixels[at + 1] as number] as number;
    const blue = LIGHT[pixels[at + 2] as number] as number;
    pixels[at] = encoded(1.2249402 * red - 0.2249402 * green);
    pixels[at + 1] = encoded(1.042057 * green - 0.042057 * red);
    pixels[at + 2] = encoded(1.0982735 * blue - 0.0196376 * red - 0.0786361 * green);
  }
}
