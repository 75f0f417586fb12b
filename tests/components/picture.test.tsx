import type { IGatsbyImageData } from "gatsby-plugin-image";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { fitSource, Picture } from "../../src/components/picture";
import { goesBy } from "../../src/model/head/transition";

const image = (widths: number[]): IGatsbyImageData => {
  const srcSet = (format: string) => widths.map((width) => `/static/a/${width}/p.${format} ${width}w`).join(", ");
  return {
    layout: "constrained",
    width: 672,
    height: 448,
    images: {
      sources: [{ type: "image/avif", srcSet: srcSet("avif"), sizes: "x" }],
      fallback: { src: "/static/a/672/p.webp", srcSet: srcSet("webp"), sizes: "x" },
    },
  };
};

test("is plain HTML: AVIF, then WebP, its place kept", () => {
  const html = renderToStaticMarkup(<Picture image={image([336, 672])} alt="Hands" sizes="92vw" eager />);
  expect(html).toBe(
    '<picture><source type="image/avif" srcSet="/static/a/336/p.avif 336w, /static/a/672/p.avif 672w" sizes="92vw"/>' +
      '<img src="/static/a/672/p.webp" srcSet="/static/a/336/p.webp 336w, /static/a/672/p.webp 672w" sizes="92vw" ' +
      'width="672" height="448" alt="Hands" decoding="async" fetchPriority="high"/></picture>',
  );
});

test("waits until it is near, unless it is the first", () => {
  const html = renderToStaticMarkup(<Picture image={image([672])} alt="" sizes="92vw" />);
  expect(html).toContain('loading="lazy"');
  expect(html).not.toContain("fetchPriority");
});

test("has a name if it goes along to another page", () => {
  const html = renderToStaticMarkup(
    <Picture image={image([672])} alt="" sizes="92vw" style={goesBy("picture", "/blog/a/")} />,
  );
  expect(html).toContain('style="--goes-by:picture_blog_a_"');
});

test("is never enlarged beyond its source", () => {
  expect(fitSource(image([336, 672, 1344]), "92vw")).toEqual({ width: 672, height: 448, sizes: "92vw" });
  expect(fitSource(image([300]), "92vw")).toEqual({
    width: 300,
    height: 200,
    sizes: "(min-width: 300px) 300px, 100vw",
  });
});
