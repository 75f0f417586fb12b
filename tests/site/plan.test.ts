// What is deployed is what was planned: no address without its file, no file that nobody planned, and nothing that a page
// asks for and is not there.

import fs from "node:fs";
import path from "node:path";
import { toString as textOf } from "hast-util-to-string";
import { describe, expect, test } from "vitest";
import { htmlFile } from "../../src/build/output";
import { planContent } from "../../src/build/planned-content";
import { contentDir } from "../../src/content/content-dir";
import { filesBelow } from "../../src/content/files-below";
import { loadContent } from "../../src/content/load";
import { MANIFEST, ROBOTS, SITEMAP } from "../../src/model/content/paths";
import { currentTime } from "../../src/model/content/publish";
import { INDEX_FOLDER, SEARCH_SCRIPT, searchWordsFile } from "../../src/model/content/search";
import { FACES } from "../../src/model/head/faces";
import { ICONS } from "../../src/model/head/manifest";
import { FILE_LIST } from "../../src/model/hosting/file-list";
import { HOST_FILES } from "../../src/model/hosting/hosting";
import { PREFIX } from "../hostile/content";
import { xpath } from "../valid-xml";
import { candidates, pagesOf, select } from "./built";

const { FIXTURE_ROOT: fixture, FIXTURE_CONTENT: content, HOSTILE_ROOT: hostile } = process.env;
if (!fixture || !content || !hostile) throw new Error("FIXTURE_ROOT, … are not set. Run `npm test`.");

const SITES = [
  { name: "this site", root: process.cwd(), dir: contentDir(process.cwd()), pathPrefix: "" },
  { name: "the fixture", root: fixture, dir: content, pathPrefix: "" },
  {
    ...{ name: "the hostile site", root: hostile, dir: path.join(path.dirname(hostile), "hostile-content") },
    pathPrefix: PREFIX,
  },
];

describe.each(SITES)("$name", async ({ root, dir, pathPrefix }) => {
  const now = currentTime(process.env);
  const plan = planContent(await loadContent(dir, root, now), { dir, now, pathPrefix });
  const folder = path.join(root, "public");
  const files = filesBelow(folder);
  const own = filesBelow(path.join(root, "static"));
  const isSearchable = plan.pages.some((page) => page.template === "search" && page.view.searchable);
  const without = (address: string): string => decodeURIComponent(address.slice(1));

  /** Files whose names the plan tells. */
  const planned: Record<string, string[]> = {
    pages: plan.pages.map((page) => htmlFile(page.path)),
    pictures: [...plan.pictures.keys()].map(without),
    feeds: plan.parts
      .flatMap(({ feeds }) => feeds)
      .flatMap(({ paths }) => Object.values(paths))
      .map(without),
    "what describes the site": [SITEMAP, ROBOTS, MANIFEST, FILE_LIST].map(without),
    icons: ICONS.map(({ file }) => file),
    "what hosts read": HOST_FILES.map(without).filter((file) => file === "_headers" || plan.redirects.length > 0),
    "static files": own,
    "what the search page loads": isSearchable ? [SEARCH_SCRIPT, searchWordsFile("")] : [],
  };
  /** Files whose names hold what they are made of. */
  const made: Record<string, RegExp> = {
    "parts of the sitemap": /^sitemap-\d+\.xml$/,
    "the search page's index": new RegExp(`^${INDEX_FOLDER}/`),
    "faces of the renderer": new RegExp(
      `^static/(${Object.values(FACES)
        .map(({ file }) => file.replace(".woff2", ""))
        .join("|")})-[0-9a-f]{32}\\.woff2$`,
    ),
  };

  test.each(Object.entries(planned))("has all planned %s", (_group, names) => {
    expect(names.filter((name) => !files.includes(name))).toEqual([]);
  });

  test.each(Object.entries(made))("has %s", (_group, pattern) => {
    expect(files.filter((name) => pattern.test(name))).not.toEqual([]);
  });

  test("has no file that was not planned", () => {
    const names = new Set(Object.values(planned).flat());
    const patterns = Object.values(made);
    expect(files.filter((name) => !names.has(name) && !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
  });

  /** The file of the output that an address of the site leads to; the address itself if it leads beside it. */
  const fileOf = (address: string): string => {
    const { pathname } = new URL(address);
    if (!pathname.startsWith(`${pathPrefix}/`)) return address;
    const name = decodeURIComponent(pathname.slice(pathPrefix.length));
    return files.includes(name.slice(1)) ? name.slice(1) : htmlFile(name.endsWith("/") ? name : `${name}/`);
  };
  const isOwn = (address: string): boolean => URL.canParse(address) && new URL(address).origin === plan.site.url;
  /** Addresses of this site that lead to no file. */
  const missing = (addresses: readonly string[]): string[] =>
    [...new Set(addresses)].filter((address) => isOwn(address) && !files.includes(fileOf(address)));
  const urlsOf = (css: string): string[] =>
    Array.from(css.matchAll(/url\((["']?)([^"')]+)\1\)/g), ([, , address]) => String(address));

  test("has every file that a page asks for or leads to", () => {
    let asked = 0;
    for (const page of pagesOf({ folder })) {
      const base = plan.site.url + pathPrefix + page.address;
      const addresses = select(page, () => true).flatMap((element) => {
        const { href, src, srcSet, imageSrcSet, action, poster, style, content: meta } = element.properties;
        return [
          ...[href, src, action, poster].flatMap((address) => (address === undefined ? [] : [String(address)])),
          ...[srcSet, imageSrcSet].flatMap((list) => candidates(list).map(({ url }) => url)),
          ...urlsOf(`${style ?? ""} ${element.tagName === "style" ? textOf(element) : ""}`),
          ...(String(meta).startsWith(plan.site.url) ? [String(meta)] : []),
        ];
      });
      const absolute = addresses.flatMap((address) =>
        URL.canParse(address, base) ? [new URL(address, base).href] : [],
      );
      asked += absolute.filter(isOwn).length;
      expect([page.address, missing(absolute)]).toEqual([page.address, []]);
    }
    expect(asked).toBeGreaterThan(plan.pages.length * 10);
  });

  test("has every picture that data for search engines names", () => {
    const named = pagesOf({ folder }).flatMap(({ html }) =>
      Array.from(html.matchAll(/"(https?:\/\/[^"\\]+\/static\/[^"\\]+)"/g), ([, address]) => String(address)),
    );
    expect(named).not.toEqual([]);
    expect(missing(named)).toEqual([]);
  });

  test("has what the manifest and the feeds name", () => {
    const read = (file: string): string => fs.readFileSync(path.join(folder, file), "utf8");
    const { icons, start_url: start }: { icons: { src: string }[]; start_url: string } = JSON.parse(
      read(without(MANIFEST)),
    );
    const addresses = [start, ...icons.map(({ src }) => src)].map((address) => new URL(address, plan.site.url).href);
    for (const feed of planned.feeds ?? [])
      addresses.push(
        ...(feed.endsWith(".json")
          ? JSON.parse(read(feed)).items.flatMap((item: { url: string; attachments?: { url: string }[] }) => [
              item.url,
              ...(item.attachments ?? []).map(({ url }) => url),
            ])
          : xpath(read(feed), "//atom:link/@href | //atom:icon | //atom:logo | //enclosure/@url | //item/link")),
      );
    expect(icons).toHaveLength(4);
    expect(addresses.filter(isOwn).length).toBeGreaterThan(plan.posts.length);
    expect(missing(addresses)).toEqual([]);
  });
});
