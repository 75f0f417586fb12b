// The head of a page as data.

import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { openGraphLocale, textDirection } from "../../src/model/content/language";
import { absoluteUrl } from "../../src/model/content/paths";
import { COLORS } from "../../src/model/head/brand";
import { type HeadSite, headTags, htmlAttributes, type PageMeta } from "../../src/model/head/head";

const site: HeadSite = {
  name: "Willow",
  description: "Massage.",
  language: "en",
  url: "https://example.org",
  people: [],
  closures: [],
  services: [],
  social: [],
  preview: false,
  shareCard: { src: "/static/share/site.jpg", width: 1200, height: 630, alt: "Willow. Massage." },
};
const page: PageMeta = { title: "Back", description: "D", path: "/blog/back/" };
const article: PageMeta = {
  ...page,
  updated: "2024-02-01",
  picture: { src: "/static/share/a.jpg", width: 800, height: 420, alt: "A back" },
  article: {
    date: "2024-01-01",
    tags: ["back pain", "neck"],
    author: { name: "Robin", profile: "https://robin.example" },
  },
};

/** What the tags of one name, property or rel say. */
function said(name: string, meta: PageMeta = page, of: HeadSite = site, prefix = ""): (string | undefined)[] {
  return headTags(meta, of, prefix)
    .filter(({ attributes: a }) => a?.name === name || a?.property === name || a?.rel === name)
    .map(({ attributes: a }) => a?.content ?? a?.href);
}

describe.each<[string, PageMeta]>([
  ["a page", page],
  ["an article", article],
  ["a page without an address", { ...page, path: undefined }],
  ["the front page", { ...page, title: undefined, path: "/" }],
])("%s", (_name, meta) => {
  const many = ["theme-color", "icon", "alternate", "article:tag"];

  test("has one of each", () => {
    const names = headTags(meta, site)
      .map(({ tag, attributes: a }) => a?.name ?? a?.property ?? a?.rel ?? tag)
      .filter((name) => !many.includes(name));
    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(
      expect.arrayContaining(["title", "description", "robots", "og:title", "og:image", "manifest"]),
    );
  });

  test("says nothing empty", () => {
    for (const { attributes, text } of headTags(meta, site))
      for (const value of [...Object.values(attributes ?? {}), text ?? "text"]) expect(value).not.toBe("");
  });
});

test("a title names the site, but not to those who name it themselves", () => {
  expect(headTags(page, site)[0]).toEqual({ tag: "title", text: "Back – Willow" });
  expect(said("og:title")).toEqual(["Back"]);
  expect(said("og:site_name")).toEqual(["Willow"]);
  expect(headTags({ ...page, title: undefined }, site)[0]).toEqual({ tag: "title", text: "Willow" });
  expect(said("og:title", { ...page, title: undefined })).toEqual(["Willow"]);
});

test("addresses for others are absolute, those for browsers are below the prefix", () => {
  expect(said("canonical", article, site, "/practice")).toEqual(["https://example.org/practice/blog/back/"]);
  expect(said("og:url", article, site, "/practice")).toEqual(["https://example.org/practice/blog/back/"]);
  expect(said("og:image", article, site, "/practice")).toEqual(["https://example.org/practice/static/share/a.jpg"]);
  expect(said("icon", article, site, "/practice")).toEqual(["/practice/favicon.ico", "/practice/favicon.svg"]);
  expect(said("alternate", article, site, "/practice")[0]).toBe("/practice/atom.xml");
  expect(absoluteUrl("https://example.org", "/a/")).toBe("https://example.org/a/");
});

test("a text that first appeared elsewhere names its original", () => {
  const meta = { ...article, canonical: "https://journal.example/back" };
  expect(said("canonical", meta)).toEqual(["https://journal.example/back"]);
  expect(said("og:url", meta)).toEqual(["https://journal.example/back"]);
});

test.each<[string, PageMeta, boolean, string]>([
  ["a page", page, false, "max-image-preview:large"],
  ["a page without an address", { ...page, path: undefined }, false, "noindex"],
  ["an unpublished post", { ...page, indexed: false }, false, "noindex"],
  ["an old address", { ...page, refresh: true }, false, "noindex"],
  ["a page of a preview", page, true, "noindex"],
])("%s (%#): robots read it rightly", (_name, meta, preview, robots) => {
  expect(said("robots", meta, { ...site, preview })).toEqual([robots]);
});

