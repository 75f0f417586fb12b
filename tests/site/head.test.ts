// What every built page says of itself to search engines and to those who share it.

import fs from "node:fs";
import path from "node:path";
import type { Element } from "hast";
import { toString as textOf } from "hast-util-to-string";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { type BuiltPage, builtSites, byTag, pagesOf } from "./built";

type Thing = Record<string, unknown>;

const head = (page: BuiltPage): Element[] =>
  (byTag(page, "head")[0]?.children ?? []).filter((child) => child.type === "element");

/** What an element of the head is called. hast gives `rel` as a list. */
const nameOf = ({ tagName, properties: { name, property, rel, type, httpEquiv, charSet } }: Element): string =>
  String(
    name ??
      property ??
      (Array.isArray(rel) ? rel.join(" ") : rel) ??
      httpEquiv ??
      (charSet && "charset") ??
      type ??
      tagName,
  );

/** What the elements of a name say. */
const said = (page: BuiltPage, name: string): string[] =>
  head(page)
    .filter((element) => nameOf(element) === name)
    .map(({ properties }) => String(properties.content ?? properties.href));

const linkedData = (page: BuiltPage): Element[] =>
  byTag(page, "script").filter(({ properties }) => properties.type === "application/ld+json");

const graph = (page: BuiltPage): Thing[] => {
  const [script] = linkedData(page);
  return script ? JSON.parse(textOf(script))["@graph"] : [];
};

