// The body of a post: a hast tree as React elements, with the component map that .mdx posts share.

import { Link, withPrefix } from "gatsby";
import type { Root } from "hast";
import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Children, type ComponentProps, isValidElement, type ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { linkNote } from "../model/content/link-note";
import type { BodyPicture } from "../site/views";
import { Picture } from "./picture";

/** A page of this site: an absolute path without a file's extension. */
const isPage = (href: string): boolean =>
  /^\/(?!\/)[^?#]*$/.test(href.replace(/[?#].*$/, "")) && !/\.[a-z0-9]+([?#]|$)/i.test(href);

/** The elements of a body that are more than HTML. */
export function proseComponents(images: readonly BodyPicture[]) {
  return {
    a({ href = "", children, ...rest }: ComponentProps<"a">) {
      if (isPage(href)) {
        return (
          <Link {...(rest as object)} to={href}>
            {children}
          </Link>
        );
      }
      const { format, external } = linkNote(href, textOf(children));
      return (
        <a {...rest} href={/^\/(?!\/)/.test(href) ? withPrefix(href) : href}>
          {children}
          {format && ` (${format})`}
          {external && (
            <span className="link-note sr-only" data-pagefind-ignore="">
              {" (external site)"}
            </span>
          )}
        </a>
      );
    },
    img({ src = "", alt = "", ...rest }: ComponentProps<"img">) {
      const found = images.find((image) => image.src === src);
      if (found?.image) return <Picture image={found.image} alt={alt} sizes="(min-width: 46rem) 42rem, 92vw" />;
      const address = found?.address ?? (String(src).startsWith("/") ? withPrefix(String(src)) : src);
      return <img {...rest} src={address || undefined} alt={alt} loading="lazy" />;
    },
  };
}

/** The words of what React is to show. */
function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((child) => (isValidElement<{ children?: ReactNode }>(child) ? textOf(child.props.children) : String(child)))
    .join("");
}

/** Renders a checked tree. */
export function Prose({ tree, images }: { tree: Root; images: readonly BodyPicture[] }): ReactNode {
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: proseComponents(images) });
}
