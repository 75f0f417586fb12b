// What readers find on the pages of the fixture besides the text: facts, ways on, and nothing that is a dead end.

import type { Element } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { describe, expect, test } from "vitest";
import { type BuiltPage, builtSites, byClass, byTag, pagesOf, postsAmong, select } from "./built";

const [ours, fixture] = builtSites();
if (!ours || !fixture) throw new Error("There are two sites");
const pages = pagesOf(fixture);
const page = (address: string, among = pages): BuiltPage => {
  const found = among.find((candidate) => candidate.address === address);
  if (!found) throw new Error(`${address} is not built`);
  return found;
};
/** Every element with a class, in the order of the page. */
const all = (of: BuiltPage | Element, name: string): Element[] =>
  select("tree" in of ? of : { tree: of }, ({ properties }) => [properties.className].flat().includes(name));
const text = (element: Element | undefined): string => (element ? textOf(element) : "").replace(/\s+/g, " ").trim();
const linksOf = (element: Element | undefined): [string, unknown][] =>
  element ? select({ tree: element }, ({ tagName }) => tagName === "a").map((a) => [text(a), a.properties.href]) : [];

describe("a post", () => {
  const full = page("/blog/full/");

  test("tells who wrote it, when, when it changed, and how long it takes", () => {
    expect(text(byClass(full, "byline"))).toBe("By Bo Second1 June 2023Updated 2 July 20231 minute to read");
    const times = select({ tree: byClass(full, "byline") as Element }, ({ tagName }) => tagName === "time");
    expect(times.map(({ properties }) => properties.dateTime)).toEqual(["2023-06-01", "2023-07-02"]);
    expect(text(byClass(page("/blog/everything/"), "byline"))).toMatch(/^By Ann Other, BSc & LMT5 May 2023/);
  });

  test("shows its picture with the caption", () => {
    expect(text(byClass(full, "post-caption"))).toBe("A caption with <angles>");
    expect(byClass(page("/blog/everything/"), "post-caption")).toBeUndefined();
    expect(byClass(page("/blog/moved/"), "post-picture")).toBeUndefined();
  });

  test("has a table of contents from three sections on, open and folded, without what is left out", () => {
    const sections = [
      ["First section", "#first-section"],
      ["Second section", "#second-section"],
      ["Third section", "#third-section"],
    ];
    expect(all(full, "contents").map(linksOf)).toEqual([sections, sections]);
    expect(all(full, "contents").map(({ tagName }) => tagName)).toEqual(["nav", "details"]);
    expect(all(page("/blog/everything/"), "contents")).toEqual([]);
  });

  test("says what the call to action says only once", () => {
    expect(full.html.match(/Book &amp; relax/g)).toHaveLength(1);
    expect(linksOf(byClass(full, "call"))).toEqual([["Book & relax", "https://booking.fixture.example/?a=1&b=2"]]);
  });

  test("shows callouts, and quotations with their source", () => {
    expect(text(all(full, "callout")[0])).toBe("WarningDo not do this at home.");
    expect(text(all(full, "quotation")[0])).toBe("Rest is work too. A proverb");
  });

  test("leads to its tags, each of which has a page", () => {
    expect(linksOf(byClass(full, "tags"))).toEqual([
      ["markdown", "/tags/markdown/"],
      ["c#", "/tags/c/"],
      ["Café ☕", "/tags/cafe/"],
      [
        "a-tag-of-one-very-long-word-that-does-not-break-anywhere-because-it-has-no-spaces",
        "/tags/a-tag-of-one-very-long-word-that-does-not-break-anywhere-because-it-has-no-spaces/",
      ],
    ]);
    expect(byClass(page("/blog/moved/"), "tags")).toBeUndefined();
  });

  test("shows when it was reviewed and will be again, as the NHS does", () => {
    expect(text(byClass(full, "review-dates"))).toBe("Page last reviewed: 3 August 2023Next review due: 3 August 2099");
    expect(byClass(page("/blog/everything/"), "review-dates")).toBeUndefined();
  });

  test("has the disclaimer and the author of site.yaml", () => {
    expect(text(byClass(full, "disclaimer"))).toBe("General <information>, not advice.");
    expect(text(byClass(full, "person-words"))).toBe("Bo Second");
    expect(text(byClass(page("/blog/everything/"), "person-words"))).toBe(
      'Ann Other, BSc & LMTMassage <therapist>Licence 007, General Council of <Massage>In practice since 1999Ann looks after "backs".More about Ann Other',
    );
    expect(all(page("/blog/everything/"), "person-picture")[0]?.children[0]).toMatchObject({ tagName: "picture" });
    expect(text(all(full, "person-picture")[0])).toBe("BS");
  });

  test("leads to related posts, best first, and to its neighbours in time", () => {
    const cards = (of: BuiltPage) => all(byClass(of, "related") as Element, "card-link").map(text);
    // Two tags in common come before one.
    expect(cards(full).slice(0, 2)).toEqual(["Everything & <more>", "التدليك والنوم"]);
    expect(linksOf(byClass(full, "neighbours"))).toEqual([
      ["EarlierEverything & <more>", "/blog/everything/"],
      ["Laterالتدليك والنوم", "/blog/arabic/"],
    ]);
    expect(linksOf(byClass(page("/blog/arabic/"), "neighbours"))).toHaveLength(1);
    expect(linksOf(byClass(page("/blog/post-1/"), "neighbours"))).toEqual([["LaterPost number 2", "/blog/post-2/"]]);
    for (const post of postsAmong(pages)) {
      // None ends without a way on: others, all of them, and where a massage is booked.
      const onward = linksOf(byClass(post, "related")).map(([, href]) => href);
      expect(onward).toContain("/blog/");
      expect(onward.filter((href) => href !== "/blog/").length).toBeGreaterThan(0);
      expect(onward).not.toContain(post.address);
      expect(linksOf(byClass(post, "call")).length).toBe(1);
    }
  });

  test("in another language says so, and runs in its direction", () => {
    const arabic = page("/blog/arabic/");
    expect(byTag(arabic, "h1")[0]?.properties).toMatchObject({ lang: "ar", dir: "rtl" });
    expect(byClass(arabic, "prose")?.properties).toMatchObject({ lang: "ar", dir: "rtl" });
    const card = all(page("/blog/"), "card-title")[0];
    expect(card?.properties).toMatchObject({ lang: "ar", dir: "rtl" });
    expect(byClass(full, "prose")?.properties.lang).toBeUndefined();
  });
});

