// What the built sites tell search engines and systems: sitemap, robots.txt, manifest and icons.

import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { htmlFile } from "../../src/build/output";
import { isListed } from "../../src/model/feeds/sitemap";
import { xmlFaults, xpath } from "../valid-xml";
import { type BuiltPage, builtSites, byTag, metaOf, ownPictures, pagesOf, postsAmong, select } from "./built";

for (const site of builtSites()) {
  const read = (file: string): string => fs.readFileSync(path.join(site.folder, file), "utf8");
  const pages = pagesOf(site);
  const texts = (xml: string, name: string, parent: string): string[] =>
    xpath(xml, `//*[local-name() = '${parent}']/*[local-name() = '${name}']`);
  const page = (address: string) => pages.find((candidate) => candidate.address === address);

  describe(`the sitemap of ${site.name}`, () => {
    const parts = texts(read("sitemap-index.xml"), "loc", "sitemap");
    const files = parts.map((part) => part.replace(`${site.url}/`, ""));
    const listed = files.flatMap((file) => texts(read(file), "loc", "url"));

    test("is valid, and its index names its files", () => {
      expect(xmlFaults(read("sitemap-index.xml"), "siteindex.xsd")).toEqual([]);
      expect(files).toEqual(["sitemap-0.xml"]);
      for (const file of files) expect(xmlFaults(read(file), "sitemap.xsd")).toEqual([]);
    });

    test("lists every page that is to be found, and only those", () => {
      const canonical = pages.filter(({ html, address }) => isListed(html, site.url + address));
      expect([...listed].sort()).toEqual(canonical.map(({ address }) => site.url + address).sort());
      expect(listed).toEqual(expect.arrayContaining([`${site.url}/`, `${site.url}/blog/`]));
      for (const url of listed)
        expect(fs.existsSync(path.join(site.folder, htmlFile(new URL(url).pathname)))).toBe(true);
      expect(listed.join()).not.toMatch(/404|old|Old_Name|draft|future/);
    });

    test("dates pages by their content", () => {
      const posts = postsAmong(pages);
      const changed = (built: BuiltPage): string => metaOf(built, "article:modified_time") ?? "";
      const newest = posts.map(changed).sort().at(-1);
      const xml = read("sitemap-0.xml");
      const lastmod = (address: string) =>
        xpath(
          xml,
          `//*[local-name() = 'url'][*[local-name() = 'loc'] = '${site.url}${address}']/*[local-name() = 'lastmod']`,
        );
      expect(lastmod("/")).toEqual([newest]);
      expect(lastmod("/blog/")).toEqual([newest]);
      for (const address of ["/archive/", "/tags/"]) expect(lastmod(address)).toEqual([newest]);
      for (const built of posts.filter(({ html, address }) => isListed(html, site.url + address)))
        expect(lastmod(built.address)).toEqual([changed(built)]);
      expect(lastmod("/about/")).toEqual([site.name === "this site" ? "2026-11-20" : "2024-02-03"]);
      expect(texts(read("sitemap-index.xml"), "lastmod", "sitemap")).toEqual([
        texts(xml, "lastmod", "url").sort().at(-1),
      ]);
    });

    test("names the pictures of posts, which are there", () => {
      const pictures = texts(read("sitemap-0.xml"), "loc", "image");
      expect(pictures.length).toBeGreaterThan(0);
      for (const picture of pictures) {
        expect(picture.startsWith(`${site.url}/`)).toBe(true);
        expect(fs.existsSync(path.join(site.folder, decodeURIComponent(new URL(picture).pathname)))).toBe(true);
      }
      const shown = postsAmong(pages)
        .filter(({ html, address }) => isListed(html, site.url + address))
        .flatMap((built) => [...new Set(ownPictures(built).map(({ properties }) => site.url + properties.src))]);
      expect(pictures.sort()).toEqual(shown.sort());
    });

    test("is named by robots.txt", () => {
      expect(read("robots.txt")).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap-index.xml\n`);
    });
  });

  describe(`the manifest of ${site.name}`, () => {
    const data = JSON.parse(read("manifest.webmanifest"));

    test("says who this is", () => {
      const lang = String(byTag(page("/") as never, "html")[0]?.properties.lang);
      expect(data).toMatchObject({ lang, dir: "ltr", start_url: "/", scope: "/", display: "browser" });
      expect(data.name.startsWith(data.short_name)).toBe(true);
      const title = select(page("/") as never, ({ tagName }) => tagName === "title")[0];
      expect(title?.children[0]).toMatchObject({ value: data.name });
    });

    test("names icons that are there, of the size and type it says", async () => {
      expect(data.icons).toHaveLength(4);
      for (const { src, sizes, type } of data.icons) {
        const file = path.join(site.folder, src);
        if (type === "image/svg+xml") continue;
        const { format, width, height } = await sharp(file).metadata();
        expect([`image/${format}`, `${width}x${height}`]).toEqual([type, sizes]);
      }
    });

    test("has icons for browsers that read none", async () => {
      const touch = await sharp(path.join(site.folder, "apple-touch-icon.png")).metadata();
      expect([touch.format, touch.width, touch.height, touch.hasAlpha]).toEqual(["png", 180, 180, false]);
      const ico = fs.readFileSync(path.join(site.folder, "favicon.ico"));
      expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[7]]).toEqual([
        0, 1, 1, 32, 32,
      ]);
      const image = ico.subarray(ico.readUInt32LE(18), ico.readUInt32LE(18) + ico.readUInt32LE(14));
      const { format, width, height } = await sharp(image).metadata();
      expect([format, width, height, ico.readUInt32LE(18) + image.length]).toEqual(["png", 32, 32, ico.length]);
    });
  });
}
