// Which files are made of pictures, and what pages are told of them. A file's address says what it holds, so a picture never
// has to be looked into, or made twice.

import path from "node:path";
import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { ShareCard, SharePicture } from "../model/head/head";
import { isAsIs, isSized, type PictureFormat } from "../model/pictures/picture-format";
import { cropSize, type PictureShape, pictureSizes, type Size } from "../model/pictures/picture-sizes";
import { digestOf } from "./digest";

/** A picture of the content. Its size is that of the upright picture, in pixels; that of a drawing is not known. */
export interface Original extends Size {
  format: PictureFormat | undefined;
  /** Of its bytes. */
  digest: string;
}

/** What stands on a card. Without a title it is the card of the whole site. */
export interface CardWords {
  title?: string | undefined;
  name: string;
  description: string;
}

/** A file of the output that is made of a picture of the content, copied from it, or drawn. `digest` is the picture's. */
export type PictureFile = { src: string } & (
  | ({ make: "size"; file: string; digest: string; format: "avif" | "webp" | "jpg" } & Size)
  | { make: "copy"; file: string; digest: string }
  | { make: "card"; words: CardWords }
);

/**
 * How pictures are encoded (tests/bench/encoders.ts). AVIF at effort 3 takes a quarter of the time that it takes at
 * sharp's default of 4, for a fifteenth more bytes and 0.001 less structural similarity (SSIM). sharp tunes for what people
 * see: by SSIM, drawings would be as good for fewer bytes, but photographs take twice as many. Chroma at half the resolution
 * would save a twelfth, but dulls thin lines and the edges of flat colours. JPEGs are for programs, not for readers: trellis
 * quantisation would save a tenth of their bytes and cost four times the time.
 */
export const ENCODING = {
  avif: { quality: 50, effort: 3 },
  webp: { quality: 75 },
  jpg: { quality: 76, progressive: true },
} as const;

/** Raise it when pictures are made in another way than these settings say. */
const VERSION = 3;

/** The size that networks ask for: https://developers.facebook.com/docs/sharing/best-practices#images */
export const CARD = { width: 1200, height: 630 } as const;

/** Raise it when the drawing of a card changes: its name is made from it. */
const DRAWING = 2;

/** Narrower pictures are shown as a thumbnail or not at all: https://developers.facebook.com/docs/sharing/best-practices#images */
const WIDE_ENOUGH = 600;

/**
 * The shapes that search engines ask for, widest first:
 * https://developers.google.com/search/docs/appearance/structured-data/article#image
 */
const CROPS: readonly Size[] = [
  { width: 1200, height: 675 },
  { width: 800, height: 600 },
  { width: 800, height: 800 },
];

/** Of a person. */
const PORTRAIT: Size = { width: 600, height: 600 };

/** Describes pictures to a page, and takes down which files it asks for. Files are named by their absolute paths. */
export interface Pictures {
  /** The page's files by their addresses. */
  files: Map<string, PictureFile>;
  /** A picture in the sizes of the place that shows it; undefined if no sizes are made of it. */
  image(file: string | undefined, shape: PictureShape): IGatsbyImageData | undefined;
  /** The address of a picture that is published as it is, with the path prefix; undefined if it is not. */
  copy(file: string): string | undefined;
  /** What stands for a page: its own picture if that is wide enough, else a drawing of its title. */
  card(words: CardWords, file?: string, alt?: string): ShareCard;
  /** Crops of a page's own picture for search engines. */
  crops(file: string | undefined): SharePicture[];
  /** A square of a person's photo for search engines. */
  portrait(file: string): SharePicture | undefined;
}

export interface PictureOptions {
  pathPrefix: string;
  /** The version of what encodes: another may give other bytes. */
  encoder: string;
}

