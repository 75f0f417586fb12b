// The pictures of the content as editors gave them: what is known of each before any is made of it.

import path from "node:path";
import type { Node } from "gatsby";
import { faultOf, openPicture } from "../../content/decoder";
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
  const { autoOrient } = await naming(
    file,
    openPicture(file).then((picture) => picture.metadata()),
  );
  return { width: autoOrient.width, height: autoOrient.height };
}

/** Nothing can be made of a picture, though the check found no fault with it. */
export class PictureError extends Error {}

/** Names the picture in an error of the decoder, whose messages name none. @throws {PictureError} */
export async function naming<T>(file: string, decoded: Promise<T>): Promise<T> {
  return decoded.catch((error) => {
    const name = path.relative(process.cwd(), file).split(path.sep).join("/");
    throw new PictureError(
      `${name}  The sizes that the site needs can't be made of this picture (${faultOf(error)}). Save it as a JPEG or PNG, and build again.`,
    );
  });
}
