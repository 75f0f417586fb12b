// The pictures of the content as editors gave them: what is known of each before any is made of it.

import type { Node } from "gatsby";
import { openPicture } from "../../content/decoder";
import type { Size } from "../../model/picture-sizes";

/** A picture of the content. Its size is that of the upright picture, in pixels. */
export interface Original extends Size {
  absolutePath: string;
  /** Of its bytes. */
  digest: string;
}

const sizes = new Map<string, Promise<Size>>();

/** Reads the size of a picture. @param file the node of its file */
export async function originalOf(file: Node): Promise<Original> {
  const absolutePath = String(file.absolutePath);
  const digest = file.internal.contentDigest;
  const size = sizes.get(digest) ?? readSize(absolutePath);
  sizes.set(digest, size);
  return { absolutePath, digest, ...(await size) };
}

async function readSize(file: string): Promise<Size> {
  const { autoOrient } = await (await openPicture(file)).metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}
