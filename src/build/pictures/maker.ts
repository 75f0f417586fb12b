// Makes the files of pictures while other work is done, and keeps them between builds in `.build/pictures`: a picture is
// encoded once, whatever becomes of Gatsby's cache. Files appear whole or not at all.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pLimit from "p-limit";
import { ATTENTION, faultOf, openPixels, openUpright, type Sharp } from "../../content/decoder";
import { displayName } from "../../content/file-fault";
import { openStore } from "../../content/store";
import { linkOrCopy } from "../../content/write-whole";
import { COLORS } from "../../model/head/brand";
import type { Size } from "../../model/pictures/picture-sizes";
import { digestOf } from "../../site/digest";
import { ENCODING, type PictureFile } from "../../site/pictures";
import { drawCard } from "./card";

export interface PictureMaker {
  /** Makes what is not there yet. @throws {PictureError} if nothing can be made of a picture */
  make(files: Iterable<PictureFile>): Promise<void>;
  /** Waits for all that was asked for. @throws the first error */
  made(): Promise<void>;
  /** How many pieces of work are not done: a picture in all its sizes is one. */
  waiting(): number;
  /** Where a file that was asked for lies; undefined for any other. @param file its name relative to the output */
  fileOf(file: string): string | undefined;
  /** Deletes what nobody has asked for. */
  forgetOthers(): void;
}

/** Nothing can be made of a picture, though the check found no fault with it. */
export class PictureError extends Error {}

/**
 * Makes a maker.
 * @param root the project
 * @param served a folder from which what is made is served at once, as `gatsby develop` does
 */
export function createPictureMaker(root: string, served?: string): PictureMaker {
  const store = openStore(path.join(root, ".build/pictures"));
  const asked = new Map<string, Promise<void>>();
  // libuv has four threads (https://docs.libuv.org/en/v1.x/threadpool.html); files are read by them as well.
  const inTurn = pLimit(Math.min(4, os.availableParallelism()));
  let waiting = 0;
  const serve = (src: string): void => {
    const target = served && path.join(served, nameOf(src));
    if (target === undefined || fs.existsSync(target)) return;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    linkOrCopy(store.path(nameOf(src)), target);
  };
  const place = (src: string, data: Uint8Array): void => {
    store.set(nameOf(src), data);
    serve(src);
  };
  /** Makes files of one picture, which is decoded once for all its sizes. */
  const makeOf = async (files: readonly PictureFile[]): Promise<void> => {
    let pixels: Promise<() => Sharp> | undefined;
    for (const one of files) {
      if (one.make === "card") place(one.src, await drawCard(one.words));
      else if (one.make === "copy") place(one.src, await asPlanned(root, one));
      else {
        pixels ??= asPlanned(root, one).then(() => decode(one.file));
        const encode = async (): Promise<Buffer> => ENCODERS[one.format](await (pixels as Promise<() => Sharp>), one);
        place(one.src, await encode().catch((error) => cannotMake(root, one.file, error)));
      }
    }
  };
  const begin = (files: PictureFile[]): void => {
    waiting++;
    const made = inTurn(() => makeOf(files)).finally(() => void waiting--);
    // Nobody may wait for it yet: `made` tells of it.
    made.catch(() => {});
    for (const { src } of files) asked.set(src, made);
  };
  const settled = (addresses: readonly string[]): Promise<void> =>
    Promise.all(addresses.map((src) => asked.get(src))).then(() => {});
  return {
    make(files) {
      const wanted = [...files];
      const missing = new Map<string, PictureFile[]>();
      for (const one of wanted) {
        if (asked.has(one.src)) continue;
        if (store.has(nameOf(one.src))) {
          serve(one.src);
          asked.set(one.src, Promise.resolve());
        } else {
          const source = one.make === "size" ? one.file : one.src;
          missing.set(source, [...(missing.get(source) ?? []), one]);
        }
      }
      for (const some of missing.values()) begin(some);
      const all = settled(wanted.map(({ src }) => src));
      all.catch(() => {});
      return all;
    },
    made: () => settled([...asked.keys()]),
    waiting: () => waiting,
    fileOf: (file) => (asked.has(addressOf(file)) ? store.path(file.replace(/^static\//, "")) : undefined),
    forgetOthers: () => store.prune(),
  };
}

/** What a file is called below the folder `static`, from its address; and its address, from its name below the output. */
const nameOf = (src: string): string => decodeURIComponent(src.replace("/static/", ""));
const addressOf = (file: string): string => `/${file.split("/").map(encodeURIComponent).join("/")}`;

const ENCODERS = {
  avif: (upright: () => Sharp, { width, height }: Size) =>
    upright().resize(width, height).avif(ENCODING.avif).toBuffer(),
  webp: (upright: () => Sharp, { width, height }: Size) =>
    upright().resize(width, height).webp(ENCODING.webp).toBuffer(),
  jpg: (upright: () => Sharp, { width, height }: Size) =>
    upright()
      .resize(width, height, { position: ATTENTION })
      .flatten({ background: COLORS.paper })
      .jpeg(ENCODING.jpg)
      .toBuffer(),
} as const;

/** Reads a picture. @throws {PictureError} if it is another than when its files were named: they would be kept for good */
async function asPlanned(root: string, { file, digest }: { file: string; digest: string }): Promise<Buffer> {
  const bytes = await fs.promises.readFile(file);
  if (digestOf(bytes) === digest) return bytes;
  throw new PictureError(`${displayName(root, file)}  This picture has changed while the site was built. Build again.`);
}

/** Pixels of the upright picture, for any number of encoders. */
async function decode(file: string): Promise<() => Sharp> {
  const { data, info } = await (await openUpright(file)).raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return () => openPixels(data, raw);
}

/** Names the picture in an error of the decoder, whose messages name none. */
function cannotMake(root: string, file: string, error: unknown): never {
  if (error instanceof PictureError) throw error;
  throw new PictureError(
    `${displayName(root, file)}  The sizes that the site needs can't be made of this picture (${faultOf(error)}). Save it as a JPEG or PNG, and build again.`,
  );
}