/** Every reference within a value. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === "@id") return [(value as { "@id": string })["@id"]];
  return Object.values(value).flatMap(references);
}

const ONCE = [
  ...["charset", "viewport", "description", "color-scheme", "robots", "title", "apple-touch-icon", "manifest"],
  ...["og:type", "og:title", "og:description", "og:site_name", "og:locale", "twitter:card"],
  ...["og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt"],
];
const MANY = ["preload", "theme-color", "icon", "alternate", "article:tag", "style"];

for (const site of builtSites()) {
  const pages = pagesOf(site);
  const indexed = pages.filter((page) => said(page, "robots")[0] !== "noindex");
  const redirects = pages.filter((page) => said(page, "refresh").length > 0);
  const inSite = (url: string): string => {
    expect(url.startsWith(`${site.url}/`), url).toBe(true);
    return path.join(site.folder, decodeURI(url.slice(site.url.length)));
  };

  describe(site.name, () => {
    describe.each(pages)("$address", (page) => {
      test("says each thing once, and nothing empty", () => {
        const names = head(page).map(nameOf);
        expect(names).toEqual(expect.arrayContaining(ONCE));
        const single = names.filter((name) => !MANY.includes(name));
        expect(single).toEqual([...new Set(single)]);
        expect(said(page, "theme-color")).toHaveLength(2);
        expect(said(page, "icon")).toEqual(["/favicon.ico", "/favicon.svg"]);
        expect(said(page, "alternate")).toEqual(expect.arrayContaining(["/atom.xml", "/rss.xml", "/feed.json"]));
        for (const { tagName, properties } of head(page)) {
          if (tagName === "meta") expect(properties.content ?? properties.charSet).toBeTruthy();
          expect(properties).not.toHaveProperty("dataGatsbyHead");
        }
      });

      test("names its own address", () => {
        const [canonical] = said(page, "canonical");
        expect(said(page, "og:url")).toEqual(said(page, "canonical"));
        if (page.address === "/blog/arabic/") {
          expect(canonical).toBe("https://elsewhere.example/sleep/");
          return;
        }
        if (page.file === "404.html") expect(canonical).toBeUndefined();
        else expect(fs.existsSync(path.join(inSite(canonical ?? ""), "index.html"))).toBe(true);
        if (indexed.includes(page)) expect(canonical).toBe(site.url + page.address);
        expect(said(page, "robots")).toEqual([
          ["/404.html", "/search/"].includes(page.address) || redirects.includes(page)
            ? "noindex"
            : "max-image-preview:large",
        ]);
      });

      test("is shared with a picture that is as it says", async () => {
        const [src = "", width, height, type] = ["", ":width", ":height", ":type"].map(
          (part) => said(page, `og:image${part}`)[0],
        );
        expect(type).toBe("image/jpeg");
        const meta = await sharp(inSite(src)).metadata();
        expect([meta.format, String(meta.width), String(meta.height)]).toEqual(["jpeg", width, height]);
        expect([meta.exif, meta.xmp, meta.iptc, meta.icc]).toEqual([undefined, undefined, undefined, undefined]);
        expect(meta.width).toBeGreaterThanOrEqual(600);
        expect(fs.statSync(inSite(src)).size).toBeLessThan(300_000);
        expect(said(page, "twitter:card")).toEqual(["summary_large_image"]);
      });

      test("gives linked data whose references all lead somewhere", async () => {
        expect(linkedData(page)).toHaveLength(page.file === "404.html" || redirects.includes(page) ? 0 : 1);
        const things = graph(page);
        const ids = things.map((thing) => String(thing["@id"]));
        expect(ids).toEqual([...new Set(ids)]);
        for (const thing of things) for (const id of references(thing)) expect(ids).toContain(id);
        for (const { "@type": type, image, url, item } of things) {
          for (const file of [image ?? []].flat()) expect(fs.existsSync(inSite(String(file))), String(type)).toBe(true);
          for (const address of [url, item]) if (address) expect(fs.existsSync(inSite(String(address)))).toBe(true);
        }
      });
    });

    test("an id means the same on every page", () => {
      const known = new Map<string, Thing>();
      for (const thing of pages.flatMap(graph)) {
        const id = String(thing["@id"]);
        expect(thing).toEqual(known.get(id) ?? thing);
        known.set(id, thing);
      }
      expect([...known.keys()]).toEqual(
        expect.arrayContaining([`${site.url}/#website`, `${site.url}/#practice`, `${site.url}/#webpage`]),
      );
    });

    test("no two pages that may be found have a title or an address in common", () => {
      const titles = indexed.map((page) => byTag(page, "title").map(textOf).find(Boolean));
      expect(titles).toEqual([...new Set(titles)]);
      const addresses = indexed.flatMap((page) => said(page, "canonical"));
      expect(addresses).toEqual([...new Set(addresses)]);
    });

    test("posts are articles with their pictures in every shape, from the widest", async () => {
      const posts = indexed.filter((page) => /^\/blog\/(?!page\/)./.test(page.address));
      expect(posts.length).toBeGreaterThan(0);
      for (const page of posts) {
        expect(said(page, "og:type")).toEqual(["article"]);
        const posting = graph(page).find((thing) => thing["@type"] === "BlogPosting");
        expect(posting).toMatchObject({
          "@id": `${site.url}${page.address}#article`,
          headline: said(page, "og:title")[0],
          description: said(page, "description")[0],
          datePublished: said(page, "article:published_time")[0],
          dateModified: said(page, "article:modified_time")[0],
        });
        const images = [posting?.image].flat().map(String);
        const shapes = await Promise.all(
          images.map(async (url) => {
            const { width, height, exif } = await sharp(inSite(url)).metadata();
            expect(exif).toBeUndefined();
            return Math.round((10 * width) / height);
          }),
        );
        expect([[18, 13, 10], [19]]).toContainEqual(shapes);
      }
    });
  });
}

describe("the fixture", () => {
  const [, fixture] = builtSites();
  const pages = fixture ? pagesOf(fixture) : [];
  const page = (address: string): BuiltPage => {
    const found = pages.find((candidate) => candidate.address === address);
    if (!found) throw new Error(`${address} is not built`);
    return found;
  };

  test("a title with markup, quotes and emoji is whole in every place and opens nothing", () => {
    const odd = page("/blog/odd-title/");
    const title = 'The "end" </script><!-- & 🙂';
    expect(said(odd, "og:title")).toEqual([title]);
    expect(textOf(byTag(odd, "title").find((element) => textOf(element) !== "") as Element)).toBe(
      `${title} – Fixture & Sons <Massage>`,
    );
    expect(graph(odd).find((thing) => thing["@type"] === "BlogPosting")).toMatchObject({
      headline: title,
      description: 'A "quoted" </script> & <excerpt>',
      keywords: ["odd"],
    });
    expect(odd.html.match(/<\/script>/g)).toHaveLength(2);
    expect(said(odd, "article:tag")).toEqual(["odd"]);
  });

  test("a picture that is too small to share gives way to a card", () => {
    expect(said(page("/blog/odd-title/"), "og:image:width")).toEqual(["1200"]);
    expect(said(page("/blog/odd-title/"), "og:image:alt")[0]).toMatch(/^The "end" .* – Fixture & Sons <Massage>$/);
    expect(said(page("/blog/everything/"), "og:image:alt")).toEqual(["Stripes & colours"]);
    expect(said(page("/blog/everything/"), "og:image")).not.toEqual(said(page("/"), "og:image"));
    expect(said(page("/blog/post-1/"), "og:image")).not.toEqual(said(page("/blog/post-2/"), "og:image"));
    expect(said(page("/blog/"), "og:image")).toEqual(said(page("/"), "og:image"));
  });

  test("pages of the list name their neighbours", () => {
    expect([said(page("/blog/"), "prev"), said(page("/blog/"), "next")]).toEqual([[], ["/blog/page/1/"]]);
    expect([said(page("/blog/page/1/"), "prev"), said(page("/blog/page/1/"), "next")]).toEqual([["/blog/"], []]);
  });

  test("speaks of its language and place", () => {
    expect(said(page("/"), "og:locale")).toEqual(["en_GB"]);
    expect(graph(page("/")).map((thing) => thing["@type"])).toEqual(
      expect.arrayContaining(["WebSite", "HealthAndBeautyBusiness", "Person", "WebPage"]),
    );
  });

  test("the practice and its people are told as site.yaml has them", () => {
    const things = graph(page("/about/"));
    const thing = (type: string) => things.filter((one) => one["@type"] === type);
    expect(thing("HealthAndBeautyBusiness")).toMatchObject([
      {
        name: "Fixture & Sons <Massage>",
        legalName: 'Fixture & Sons "Ltd" <Massage>',
        telephone: "+44 20 7946 0018",
        email: "hello@fixture.example",
        priceRange: "£40–£80",
        areaServed: ["Suffolk", "Essex"],
        sameAs: ["https://social.fixture.example/@fixture"],
        geo: { latitude: 52.08, longitude: 0.72 },
        address: { streetAddress: "1 <High> Street & Co", addressCountry: "GB" },
        openingHoursSpecification: [
          { opens: "09:00", closes: "17:30" },
          { opens: "10:00", closes: "23:59" },
        ],
        specialOpeningHoursSpecification: [
          { validFrom: "2020-01-01", validThrough: "3000-01-02", opens: "08:00", closes: "23:59" },
          { validFrom: "3000-12-24", validThrough: "3000-12-26", opens: "00:00", closes: "00:00" },
        ],
        hasMap: "https://www.google.com/maps/search/?api=1&query=52.08%2C0.72",
        paymentAccepted: "Cards & cash.",
        hasOfferCatalog: {
          itemListElement: [
            { price: 45, priceCurrency: "GBP", itemOffered: { url: "https://fixture.example/blog/everything/" } },
            { price: 72.5, itemOffered: { name: "Massage & <rest>", description: 'For a "sore" back.' } },
            { name: "Advice on the telephone", itemOffered: { url: "https://advice.fixture.example/?a=1&b=2" } },
            { name: "A talk" },
          ],
        },
      },
    ]);
    expect(thing("Person").map(({ name, jobTitle, image }) => [name, jobTitle, Boolean(image)])).toEqual([
      ["Ann Other", "Massage <therapist>", true],
      ["Bo Second", undefined, false],
    ]);
    expect(thing("AboutPage").concat(thing("ContactPage"))).toMatchObject([{ dateModified: "2024-02-03" }]);
  });

  test("a post tells its author, its days, its length and who reviewed it", () => {
    const things = graph(page("/blog/full/"));
    const posting = things.find((thing) => thing["@type"] === "BlogPosting");
    expect(posting).toMatchObject({
      author: { "@id": "https://fixture.example/#person-bo-second" },
      datePublished: "2023-06-01",
      dateModified: "2023-07-02",
      keywords: expect.arrayContaining(["markdown", "c#", "Café ☕"]),
    });
    expect(posting?.wordCount).toBeGreaterThan(10);
    expect(things.find((thing) => thing["@type"] === "WebPage")).toMatchObject({ lastReviewed: "2023-08-03" });
    expect(things.find((thing) => thing["@type"] === "BreadcrumbList")).toMatchObject({
      itemListElement: [{ name: "Home" }, { name: "Articles" }, { name: "A post that says all" }],
    });
  });

  test("a post that first appeared elsewhere names the original, and its language", () => {
    const arabic = page("/blog/arabic/");
    expect(said(arabic, "canonical")).toEqual(["https://elsewhere.example/sleep/"]);
    expect(said(arabic, "og:locale")).toEqual(["ar_EG"]);
    expect(graph(arabic).find((thing) => thing["@type"] === "BlogPosting")).toMatchObject({ inLanguage: "ar" });
  });

  test("a tag's page offers the feed of the tag", () => {
    expect(said(page("/tags/c/"), "alternate")[0]).toBe("/tags/c/atom.xml");
  });
});
