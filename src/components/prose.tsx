// The body of a post: a hast tree as React elements, with the component map that .mdx posts share.

import { Link, withPrefix } from "gatsby";
import type { Element, ElementContent, Root } from "hast";
import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Children, type ComponentProps, isValidElement, type JSX, type ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { linkNote } from "../model/content/link-note";
import { inWords, type Placed } from "../model/strings/placed";
import type { Words } from "../model/strings/words";
import type { BodyPicture } from "../site/views";
import { Picture } from "./picture";
import { useWords } from "./words";

/** A page of this site: an absolute path without a file's extension. */
const isPage = (href: string): boolean =>
  /^\/(?!\/)[^?#]*$/.test(href.replace(/[?#].*$/, "")) && !/\.[a-z0-9]+([?#]|$)/i.test(href);

/** A link, which says what is to be known of it before it is followed. */
export function Anchor({ href = "", children, ...rest }: ComponentProps<"a">) {
  const { t, say } = useWords();
  if (isPage(href)) {
    return (
      <Link {...(rest as object)} to={href}>
        {children}
      </Link>
    );
  }
  const { format, external } = linkNote(href, textOf(children), t);
  return (
    <a {...rest} href={/^\/(?!\/)/.test(href) ? withPrefix(href) : href}>
      {children}
      {format && ` (${format})`}
      {external && (
        <span className="link-note sr-only" data-pagefind-ignore="">
          {" ("}
          {say("externalSite")}
          {")"}
        </span>
      )}
    </a>
  );
}

/** The elements of a body that are more than HTML. */
function proseComponents(images: readonly BodyPicture[]) {
  return {
    a: Anchor,
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

/** Elements that say a message in MDX, with the attribute that tells which (src/markdown/placed.ts). */
type PlacedProps<Tag extends keyof JSX.IntrinsicElements> = ComponentProps<Tag> & { "data-placed"?: string };

/** The same for a text in MDX, with the elements that may say a message. */
export function mdxComponents(images: readonly BodyPicture[]) {
  const { img } = proseComponents(images);
  return {
    img,
    a: ({ "data-placed": placed, ...props }: PlacedProps<"a">) => <Anchor {...props} {...usePlaced(placed)} />,
    p: ({ "data-placed": placed, ...props }: PlacedProps<"p">) => <p {...props} {...usePlaced(placed)} />,
    h2: ({ "data-placed": placed, ...props }: PlacedProps<"h2">) => <h2 {...props} {...usePlaced(placed)} />,
    input: ({ "data-placed": placed, ...props }: PlacedProps<"input">) => <input {...props} {...usePlaced(placed)} />,
    section: ({ "data-placed": placed, ...props }: PlacedProps<"section">) => (
      <section {...props} {...usePlaced(placed)} />
    ),
  };
}

/** What a message makes of the attributes of its element. */
function usePlaced(attribute: string | undefined) {
  const words = useWords();
  if (attribute === undefined) return {};
  const placed: Placed = JSON.parse(attribute);
  const text = inWords(placed, words);
  return placed.at === "label" ? { "aria-label": text } : { children: text, ...words.marked };
}

/** Renders a checked tree. */
export function Prose({ tree, images }: { tree: Root; images: readonly BodyPicture[] }): ReactNode {
  const words = useWords();
  return toJsxRuntime(spoken(tree, words), { Fragment, jsx, jsxs, components: proseComponents(images) });
}

/** Puts the messages of a tree into words. What says none stays the same object. */
function spoken<Node extends Root | ElementContent>(node: Node, words: Words): Node {
  if (!("children" in node)) return node;
  const placed = node.type === "element" ? node.data?.placed : undefined;
  const children = (node.children as ElementContent[]).map((child) => spoken(child, words));
  const changed = children.some((child, index) => child !== node.children[index]);
  if (!placed) return changed ? { ...node, children } : node;
  const text = inWords(placed, words);
  const element = node as Element;
  return placed.at === "label"
    ? { ...node, children, properties: { ...element.properties, ariaLabel: text } }
    : {
        ...node,
        children: [{ type: "text", value: text }],
        properties: { ...element.properties, ...words.marked },
      };
}
