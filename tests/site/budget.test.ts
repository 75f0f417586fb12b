// What a page may weigh. Reads public/ as it would be deployed.

import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { FACES, lettersOf } from "../../src/model/head/faces";
import { type BuiltSite, builtSites, pagesOf } from "./built";

/** In bytes; of text as it travels, compressed with Brotli. */
const LIMITS = { css: 8_000, post: 14_000, page: 14_000, font: 24_000 };

/**
 * The most styles that a page of a type may carry, in bytes as they stand in it: what the heaviest of its type had before
 * pages showed the practice's facts. The first pattern that an address matches counts.
 */
const STYLES: [RegExp, number][] = [
  [/^\/$/, 20_133],
  [/^\/(blog|tags\/[^/]+)\/(page\/\d+\/)?$/, 15_305],
  [/^\/(tags|archive)\/$/, 13_630],
  [/^\/search\/$/, 13_851],
  [/^\/404\.html$/, 16_413],
  [/^\/blog\//, 20_787],
  [/./, 17_301],
];

const weigh = ({ folder }: BuiltSite, file: string): number => fs.statSync(path.join(folder, file)).size;
const weight = (text: string): number => brotliCompressSync(text).length;
const stylesOf = (html: string): string =>
  Array.from(html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g), ([, css]) => css).join("");

for (const site of builtSites()) {
  describe(site.name, () => {
    test.each(pagesOf(site))("$address is light", ({ html, address }) => {
      expect(weight(stylesOf(html))).toBeLessThanOrEqual(LIMITS.css);
      const most = STYLES.find(([pattern]) => pattern.test(address))?.[1] ?? 0;
      expect(Buffer.byteLength(stylesOf(html))).toBeLessThanOrEqual(most);
      expect(weight(html)).toBeLessThanOrEqual(address.startsWith("/blog/") ? LIMITS.post : LIMITS.page);
    });

    test("loads the files of the face that a page is set in before they are asked for, and light ones", () => {
      for (const { html, address } of pagesOf(site)) {
        const preloads = Array.from(
          html.matchAll(/<link rel="preload" href="([^"]+)" as="font" type="font\/woff2" crossorigin="anonymous"\/>/g),
          ([, href = ""]) => href,
        );
        const [, body = ""] = html.split("<body");
        const { accents, ext } = FACES;
        const further = [accents, ext].filter(({ range }) => lettersOf(range).test(body));
        const named = preloads.map((href) => href.replace(/^\/static\/(.*)-[0-9a-f]{32}/, "$1"));
        expect([address, named]).toEqual([address, [FACES.latin, ...further].map(({ file }) => file)]);
        // The same addresses as in the styles, or they would be loaded twice.
        for (const href of preloads) expect(stylesOf(html)).toContain(`url(${href})`);
        expect(preloads.every((href) => weigh(site, href) <= LIMITS.font)).toBe(true);
      }
      const files = filesBelow(site.folder).filter((file) => file.endsWith(".woff2"));
      expect(files).toHaveLength(Object.keys(FACES).length);
    });
  });
}
