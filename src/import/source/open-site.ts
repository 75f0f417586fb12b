// Opens an old site by what its file or folder is.

import fs from "node:fs";
import { ghostExport } from "./ghost";
import { markdownFolder } from "./markdown-folder";
import type { OldSite } from "./old-site";
import { wordpressExport } from "./wxr";

/** @param source absolute path of a file or a folder */
export function openSite(source: string): OldSite {
  if (fs.statSync(source).isDirectory()) return markdownFolder(source);
  return /\.json$/i.test(source) ? ghostExport(source) : wordpressExport(source);
}
