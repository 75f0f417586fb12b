import { describe, expect, test } from "vitest";
import { beyondLimits, headerRules, headersFile } from "../../src/model/hosting/headers-file";
import { contentType, groupOf, groupsOf, headersOf } from "../../src/model/hosting/hosting";

const site = { styles: ["aa="], pathPrefix: "" };
const groups = groupsOf(site);

test.each([
  ["/", "pages"],
  ["/blog/a-post/", "pages"],
  ["/blog/a-post/index.html", "pages"],
  ["/404.html", "pages"],
  ["/search/", "search page"],
  ["/search/index.html", "search page"],
  ["/search/deeper/", "pages"],
  ["/search/search.js", "all else"],
  ["/static/abc/photo.avif", "files that never change"],
  ["/static/newsreader-latin-1a2b.woff2", "files that never change"],
  ["/pagefind/fragment/en_1a2b.pf_fragment", "files that never change"],
  ["/pagefind/index/en_1a2b.pf_index", "files that never change"],
  ["/pagefind/2/index/en_1a2b.pf_index", "files that never change"],
  ["/pagefind/12/pagefind-entry.json", "all else"],
  ["/pagefind/pagefind.js", "all else"],
  ["/pagefind/pagefind-entry.json", "all else"],
  ["/rss.xml", "what programs poll"],
  ["/atom.xml", "what programs poll"],
  ["/feed.json", "what programs poll"],
  ["/tags/neck/atom.xml", "what programs poll"],
  ["/sitemap-index.xml", "what programs poll"],
  ["/sitemap-0.xml", "what programs poll"],
  ["/robots.txt", "what programs poll"],
  ["/favicon.svg", "drawings"],
  ["/favicon.ico", "icons"],
  ["/icon-192.png", "icons"],
  ["/manifest.webmanifest", "all else"],
  ["/leaflet.pdf", "all else"],
  ["/admin/", "pages"],
])("%s belongs to the %s", (address, name) => {
  expect(groupOf(address, groups).name).toBe(name);
});

test("below a path, groups are found there", () => {
  const below = groupsOf({ styles: [], pathPrefix: "/practice.v2" });
  expect(groupOf("/practice.v2/search/", below).name).toBe("search page");
  expect(groupOf("/practice.v2/static/a/b.webp", below).name).toBe("files that never change");
  expect(groupOf("/static/a/b.webp", below).name).toBe("all else");
  expect(groupOf("/practice_v2/rss.xml", below).name).toBe("all else");
});

test("what carries its hash in its name is kept for a year; all else is asked for again, sooner or later", () => {
  const cache = (address: string) => headersOf(address, groups)["Cache-Control"];
  expect(cache("/static/abc/photo.avif")).toBe("public, max-age=31536000, immutable");
  for (const address of ["/", "/search/search.js", "/pagefind/pagefind-entry.json", "/files.json"]) {
    expect(cache(address)).toBe("no-cache");
  }
  expect(cache("/rss.xml")).toBe("public, max-age=900");
  expect(cache("/favicon.ico")).toBe("public, max-age=86400");
});

test("pictures and feeds may be shown by other sites, pages may not be loaded into them", () => {
  const policy = (address: string) => headersOf(address, groups)["Cross-Origin-Resource-Policy"];
  expect(["/static/share/a.jpg", "/rss.xml", "/favicon.svg"].map(policy)).toEqual(Array(3).fill("cross-origin"));
  expect(["/", "/search/"].map(policy)).toEqual(["same-origin", "same-origin"]);
});

test.each([
  ["/", "text/html; charset=utf-8"],
  ["/a.css", "text/css; charset=utf-8"],
  ["/rss.xml", "application/xml; charset=utf-8"],
  ["/feed.json", "application/feed+json"],
  ["/practice/feed.json", "application/feed+json"],
  ["/files.json", "application/json"],
  ["/manifest.webmanifest", "application/manifest+json"],
  ["/favicon.svg", "image/svg+xml; charset=utf-8"],
  ["/photo.jpeg", "image/jpeg"],
  ["/pagefind/wasm.en.pagefind", "application/octet-stream"],
])("%s is of the type %s", (address, type) => {
  expect(contentType(address)).toBe(type);
});

