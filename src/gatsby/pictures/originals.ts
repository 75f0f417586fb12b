// The pictures of the content as editors gave them: what is known of each before any is made of it.

import path from "node:path";
import type { Node } from "gatsby";
import { faultOf, openPicture, readFormat } from "../../content/decoder";
import { digestOf } from "../../content/fact-cache";
import { displayName } from "../../content/file-fault";
import { isAsIs, isSized } from "../../model/picture-format";
import type { Size } from "../../model/picture-sizes";

/** A picture of the content. Its size is that of the upright picture, in pixels. */
export interface Original extends Size {
  absolutePath: string;
  /** Of its bytes. */
  digest: string;
}

const sizes = new Map<string, Promise<Size | undefined>>();

/** Knows a picture of which sizes are made, by its bytes, whatever it is called. @param file the node of its file */
export async function originalOf(file: Node): Promise<Original | undefined> {
  const absolutePath = String(file.absolutePath);
  const digest = file.internal.contentDigest;
  const size = sizes.get(digest) ?? naming(absolutePath, readSize(absolutePath));
  sizes.set(digest, size);
  const known = await size;
  return known && { absolutePath, digest, ...known };
}

async function readSize(file: string): Promise<Size | undefined> {
  if (!isSized(await readFormat(file))) return undefined;
  const { autoOrient } = await (await openPicture(file)).metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}

/** A picture of a text that is published as it is. */
export interface Copy {
  absolutePath: string;
  /** Below the output, without the path prefix: it ends as its format does, by which hosts tell browsers what it is. */
  src: string;
}

/** Knows a picture that is published as it is, by its bytes. @param file the node of a checked picture's file */
export async function copyOf(file: Node): Promise<Copy | undefined> {
  const absolutePath = String(file.absolutePath);
  // No first bytes tell a drawing; a checked picture that is nothing else is one.
  const format = (await naming(absolutePath, readFormat(absolutePath))) ?? "svg";
  if (!isAsIs(format)) return undefined;
  const folder = digestOf(file.internal.contentDigest).slice(0, 16);
  return { absolutePath, src: `/static/${folder}/${encodeURIComponent(nameOf(absolutePath))}.${format}` };
}

/** What addresses call a picture: with its size and ending it is no longer than a file's name may be, 255 bytes. */
export function nameOf(file: string): string {
  const words = path
    .parse(file)
    .name.normalize()
    .replace(/[^\p{L}\p{N}_-]+/gu, "-");
  return Array.from(words).slice(0, LONGEST_NAME).join("");
}

/** In characters, of which none has more than four bytes. */
const LONGEST_NAME = 50;

/** Nothing can be made of a picture, though the check found no fault with it. */
export class PictureError extends Error {}

/** Names the picture in an error of the decoder, whose messages name none. @throws {PictureError} */
export async function naming<T>(file: string, decoded: Promise<T>): Promise<T> {
  return decoded.catch((error) => {
    const name = displayName(process.cwd(), file);
    throw new PictureError(
      `${name}  The sizes that the site needs can't be made of this picture (${faultOf(error)}). Save it as a JPEG or PNG, and build again.`,
    );
  });
}
