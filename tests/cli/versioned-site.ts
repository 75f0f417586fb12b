// A small site of which each version can be told: its pages say which they are, and ask for a picture of that version.

import fs from "node:fs";
import path from "node:path";

/** Enough files that sending them takes a moment. */
const PAGES = 30;

/** Where a version's picture is, relative to the site. */
export const pictureOf = (version: string): string => `static/${version}/picture.txt`;

/** Writes a version; most of its files are those of every version. */
export function writeVersion(folder: string, version: string): void {
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  const page = `<!doctype html><html data-version="${version}"><img src="/${pictureOf(version)}">${"<p>Text.".repeat(500)}`;
  write("index.html", `${page}<footer>${version}</footer></html>`);
  write("blog/index.html", `${page}<footer>${version}</footer></html>`);
  write(pictureOf(version), version);
  write("robots.txt", "User-agent: *\nAllow: /\n");
  for (let index = 0; index < PAGES; index++) {
    write(`page ${index}/it's/index.html`, `The same in every version: ${index}`.repeat(50));
  }
}

/** The version of a page that was got whole; undefined if it is none. */
export const versionOf = (page: string): string | undefined =>
  /^<!doctype html><html data-version="([^"]+)">.*<footer>\1<\/footer><\/html>$/s.exec(page)?.[1];
