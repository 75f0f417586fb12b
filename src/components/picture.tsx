// A picture in every format and width that Gatsby made of it, as plain HTML that needs no script.

import type { IGatsbyImageData } from "gatsby-plugin-image";

export interface PictureProps {
  image: IGatsbyImageData;
  /** Empty for decoration. */
  alt: string;
  /** How wide the picture is shown, as the HTML attribute `sizes` says it. */
  sizes: string;
  /** The picture that is seen first: loaded before anything else. All others wait until they are near. */
  eager?: boolean;
  /** Pictures of one name on two pages become each other when the reader goes from one to the other. */
  transition?: string | undefined;
}

/** Renders `gatsbyImageData` as `<picture>`. Width and height keep its place; the dominant colour fills it. */
export function Picture({ image, alt, sizes: shown, eager = false, transition }: PictureProps) {
  const { sources = [], fallback } = image.images;
  const { width, height, sizes } = fitSource(image, shown);
  return (
    <picture>
      {sources.map((source) => (
        <source key={source.type} type={source.type} srcSet={tidy(source.srcSet)} sizes={sizes} />
      ))}
      <img
        src={fallback?.src}
        srcSet={fallback?.srcSet && tidy(fallback.srcSet)}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        decoding="async"
        loading={eager ? undefined : "lazy"}
        fetchPriority={eager ? "high" : undefined}
        style={styleOf(image.backgroundColor, transition)}
      />
    </picture>
  );
}

function styleOf(backgroundColor: string | undefined, viewTransitionName: string | undefined) {
  if (!backgroundColor && !viewTransitionName) return undefined;
  return { ...(backgroundColor && { backgroundColor }), ...(viewTransitionName && { viewTransitionName }) };
}

/** Keeps a picture whose source is narrower than its place at the size of the source: enlarged, it would be a blur. */
export function fitSource({ width, height, images }: IGatsbyImageData, sizes: string) {
  const widest = Math.max(...Array.from(images.fallback?.srcSet?.matchAll(/ (\d+)w/g) ?? [], ([, w]) => Number(w)), 0);
  if (widest === 0 || widest >= width) return { width, height, sizes };
  return {
    width: widest,
    height: Math.round((height * widest) / width),
    sizes: `(min-width: ${widest}px) ${widest}px, 100vw`,
  };
}

const tidy = (srcSet: string | undefined): string | undefined => srcSet?.replace(/,\s+/g, ", ");
