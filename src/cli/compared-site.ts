// Reads a built site for a comparison with another.

import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { listFiles, slashed } from "../content/files-below";
import { pageFacts } from "../markdown/page-facts";
import type { ComparedPage, ComparedSite } from "../model/hosting/comparison";

/** Reads the output of a build. */
export async function readComparedSite(folder: string): Promise<ComparedSite> {
  const files = await listFiles(folder);
  const pages = new Map<string, ComparedPage>();
  let bytes = 0;
  for (const file of files) {
    bytes += (await fs.stat(file)).size;
    const name = slashed(path.relative(folder, file));
    if (!name.endsWith(".html")) continue;
    const html = await fs.readFile(file, "utf8");
    const { text, movedTo } = pageFacts(html);
    const size = (await promisify(brotliCompress)(html)).length;
    pages.set(`/${name.replace(/(^|\/)index\.html$/, "$1")}`, { text, movedTo, size });
  }
  return { pages, files: files.length, bytes };
}