test("a page without an address has no canonical", () => {
  expect(said("canonical", { ...page, path: undefined })).toEqual([]);
  expect(said("og:url", { ...page, path: undefined })).toEqual([]);
});

test("an old address sends readers on", () => {
  const refresh = headTags({ ...page, refresh: true }, site, "/p").filter(({ attributes }) => attributes?.httpEquiv);
  expect(refresh.map(({ attributes }) => attributes?.content)).toEqual(["0; url=/p/blog/back/"]);
});

test("an article tells its days, author and subjects", () => {
  expect(said("og:type", article)).toEqual(["article"]);
  expect(said("article:published_time", article)).toEqual(["2024-01-01"]);
  expect(said("article:modified_time", article)).toEqual(["2024-02-01"]);
  expect(said("article:tag", article)).toEqual(["back pain", "neck"]);
  expect(said("article:section", article)).toEqual(["back pain"]);
  expect(said("author", article)).toEqual(["Robin"]);
  expect(said("article:author", article)).toEqual(["https://robin.example"]);
  expect(said("og:type")).toEqual(["website"]);
});

test("the picture has its size and says what it shows; without one the site's card stands in", () => {
  expect(["og:image:width", "og:image:height", "og:image:alt"].map((name) => said(name, article)[0])).toEqual([
    "800",
    "420",
    "A back",
  ]);
  expect(said("og:image")).toEqual(["https://example.org/static/share/site.jpg"]);
  expect(said("og:image:alt")).toEqual(["Willow. Massage."]);
});

test("a page's own feed comes before the site's", () => {
  const feeds = [{ title: "Neck", path: "/tags/neck/atom.xml", type: "application/atom+xml" as const }];
  expect(said("alternate", { ...page, feeds })).toEqual(["/tags/neck/atom.xml", "/atom.xml", "/rss.xml", "/feed.json"]);
});

test("a page of a list names its neighbours", () => {
  expect(said("prev", { ...page, previous: "/blog/" })).toEqual(["/blog/"]);
  expect(said("next", { ...page, next: "/blog/page/3/" })).toEqual(["/blog/page/3/"]);
  expect(said("next")).toEqual([]);
});

test.each([
  ["en", "ltr", "en_US"],
  ["en-GB", "ltr", "en_GB"],
  ["ar", "rtl", "ar_EG"],
  ["he", "rtl", "he_IL"],
  ["fa", "rtl", "fa_IR"],
  ["ur", "rtl", "ur_PK"],
  ["az-Arab", "rtl", "az_IR"],
  ["ar-Latn", "ltr", "ar_EG"],
])("%s runs %s and is %s", (language, direction, locale) => {
  expect(textDirection(language)).toBe(direction);
  expect(openGraphLocale(language)).toBe(locale);
  expect(htmlAttributes({ language })).toEqual(
    direction === "rtl" ? { lang: language, dir: "rtl" } : { lang: language },
  );
});

/** An oklch colour as sRGB: https://www.w3.org/TR/css-color-4/#color-conversion-code */
function hex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377773761749 * a + 0.2158037573099136 * b) ** 3;
  const m = (lightness - 0.1055613458156586 * a - 0.0638541728258133 * b) ** 3;
  const s = (lightness - 0.0894841775298119 * a - 1.2914855480194092 * b) ** 3;
  const linear = [
    4.0767416360759574 * l - 3.3077115392580616 * m + 0.2309699031821044 * s,
    -1.2684379732850317 * l + 2.6097573492876887 * m - 0.3413193760026573 * s,
    -0.0041960761386756 * l - 0.7034186179359362 * m + 1.7076146940746117 * s,
  ];
  const channels = linear.map((x) => Math.round(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

test("colours are those of the style sheet", () => {
  const tokens = fs.readFileSync("src/styles/tokens.css", "utf8");
  const palette = Object.fromEntries(
    Array.from(tokens.matchAll(/--([\w-]+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g), ([, name, l, c, h]) => [
      name,
      hex(Number(l) / 100, Number(c), Number(h)),
    ]),
  );
  for (const [name, color] of Object.entries(COLORS)) expect([name, color]).toEqual([name, palette[name]]);
  expect(tokens).toContain("--page: light-dark(var(--paper), var(--pine-night))");
  expect(said("theme-color")).toEqual([palette.paper, palette["pine-night"]]);
});
