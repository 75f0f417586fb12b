// Rules about a picture itself, judged by facts that were read from its bytes.

import { isAsIs, isDecoded, isSized, type PictureFormat } from "../pictures/picture-format";
import { LONGEST_SIDE, type Size, tooLong } from "../pictures/picture-sizes";
import { type Finding, finding, type Point } from "./problem";
import type { Code } from "./rules";

/** What a picture is. */
export interface ImageFacts {
  /** Size of the file in bytes. */
  bytes: number;
  /** Undefined if the file is no picture. */
  format: PictureFormat | undefined;
  /** Pixels as shown, after turning by the EXIF orientation. */
  width: number;
  height: number;
  animated: boolean;
  /** Whether metadata holds a geographic position. */
  gps: boolean;
  /** What kinds of metadata there are that may hold names and places, such as "EXIF". */
  metadata: string[];
  /** In which colours it is, if they can't be converted to those of the web. */
  colours: string | undefined;
  /** What in a drawing (SVG) would run or load something; undefined if nothing does. */
  active: string | undefined;
  /** Why the pixels can't be decoded; undefined if they can. */
  fault: string | undefined;
}

/** Where a picture is used: featured, as a person's photo, in a text, or published as it is from `static`. */
export type ImageUse = "featured" | "photo" | "body" | "static";

const MAX_BYTES = 20_000_000;
const MAX_PIXELS = 40_000_000;
/** Below this a featured picture is enlarged on most screens. */
const FEATURED_WIDTH = 1200;

/** As what each use shows a picture at most. */
const SHAPES = { featured: "HERO", photo: "PORTRAIT", body: "BODY" } as const;

/**
 * Says why the sizes of a picture can't be made, after its name; undefined if they can.
 * @param use for which they are made
 */
export function sideFault(picture: Size, use: keyof typeof SHAPES): string | undefined {
  const size = tooLong(picture, SHAPES[use]);
  if (!size) return undefined;
  return `is ${picture.width} × ${picture.height} pixels: one of ${size.width} × ${size.height} would be made of it, and no side can have more than ${LONGEST_SIDE}. Cut it into several pictures, or make it at most ${LONGEST_SIDE} pixels high.`;
}

/** Finds what makes a picture unusable or worse than it should be. @param name what messages call the picture */
export function checkImage(facts: ImageFacts, use: ImageUse, name: string, at: Point): Finding[] {
  const found: Finding[] = [];
  const report = (code: Code, message: string) => void found.push(finding(at, code, `${name} ${message}`));
  const { bytes, format, width, height } = facts;
  if (bytes === 0) {
    report("image-empty", "is an empty file. Save or copy the picture again.");
    return found;
  }
  if (facts.active !== undefined) {
    report(
      "image-active",
      `is a drawing that does more than draw: it holds \`${facts.active}\`, by which it may run or load something when it is opened. Export it as plain SVG without scripts, or as PNG.`,
    );
  }
  if (isPublished(facts, use) && facts.metadata.length > 0) {
    report(
      "image-exif",
      `carries ${facts.metadata.join(" and ")}, in which cameras and programs write names and places, and would be published with it. ${cleaningCure(facts)}`,
    );
  }
  if (use === "static") return found;
  if (bytes > MAX_BYTES || width * height > MAX_PIXELS) {
    report(
      "image-large",
      `has ${megabytes(bytes)} and ${width} × ${height} pixels; at most 20 MB and 40 megapixels are processed. Make it at most 2400 pixels wide.`,
    );
  }
  const long = isSized(format) && width > 0 ? sideFault(facts, use) : undefined;
  if (long) report("image-large", long);
  const wrongFormat = formatFault(format, use);
  if (wrongFormat) report("image-format", wrongFormat);
  else if (facts.fault !== undefined) {
    report("image-broken", `can't be decoded (${facts.fault}): it is damaged or not a picture. Save or copy it again.`);
  }
  if (facts.animated && format !== "gif") {
    report(
      "image-animated",
      "is animated, and only its first frame would survive. Save a still picture, or use a GIF in the text.",
    );
  }
  if (facts.colours !== undefined) {
    report(
      "image-colours",
      `is in colours that the site can't convert (${facts.colours}), so its sizes would look pale or dark. Export it in sRGB or Display P3, not for HDR.`,
    );
  }
  if (facts.gps) {
    report("image-gps", `tells where it was taken. ${cleaningCure(facts)}`);
  }
  if (use === "featured" && !wrongFormat && facts.fault === undefined && width < FEATURED_WIDTH) {
    report(
      "image-small",
      `is ${width} × ${height} pixels; a featured picture needs at least ${FEATURED_WIDTH} in width to look sharp. Use a larger one.`,
    );
  }
  return found;
}

/** Whether a picture is published as it is, with its metadata: of others, sizes are made without. */
const isPublished = ({ format }: ImageFacts, use: ImageUse): boolean => use === "static" || isAsIs(format);

/** Whether metadata can be removed from a picture: it can be written again as it is, with its colours and all that moves. */
const isCleanable = ({ format, animated, colours, fault }: ImageFacts): boolean =>
  isDecoded(format) && (fault ?? colours) === undefined && (!animated || format === "gif" || format === "webp");

/** Whether a picture has metadata that is to be removed, and that can be. */
export const isDirty = (facts: ImageFacts, use: ImageUse): boolean =>
  isCleanable(facts) && (facts.gps || (isPublished(facts, use) && facts.metadata.length > 0));

const cleaningCure = (facts: ImageFacts): string =>
  isCleanable(facts)
    ? "Run `npm run check -- --fix` to remove that from the file."
    : "Save it as a still JPEG or PNG in sRGB without metadata: of a file like this, `--fix` can't remove it.";

function formatFault(format: PictureFormat | undefined, use: ImageUse): string | undefined {
  if (format === undefined || isSized(format)) return undefined;
  if (isAsIs(format)) {
    if (use === "body") return undefined;
    return `is ${format === "svg" ? "an SVG drawing" : "a GIF"}, of which no sizes can be made. Export it as ${format === "svg" ? "PNG, 2400 pixels wide" : "PNG or JPEG"}.`;
  }
  if (format === "heic") {
    return "is in Apple's HEIC format, which browsers can't show. Export it as JPEG (on a Mac: open it in Preview, File, Export; on an iPhone: Settings, Camera, Formats, Most Compatible).";
  }
  return `is in the format ${format.toUpperCase()}, which the site can't use. Save it as JPEG, PNG, WebP or AVIF.`;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
