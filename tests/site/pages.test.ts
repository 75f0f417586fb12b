// What every built page must be. Reads public/ as it would be deployed.

import fs from "node:fs";
import path from "node:path";
import { toString as textOf } from "hast-util-to-string";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { htmlFile } from "../../src/build/output";
import { filesBelow } from "../../src/content/files-below";
import { STYLEGUIDE } from "../../src/model/content/paths";
import { FIXTURE_POSTS } from "../fixture-content";
import { valid } from "../valid-html";
import { type BuiltPage, builtSites, byClass, byTag, candidates, ownPictures, pagesOf, select } from "./built";

/** Every kind of file that a visitor, a feed reader or a search engine asks for. */
const PUBLISHED =
  /\.(html|webp|avif|svg|png|jpg|gif|pdf)$|^_(headers|redirects)$|^files\.json$|^(tags\/[a-z0-9-]+\/)?atom\.xml$|^(rss\.xml|feed\.(json|css)|sitemap-(index|\d+)\.xml|robots\.txt|manifest\.webmanifest|favicon\.ico)$|^search\/(search\.js|words\.json)$|^static\/newsreader-[a-z0-9-]+\.woff2$|^pagefind\//;

/** Where a page sends its readers at once, if it does. */
const refresh = (page: BuiltPage): string | undefined =>
  byTag(page, "meta")
    .map(({ properties }) => String(properties.content).match(/^0; url=(.*)$/)?.[1])
    .find((url) => url !== undefined);