describe("pages that a site has named in its language", () => {
  const named = groupsOf({ ...site, places: { search: ["/suche/", "/fr/search/"], tags: ["/themen/"] } });

  test.each([
    ["/suche/", "search page"],
    ["/fr/search/", "search page"],
    ["/search/", "pages"],
    ["/themen/nacken/atom.xml", "what programs poll"],
    ["/fr/atom.xml", "what programs poll"],
    ["/tags/nacken/atom.xml", "all else"],
  ])("%s is of the group %s", (address, name) => {
    expect(groupOf(address, named).name).toBe(name);
  });

  test("are served as they are without names of their own", () => {
    const usual = { search: ["/search/", "/fr/search/"], tags: ["/tags/"] };
    expect(groupsOf({ ...site, places: usual })).toEqual(groupsOf(site));
  });
});

describe("_headers", () => {
  const files = [
    ...["index.html", "404.html", "about/index.html", "search/index.html", "search/search.js", "old/index.html"],
    ...["blog/index.html", "blog/a/index.html", "blog/b/index.html", "blog/page/2/index.html"],
    ...["tags/neck/index.html", "tags/neck/atom.xml", "rss.xml", "feed.json", "favicon.svg", "leaflet.pdf"],
    ...[
      "static/x/a.webp",
      "static/y/b.webp",
      "pagefind/pagefind.js",
      "pagefind/fragment/a.pf_fragment",
      "pagefind/2/index/a.pf_index",
      "_redirects",
    ],
  ];
  const rules = headerRules(site, files, ["/old/"]);

  test("names pages by their shape, so that it does not grow with the posts", () => {
    expect(rules.map(({ pattern }) => pattern)).toEqual([
      ...["/*", "/", "/404.html", "/about/", "/blog/", "/blog/:p1/", "/blog/:p1/:p2/", "/favicon.svg", "/feed.json"],
      ...[
        "/pagefind/2/index/*",
        "/pagefind/fragment/*",
        "/rss.xml",
        "/search/",
        "/static/*",
        "/tags/:p1/",
        "/tags/:tag/atom.xml",
      ],
    ]);
  });

  test("says each field once for an address, since hosts join what several rules say", () => {
    const finds = (pattern: string, address: string) =>
      new RegExp(`^${pattern.replace(/[.]/g, "\\.").replace(/\*/g, ".*").replace(/:\w+/g, "[^/]+")}$`).test(address);
    for (const file of files.filter((name) => name !== "old/index.html")) {
      const address = `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
      const found = rules.filter(({ pattern }) => finds(pattern, address));
      const names = found.flatMap(({ headers }) => Object.keys(headers));
      expect([address, names.sort()]).toEqual([address, [...new Set(names)].sort()]);
      const fields = Object.assign({}, ...found.map(({ headers }) => headers));
      const { "Content-Type": _, ...expected } = headersOf(address, groups);
      // What no rule but the first names is asked for again each time: hosts do that by themselves.
      if (found.length > 1) expect(fields).toMatchObject(expected);
      else expect(expected["Cache-Control"]).toBe("no-cache");
    }
  });

  test("asks for HTTPS, and names a type that hosts would not know", () => {
    expect(rules[0]?.headers["Strict-Transport-Security"]).toBe("max-age=31536000");
    expect(rules.find(({ pattern }) => pattern === "/feed.json")?.headers["Content-Type"]).toBe(
      "application/feed+json",
    );
  });

  test("is written in blocks, the practice's own last", () => {
    const text = headersFile([{ pattern: "/*", headers: { A: "1", B: "2" } }], "/x\n  C: 3\n");
    expect(text).toBe("/*\n  A: 1\n  B: 2\n\n/x\n  C: 3\n");
  });

  test("stays below the path of the site", () => {
    const below = headerRules({ styles: [], pathPrefix: "/p" }, ["index.html", "static/a.webp"], []);
    expect(below.map(({ pattern }) => pattern)).toEqual(["/p/*", "/p/", "/p/static/*"]);
    expect(below[2]?.headers["Cache-Control"]).toContain("immutable");
  });

  test("beyond what Cloudflare Pages reads is said", () => {
    const many = headerRules(
      site,
      Array.from({ length: 120 }, (_, n) => `page-${n}/index.html`),
      [],
    );
    expect(beyondLimits(headersFile(many))).toEqual([
      "_headers has 121 rules; Cloudflare Pages reads the first 100 only",
    ]);
    expect(beyondLimits(`/*\n  A: ${"x".repeat(2000)}\n`)).toEqual([
      expect.stringContaining("A line of _headers is longer than 2000 letters: A: xxx"),
    ]);
    expect(beyondLimits(headersFile(rules))).toEqual([]);
  });
});
