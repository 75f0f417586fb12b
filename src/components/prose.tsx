// The body of a post: a hast tree as React elements, with the component map that .mdx posts share.

import { Link, withPrefix } from "gatsby";
import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { Root } from "hast";
import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { ComponentProps, ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { Picture } from "./picture";

/** A picture of the body. `image` is null where sharp makes no sizes of the format (SVG, GIF). */
export interface ProseImage {
  src: string;
  image: IGatsbyImageData | null;
  publicURL: string | null;
}

/** A page of this site: an absolute path without a file's extension. */
const isPage = (href: string): boolean =>
  /^\/(?!\/)[^?#]*$/.test(href.replace(/[?#].*$/, "")) && !/\.[a-z0-9]+([?#]|$)/i.test(href);

/** The elements of a body that are more than HTML. */
export function proseComponents(images: readonly ProseImage[]) {
  return {
    a({ href = "", ...rest }: ComponentProps<"a">) {
      if (isPage(href)) return <Link {...(rest as object)} to={href} />;
      return <a {...rest} href={href.startsWith("/") ? withPrefix(href) : href} />;
    },
    img({ src = "", alt = "", ...rest }: ComponentProps<"img">) {
      const found = images.find((image) => image.src === src);
      if (found?.image) return <Picture image={found.image} alt={alt} sizes="(min-width: 46rem) 42rem, 92vw" />;
      const address = found?.publicURL ?? (String(src).startsWith("/") ? withPrefix(String(src)) : src);
      return <img {...rest} src={address} alt={alt} loading="lazy" />;
    },
  };
}

/** Renders a checked tree. */
export function Prose({ tree, images }: { tree: Root; images: readonly ProseImage[] }): ReactNode {
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: proseComponents(images) });
}