describe("lists", () => {
  test("of a tag hold its posts, newest first", () => {
    expect(text(byTag(page("/tags/c/"), "h1")[0])).toBe("Articles on c#");
    expect(all(page("/tags/c/"), "card-link").map(({ properties }) => properties.href)).toEqual([
      "/blog/full/",
      "/blog/everything/",
    ]);
  });

  test("of all tags count their posts, in figures for those who see and in words for those who listen", () => {
    expect(linksOf(byClass(page("/tags/"), "tags")).map(([words]) => words)).toEqual([
      "a-tag-of-one-very-long-word-that-does-not-break-anywhere-because-it-has-no-spaces11 article",
      "c#22 articles",
      "Café ☕11 article",
      "markdown33 articles",
      "odd11 article",
    ]);
  });

  test("the archive names every post once, by year", () => {
    const archive = page("/archive/");
    expect(all(archive, "year-title").map(text)).toEqual(["2023", "2022"]);
    const listed = all(archive, "year-item").flatMap((item) => linksOf(item).map(([, href]) => href));
    expect([...listed].sort()).toEqual(
      postsAmong(pages)
        .map(({ address }) => address)
        .sort(),
    );
    expect(new Set(listed).size).toBe(listed.length);
  });

  test("the page that is not there leads to search, archive and the latest posts", () => {
    const notFound = page("/404.html");
    const hrefs = linksOf(byTag(notFound, "main")[0]).map(([, href]) => href);
    expect(hrefs).toEqual(expect.arrayContaining(["/search/", "/archive/", "/", "/blog/arabic/"]));
    expect(all(notFound, "card")).toHaveLength(3);
  });
});

describe("breadcrumbs", () => {
  test.each([
    ["/blog/full/", ["Home", "Articles"]],
    ["/blog/", ["Home"]],
    ["/tags/c/", ["Home", "Topics"]],
    ["/tags/", ["Home"]],
    ["/archive/", ["Home"]],
    ["/about/", ["Home"]],
    ["/search/", ["Home"]],
    ["/404.html", ["Home"]],
    ["/2019/05/old.html", ["Home", "Articles"]],
  ])("of %s", (address, names) => {
    const trail = byClass(page(address), "breadcrumb-list") as Element;
    expect(select({ tree: trail }, ({ tagName }) => tagName === "li").map(text)).toEqual(names);
    expect(linksOf(trail)).toHaveLength(names.length);
  });
});

