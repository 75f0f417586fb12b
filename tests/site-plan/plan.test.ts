// The plan of a site: which addresses it has, and what each page shows.

import { describe, expect, test } from "vitest";
import { listPages, newestFirst } from "../../src/model/content/listing";
import { pageSchema, postSchema } from "../../src/model/content/schema";
import type { Site } from "../../src/model/content/site-schema";
import type { PageEntry, PostEntry } from "../../src/model/content/source";
import type { Original } from "../../src/site/pictures";
import {
  ownAddresses,
  type PlannedContent,
  type PlannedPage,
  type PlanOptions,
  planSite,
  type SitePlan,
} from "../../src/site/plan";
import type { TemplateName } from "../../src/site/views";

const facts = {
  featuredAlt: "",
  aliases: [],
  draft: false,
  bodyOffset: 4,
  excerpt: "E",
  words: 100,
  outline: [],
  footnotes: [],
  featured: undefined,
  images: [],
};

const post = (n: number, more: Partial<PostEntry> = {}): PostEntry => ({
  ...facts,
  kind: "post",
  language: "en",
  format: "md",
  title: `No ${n}`,
  path: `/blog/p${n}/`,
  date: `2025-${String(1 + Math.floor(n / 28)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
  tags: [],
  keywords: [],
  sources: [],
  contentFilePath: `/c/blog/p${n}.md`,
  digest: `digest of p${n}`,
  tree: `tree of p${n}`,
  ...more,
});

const page = (path: string, more: Partial<PageEntry> = {}): PageEntry => ({
  ...facts,
  kind: "page",
  language: "en",
  format: "md",
  title: `Page ${path}`,
  path,
  show: [],
  contentFilePath: `/c/pages${path}x.md`,
  digest: `digest of ${path}`,
  tree: `tree of ${path}`,
  ...more,
});

const original = (digest: string, more: Partial<Original> = {}): Original => ({
  format: "jpeg",
  digest,
  width: 2400,
  height: 1600,
  ...more,
});

const SITE: Site = {
  name: "Willow",
  description: "Massage.",
  language: "en",
  url: "https://example.org",
  timeZone: "UTC",
  people: [{ name: "Robin", photo: "robin.jpg" }, { name: "Kim" }],
  navigation: [],
  closures: [],
  services: [],
  social: [],
};

const PICTURES = new Map([
  ["/c/blog/a.jpg", original("a")],
  ["/c/blog/b.jpg", original("b")],
  ["/c/blog/small.jpg", original("small", { width: 300, height: 200 })],
  ["/c/blog/drawing.svg", original("drawing", { format: "svg", width: 0, height: 0 })],
  ["/c/robin.jpg", original("robin", { width: 800, height: 1000 })],
]);

/** Plans a site on the first of March 2026. */
function plan(
  posts: readonly PostEntry[],
  pages: readonly PageEntry[] = [],
  { options = {}, ...content }: Partial<PlannedContent> & { options?: Partial<PlanOptions> } = {},
): SitePlan {
  const photoFile = (photo: string) => `/c/${photo}`;
  const all = { sites: [SITE], posts: [...posts].sort(newestFirst), pages, pictures: PICTURES, photoFile, ...content };
  return planSite(all, {
    now: new Date("2026-03-01T12:00:00Z"),
    preview: false,
    pathPrefix: "",
    encoder: "1",
    ...options,
  });
}

const posts = (total: number, more: (n: number) => Partial<PostEntry> = () => ({})): PostEntry[] =>
  Array.from({ length: total }, (_, index) => post(index + 1, more(index + 1)));

const paths = ({ pages }: SitePlan): string[] => pages.map(({ path }) => path);

/** A page of the plan, which has this template. */
function at<Name extends TemplateName>(planned: SitePlan, path: string, template: Name): PlannedPage<Name> {
  const found = planned.pages.find((one) => one.path === path);
  expect([path, found?.template]).toEqual([path, template]);
  return found as PlannedPage<Name>;
}

describe("addresses", () => {
  test("of a site without any post: its lists are there all the same", () => {
    expect(paths(plan([]))).toEqual(["/", "/archive/", "/blog/", "/search/", "/404.html"]);
  });

  test("may have words of the language, to which the usual ones lead", () => {
    const site = { ...SITE, language: "de", addresses: { tags: "themen", archive: "archiv", search: "suche" } };
    const all = posts(11, (n) => ({ language: "de", tags: n === 1 ? ["Nacken"] : ["Rücken"] }));
    const planned = plan(all, [], { sites: [site] });
    const own = ["/archiv/", "/suche/", "/themen/", "/themen/nacken/", "/themen/ruecken/"];
    expect(paths(planned)).toEqual(expect.arrayContaining(own));
    expect(at(planned, "/themen/nacken/", "post-list").view.tag).toBe("Nacken");
    expect(planned.parts[0]?.feeds.map((feed) => feed.paths.atom)).toContain("/themen/nacken/atom.xml");
    expect(planned.redirects.filter(({ from }) => !from.startsWith("/blog/"))).toEqual([
      { from: "/archive/", to: "/archiv/" },
      { from: "/search/", to: "/suche/" },
      { from: "/tags/", to: "/themen/" },
      ...["ruecken", "nacken"].flatMap((tag) => [
        { from: `/tags/${tag}/`, to: `/themen/${tag}/` },
        { from: `/tags/${tag}/atom.xml`, to: `/themen/${tag}/atom.xml` },
      ]),
    ]);
    expect(at(planned, "/tags/nacken/", "redirect").view).toEqual({ title: "Nacken", to: "/themen/nacken/" });
    expect(paths(planned).filter((path) => path.endsWith(".xml"))).toEqual([]);
    const taken = ownAddresses(all, [site]).pages;
    expect(taken).toEqual(expect.arrayContaining([...own, "/archive/", "/search/", "/tags/", "/tags/nacken/"]));
    expect(
      paths(planned)
        .filter((path) => !path.includes(".") && !/^\/blog\/p\d/.test(path))
        .sort(),
    ).toEqual([...taken].sort());
  });

  test("are planned once each, with their templates", () => {
    const planned = plan(
      [...posts(2, () => ({ tags: ["Neck"] })), post(3, { aliases: ["/old/", "/2019/a.html"] })],
      [page("/"), page("/about/", { aliases: ["/who/"] })],
    );
    expect(Object.fromEntries(planned.pages.map(({ path, template }) => [path, template]))).toEqual({
      "/": "home",
      "/archive/": "archive",
      "/tags/": "tags",
      "/blog/": "post-list",
      "/tags/neck/": "post-list",
      "/blog/p3/": "post",
      "/blog/p2/": "post",
      "/blog/p1/": "post",
      "/about/": "text",
      "/old/": "redirect",
      "/2019/a.html": "redirect",
      "/who/": "redirect",
      "/search/": "search",
      "/404.html": "not-found",
    });
    expect(new Set(paths(planned)).size).toBe(planned.pages.length);
  });

  test.each([0, 1, 10, 11, 20, 25, 30, 45])("of %i posts, each of which is listed once", (total) => {
    const planned = plan(posts(total, () => ({ tags: ["neck"] })));
    expect(new Set(paths(planned)).size).toBe(planned.pages.length);
    for (const list of ["/blog/", "/tags/neck/"]) {
      const pages = planned.pages.filter(({ path, template }) => template === "post-list" && path.startsWith(list));
      if (total === 0 && list !== "/blog/") expect(pages).toEqual([]);
      else expect(pages.map(({ path }) => path)).toEqual(listPages(list, posts(total)).map(({ path }) => path));
      const listed = pages.flatMap(({ lists }) => lists);
      expect([...listed].sort()).toEqual(
        pages.length > 0
          ? posts(total)
              .map(({ path }) => path)
              .sort()
          : [],
      );
    }
  });

  test("that the check keeps free are those that the plan takes by itself", () => {
    for (const total of [0, 1, 11, 25, 31]) {
      const tagged = posts(total, (n) => ({ tags: n > 12 ? ["Neck", "sleep"] : ["neck"] }));
      const planned = plan(tagged, [page("/about/")]);
      const own = ownAddresses(tagged, [SITE]);
      const texts = [...tagged.map(({ path }) => path), "/about/"];
      const pages = paths(planned).filter((path) => !texts.includes(path));
      const taken = own.pages.filter((path) => path !== "/404/");
      expect([...taken, "/404.html"].sort()).toEqual(pages.sort());
      const feeds = planned.parts.flatMap(({ feeds }) => feeds).flatMap((feed) => Object.values(feed.paths));
      expect(own.files).toEqual(expect.arrayContaining([...feeds, "/404.html", "/sitemap-index.xml", "/files.json"]));
    }
  });
});

describe("the page of who answers for the site", () => {
  const legal = { name: "Willow GmbH" };
  const withLegal = (pages: PageEntry[] = [], more: object = {}) =>
    plan([], pages, { sites: [{ ...SITE, legal, ...more }] });

  test("is made of the facts alone, and named in the footer, but not in the header", () => {
    const planned = withLegal();
    const { view, body } = at(planned, "/imprint/", "text");
    expect(view.page).toMatchObject({ title: "Imprint", show: ["legal"], published: true });
    expect(body).toBeUndefined();
    expect(planned.site.pages).toEqual([{ label: "Imprint", address: "/imprint/" }]);
    expect(planned.site.navigation.map(({ address }) => address)).toEqual(["/blog/"]);
    expect(ownAddresses([], [{ language: "en", legal }]).pages).toContain("/imprint/");
    expect(at(withLegal([], { language: "de-AT" }), "/imprint/", "text").view.page.title).toBe("Impressum");
  });

  test("has the text that the practice has written for it", () => {
    const { view, body } = at(withLegal([page("/imprint/", { show: ["contact"] })]), "/imprint/", "text");
    expect(view.page).toMatchObject({ title: "Page /imprint/", show: ["contact", "legal"] });
    expect(body?.tree).toBe("tree of /imprint/");
  });

  test("is there while that text is a draft, and not without facts", () => {
    const draft = page("/imprint/", { draft: true });
    expect(at(withLegal([draft]), "/imprint/", "text").view.page.title).toBe("Imprint");
    expect(paths(plan([], [draft]))).not.toContain("/imprint/");
    expect(ownAddresses([], [SITE]).pages).not.toContain("/imprint/");
  });
});

describe("what is not published", () => {
  const hidden = [
    ["a draft", { draft: true }],
    ["a post of tomorrow", { date: "2026-03-02" }],
  ] as const;

  test.each(hidden)("%s is nowhere in the plan, but for a preview", (_name, more) => {
    const secret = { ...more, title: "Secret", path: "/blog/secret/", tags: ["hush"], aliases: ["/whisper/"] };
    const content = [post(1, { tags: ["neck"] }), post(2, { ...secret, tags: ["neck", "hush"] })];
    const said = (preview: boolean) => {
      const { pictures, updated, ...planned } = plan(content, [], { options: { preview } });
      return JSON.stringify([planned, [...pictures], [...updated]]);
    };
    expect(said(false)).not.toMatch(/secret|hush|whisper|\bp2\b/i);
    expect(said(false)).toBe(JSON.stringify(JSON.parse(said(false))));
    expect(said(true)).toMatch(/secret/);
  });

  test.each(hidden)("%s leaves the plan as if it were not there", (_name, more) => {
    expect(plan([post(1), post(2, more)])).toEqual(plan([post(1)]));
  });

  test("is marked in a preview, and in no feed", () => {
    const planned = plan([post(1), post(2, { draft: true })], [page("/a/", { draft: true })], {
      options: { preview: true },
    });
    expect(at(planned, "/blog/p2/", "post").view.post.published).toBe(false);
    expect(at(planned, "/a/", "text").view.page.published).toBe(false);
    expect(at(planned, "/blog/", "post-list").view.posts.map(({ published }) => published)).toEqual([false, true]);
    expect(planned.posts.map(({ path }) => path)).toEqual(["/blog/p1/"]);
    expect(planned.parts[0]?.feeds[0]?.posts).toEqual(planned.posts);
    expect(planned.site.preview).toBe(true);
  });

  test("begins on its day in the site's time zone", () => {
    const tomorrow = [post(1, { date: "2026-03-02" })];
    const site = { ...SITE, timeZone: "Pacific/Kiritimati" };
    expect(paths(plan(tomorrow))).not.toContain("/blog/p1/");
    expect(paths(plan(tomorrow, [], { sites: [site] }))).toContain("/blog/p1/");
  });
});

describe("what depends on the day", () => {
  const closures = [{ from: "2026-03-08", until: "2026-03-09" }];
  const site = { ...SITE, closures, notice: { text: "News.", from: "2026-03-02", until: "2026-03-03" } };
  const on = (day: string, facts = site) =>
    plan([post(1)], [], { sites: [facts], options: { now: new Date(`${day}T12:00:00Z`) } });

  test("is shown on its days alone, and each page knows that it has changed", () => {
    const said = ({ site: { notice, closures: days, nextClosure } }: SitePlan) => [
      notice,
      days.length,
      Boolean(nextClosure),
    ];
    expect(said(on("2026-03-01"))).toEqual([undefined, 1, false]);
    expect(said(on("2026-03-02"))).toEqual(["News.", 1, true]);
    expect(said(on("2026-03-04"))).toEqual([undefined, 1, true]);
    expect(said(on("2026-03-10"))).toEqual([undefined, 0, false]);
    const digests = ["2026-03-01", "2026-03-02", "2026-03-04", "2026-03-10"].map((day) => on(day).pages[0]?.digest);
    expect(new Set(digests).size).toBe(4);
  });

  test("changes nothing on other days, and is as if it were not there when it is over", () => {
    expect(on("2026-03-05")).toEqual(on("2026-03-04"));
    expect(on("2026-03-10")).toEqual(on("2026-03-10", SITE as typeof site));
  });
});

describe("what pages show", () => {
  test("the page for booking: how to reach the practice, services and policies, whatever it says", () => {
    const planned = plan([], [page("/book/", { show: ["people"] }), page("/about/", { show: ["contact"] })]);
    expect(at(planned, "/book/", "text").view.page.show).toEqual(["people", "contact", "services", "policies"]);
    expect(at(planned, "/about/", "text").view.page.show).toEqual(["contact"]);
  });

  test("the front page: its text, the newest four posts, and the tags", () => {
    const front = page("/", { featured: "/c/blog/a.jpg", featuredAlt: "A room", featuredCaption: "Ours" });
    const planned = at(
      plan(
        posts(6, () => ({ tags: ["neck"] })),
        [front],
      ),
      "/",
      "home",
    );
    expect(planned.view.posts.map(({ path }) => path)).toEqual(["/blog/p6/", "/blog/p5/", "/blog/p4/", "/blog/p3/"]);
    expect(planned.lists).toEqual(planned.view.posts.map(({ path }) => path));
    expect(planned.view.tags).toEqual([{ title: "neck", path: "/tags/neck/" }]);
    expect(Object.keys(planned.view.photos)).toEqual(["robin.jpg"]);
    expect(planned.view.text).toMatchObject({ featuredAlt: "A room", featuredCaption: "Ours" });
    expect(planned.view.text?.featured?.images.sources).toHaveLength(1);
    expect(planned.body).toEqual({ contentFilePath: front.contentFilePath, digest: front.digest, tree: front.tree });
    const without = at(plan([]), "/", "home");
    expect(without.view).toMatchObject({ text: undefined, posts: [], tags: [] });
    expect(without.body).toBeUndefined();
  });

  test("tags: a post once, under the name that the newest post writes, in the order of addresses", () => {
    const tagged = posts(11, (n) => ({ tags: n === 11 ? ["Neck"] : n === 1 ? ["neck", "c#"] : ["neck"] }));
    const planned = plan(tagged);
    expect(at(planned, "/tags/", "tags").view.tags).toEqual([
      { title: "c#", path: "/tags/c/", count: 1 },
      { title: "Neck", path: "/tags/neck/", count: 11 },
    ]);
    expect(at(planned, "/tags/neck/", "post-list").view).toMatchObject({ tag: "Neck", number: undefined });
    expect(at(planned, "/blog/", "post-list").view.tag).toBeUndefined();
  });

  test("a list: its posts as cards, and the ways to its neighbours", () => {
    const planned = plan(posts(25, () => ({ featured: "/c/blog/a.jpg" })));
    expect(at(planned, "/blog/", "post-list").view).toMatchObject({ newer: undefined, older: "/blog/page/1/" });
    const { view } = at(planned, "/blog/page/1/", "post-list");
    expect(view).toMatchObject({ path: "/blog/page/1/", number: 1, newer: "/blog/", older: undefined });
    expect(view.posts[0]).toEqual({
      title: "No 10",
      date: "2025-01-11",
      path: "/blog/p10/",
      excerpt: "E",
      lang: undefined,
      published: true,
      image: expect.objectContaining({ width: 480 }),
    });
  });

  test("the archive: all posts, newest first; the page of what is not here: the newest three", () => {
    const planned = plan(posts(5));
    const listed = at(planned, "/archive/", "archive").view.posts.map(({ path }) => path);
    expect(listed).toEqual([5, 4, 3, 2, 1].map((n) => `/blog/p${n}/`));
    expect(at(planned, "/404.html", "not-found").view.posts.map(({ path }) => path)).toEqual(listed.slice(0, 3));
  });

  test("a post: its neighbours in time, and posts that are alike", () => {
    const planned = plan([post(1, { tags: ["a"] }), post(2, { tags: ["a"] }), post(3)]);
    const neighbours = (path: string) => {
      const { earlier, later, alike, others } = at(planned, path, "post").view;
      return [earlier, later, alike, others.map((one) => one.path)];
    };
    const titled = (n: number) => ({ title: `No ${n}`, path: `/blog/p${n}/` });
    expect(neighbours("/blog/p2/")).toEqual([titled(1), titled(3), true, ["/blog/p1/"]]);
    expect(neighbours("/blog/p1/")).toEqual([undefined, titled(2), true, ["/blog/p2/"]]);
    expect(neighbours("/blog/p3/")).toEqual([titled(2), undefined, false, ["/blog/p2/", "/blog/p1/"]]);
  });

  test("a post that is like no other: the newest, of which it is none", () => {
    const planned = plan(posts(9));
    const others = (n: number) => at(planned, `/blog/p${n}/`, "post").view.others.map(({ path }) => path);
    const newest = (...numbers: number[]) => numbers.map((n) => `/blog/p${n}/`);
    expect(others(1)).toEqual(newest(9, 8, 7));
    expect(others(8)).toEqual(newest(9, 7, 6));
    expect(at(plan(posts(1)), "/blog/p1/", "post").view.others).toEqual([]);
  });

  test("a post: its author, who is the first person unless it names another, and its tags with their addresses", () => {
    const planned = plan([post(1, { author: "Kim", tags: ["Back pain"] }), post(2)]);
    const { view } = at(planned, "/blog/p1/", "post");
    expect([view.post.author?.name, view.post.photo]).toEqual(["Kim", undefined]);
    expect(view.post.tags).toEqual([{ title: "Back pain", path: "/tags/back-pain/" }]);
    const other = at(planned, "/blog/p2/", "post").view.post;
    expect([other.author?.name, other.photo?.width]).toEqual(["Robin", 160]);
  });

  test("a page: the photos of the people whom it shows, else none", () => {
    const planned = plan([], [page("/about/", { show: ["people"] }), page("/prices/")]);
    expect(Object.keys(at(planned, "/about/", "text").view.photos)).toEqual(["robin.jpg"]);
    expect(at(planned, "/prices/", "text").view.photos).toEqual({});
  });

  test("search: a box, where there is anything to be found", () => {
    const searchable = (planned: SitePlan) => at(planned, "/search/", "search").view.searchable;
    expect(searchable(plan([]))).toBe(false);
    expect(searchable(plan([], [page("/")]))).toBe(false);
    expect(searchable(plan([], [page("/"), page("/about/")]))).toBe(true);
    expect(searchable(plan([post(1)]))).toBe(true);
  });

  test("errors, in place of texts that have them; texts that want one address share a page", () => {
    const problem = (file: string) => ({
      ...{ file, line: 1, column: 1, severity: "error" as const, code: "date-invalid" as const, message: "M." },
    });
    const broken = ["a.md", "b.md"].map((file) => ({
      ...{ path: "/blog/p1/", contentFilePath: `/site/${file}`, problems: [problem(file)] },
    }));
    const { view } = at(plan([], [], { broken, options: { preview: true } }), "/blog/p1/", "problems");
    expect(view.problems.map(({ file }) => file)).toEqual(["a.md", "b.md"]);
    expect(view.problems[0]?.link).toBe("vscode://file/site/a.md:1:1");
  });

  test("errors, but never in place of what can be shown", () => {
    const broken = [{ path: "/blog/p1/", contentFilePath: "/site/b.md", problems: [] }];
    expect(at(plan([post(1)], [], { broken, options: { preview: true } }), "/blog/p1/", "post").path).toBe("/blog/p1/");
  });
});

describe("redirects", () => {
  test("lead from old addresses to the texts that had them", () => {
    const planned = plan([post(1, { aliases: ["/old/", "/x.html"] })], [page("/about/", { aliases: ["/who/"] })]);
    expect(planned.redirects).toEqual([
      { from: "/old/", to: "/blog/p1/" },
      { from: "/x.html", to: "/blog/p1/" },
      { from: "/who/", to: "/about/" },
    ]);
    expect(at(planned, "/who/", "redirect").view).toEqual({ title: "Page /about/", to: "/about/" });
  });

  test("lead from what were pages of a list, and will be again, to the list for now", () => {
    const planned = plan(posts(25, () => ({ tags: ["Neck"] })));
    expect(planned.redirects).toEqual([
      { from: "/blog/page/2/", to: "/blog/", temporary: true },
      { from: "/blog/page/3/", to: "/blog/", temporary: true },
      { from: "/tags/neck/page/2/", to: "/tags/neck/", temporary: true },
      { from: "/tags/neck/page/3/", to: "/tags/neck/", temporary: true },
    ]);
    expect(at(planned, "/blog/page/2/", "redirect").view.title).toBe("All articles");
    expect(at(planned, "/tags/neck/page/2/", "redirect").view.title).toBe("Neck");
  });

  test("each has a page, and leads to one that is no redirect", () => {
    const planned = plan(posts(25, (n) => ({ tags: ["a"], aliases: [`/old-${n}/`] })));
    for (const { from, to } of planned.redirects) {
      at(planned, from, "redirect");
      expect(planned.pages.find(({ path }) => path === to)?.template).toMatch(/^(post|text|post-list)$/);
    }
  });
});

describe("pictures", () => {
  const featured = (file: string) => plan([post(1, { featured: file })]);
  const files = (planned: SitePlan, path: string) => planned.pages.find((one) => one.path === path)?.pictures ?? [];

  test("of a post: sizes for readers, crops for search engines, one for messengers", () => {
    const planned = featured("/c/blog/a.jpg");
    const { post: shown } = at(planned, "/blog/p1/", "post").view;
    const sizes = files(planned, "/blog/p1/").flatMap((one) =>
      one.make === "size" && one.file === "/c/blog/a.jpg" ? [`${one.format} ${one.width}x${one.height}`] : [],
    );
    expect(sizes.sort()).toEqual([
      ...["avif 1200x800", "avif 1600x1067", "avif 480x320", "avif 800x533"],
      ...["jpg 1200x630", "jpg 1200x675", "jpg 800x600", "jpg 800x800"],
      ...["webp 1200x800", "webp 480x320"],
    ]);
    expect(shown.shareCard).toMatchObject({ width: 1200, height: 630, alt: "No 1" });
    expect(shown.shareCrops.map(({ width, height }) => `${width}x${height}`)).toEqual([
      "1200x675",
      "800x600",
      "800x800",
    ]);
  });

  test("of a page: sizes for readers, one for messengers, and none that nobody asks for", () => {
    const planned = plan([], [page("/about/", { featured: "/c/blog/a.jpg" })]);
    const jpegs = files(planned, "/about/").flatMap((one) =>
      one.make === "size" && one.format === "jpg" ? [`${one.width}x${one.height}`] : [],
    );
    expect(jpegs).toEqual(["1200x630"]);
  });

  test("are known by their addresses, which the views of their pages have", () => {
    const planned = plan(
      [
        post(1, {
          featured: "/c/blog/a.jpg",
          images: [
            { src: "b.jpg", file: "/c/blog/b.jpg" },
            { src: "drawing.svg", file: "/c/blog/drawing.svg" },
          ],
        }),
      ],
      [page("/about/", { show: ["people"] })],
      { options: { pathPrefix: "/p" } },
    );
    for (const one of planned.pages) {
      const text = JSON.stringify(one.view);
      for (const { src } of one.pictures) {
        expect(text).toContain(src);
        expect(planned.pictures.get(src)).toMatchObject({ src });
      }
      const shown = Array.from(
        text.matchAll(/"(?:\/p)?(\/static\/[^" ]+)"|\/p(\/static\/[^" ]+) \d+w/g),
        (m) => m[1] ?? m[2],
      );
      // The portraits of people are the site's.
      const own = shown.filter((src) => !JSON.stringify(planned.site).includes(String(src)));
      expect(new Set(one.pictures.map(({ src }) => src))).toEqual(new Set(own));
    }
    const [photo, drawing] = at(planned, "/blog/p1/", "post").view.post.images;
    expect([photo?.image?.width, photo?.address]).toEqual([672, undefined]);
    expect(drawing?.image).toBeUndefined();
    expect(planned.pictures.get(String(drawing?.address).slice("/p".length))).toMatchObject({
      make: "copy",
      file: "/c/blog/drawing.svg",
    });
    expect(JSON.stringify(planned.site)).toContain([...planned.pictures.values()][0]?.src);
  });

  test("that are too narrow for a card are replaced by a drawing of the title", () => {
    const planned = featured("/c/blog/small.jpg");
    const { shareCard } = at(planned, "/blog/p1/", "post").view.post;
    expect(planned.pictures.get(shareCard.src)).toMatchObject({
      make: "card",
      words: { title: "No 1", name: "Willow" },
    });
    expect(shareCard).toMatchObject({ width: 1200, height: 630, alt: "No 1 – Willow" });
  });

  test("have another address as soon as they or the encoder are others", () => {
    const before = featured("/c/blog/a.jpg");
    const sources = (planned: SitePlan) =>
      [...planned.pictures.values()].flatMap((one) =>
        one.make === "size" && one.file.endsWith("a.jpg") ? [one.src] : [],
      );
    const edited = plan([post(1, { featured: "/c/blog/a.jpg" })], [], {
      pictures: new Map([...PICTURES, ["/c/blog/a.jpg", original("another")]]),
    });
    const recoded = plan([post(1, { featured: "/c/blog/a.jpg" })], [], { options: { encoder: "2" } });
    for (const after of [edited, recoded])
      expect(sources(after).filter((src) => sources(before).includes(src))).toEqual([]);
    expect(sources(featured("/c/blog/a.jpg"))).toEqual(sources(before));
  });
});

describe("a page's digest", () => {
  /** The pages that are new, gone, or show something else. */
  const changed = (before: SitePlan, after: SitePlan): string[] => {
    const digests = ({ pages }: SitePlan) => new Map(pages.map(({ path, digest }) => [path, digest]));
    const [a, b] = [digests(before), digests(after)];
    return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort();
  };

  /** Another value of each field. */
  const OTHER: { [Field in keyof typeof postSchema.shape | keyof typeof pageSchema.shape]: unknown } = {
    title: "Another title",
    subtitle: "Another subtitle",
    date: "2025-01-01",
    slug: "/blog/another/",
    excerpt: "Another excerpt",
    featured: "/c/blog/b.jpg",
    featuredAlt: "Another description",
    featuredCaption: "Another caption",
    updated: "2025-12-01",
    reviewed: "2025-12-02",
    reviewDue: "2027-01-01",
    lang: "de",
    translationOf: "/en/x/",
    canonical: "https://elsewhere.example/a/",
    aliases: ["/other-old/"],
    draft: true,
    author: "Kim",
    tags: ["sleep"],
    keywords: ["insomnia"],
    sources: [{ title: "Another source" }],
    show: ["people"],
  };
  /** What a field of the schema is called in an entry. */
  const inEntry = (field: string): string => (field === "slug" ? "path" : field);

  const old = post(2, { featured: "/c/blog/a.jpg", tags: ["neck"], aliases: ["/old/"] });
  // Far enough from it to be no neighbour, related to nothing, and beyond the front page.
  const others = [post(1), ...Array.from({ length: 8 }, (_, n) => post(n + 20))];
  const withPost = (more: object = {}) => plan([...others, { ...old, ...more }]);
  const lists = ["/archive/", "/blog/"];

  // Derived from the schema: a new field can't be forgotten.
  test.each(Object.keys(postSchema.shape))("changes with the %s of a post", (field) => {
    const after = withPost({ [inEntry(field)]: OTHER[field as keyof typeof OTHER] });
    const pages = changed(withPost(), after);
    // A field that is new in the schema changes the post's page, unless it is told here what else.
    const beyond: Record<string, string[]> = {
      title: [...lists, "/blog/p1/", "/blog/p20/", "/old/", "/tags/neck/"],
      date: [...lists, "/blog/p1/", "/blog/p20/", "/tags/neck/"],
      slug: [...lists, "/blog/another/", "/blog/p1/", "/blog/p20/", "/old/", "/tags/neck/"],
      excerpt: ["/blog/", "/tags/neck/"],
      featured: ["/blog/", "/tags/neck/"],
      lang: [...lists, "/tags/neck/"],
      aliases: ["/old/", "/other-old/"],
      draft: [...lists],
      tags: ["/", "/tags/", "/tags/neck/", "/tags/sleep/"],
    };
    if (field === "aliases") expect(pages).toEqual(beyond.aliases);
    // The footer of every page names the list of tags, or does not.
    else if (field === "draft") expect(pages).toEqual([...new Set([...paths(withPost()), ...paths(after)])].sort());
    // In a site of one language nothing is a translation.
    else if (field === "translationOf") expect(pages).toEqual([]);
    else expect(pages).toEqual([...(beyond[field] ?? []), "/blog/p2/"].sort());
  });

  test.each(Object.keys(pageSchema.shape))("changes with the %s of a page", (field) => {
    const about = page("/about/", { featured: "/c/blog/a.jpg", aliases: ["/who/"] });
    const after = { ...about, [field]: OTHER[field as keyof typeof OTHER] } as PageEntry;
    const [was, is] = [plan([post(1)], [about]), plan([post(1)], [after])];
    // Header and footer of every page name all pages.
    if (field === "title" || field === "draft")
      expect(changed(was, is)).toEqual([...new Set([...paths(was), ...paths(is)])].sort());
    else if (field === "translationOf") expect(changed(was, is)).toEqual([]);
    else expect(changed(was, is)).toEqual(field === "aliases" ? ["/other-old/", "/who/"] : ["/about/"]);
  });

  test("changes with a body, of that page alone", () => {
    expect(changed(withPost(), withPost({ tree: "another", digest: "another" }))).toEqual(["/blog/p2/"]);
    // Only the fields of the file are others, as its tree tells: they are compared by themselves.
    expect(changed(withPost(), withPost({ digest: "another" }))).toEqual([]);
    const mdx = { format: "mdx", tree: undefined } as const;
    expect(changed(withPost(mdx), withPost({ ...mdx, digest: "another" }))).toEqual(["/blog/p2/"]);
  });

  test.each(["words", "outline", "footnotes"] as const)("changes with the %s of a body", (fact) => {
    const other = {
      words: 900,
      outline: [{ depth: 2, id: "a", text: "Another heading" }],
      footnotes: [{ text: "A", address: undefined }],
    }[fact];
    expect(changed(withPost(), withPost({ [fact]: other }))).toEqual(["/blog/p2/"]);
  });

  test("changes with the bytes of a picture, on the pages that show it", () => {
    const edited = plan([...others, old], [], {
      pictures: new Map([...PICTURES, ["/c/blog/a.jpg", original("another")]]),
    });
    expect(changed(withPost(), edited)).toEqual(["/blog/", "/blog/p2/", "/tags/neck/"]);
  });

  test("changes on every page with the facts of the site", () => {
    const content = [post(1)];
    for (const more of [{ name: "Oak" }, { disclaimer: "D" }, { social: ["https://social.example/a"] }]) {
      const after = plan(content, [], { sites: [{ ...SITE, ...more }] });
      expect(changed(plan(content), after)).toEqual(paths(after).sort());
    }
  });

  test("stays as it is on pages of a list that are full, when a post is added, until one is cut off before them", () => {
    const lists = changed(plan(posts(24)), plan(posts(25))).filter((path) => !/^\/blog\/p\d/.test(path));
    expect(lists).toEqual(["/", "/404.html", "/archive/", "/blog/"]);
    expect(changed(plan(posts(49)), plan(posts(50)))).not.toContain("/blog/page/2/");
  });

  test("does not depend on the order in which files are read, nor on the day", () => {
    const content = posts(12, () => ({ tags: ["neck"] }));
    expect(changed(plan(content), plan([...content].reverse()))).toEqual([]);
    const later = { options: { now: new Date("2027-01-01T00:00:00Z") } };
    expect(changed(plan(content), plan(content, [], later))).toEqual([]);
  });
});

test("search offers the words of titles, tags and headings, the commonest first", () => {
  const outline = [{ depth: 2, text: "Neck and desk work", id: "a" } as const];
  const planned = plan(
    [post(1, { title: "A stiff neck", tags: ["desk work"], outline }), post(2, { title: "Massage", draft: true })],
    [page("/about/", { title: "Desk hours" })],
  );
  expect(planned.parts[0]?.words).toEqual(["desk", "hours", "neck", "stiff", "work"]);
});

test("feeds and the sitemap are told of the days that posts and pages name", () => {
  const planned = plan(
    [post(1, { updated: "2025-12-01", lang: "de" })],
    [page("/about/", { updated: "2024-01-01" }), page("/prices/")],
  );
  expect(planned.posts).toEqual([
    {
      path: "/blog/p1/",
      title: "No 1",
      date: "2025-01-02",
      excerpt: "E",
      tags: [],
      aliases: [],
      updated: "2025-12-01",
      lang: "de",
      author: "Robin",
    },
  ]);
  expect([...planned.updated]).toEqual([["/about/", "2024-01-01"]]);
  expect(planned.parts[0]?.feeds[0]?.paths).toMatchObject({ atom: "/atom.xml", rss: "/rss.xml" });
});
