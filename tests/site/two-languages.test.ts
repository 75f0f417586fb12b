// A site of two languages: each has all that a site has, and every page knows the same page in the other.

import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { filesBelow } from "../../src/content/files-below";
import { type QuickSite, quickSite } from "../quick-site";
import { valid } from "../valid-html";
import { xmlFaults, xpath } from "../valid-xml";
import { type BuiltPage, byClass, byTag, metaOf, pagesOf, select } from "./built";

let site: QuickSite;
let pages: Map<string, BuiltPage>;
beforeAll(async () => {
  site = await quickSite(path.resolve("tests/fixtures/two-languages"));
  pages = new Map(pagesOf(site).map((page) => [page.address, page]));
});
afterAll(() => site?.remove());

const page = (address: string): BuiltPage => {
  const found = pages.get(address);
  if (!found) throw new Error(`There is no page ${address}, but ${[...pages.keys()].join(" ")}`);
  return found;
};
const text = (file: string): string => fs.readFileSync(path.join(site.folder, file), "utf8");

/** Which pages are told to be the same, by their languages. */
const alternates = (address: string): Record<string, string> =>
  Object.fromEntries(
    byTag(page(address), "link")
      .filter(({ properties }) => properties.hrefLang !== undefined)
      .map(({ properties }) => [properties.hrefLang, String(properties.href).replace("https://zenne.brussels", "")]),
  );

/** Where the switcher leads. */
const switched = (address: string): unknown[] =>
  select(page(address), ({ tagName, properties }) => tagName === "a" && properties.hrefLang !== undefined).map(
    ({ properties: { href, hrefLang, lang } }) => [href, hrefLang, lang],
  );

test("nothing is wrong with the content", () => {
  expect(site.content.problems.filter(({ severity }) => severity !== "note")).toEqual([]);
});

test("each language has all that a site has", () => {
  for (const base of ["", "/fr"]) {
    for (const address of ["/", "/blog/", "/tags/", "/archive/", "/search/", "/imprint/", "/book/", "/404.html"])
      expect(pages.has(base + address), base + address).toBe(true);
    for (const file of ["rss.xml", "atom.xml", "feed.json"])
      expect(fs.existsSync(path.join(site.folder, base, file))).toBe(true);
  }
  expect([...pages.keys()].filter((address) => /^\/blog\/[^p]/.test(address)).sort()).toEqual([
    "/blog/eerste-bezoek/",
    "/blog/rugpijn/",
    "/blog/rust/",
  ]);
  expect(pages.has("/fr/tags/douleur/")).toBe(true);
  expect(pages.has("/tags/douleur/")).toBe(false);
});

test("each page is in its language, with the facts of its language", () => {
  for (const { address, html } of pages.values()) {
    const [language, name] = address.startsWith("/fr/")
      ? ["fr", "Cabinet de massage Senne"]
      : ["nl", "Massagepraktijk Zenne"];
    expect(html).toContain(`<html lang="${language}"`);
    expect(metaOf(page(address), "og:site_name") ?? name).toBe(name);
  }
  expect(page("/fr/").html).toContain("La nuque raide");
  expect(page("/fr/").html).toContain("Horaires d’ouverture");
  expect(page("/").html).toContain("Openingstijden");
});

test.each([
  ["/", "/fr/"],
  ["/blog/", "/fr/blog/"],
  ["/archive/", "/fr/archive/"],
  ["/tags/", "/fr/tags/"],
  ["/imprint/", "/fr/imprint/"],
  ["/book/", "/fr/book/"],
  ["/over-ons/", "/fr/a-propos/"],
  ["/blog/rugpijn/", "/fr/blog/mal-de-dos/"],
  ["/blog/eerste-bezoek/", "/fr/blog/premiere-visite/"],
])("%s and %s know each other", (nl, fr) => {
  for (const address of [nl, fr]) expect(alternates(address)).toEqual({ nl, fr, "x-default": nl });
  expect(switched(nl)).toEqual([[fr, "fr", "fr"]]);
  expect(switched(fr)).toEqual([[nl, "nl", "nl"]]);
});

test("every page that is named as another's translation names it in return", () => {
  for (const { address } of pages.values()) {
    const { "x-default": _, ...named } = alternates(address);
    for (const other of Object.values(named)) expect(Object.values(alternates(other))).toContain(address);
    if (Object.keys(named).length > 0) expect(Object.values(named)).toContain(address);
  }
});

test("a page without a translation leads to the front page of the other language", () => {
  expect(alternates("/blog/rust/")).toEqual({});
  expect(switched("/blog/rust/")).toEqual([["/fr/", "fr", "fr"]]);
  expect(switched("/fr/tags/dos/")).toEqual([["/", "nl", "nl"]]);
  expect(switched("/fr/404.html")).toEqual([["/", "nl", "nl"]]);
});