for (const site of builtSites()) {
  const pages = pagesOf(site);
  const attribute = (page: BuiltPage, tag: string, key: string, value: string) =>
    select(page, ({ tagName, properties }) => tagName === tag && String(properties[key]) === value);
  const idsOf = new Map(
    pages.map((page) => [
      page.file,
      new Set(select(page, ({ properties }) => "id" in properties).map(({ properties }) => String(properties.id))),
    ]),
  );

  describe(site.name, () => {
    test("has the pages it should", () => {
      const addresses = pages.map(({ address }) => address);
      expect(addresses).toEqual(expect.arrayContaining(["/", "/404.html", "/blog/"]));
      if (site.name === "this site") expect(addresses).toContain("/blog/massage-help-with-sciatica/");
      else {
        const posts = pages.filter((page) => /^\/blog\/(?!page\/)./.test(page.address) && !refresh(page));
        expect(posts).toHaveLength(FIXTURE_POSTS);
        expect(addresses).toContain("/blog/page/1/");
      }
    });

    test("has no gallery of components, and nothing of its code and styles", () => {
      expect(fs.existsSync(path.join(site.folder, STYLEGUIDE))).toBe(false);
      const own = /specimen|swatch/;
      expect(fs.readFileSync("src/styleguide/styleguide.css", "utf8")).toMatch(own);
      for (const file of filesBelow(site.folder).filter((name) => /\.(html|js|css)$/.test(name)))
        expect(fs.readFileSync(path.join(site.folder, file), "utf8")).not.toMatch(own);
    });

    test("holds nothing that no visitor asks for", () => {
      const files = filesBelow(site.folder);
      const html = pages.map((page) => page.html).join("\n");
      for (const file of files) {
        expect(file).toMatch(PUBLISHED);
        if (file.startsWith("static/")) expect(html).toContain(encodeURI(`/${file}`));
      }
      expect(files.filter((file) => /page-data|webpack|partytown|_gatsby|chunk-map|app-data/.test(file))).toEqual([]);
    });

    test("carries no metadata of a camera in any picture", async () => {
      const pictures = filesBelow(site.folder).filter((file) => /\.(webp|avif|png|jpe?g)$/.test(file));
      expect(pictures.length).toBeGreaterThan(4);
      for (const picture of pictures) {
        const { exif, xmp, iptc } = await sharp(path.join(site.folder, picture)).metadata();
        expect([picture, exif, xmp, iptc]).toEqual([picture, undefined, undefined, undefined]);
      }
    });

    test("says nothing of posts that are not published", () => {
      for (const file of filesBelow(site.folder)) {
        const text = fs.readFileSync(path.join(site.folder, file), "latin1");
        expect(text).not.toMatch(/Secret|Unfinished thought|from tomorrow/);
        expect(file).not.toMatch(/draft|future/);
      }
    });

    describe.each(pages)("$address", (page) => {
      test("has data in its `style`s and no design: what goes along to another page, and the site's address on paper", () => {
        const styles = select(page, ({ properties }) => "style" in properties).map(
          ({ properties }) => properties.style,
        );
        for (const style of styles) expect(style).toMatch(/^--(goes-by:[\w-]+|site:"https?:[^"]+")$/);
      });

      test("is valid HTML", async () => {
        expect(await valid(page.html)).toEqual([]);
      });

      test("has one of each in its head", () => {
        expect(byTag(page, "html")[0]?.properties.lang).toBe(site.language);
        const title = byTag(page, "title").filter((element) => textOf(element) !== "");
        expect(title).toHaveLength(1);
        expect(attribute(page, "meta", "name", "viewport")).toHaveLength(1);
        expect(attribute(page, "meta", "name", "description")).toHaveLength(1);
        expect(attribute(page, "meta", "name", "description")[0]?.properties.content).toMatch(/\S{2}/);
        const canonical = attribute(page, "link", "rel", "canonical").map(({ properties }) => properties.href);
        // tests/site/head.test.ts looks at the one whose original is elsewhere.
        if (page.address !== "/blog/arabic/")
          expect(canonical).toEqual(page.file === "404.html" ? [] : [site.url + (refresh(page) ?? page.address)]);
      });

      test("has landmarks, one h1 and headings without gaps", () => {
        expect(byTag(page, "h1")).toHaveLength(1);
        expect(byTag(page, "main")).toHaveLength(1);
        expect(byTag(page, "header").length).toBeGreaterThan(0);
        expect(
          byTag(page, "footer").filter((footer) => String(footer.properties.className) === "site-footer"),
        ).toHaveLength(1);
        for (const { properties } of byTag(page, "nav")) {
          const label = properties.ariaLabelledBy;
          expect(properties.ariaLabel ?? (label && idsOf.get(page.file)?.has(String(label)))).toBeTruthy();
        }
        const levels = select(page, ({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]));
        expect(levels[0]).toBe(1);
        levels.forEach((level, index) => void expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
        expect(attribute(page, "a", "className", "skip-link")[0]?.properties.href).toBe("#Main");
        for (const time of byTag(page, "time")) expect(time.properties.dateTime).toMatch(/^\d{4}-\d\d-\d\d$/);
      });

      test("runs nothing and asks no other host", () => {
        const scripts = ["script", "iframe", "object", "embed"];
        const running = select(
          page,
          ({ tagName, properties }) =>
            scripts.includes(tagName) && !["application/ld+json", "speculationrules"].includes(String(properties.type)),
        );
        const own = page.address === "/search/" ? [["script", { type: "module", src: "/search/search.js" }]] : [];
        expect(running.map(({ tagName, properties }) => [tagName, properties])).toEqual(own);
        expect(
          select(page, ({ properties }) => "src" in properties && properties.type === "application/ld+json"),
        ).toEqual([]);
        const loads = select(
          page,
          ({ tagName, properties }) =>
            ["img", "source"].includes(tagName) || (tagName === "link" && properties.rel?.toString() !== "canonical"),
        );
        for (const { properties } of loads) {
          const urls = [properties.src, properties.href, ...candidates(properties.srcSet).map(({ url }) => url)];
          for (const url of urls.filter(Boolean)) expect(url).toMatch(/^\/(?!\/)/);
        }
        expect(page.html).not.toMatch(/ on[a-z]+="|javascript:/i);
      });

      test("leads only to what is there", () => {
        for (const { properties } of byTag(page, "a")) {
          const href = String(properties.href);
          if (/^(https?|mailto|tel):/.test(href)) continue;
          const { pathname, hash } = new URL(href, `${site.url}${page.address}`);
          const isFile = /\.[a-z]+$/.test(pathname);
          const file =
            pathname === page.address ? page.file : isFile ? pathname.slice(1) : htmlFile(decodeURI(pathname));
          expect(fs.existsSync(path.join(site.folder, file)), `${href} in ${page.file}`).toBe(true);
          if (hash)
            expect(idsOf.get(file)?.has(decodeURIComponent(hash.slice(1))), `${href} in ${page.file}`).toBe(true);
        }
      });

      test("has unique ids", () => {
        const ids = select(page, ({ properties }) => "id" in properties).map(({ properties }) => properties.id);
        expect(ids).toHaveLength(new Set(ids).size);
      });

      test("has pictures in both formats, of the widths they claim, with their place kept", async () => {
        const pictures = byTag(page, "picture");
        for (const picture of pictures) {
          const [avif, img] = picture.children.filter((child) => child.type === "element");
          if (avif?.tagName !== "source" || img?.tagName !== "img") throw new Error("not <source> then <img>");
          expect(avif.properties.type).toBe("image/avif");
          expect(img.properties.sizes).toMatch(/(vw|rem)$/);
          expect(Number(img.properties.width) / Number(img.properties.height)).toBeGreaterThan(0);
          for (const [format, element] of [
            ["avif", avif],
            ["webp", img],
          ] as const) {
            const list = candidates(element.properties.srcSet);
            expect(list.length).toBeGreaterThan(0);
            for (const { url, width } of list) {
              expect(url.endsWith(`.${format}`)).toBe(true);
              const meta = await sharp(path.join(site.folder, decodeURI(url))).metadata();
              expect(meta.width).toBe(width);
              expect(meta.format).toBe(format === "avif" ? "heif" : "webp");
              expect(meta.exif).toBeUndefined();
              const ratio = Number(img.properties.width) / Number(img.properties.height);
              expect(Math.abs(meta.width / meta.height - ratio)).toBeLessThan(0.02);
            }
          }
        }
        const images = byTag(page, "img");
        expect(images.filter(({ properties }) => properties.fetchPriority === "high").length).toBeLessThanOrEqual(1);
        images.forEach((img, index) => {
          expect("alt" in img.properties).toBe(true);
          if (index > 0) expect(img.properties.loading).toBe("lazy");
        });
      });
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

  test("lists each post once, newest first, the ten oldest on a page of their own", () => {
    const listed = ["/blog/", "/blog/page/1/"].map((address) =>
      select(page(address), ({ properties }) => String(properties.className) === "card-link").map(
        ({ properties }) => properties.href,
      ),
    );
    expect(listed.map(({ length }) => length)).toEqual([FIXTURE_POSTS - 10, 10]);
    expect(new Set(listed.flat()).size).toBe(FIXTURE_POSTS);
    expect(listed[0]?.slice(0, 3)).toEqual(["/blog/arabic/", "/blog/full/", "/blog/everything/"]);
    const home = select(page("/"), ({ properties }) => String(properties.className) === "card-link");
    expect(home).toHaveLength(4);
  });

  test("has the way to older posts on the right of a list, and that to newer ones on the left", () => {
    const ways = ["/blog/", "/blog/page/1/"].map((address) =>
      byClass(page(address), "pagination")?.children.map((child) => textOf(child)),
    );
    expect(ways).toEqual([
      ["", "", "Older articles"],
      ["Newer articles", "Page 1", ""],
    ]);
  });

  test("leads old addresses to the post, as a page and for the host", () => {
    for (const old of ["/2019/05/old.html", "/blog/Old_Name/"]) {
      const redirect = page(old);
      expect(refresh(redirect)).toBe("/blog/moved/");
      expect(redirect.html).toContain('<meta name="robots" content="noindex"');
      const links = byTag(redirect, "a").filter(({ properties }) => properties.href === "/blog/moved/");
      expect(links.map(textOf)).toEqual(["A post that moved"]);
    }
    expect(
      fs
        .readFileSync(path.join(fixture?.folder ?? "", "_redirects"), "utf8")
        .trim()
        .split("\n"),
    ).toEqual([
      "/2019/05/old.html /blog/moved/ 301",
      "/blog/Old_Name /blog/moved/ 301",
      "/blog/Old_Name/ /blog/moved/ 301",
      "/blog/page/2 /blog/ 302",
      "/blog/page/2/ /blog/ 302",
      "/blog/page/3 /blog/ 302",
      "/blog/page/3/ /blog/ 302",
      "/who-we-are /about/ 301",
      "/who-we-are/ /about/ 301",
    ]);
  });

  test("shows text that looks like code as text", () => {
    const { html } = page("/blog/everything/");
    expect(html).toContain('{process.version}, &lt;3 and <a href="https://example.org"');
    expect(html).toContain("import fs from");
    expect(html).not.toContain(process.version);
    expect(html).not.toContain("a comment");
    expect(html).toMatch(/<h1[^>]*>Everything &amp; &lt;more&gt;<\/h1>/);
  });

  test("renders MDX with the same component map", () => {
    const mdx = page("/blog/in-mdx/");
    expect(mdx.html).toContain("with <!-- -->an expression".replace("<!-- -->", ""));
    expect(mdx.html).toContain('<aside class="callout">Rendered by React</aside>');
    expect(ownPictures(mdx)).toHaveLength(1);
    expect(mdx.html).toContain("<figcaption>Caption in MDX</figcaption>");
    expect(mdx.html).toContain('<h2 id="heading-in-mdx">');
    expect(byTag(mdx, "table")).toHaveLength(1);
  });

  test("gives pictures of the body their sizes, caption and description", () => {
    const everything = page("/blog/everything/");
    const images = ownPictures(everything).map(({ properties }) => properties.alt);
    expect(images).toEqual(["Stripes & colours", "A photo", "small"]);
    expect(everything.html).toContain("<figcaption>Its caption</figcaption>");
  });

  test("ships no picture wider than its source or than it can be shown at 2x", () => {
    const widths = pages.flatMap((built) =>
      [...byTag(built, "img"), ...byTag(built, "source")].flatMap(({ properties }) =>
        candidates(properties.srcSet).map(({ url, width }) => ({ url, width })),
      ),
    );
    expect(widths.length).toBeGreaterThan(10);
    for (const { url, width } of widths) expect(width).toBeLessThanOrEqual(url.includes("small") ? 300 : 1300);
  });
});
