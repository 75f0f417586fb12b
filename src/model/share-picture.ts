// What stands for a page wherever it is shared.

/** A JPEG; `src` is its address on this site, without the path prefix. */
export interface SharePicture {
  src: string;
  width: number;
  height: number;
}

/** The picture that stands for a page, and what it shows or says. */
export interface ShareCard extends SharePicture {
  alt: string;
}