test("machines are told of the other language", () => {
  const post = page("/fr/blog/mal-de-dos/");
  expect(metaOf(post, "og:locale")).toBe("fr_FR");
  expect(metaOf(post, "og:locale:alternate")).toBe("nl_NL");
  const data = select(post, ({ properties }) => properties.type === "application/ld+json")[0];
  const graph = JSON.stringify(data);
  expect(graph).toContain('\\"workTranslation\\":[{\\"@id\\":\\"https://zenne.brussels/blog/rugpijn/#article\\"}]');
  expect(graph).toContain('\\"inLanguage\\":\\"fr\\"');
});

test("the sitemap names each pair, both ways", () => {
  const map = text("sitemap-0.xml");
  // The schema wants every element of another vocabulary to have one of its own.
  expect(xmlFaults(map.replace(/<xhtml:link [^>]*>/g, ""), "sitemap.xsd")).toEqual([]);
  const links = (address: string) =>
    xpath(
      map,
      `//*[local-name() = 'url'][*[local-name() = 'loc'] = 'https://zenne.brussels${address}']/*[local-name() = 'link']/@href`,
    );
  expect(links("/blog/rugpijn/")).toEqual(links("/fr/blog/mal-de-dos/"));
  expect(links("/blog/rugpijn/").map((href) => href.replace("https://zenne.brussels", ""))).toEqual([
    "/blog/rugpijn/",
    "/fr/blog/mal-de-dos/",
    "/blog/rugpijn/",
  ]);
  expect(links("/blog/rust/")).toEqual([]);
});

test("feeds tell of the articles of their language", () => {
  expect(JSON.parse(text("feed.json")).items.map(({ url }: { url: string }) => url)).toHaveLength(3);
  const { language, home_page_url, items } = JSON.parse(text("fr/feed.json"));
  expect([language, home_page_url]).toEqual(["fr", "https://zenne.brussels/fr/"]);
  expect(items.map(({ language, url }: Record<string, string>) => [language, url])).toEqual([
    ["fr", "https://zenne.brussels/fr/blog/mal-de-dos/"],
    ["fr", "https://zenne.brussels/fr/blog/premiere-visite/"],
  ]);
  expect(text("fr/atom.xml")).toContain('href="https://zenne.brussels/fr/atom.xml"');
});

test("search has an index for each language, which holds its pages alone", () => {
  const files = filesBelow(path.join(site.folder, "pagefind"));
  expect(files.filter((file) => file.endsWith("pagefind-entry.json"))).toEqual([
    "fr/pagefind-entry.json",
    "pagefind-entry.json",
  ]);
  const count = (file: string) => Object.entries(JSON.parse(text(`pagefind/${file}`)).languages);
  expect(count("pagefind-entry.json")).toMatchObject([["nl", { page_count: 6 }]]);
  expect(count("fr/pagefind-entry.json")).toMatchObject([["fr", { page_count: 5 }]]);
  expect(JSON.parse(text("search/words.fr.json"))).toContain("douleur");
  expect(JSON.parse(text("search/words.json"))).not.toContain("douleur");
});

test("no page leads to another language but by the switcher, and the one that some hosts show everywhere", () => {
  for (const one of pages.values()) {
    if (one.address === "/404.html") continue;
    const inFrench = one.address.startsWith("/fr/");
    const leads = select(one, ({ tagName, properties }) => tagName === "a" && properties.hrefLang === undefined)
      .map(({ properties }) => String(properties.href))
      .filter((href) => href.startsWith("/"));
    expect(
      leads.filter((href) => href.startsWith("/fr/") !== inFrench),
      one.address,
    ).toEqual([]);
  }
});

test("the words of a text are in its own language", () => {
  const callout = (address: string) => JSON.stringify(byClass(page(address), "callout-title"));
  expect(callout("/blog/rugpijn/")).toContain("Tip");
  expect(callout("/fr/blog/mal-de-dos/")).toContain("Conseil");
});

test("all of it is valid HTML", async () => {
  for (const { file, html } of pages.values()) expect(await valid(html), file).toEqual([]);
});

test("what is not there is said in the language of the address", async () => {
  const server = await serveFolder(site.folder);
  try {
    for (const [address, words] of [
      ["/nergens/", "Deze pagina is hier niet"],
      ["/fr/nulle-part/", "Cette page n’existe pas"],
    ]) {
      const answer = await fetch(server.url + address);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain(words);
    }
  } finally {
    await server.close();
  }
});

