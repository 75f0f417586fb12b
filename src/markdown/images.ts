// Finds the pictures of a body that lie beside the post, and those that it may not use.

import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { BodyImage, BodyProblem } from "./types";

/** Lists pictures with relative addresses; reports pictures of other hosts, which every visitor would ask for. */
export function findImages(tree: Root): { images: BodyImage[]; problems: BodyProblem[] } {
  const images: BodyImage[] = [];
  const problems: BodyProblem[] = [];
  visit(tree, "element", (node) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    const report = (code: string, message: string) => problems.push({ line, column, severity: "error", code, message });
    if (node.tagName === "source") {
      report(
        "image-source",
        "<source> is not needed: write `![What it shows](photo.jpg)` and the sizes are made for you.",
      );
    }
    if (node.tagName !== "img") return;
    const { src, alt } = node.properties;
    if (typeof src !== "string" || src === "") {
      report(
        "image-missing",
        "This picture names no file. Write `![What it shows](photo.jpg)` with a file beside the post.",
      );
    } else if (/^([a-z][a-z0-9+.-]*:)?\/\//i.test(src)) {
      report(
        "image-remote",
        `The picture "${src}" is on another site, which would learn of every visitor. Save it beside the post and write its file name.`,
      );
    } else if (!src.startsWith("/")) {
      images.push({ src, path: filePath(src), alt: typeof alt === "string" ? alt : "", line, column });
    }
  });
  return { images, problems };
}

/** Turns the address of a picture into the path of a file: no query, no fragment, no percent signs. */
export function filePath(src: string): string {
  const path = src.replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
