// The pictures of the old site: where each is found, and the file that it becomes.

import fs from "node:fs";
import path from "node:path";
import { cleanPicture, stillPicture } from "../../content/clean-picture";
import { faultOf, readFormat } from "../../content/decoder";
import { readFacts } from "../../content/image-facts";
import { sideFault } from "../../model/rules/image-rules";
import type { OwnAddress } from "../address/own-addresses";
import { decode } from "../text/plain-text";
import type { Fetcher } from "./fetching";
import { nameOf } from "./originals";

/** In pixels: twice the widest place that shows a picture, and some to spare. */
const MAX_WIDTH = 2400;

/** What a picture of the old site becomes. */
export type MadePicture = { data: Buffer; name: string } | { fault: string };

/** Where pictures come from. */
export interface PictureSources {
  own: OwnAddress;
  /** Front page of the old site: addresses may be relative. */
  base: string;
  /** A copy of `wp-content/uploads`. */
  media: string | undefined;
  /** Undefined if nothing is to be fetched. */
  fetch: Fetcher | undefined;
}

/** Finds the file of an address: in the copy, or on the old site. */
export async function findFile(
  addresses: readonly string[],
  { own, media, fetch }: PictureSources,
): Promise<{ file: string; address: string } | { fault: string }> {
  if (media !== undefined) {
    for (const address of addresses) {
      const file = inMedia(address, media, own);
      if (file !== undefined) return { file, address };
    }
  }
  let fault = media === undefined ? "it is not fetched" : "it is not in the folder of `--media`";
  for (const address of fetch ? addresses : []) {
    const fetched = await (fetch as Fetcher)(address);
    if ("file" in fetched) return { file: fetched.file, address };
    fault = fetched.fault;
  }
  return { fault };
}

function inMedia(address: string, media: string, own: OwnAddress): string | undefined {
  const place = own(address)?.path ?? (URL.canParse(address) ? new URL(address).pathname : address);
  const below = decode(place)
    .replace(/^.*?\/wp-content\/uploads\//, "/")
    .replace(/^\/+/, "");
  const file = path.resolve(media, below);
  // An address with `..` must not lead out of the folder.
  if (!file.startsWith(media + path.sep)) return undefined;
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** Makes the picture of a file ready for the site: upright, clean, not too large. */
export async function makePicture(file: string, address: string): Promise<MadePicture> {
  const stem = nameOf(address);
  try {
    const format = await readFormat(file);
    if (format === "gif") {
      const facts = await readFacts(file, fs.readFileSync(file));
      if (facts.animated) return { data: await cleanPicture(file), name: `${stem}.gif` };
    }
    if (format === undefined && /<svg[\s>]/i.test(fs.readFileSync(file).subarray(0, 4096).toString("utf8"))) {
      return { data: fs.readFileSync(file), name: `${stem}.svg` };
    }
    if (format === undefined) return { fault: "what came is no picture" };
    const picture = await stillPicture(file, MAX_WIDTH);
    const fault = sideFault(picture.info, "body");
    return fault === undefined ? { data: picture.data, name: stem + picture.extension } : { fault: `it ${fault}` };
  } catch (error) {
    return { fault: `it can't be read as a picture (${faultOf(error)})` };
  }
}
