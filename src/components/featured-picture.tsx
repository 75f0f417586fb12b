// The picture at the head of a text.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import { Picture } from "./picture";

export interface FeaturedPictureProps {
  image: IGatsbyImageData | undefined;
  alt: string;
  caption: string | null;
}

export function FeaturedPicture({ image, alt, caption }: FeaturedPictureProps) {
  if (!image) return null;
  // Decoration is nothing to tell of.
  const Frame = alt === "" && !caption ? "div" : "figure";
  return (
    <Frame className="post-picture">
      <Picture image={image} alt={alt} sizes="(min-width: 64rem) 60rem, (min-width: 40rem) 94vw, 100vw" eager />
      {caption && <figcaption className="post-caption">{caption}</figcaption>}
    </Frame>
  );
}