/** Makes what describes the content's pictures, anew for each page. @param known by their absolute paths */
export function describePictures(
  known: ReadonlyMap<string, Original>,
  { pathPrefix, encoder }: PictureOptions,
): () => Pictures {
  const recipe = JSON.stringify([VERSION, encoder, ENCODING]);
  const folders = new Map<string, string>();
  const folderOf = (digest: string): string => {
    const folder = folders.get(digest) ?? digestOf(digest, recipe).slice(0, 16);
    folders.set(digest, folder);
    return folder;
  };
  const sized = (file: string | undefined): Original | undefined => {
    const original = file === undefined ? undefined : known.get(file);
    return isSized(original?.format) ? original : undefined;
  };
  const size = (file: string, format: "avif" | "webp" | "jpg", { width, height }: Size): PictureFile & Size => {
    const { digest } = known.get(file) as Original;
    const src = `/static/${folderOf(digest)}/${nameOf(file)}-${width}x${height}.${format}`;
    return { src, make: "size", file, digest, format, width, height };
  };
  const describe = (file: string, original: Original, shape: PictureShape) => {
    const { shown, avif, webp } = pictureSizes(original, shape);
    const files = [...avif.map((one) => size(file, "avif", one)), ...webp.map((one) => size(file, "webp", one))];
    const srcSet = (from: number, to?: number): string =>
      files
        .slice(from, to)
        .map(({ src, width }) => `${pathPrefix}${src} ${width}w`)
        .join(", ");
    const sizes = "100vw";
    const widest = files.at(-1) as PictureFile;
    const image: IGatsbyImageData = {
      layout: "constrained",
      ...shown,
      images: {
        sources: [{ type: "image/avif", srcSet: srcSet(0, avif.length), sizes }],
        fallback: { src: pathPrefix + widest.src, srcSet: srcSet(avif.length), sizes },
      },
    };
    return { files, image };
  };
  // A picture is shown by many pages.
  const described = new Map<string, ReturnType<typeof describe>>();
  return () => {
    const files: Pictures["files"] = new Map();
    const take = <File extends PictureFile>(file: File): File => {
      files.set(file.src, file);
      return file;
    };
    const cropped = (file: string, original: Size, shape: Size): SharePicture => {
      const { src, width, height } = take(size(file, "jpg", cropSize(original, shape)));
      return { src, width, height };
    };
    return {
      files,
      image(file, shape) {
        const original = sized(file);
        if (file === undefined || !original) return undefined;
        const key = `${shape} ${file}`;
        const found = described.get(key) ?? describe(file, original, shape);
        described.set(key, found);
        for (const one of found.files) take(one);
        return found.image;
      },
      copy(file) {
        const { format, digest } = known.get(file) ?? {};
        if (!isAsIs(format) || digest === undefined) return undefined;
        const src = `/static/${digestOf(digest).slice(0, 16)}/${nameOf(file)}.${format}`;
        return pathPrefix + take({ src, make: "copy", file, digest }).src;
      },
      card(words, file, alt) {
        const original = sized(file);
        const { title, name, description } = words;
        if (file !== undefined && original && cropSize(original, CARD).width >= WIDE_ENOUGH)
          return { ...cropped(file, original, CARD), alt: alt || (title ?? name) };
        const src = `/static/share/${digestOf(JSON.stringify([DRAWING, title, name, description])).slice(0, 22)}.jpg`;
        take({ src, make: "card", words });
        return { src, ...CARD, alt: title === undefined ? `${name}. ${description}` : `${title} – ${name}` };
      },
      crops(file) {
        const original = sized(file);
        if (file === undefined || !original) return [];
        return CROPS.map((shape) => cropped(file, original, shape));
      },
      portrait(file) {
        const original = sized(file);
        return original && cropped(file, original, PORTRAIT);
      },
    };
  };
}

/** What addresses call a picture: with its size and ending it is no longer than a file's name may be, 255 bytes. */
function nameOf(file: string): string {
  const words = path
    .parse(file)
    .name.normalize()
    .replace(/[^\p{L}\p{N}_-]+/gu, "-");
  return encodeURIComponent(Array.from(words).slice(0, LONGEST_NAME).join(""));
}

/** In characters, of which none has more than four bytes. */
const LONGEST_NAME = 50;
