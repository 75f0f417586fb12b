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
  /** The name by which it goes along to another page. */
  style?: object | undefined;
}

/** Renders `IGatsbyImageData` as `<picture>`. Width and height keep its place until it is there. */
export function Picture({ image, alt, sizes: shown, eager = false, style }: PictureProps) {
  const { sources = [], fallback } = image.images;
  const { width, height, sizes } = fitSource(image, shown);
  return (
    <picture>
      {sources.map((source) => (
        <source key={source.type} type={source.type} srcSet={source.srcSet} sizes={sizes} />
      ))}
      <img
        src={fallback?.src}
        srcSet={fallback?.srcSet}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        decoding="async"
        loading={eager ? undefined : "lazy"}
        fetchPriority={eager ? "high" : undefined}
        style={style}
      />
    </picture>
  );
}

/** Keeps a picture whose source is narrower than its place at the size of the source: enlarged, it would be a blur. */
export function fitSource({ width, height, images }: IGatsbyImageData, sizes: string) {
  const offered = [...(images.sources ?? []), images.fallback].map((one) => one?.srcSet ?? "").join();
  const widest = Math.max(...Array.from(offered.matchAll(/ (\d+)w/g), ([, width]) => Number(width)), 0);
  if (widest === 0 || widest >= width) return { width, height, sizes };
  return {
    width: widest,
    height: Math.round((height * widest) / width),
    sizes: `(min-width: ${widest}px) ${widest}px, 100vw`,
  };
}
