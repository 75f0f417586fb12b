// Finds the pictures of a body that this site serves, and those that it may not use.

import type { Root } from "hast";
import { type Finding, finding } from "../model/rules/problem";
import { start } from "./facts";
import type { BodyImage } from "./types";
import { visit } from "./visit";

/**
 * Lists pictures of this site; reports pictures of other hosts, which every visitor would ask for.
 * @param source the body's text, which tells `![](x)` from `<img alt="">`
 */
export function findImages(tree: Root, source: string): { images: BodyImage[]; findings: Finding[] } {
  const images: BodyImage[] = [];
  const findings: Finding[] = [];
  visit(tree, "element", (node) => {
    const at = start(node);
    if (node.tagName === "source") {
      const message = "<source> is not needed: write `![What it shows](photo.jpg)` and the sizes are made for you.";
      findings.push(finding(at, "image-source", message));
    }
    if (node.tagName !== "img") return;
    const { src, alt } = node.properties;
    if (typeof src !== "string" || src === "") {
      const message = "This picture names no file. Write `![What it shows](photo.jpg)` with a file beside the post.";
      findings.push(finding(at, "image-missing", message));
    } else if (/^([a-z][a-z0-9+.-]*:)?\/\//i.test(src)) {
      const message = `The picture "${src}" is on another site, which would learn of every visitor. Save it beside the post and write its file name.`;
      findings.push(finding(at, "image-remote", message));
    } else {
      const html = source[node.position?.start.offset ?? 0] === "<";
      const written = typeof alt === "string" && (html || alt.trim() !== "");
      images.push({ src, path: filePath(src), alt: written ? alt : undefined, ...at });
    }
  });
  return { images, findings };
}

/** Turns the address of a picture into the path of a file: no query, no fragment, no percent signs. */
function filePath(src: string): string {
  const path = src.replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
