// The page of the component gallery, which only `gatsby develop` has.

import fs from "node:fs";
import path from "node:path";
import { renderMarkdown } from "../markdown/render";
import { STYLEGUIDE } from "../model/content/paths";

const FOLDER = "src/styleguide";

/** Describes the page to Gatsby, with its texts rendered. */
export function styleguidePage(root: string) {
  const text = (file: string) => renderMarkdown(fs.readFileSync(path.join(root, FOLDER, file), "utf8")).tree;
  return {
    path: STYLEGUIDE,
    component: path.join(root, FOLDER, "styleguide.tsx"),
    context: { text: text("text.md"), textRtl: text("text-rtl.md") },
  };
}
