// Writes the sitemap (https://www.sitemaps.org/protocol.html): an index and as many files as it takes.

import { ErrorLevel, SitemapIndexStream, SitemapStream, streamToPromise } from "sitemap";
import type { SitemapEntry } from "../model/feeds/sitemap";

/** Pages in one file. The fewer, the less is fetched again, and uploaded, when one of them changes. */
const PAGES_IN_FILE = 500;

/**
 * Makes the index and its files, by their names.
 * @param index the name of the index
 * @param urlOf the address of a file
 */
export async function sitemapFiles(
  entries: readonly SitemapEntry[],
  index: string,
  urlOf: (file: string) => string,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const parts: { url: string; lastmod?: string }[] = [];
  for (let start = 0; start < entries.length; start += PAGES_IN_FILE) {
    const part = entries.slice(start, start + PAGES_IN_FILE);
    const file = `sitemap-${parts.length}.xml`;
    files[file] = await writtenBy(
      new SitemapStream({
        lastmodDateOnly: true,
        level: ErrorLevel.THROW,
        xmlns: { image: true, news: false, video: false, xhtml: part.some(({ links }) => links.length > 0) },
      }),
      part.map(({ url, lastmod, pictures, links }) => ({
        url,
        lastmod,
        img: pictures.map((picture) => ({ url: picture })),
        links: [...links],
      })),
    );
    parts.push({
      url: urlOf(file),
      lastmod:
        part
          .map(({ lastmod }) => lastmod ?? "")
          .sort()
          .at(-1) || undefined,
    });
  }
  files[index] = await writtenBy(new SitemapIndexStream({ lastmodDateOnly: true, level: ErrorLevel.THROW }), parts);
  return files;
}

async function writtenBy(stream: SitemapStream | SitemapIndexStream, items: readonly object[]): Promise<string> {
  for (const item of items) stream.write(item);
  stream.end();
  return `${await streamToPromise(stream)}\n`;
}