test("the page of what is not there leads on in every language, each marked, for hosts that have one such page", () => {
  const parts = select(page("/404.html"), ({ tagName, properties }) => tagName === "div" && properties.lang === "fr");
  expect(parts.map(({ properties }) => properties.dir)).toEqual(["ltr"]);
  expect(JSON.stringify(parts)).toContain("Cette page n’existe pas");
  const leads = parts.flatMap((tree) => select({ tree }, ({ tagName }) => tagName === "a"));
  expect(leads.map(({ properties }) => properties.href)).toEqual(["/fr/search/", "/fr/archive/", "/fr/"]);
  expect(page("/fr/404.html").html).not.toContain("Deze pagina is hier niet");
  expect(text("_redirects").split("\n").at(-2)).toBe("/fr/* /fr/404.html 404");
});

describe("with words of each language in its addresses", () => {
  let named: QuickSite;
  let server: StaticServer;
  const own = {
    nl: { tags: "themas", archive: "archief", search: "zoeken" },
    fr: { tags: "themes", search: "recherche" },
  };
  beforeAll(async () => {
    named = await quickSite(path.resolve("tests/fixtures/two-languages"), (content) => ({
      ...content,
      sites: content.sites.map((one) => ({ ...one, addresses: own[one.language as keyof typeof own] })),
    }));
    server = await serveFolder(named.folder);
  });
  afterAll(async () => {
    await server?.close();
    named?.remove();
  });

  test("pages know each other and lead to each other by them", () => {
    const built = pagesOf(named);
    const addresses = built.map(({ address }) => address);
    for (const address of ["/themas/", "/archief/", "/zoeken/", "/fr/themes/", "/fr/themes/douleur/", "/fr/recherche/"])
      expect(addresses).toContain(address);
    const tags = built.find(({ address }) => address === "/themas/") as BuiltPage;
    const inFrench = select(tags, ({ tagName, properties }) => tagName === "a" && properties.hrefLang === "fr");
    expect(inFrench.map(({ properties }) => properties.href)).toEqual(["/fr/themes/"]);
    const redirects = new Set(named.plan.redirects.map(({ from }) => from));
    for (const one of built.filter(({ address }) => !redirects.has(address)))
      expect(
        select(one, ({ tagName }) => ["a", "form", "link"].includes(tagName))
          .map(({ properties }) => String(properties.href ?? properties.action))
          .filter((href) => /^(?:https:\/\/zenne\.brussels)?(?:\/fr)?\/(?:tags|archive|search)\//.test(href))
          .filter((href) => !href.includes("/fr/archive/")),
        one.address,
      ).toEqual([]);
    expect(fs.readFileSync(path.join(named.folder, "sitemap-0.xml"), "utf8")).not.toContain("/tags/");
  });

  test.each([
    ["/tags/", "/themas/", 301],
    ["/search/", "/zoeken/", 301],
    ["/fr/tags/douleur/", "/fr/themes/douleur/", 301],
    ["/fr/tags/douleur/atom.xml", "/fr/themes/douleur/atom.xml", 301],
  ])("%s leads to %s, on hosts with redirects and on those without", async (from, to, status) => {
    const redirects = fs.readFileSync(path.join(named.folder, "_redirects"), "utf8");
    expect(redirects).toContain(`\n${from} ${to} ${status}\n`);
    // A feed can't lead on by itself.
    if (from.endsWith(".xml")) expect(fs.existsSync(path.join(named.folder, from))).toBe(false);
    else
      expect(fs.readFileSync(path.join(named.folder, from, "index.html"), "utf8")).toMatch(
        new RegExp(`http-equiv="refresh" content="0; ?url=${to}"`, "i"),
      );
    expect((await fetch(server.url + to)).status).toBe(200);
  });

  test("the search page may run its script, and feeds are cached like others", async () => {
    const field = async (address: string, name: string) => (await fetch(server.url + address)).headers.get(name);
    for (const address of ["/zoeken/", "/fr/recherche/"])
      expect(await field(address, "content-security-policy")).toContain("wasm");
    expect(await field("/search/", "content-security-policy")).not.toContain("wasm");
    expect(await field("/themas/rug/atom.xml", "cache-control")).toBe(await field("/atom.xml", "cache-control"));
    const headers = fs.readFileSync(path.join(named.folder, "_headers"), "utf8");
    expect(headers).toMatch(/^\/zoeken\/\n(?: {2}.*\n)*? {2}Content-Security-Policy: [^\n]*wasm/m);
    expect(headers).toMatch(/^\/fr\/themes\/:tag\/atom\.xml$/m);
  });
});

describe("a site of one language", () => {
  test("says nothing of others", async () => {
    const html = fs.readFileSync("public/index.html", "utf8");
    expect(html).not.toMatch(/hreflang|og:locale:alternate|workTranslation/i);
  });
});