describe("the practice's own pages", () => {
  const about = page("/about/");

  test("show their text, and what site.yaml knows that belongs to it", () => {
    expect(text(byTag(about, "h1")[0])).toBe("About <us>");
    expect(text(byClass(about, "post-caption"))).toBe("A caption & more");
    expect(all(about, "person-name").map(text)).toEqual(["Ann Other, BSc & LMT", "Bo Second"]);
    expect(text(byClass(about, "contact-panel"))).not.toContain("£40–£80");
    expect(all(about, "service").map((service) => text(service).replace(/\s/g, " "))).toEqual([
      'Massage & <rest>For a "sore" back.30 mins£4560 mins£72.50',
      "Advice on the telephone",
      "A talk",
    ]);
    expect(all(about, "fact").map(text)).toEqual([
      ...["PaymentCards & cash.", "InsuranceWe bill nobody.", "ReceiptsOn paper.", "CancellingA day ahead."],
      ...[
        "VouchersFor anything.",
        "Public transportBus & train.",
        "ParkingBehind <the> house.",
        "Steps and doorsOne step.",
      ],
    ]);
    expect(text(all(about, "review-dates")[0])).toBe("Last changed: 3 February 2024");
  });

  test("tell when the practice is open, with the days on which it is not as always", () => {
    expect(text(byClass(about, "opening"))).toBe(
      [
        ...["Opening hours", "Monday–Wednesday", "9:00–17:30", "Thursday", "Closed", "Friday", "By appointment"],
        ...["Saturday", "10:00–0:00", "Sunday", "Closed", "1 January 2020–2 January 3000: 8:00–0:00"],
        ...[" (A long <summer> & more)", "Closed 24–26 December", " (Winter break)"],
      ].join(""),
    );
    for (const at of pages) expect(text(byClass(at, "notice"))).toBe('Find us at 2 "High" Street & are <glad>.');
    for (const at of pagesOf(ours)) expect(byClass(at, "notice")).toBeUndefined();
  });

  test("the front page says first what for, where, when and how much", () => {
    const home = page("/");
    expect(text(byTag(home, "h1")[0])).toBe("Where does <it> hurt & since when?");
    expect(all(home, "intro-facts").map(text)).toEqual([
      [
        ...[
          "Where1 <High> Street & Co, Long Melford",
          "HoursMon–Wed 9:00–17:30",
          "Fri by appointment",
          "Sat 10:00–0:00",
        ],
        ...["1 January 2020–2 January 3000: 8:00–0:00", "Prices30 mins £45", "60 mins £72.50"],
      ].join(""),
    ]);
    expect(linksOf(byClass(home, "intro-actions"))).toEqual([
      ["Book & relax", "https://booking.fixture.example/?a=1&b=2"],
      ["Call +44 20 7946 0018", "tel:+442079460018"],
    ]);
    const titles = all(home, "section-title").map(text);
    expect(titles).toEqual(["Visits and prices", "Who we are", "Latest articles", "What we write about"]);
    expect(all(home, "tag-count")).toEqual([]);
  });

  test("the text of index.md stands on the front page", () => {
    const home = page("/");
    expect(text(byClass(home, "prose"))).toBe("What we help with# Text of the front page.");
    expect(pages.map(({ address }) => address)).not.toContain("/index/");
  });
});

describe.each([
  ["this site", pagesOf(ours)],
  ["the fixture", pages],
])("every page of %s", (_name, of) => {
  test.each(of)("$address tells how to reach the practice, the same as its linked data", (at) => {
    // In its foot, unless it has said it above.
    // The search page keeps another, which it shows to those who ask for it.
    expect(all(at, "contact")).toHaveLength(at.address === "/search/" ? 2 : 1);
    const footer = (byClass(at, "contact-panel") ?? byClass(at, "site-footer")) as Element;
    const script = byTag(at, "script").find(({ properties }) => properties.type === "application/ld+json");
    const hrefs = linksOf(footer).map(([, href]) => String(href));
    const telephone = hrefs.find((href) => href.startsWith("tel:"));
    const email = hrefs.find((href) => href.startsWith("mailto:"));
    expect([telephone, email]).not.toContain(undefined);
    if (!script) return;
    const graph: Record<string, unknown>[] = JSON.parse(textOf(script))["@graph"];
    const practice = graph.find((thing) => thing["@type"] === "HealthAndBeautyBusiness");
    expect(`tel:${String(practice?.telephone).replace(/[^\d+]/g, "")}`).toBe(telephone);
    expect(`mailto:${practice?.email}`).toBe(email);
    const address = practice?.address as Record<string, string>;
    for (const part of ["streetAddress", "addressLocality", "postalCode"])
      expect(text(footer)).toContain(address[part]);
    expect(text(footer)).toContain(String(practice?.legalName));
    expect(text(byClass(at, "wordmark"))).toContain(String(practice?.name));
  });

  test.each(of)("$address is no dead end", (at) => {
    const main = byTag(at, "main")[0];
    const ways = new Set(linksOf(main).map(([, href]) => String(href).replace(/#.*$/, "")));
    ways.delete("");
    ways.delete(at.address);
    expect(ways.size).toBeGreaterThan(0);
    const header = byTag(at, "header")[0];
    expect(linksOf(header).map(([, href]) => href)).toEqual(expect.arrayContaining(["/", "/blog/", "/search/"]));
  });
});
