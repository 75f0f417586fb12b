// What a page may weigh. Reads public/ as it would be deployed.

import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { builtSites, pagesOf } from "./built";

/** In bytes; of text as it travels, compressed with Brotli. */
const LIMITS = { css: 8_000, post: 14_000, page: 14_000, font: 60_000 };

const weight = (text: string): number => brotliCompressSync(text).length;
const stylesOf = (html: string): string =>
  Array.from(html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g), ([, css]) => css).join("");

for (const site of builtSites()) {
  describe(site.name, () => {
    test.each(pagesOf(site))("$address is light", ({ html, address }) => {
      expect(weight(stylesOf(html))).toBeLessThanOrEqual(LIMITS.css);
      expect(weight(html)).toBeLessThanOrEqual(address.startsWith("/blog/") ? LIMITS.post : LIMITS.page);
    });

    test("loads one font before it is asked for, and a light one", () => {
      for (const { html } of pagesOf(site)) {
        const preloads = Array.from(html.matchAll(/<link rel="preload" href="([^"]+)" as="font"[^>]*>/g));
        expect(preloads).toHaveLength(1);
        const [tag, href = ""] = preloads[0] ?? [];
        expect(tag).toContain('type="font/woff2" crossorigin="anonymous"');
        // The same address as in the styles, or the font would be loaded twice.
        expect(stylesOf(html)).toContain(`url(${href})`);
        expect(fs.statSync(path.join(site.folder, href)).size).toBeLessThanOrEqual(LIMITS.font);
      }
      expect(filesBelow(site.folder).filter((file) => file.endsWith(".woff2"))).toHaveLength(3);
    });
  });
}
