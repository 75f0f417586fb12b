// The picture at the head of a text.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import { goesBy } from "../model/head/transition";
import { Picture } from "./picture";

export interface FeaturedPictureProps {
  image: IGatsbyImageData | undefined;
  alt: string;
  caption: string | undefined;
  /** The address of the article that it heads: the picture of its card becomes this one. */
  path?: string;
}

export function FeaturedPicture({ image, alt, caption, path }: FeaturedPictureProps) {
  if (!image) return null;
  // Decoration is nothing to tell of.
  const Frame = alt === "" && !caption ? "div" : "figure";
  return (
    <Frame className="post-picture">
      <Picture
        image={image}
        alt={alt}
        sizes="(min-width: 68rem) 40rem, 94vw"
        style={path === undefined ? undefined : goesBy("picture", path)}
        eager
      />
      {caption && <figcaption className="post-caption">{caption}</figcaption>}
    </Frame>
  );
}
