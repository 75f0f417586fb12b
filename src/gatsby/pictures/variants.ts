// What is made of a picture: which files, and under which addresses. An address says what its file holds, so a picture
// never has to be looked into, or made twice.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import { ATTENTION, DECODER_VERSIONS, type Sharp } from "../../content/decoder";
import { digestOf } from "../../content/fact-cache";
import { COLORS } from "../../model/colors";
import { cropSize, type PictureShape, pictureSizes, type Size } from "../../model/picture-sizes";
import { nameOf, type Original } from "./originals";

/** A file to be made of a picture. */
export interface Variant extends Size {
  /** Below the output, without the path prefix. */
  src: string;
  encode(upright: Sharp): Sharp;
}

/**
 * How pictures are encoded (tests/bench/encoders.ts). AVIF at effort 3 takes a quarter of the time that it takes at
 * sharp's default of 4, for a fifteenth more bytes and 0.001 less structural similarity (SSIM). sharp tunes for what people
 * see: by SSIM, drawings would be as good for fewer bytes, but photographs take twice as many. Chroma at half the resolution
 * would save a twelfth, but dulls thin lines and the edges of flat colours.
 */
const AVIF = { quality: 50, effort: 3 } as const;
const WEBP = { quality: 75 } as const;
/** For programs, not for readers: trellis quantisation would save a tenth of the bytes and cost four times the time. */
const JPEG = { quality: 76, progressive: true } as const;

const CROP = { position: ATTENTION } as const;

/** Raise it when pictures are made in another way than these settings say. */
const VERSION = 2;

const RECIPE = JSON.stringify([VERSION, DECODER_VERSIONS.sharp, AVIF, WEBP, JPEG, CROP]);

const ENCODERS = {
  avif: (upright: Sharp, { width, height }: Size) => upright.resize(width, height).avif(AVIF),
  webp: (upright: Sharp, { width, height }: Size) => upright.resize(width, height).webp(WEBP),
  jpg: (upright: Sharp, { width, height }: Size) =>
    upright.resize(width, height, CROP).flatten({ background: COLORS.paper }).jpeg(JPEG),
} as const;

/** Lists the files of a picture for the place that shows it. */
export function variants(original: Original, shape: PictureShape): Variant[] {
  const { avif, webp } = pictureSizes(original, shape);
  return [
    ...avif.map((size) => variant(original, size, "avif")),
    ...webp.map((size) => variant(original, size, "webp")),
  ];
}

/** One file of the part of a picture that fills a shape. */
export const cropped = (original: Original, shape: Size): Variant =>
  variant(original, cropSize(original, shape), "jpg");

/** Folders by what they hold: a picture is asked for by every page that shows it. */
const folders = new Map<string, string>();

function variant({ absolutePath, digest }: Original, { width, height }: Size, format: keyof typeof ENCODERS): Variant {
  const folder = folders.get(digest) ?? digestOf(digest, RECIPE).slice(0, 16);
  folders.set(digest, folder);
  const src = `/static/${folder}/${encodeURIComponent(nameOf(absolutePath))}-${width}x${height}.${format}`;
  return { src, width, height, encode: (upright) => ENCODERS[format](upright, { width, height }) };
}

/** Describes a picture to the components: https://www.gatsbyjs.com/docs/reference/built-in-components/gatsby-plugin-image */
export function imageData(original: Original, shape: PictureShape, pathPrefix: string): IGatsbyImageData {
  const { shown, avif, webp } = pictureSizes(original, shape);
  const srcSet = (sizes: readonly Size[], format: "avif" | "webp"): string =>
    sizes.map((size) => `${pathPrefix}${variant(original, size, format).src} ${size.width}w`).join(", ");
  const sizes = "100vw";
  const widest = webp.at(-1) as Size;
  return {
    layout: "constrained",
    ...shown,
    images: {
      sources: [{ type: "image/avif", srcSet: srcSet(avif, "avif"), sizes }],
      fallback: { src: pathPrefix + variant(original, widest, "webp").src, srcSet: srcSet(webp, "webp"), sizes },
    },
  };
}
