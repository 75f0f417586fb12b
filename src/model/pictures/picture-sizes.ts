// In which sizes a picture is offered, by the place that shows it.

/** What a place needs: how wide it is at most, and the widths that are offered, in pixels. */
interface Shape {
  width: number;
  /** For browsers that know AVIF (https://caniuse.com/avif): nearly all. */
  widths: readonly number[];
  /** For the others, WebP in fewer. */
  fallback: readonly number[];
  square?: true;
}

/** None is much wider than twice the widest place that shows it, and cards share the hero's files. */
const SHAPES = {
  HERO: { width: 960, widths: [480, 800, 1200, 1600], fallback: [480, 1200] },
  CARD: { width: 480, widths: [480, 800, 1200], fallback: [480, 1200] },
  BODY: { width: 672, widths: [336, 672, 1008, 1344], fallback: [336, 1008] },
  PORTRAIT: { width: 160, widths: [96, 160, 320], fallback: [160], square: true },
} as const satisfies Record<string, Shape>;

/** A place that shows pictures. */
export type PictureShape = keyof typeof SHAPES;

export const PICTURE_SHAPES = Object.keys(SHAPES) as PictureShape[];

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The sizes of a picture, narrowest first. */
export interface PictureSizes {
  /** How large it is shown at most. */
  shown: Size;
  avif: Size[];
  webp: Size[];
}

/** Says in which sizes a picture is offered. None is enlarged: a small original is offered as it is. */
export function pictureSizes(original: Size, shape: PictureShape): PictureSizes {
  const { width, widths, fallback, square }: Shape = SHAPES[shape];
  const ratio = square ? 1 : original.height / original.width;
  const widest = square ? Math.min(original.width, original.height) : original.width;
  const size = (width: number): Size => ({ width, height: Math.max(1, Math.round(width * ratio)) });
  const within = (list: readonly number[]): number[] => list.filter((one) => one <= widest);
  const avif = within(widths);
  if (avif.length < widths.length && avif.at(-1) !== widest) avif.push(widest);
  const webp = within(fallback);
  if (webp.length === 0) webp.push(widest);
  return { shown: size(width), avif: avif.map(size), webp: webp.map(size) };
}

/** How many pixels a side of a file can have: by libheif as sharp has it, and by https://developers.google.com/speed/webp/faq */
const LONGEST = { avif: 16_384, webp: 16_383 } as const;

/** A side that every size of a picture may have, in pixels. */
export const LONGEST_SIDE: number = Math.min(...Object.values(LONGEST));

/** Finds a size of a picture that its format can't hold; undefined if all can be made. */
export function tooLong(original: Size, shape: PictureShape): Size | undefined {
  const { avif, webp } = pictureSizes(original, shape);
  const over =
    (longest: number) =>
    ({ width, height }: Size): boolean =>
      Math.max(width, height) > longest;
  return avif.find(over(LONGEST.avif)) ?? webp.find(over(LONGEST.webp));
}

/** The part of a shape that an original fills: none is enlarged. */
export function cropSize(original: Size, shape: Size): Size {
  const scale = Math.min(1, original.width / shape.width, original.height / shape.height);
  return { width: Math.round(shape.width * scale), height: Math.round(shape.height * scale) };
}
