// Makes pictures while Gatsby does other work, and keeps them between builds in `.build/pictures`: a picture is encoded
// once, whatever becomes of Gatsby's cache. Files appear whole or not at all.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pLimit from "p-limit";
import { openPixels, openUpright, type Sharp } from "../../content/decoder";
import { openStore } from "../../content/store";
import { type Copy, naming, type Original } from "./originals";
import type { Variant } from "./variants";

/** libuv has four threads (https://docs.libuv.org/en/v1.x/threadpool.html); files are read by them as well. */
const inTurn = pLimit(Math.min(4, os.availableParallelism()));

/** By address, what was asked for in this process. */
const asked = new Map<string, Promise<void>>();
let waiting = 0;

const store = openStore(path.resolve(".build/pictures"));
const served = (src: string): string => path.resolve("public/static", below(src));
const below = (src: string): string => decodeURIComponent(src.replace("/static/", ""));

/** Makes what is not there yet of a picture. The original is decoded once for all of it. */
export function makePictures(original: Original, wanted: readonly Variant[]): Promise<void> {
  const missing = wanted.filter(({ src }) => !placed(src) && !asked.has(src));
  if (missing.length > 0) {
    const made = work(async () => {
      const { absolutePath } = original;
      const upright = await naming(absolutePath, decode(absolutePath));
      for (const { src, encode } of missing) place(src, await naming(absolutePath, encode(upright()).toBuffer()));
    });
    for (const { src } of missing) asked.set(src, made);
  }
  return settled(wanted.map(({ src }) => src));
}

/** Makes a file that is not there yet: a drawing, or a copy. */
export function makeFile(src: string, make: () => Promise<Buffer>): Promise<void> {
  if (!placed(src) && !asked.has(src))
    asked.set(
      src,
      work(async () => place(src, await make())),
    );
  return settled([src]);
}

/** Makes a copy that is not there yet. */
export const makeCopy = ({ src, absolutePath }: Copy): Promise<void> =>
  makeFile(src, () => fs.promises.readFile(absolutePath));

/** Waits for all that was asked for. @throws the first error, a `PictureError` if it is about a picture */
export const picturesMade = (): Promise<void> => settled([...asked.keys()]);

/** How many pieces of work are not done: a picture in all its sizes is one. */
export const picturesWaiting = (): number => waiting;

/** Deletes what nobody has asked for since the process began. */
export const forgetOtherPictures = (): void => store.prune();

function settled(addresses: readonly string[]): Promise<void> {
  return heardLater(Promise.all(addresses.map((src) => asked.get(src))).then(() => {}));
}

/** An error is not unhandled if nobody waits yet: `picturesMade` tells of it. */
function heardLater(promise: Promise<void>): Promise<void> {
  promise.catch(() => {});
  return promise;
}

function work(run: () => Promise<void>): Promise<void> {
  waiting++;
  return heardLater(inTurn(run).finally(() => void waiting--));
}

/** Pixels of the upright picture, for any number of encoders. */
async function decode(file: string): Promise<() => Sharp> {
  const { data, info } = await (await openUpright(file)).raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return () => openPixels(data, raw);
}

/** Puts a picture that is there already where it is served from. */
function placed(src: string): boolean {
  if (asked.has(src)) return false;
  if (!store.has(below(src))) return false;
  serve(src);
  asked.set(src, Promise.resolve());
  return true;
}

function place(src: string, data: Buffer): void {
  store.set(below(src), data);
  serve(src);
}

function serve(src: string): void {
  const target = served(src);
  if (fs.existsSync(target)) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.linkSync(store.path(below(src)), target);
}
