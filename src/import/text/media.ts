// Which pictures and files a text shows and links to, before they are there.

import type { Element, Root } from "hast";
import { SKIP, visit } from "../../markdown/visit";
import { attribute, classes, walk } from "./hast";

/** A picture that a text shows. */
export interface OldPicture {
  /** As the text has it. */
  src: string;
  /** The id of its attachment, if the text names it. */
  id: string | undefined;
  /** What it shows, if that is known from elsewhere. */
  alt?: string;
}

/** The pictures of a gallery: those of some attachments, or all that belong to the text if there are none. */
export type Gallery = (ids: string[]) => OldPicture[];

/** What a text shows and links to. */
export interface Media {
  pictures: OldPicture[];
  /** Addresses of leaflets, recordings and the like. */
  files: string[];
}

/** What a link may lead to that is no page and no picture. */
const FILE =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|epub|ics|vcf|zip|mp3|m4a|ogg|wav|mp4|m4v|mov|webm)(?=$|[?#])/i;

/** Lists what a tree shows and links to. */
export function listMedia(tree: Root, gallery: Gallery): Media {
  const pictures: OldPicture[] = [];
  const files = new Set<string>();
  const lazy = hasLazyPictures(tree);
  visit(tree, "element", (node) => {
    if (lazy && node.tagName === "noscript") return SKIP;
    for (const address of [attribute(node, "href"), attribute(node, "src")]) {
      if (node.tagName !== "img" && FILE.test(address)) files.add(address);
    }
    if (node.tagName === "img") {
      const picture = pictureOf(node);
      if (picture && !countsVisitors(node) && !isEmoji(node)) pictures.push(picture);
    } else if (node.tagName === "x-gallery") pictures.push(...gallery(galleryIds(node)));
    const cover = coverOf(node);
    if (cover) pictures.push(cover);
    return undefined;
  });
  return { pictures, files: [...files] };
}

/** Where scripts look for a picture that is loaded when it comes into view. */
const LAZY = ["dataSrc", "dataLazySrc", "dataOriginal", "dataOrigFile"];

/** Whether the pictures of a text wait for a script; `<noscript>` holds each again then. */
export function hasLazyPictures(tree: Root): boolean {
  let found = false;
  walk(tree, (node) => {
    found ||= node.tagName === "img" && LAZY.slice(0, 2).some((name) => attribute(node, name) !== "");
  });
  return found;
}

/** The picture of an `<img>`; undefined if it names none. */
export function pictureOf(node: Element): OldPicture | undefined {
  const lazy = LAZY.map((name) => attribute(node, name)).find(Boolean);
  const shown = attribute(node, "src");
  const src = shown === "" || (shown.startsWith("data:") && lazy) ? lazy : shown;
  return src ? { src, id: /\bwp-image-(\d+)\b/.exec(classes(node))?.[1] } : undefined;
}

/** The background of a cover block as older versions write it. */
export function coverOf(node: Element): OldPicture | undefined {
  if (!/\bwp-block-cover\b/.test(classes(node))) return undefined;
  const src = /background-image:\s*url\((?:&quot;|["'])?([^)"']+)/.exec(attribute(node, "style"))?.[1];
  return src ? { src, id: undefined } : undefined;
}

/** A picture of one pixel. */
export const countsVisitors = (node: Element): boolean =>
  attribute(node, "width") === "1" && attribute(node, "height") === "1";

export const isEmoji = (node: Element): boolean => /\b(wp-smiley|emoji)\b/.test(classes(node));

/** The ids of a gallery's attachments. */
export const galleryIds = (node: Element): string[] =>
  attribute(node, "dataIds")
    .split(/[\s,]+/)
    .filter(Boolean);
