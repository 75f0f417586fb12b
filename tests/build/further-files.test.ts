// The files that are made after a build: sitemaps of any size, icons, and what the practice's own files change.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sumOf } from "../../src/build/assembly";
import { furtherFiles } from "../../src/build/further-files";
import { iconFiles } from "../../src/build/icons";
import { sitemapFiles } from "../../src/build/sitemap";
import { planSite } from "../../src/site/plan";
import { xmlFaults, xpath } from "../valid-xml";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "further-files-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
});

describe("sitemaps", () => {
  const urlOf = (file: string) => `https://example.org/${file}`;
  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      url: `https://example.org/${index}/?a=1&b=<2>`,
      lastmod: index === 1 ? "2024-02-03" : undefined,
      pictures: [`https://example.org/${index}.webp`],
      links: [],
    }));

  test.each([
    [1, 1],
    [500, 1],
    [501, 2],
  ])("of %i pages take %i files", async (pages, count) => {
    const files = await sitemapFiles(entries(pages), "sitemap-index.xml", urlOf);
    const names = Array.from({ length: count }, (_, index) => `sitemap-${index}.xml`);
    expect(Object.keys(files)).toEqual([...names, "sitemap-index.xml"]);
    expect(xpath(files["sitemap-index.xml"] ?? "", "//*[local-name() = 'loc']")).toEqual(names.map(urlOf));
    expect(xmlFaults(files["sitemap-index.xml"] ?? "", "siteindex.xsd")).toEqual([]);
    for (const name of names) expect(xmlFaults(files[name] ?? "", "sitemap.xsd")).toEqual([]);
    const dates = xpath(files["sitemap-index.xml"] ?? "", "//*[local-name() = 'lastmod']");
    expect(dates).toEqual(pages > 1 ? ["2024-02-03"] : []);
  });
});

describe("icons", () => {
  const svg = fs.readFileSync("static/favicon.svg");

  test("are drawn once", async () => {
    const cache = path.join(root, "icons");
    const first = await iconFiles(svg, cache);
    const kept = fs.readdirSync(cache);
    const file = path.join(cache, kept.find((name) => name.endsWith("icon-192.png")) ?? "");
    fs.writeFileSync(file, "from the cache");
    const again = await iconFiles(svg, cache);
    expect(again).toEqual({ ...first, "icon-192.png": Buffer.from("from the cache") });
    await iconFiles(Buffer.from(String(svg).replace("#204237", "#123456")), cache);
    expect(fs.readdirSync(cache)).toHaveLength(kept.length);
    expect(fs.readdirSync(cache).filter((name) => kept.includes(name))).toEqual([]);
  });

  test("fill any shape where a system cuts them, and have no holes where it wants none", async () => {
    const icons = await iconFiles(svg, path.join(root, "icons"));
    const corner = async (file: string) => [
      ...(await sharp(icons[file]).ensureAlpha().extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer()),
    ];
    expect(await corner("icon-maskable-512.png")).toEqual([0x20, 0x42, 0x37, 255]);
    expect(await corner("apple-touch-icon.png")).toEqual([0x20, 0x42, 0x37, 255]);
    expect((await corner("icon-512.png"))[3]).toBe(0);
  });
});

describe("the practice's own files", () => {
  const run = (preview: boolean) => {
    const site = {
      ...{ name: "W", description: "D", language: "en", url: "https://example.org", timeZone: "UTC" },
      ...{ people: [], navigation: [], closures: [], services: [], social: [] },
    };
    const content = { sites: [site], posts: [], pages: [], pictures: new Map(), photoFile: (photo: string) => photo };
    const plan = planSite(content, { now: new Date(0), preview, pathPrefix: "", encoder: "" });
    const read = new Map([["/", { listed: true, pictures: [], file: sumOf("") }]]);
    return furtherFiles({ root, plan, pathPrefix: "", fileOf: (file) => path.join(root, "public", file) }, read);
  };
  const own = (file: string) => {
    fs.mkdirSync(path.join(root, "static"), { recursive: true });
    fs.writeFileSync(path.join(root, "static", file), "own");
  };

  test("win, but a preview is never to be found", async () => {
    own("robots.txt");
    own("rss.xml");
    const files = await run(false);
    expect(Object.keys(files)).not.toContain("robots.txt");
    expect(Object.keys(files)).not.toContain("rss.xml");
    expect(Object.keys(files)).toContain("atom.xml");
    expect((await run(true))["robots.txt"]).toContain("Disallow: /");
  });

  test("without a drawing there are no icons, and nothing names one", async () => {
    const files = await run(false);
    expect(Object.keys(files).filter((file) => /icon|png/.test(file))).toEqual([]);
    expect(files["atom.xml"]).not.toContain("icon");
    expect(JSON.parse(String(files["manifest.webmanifest"])).icons).toEqual([]);
  });
});
