// The pictures of the old site: which file each address stands for, and the file that it becomes.

import fs from "node:fs";
import path from "node:path";
import { cleanPicture, stillPicture } from "../content/clean-picture";
import { faultOf, readFormat } from "../content/decoder";
import { readFacts } from "../content/image-facts";
import { slugify } from "../model/content/slug";
import { sideFault } from "../model/rules/image-rules";
import type { OwnAddress } from "./addresses";
import type { Fetcher } from "./fetching";
import { decode } from "./html-tree";

/** In pixels: twice the widest place that shows a picture, and some to spare. */
const MAX_WIDTH = 2400;

/** The size that WordPress puts behind the name of a smaller copy. */
const SIZE = /-\d{2,5}x\d{2,5}(?=\.[a-z]{3,4}$)/i;

/** A host of WordPress.com that fetches pictures of others and makes them smaller: `i0.wp.com/host/path?w=300`. */
const PHOTON = /^https?:\/\/i\d\.wp\.com\/([^?#]+)/i;

/** The addresses at which the largest original of a picture may be, the best first. */
export function originals(address: string, base: string): string[] {
  if (address.startsWith("data:")) return [address];
  const absolute = URL.canParse(address, base) ? new URL(address, base).href : address;
  const photon = PHOTON.exec(absolute)?.[1];
  const bare = photon === undefined ? absolute.replace(/[?#].*$/, "") : `https://${photon}`;
  // Squarespace makes sizes by a parameter.
  const large = /squarespace-cdn\.com|squarespace\.com\//.test(bare) ? `${bare}?format=2500w` : bare;
  return [...new Set([large.replace(SIZE, ""), bare, absolute])];
}

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

/** The name of a picture's file without its ending, from its address. */
export function nameOf(address: string): string {
  if (address.startsWith("data:")) return "picture";
  const last = decode(
    address
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "")
      .replace(/^.*\//, ""),
  );
  return slugify(last.replace(/\.[a-z]{3,4}$/i, "")).slice(0, 80) || "picture";
}
