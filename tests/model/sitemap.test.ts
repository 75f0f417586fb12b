// Which pages the sitemap and the manifest tell of.

import { describe, expect, test } from "vitest";
import { isListed, ownPictures, robotsFile, sitemapEntries } from "../../src/model/feeds/sitemap";
import { manifest, shortName } from "../../src/model/head/manifest";

const html = (canonical: string | undefined, robots = "") =>
  `<html><head><title>A</title>${canonical === undefined ? "" : `<link data-gatsby-head="true" rel="canonical" href="${canonical}"/>`}${robots && `<meta name="robots" content="${robots}"/>`}</head><body><a href="https://example.org/p/">noindex</a></body></html>`;
const page = (path: string, more: object = {}) => ({ path, listed: true, lists: [], pictures: [], ...more });
const post = (name: string, date: string, updated?: string) => ({ path: `/blog/${name}/`, date, updated });
const SITE = { url: "https://example.org", pathPrefix: "/p" };

describe("the sitemap", () => {
  test("tells of each page the day of its content", () => {
    const posts = [post("a", "2023-01-01", "2023-06-01"), post("b", "2023-03-01"), post("c", "2022-01-01")];
    const pages = [
      page("/blog/c/"),
      page("/", { lists: ["/blog/b/", "/blog/a/"] }),
      page("/blog/", { lists: ["/blog/b/", "/blog/a/"] }),
      page("/blog/page/1/", { lists: ["/blog/c/"] }),
      page("/tags/", { lists: posts.map(({ path }) => path) }),
      page("/about/"),
      page("/prices/", { updated: "2020-01-01" }),
      page("/blog/a/", { pictures: ["https://example.org/x"] }),
      page("/blog/hidden/", { listed: false }),
    ];
    const entries = sitemapEntries(pages, posts, SITE);
    // Posts first, the oldest before all, so that a new one moves none of them.
    expect(entries).toEqual([
      { url: "https://example.org/p/blog/c/", lastmod: "2022-01-01", pictures: [], links: [] },
      { url: "https://example.org/p/blog/a/", lastmod: "2023-06-01", pictures: ["https://example.org/x"], links: [] },
      { url: "https://example.org/p/", lastmod: "2023-06-01", pictures: [], links: [] },
      { url: "https://example.org/p/about/", lastmod: undefined, pictures: [], links: [] },
      { url: "https://example.org/p/blog/", lastmod: "2023-06-01", pictures: [], links: [] },
      { url: "https://example.org/p/blog/page/1/", lastmod: "2022-01-01", pictures: [], links: [] },
      { url: "https://example.org/p/prices/", lastmod: "2020-01-01", pictures: [], links: [] },
      { url: "https://example.org/p/tags/", lastmod: "2023-06-01", pictures: [], links: [] },
    ]);
  });

  test.each([
    ["its own address", html("https://example.org/a/"), true],
    ["another address", html("https://elsewhere.org/a/"), false],
    ["no address", html(undefined), false],
    ["its own address, but noindex", html("https://example.org/a/", "noindex"), false],
    ["its own address and other wishes", html("https://example.org/a/", "max-image-preview:large"), true],
  ])("lists a page that names %s: %s", (_name, text, listed) => {
    expect(isListed(text, "https://example.org/a/")).toBe(listed);
  });

  test("names the pictures of a post once, in their order, and not those of other posts", () => {
    const article =
      '<article><img src="/a.webp" alt="&gt;"/><p><img alt="" src="/b.png?x=1&amp;y=2"/><img src="/a.webp"/></p>';
    const others = '<footer class="post-footer"><img src="/c.webp"/></footer></article>';
    expect(ownPictures(`<img src="/logo.svg"/>${article}${others}`)).toEqual(["/a.webp", "/b.png?x=1&y=2"]);
  });
});

test("robots.txt names the sitemap; in a preview it forbids everything", () => {
  expect(robotsFile("https://example.org/s.xml", false)).toBe(
    "User-agent: *\nAllow: /\n\nSitemap: https://example.org/s.xml\n",
  );
  expect(robotsFile("https://example.org/s.xml", true)).toBe("User-agent: *\nDisallow: /\n");
});

describe("the manifest", () => {
  test.each([
    ["Willow Street Massage", "Willow"],
    ["Fixture & Sons <Massage>", "Fixture"],
    ["Massage by Kim", "Massage by"],
    ["Massagepraxis", "Massagepraxis"],
    ["تدليك", "تدليك"],
    ["&", "&"],
  ])("%s is %s below an icon", (name, short) => {
    expect(shortName(name)).toBe(short);
  });

  test("keeps to the path of the site, and to the direction of its language", () => {
    const site = { name: "W", description: "D", language: "ar" };
    const data = JSON.parse(manifest(site, true, "/p"));
    expect(data).toMatchObject({ lang: "ar", dir: "rtl", id: "/p/", start_url: "/p/", scope: "/p/" });
    for (const { src } of data.icons) expect(src).toMatch(/^\/p\/[a-z0-9-]+\.(png|svg)$/);
    expect(JSON.parse(manifest(site, false)).icons).toEqual([]);
  });
});
