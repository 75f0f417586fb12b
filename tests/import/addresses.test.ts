// Every old address of a large export leads to a page of the new site, by one step.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadContent } from "../../src/content/load";
import { importSite } from "../../src/import/import-site";
import { wordpressExport } from "../../src/import/source/wxr";
import { isPublished } from "../../src/model/content/publish";
import { readRedirects, redirectFile } from "../../src/model/hosting/redirects";
import { ownAddresses } from "../../src/site/plan";
import { type Given, wxr } from "./wxr";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "import-addresses-"));
afterAll(() => fs.rmSync(root, { recursive: true }));

const NOW = new Date("2026-11-28");
const day = (n: number): string => new Date(Date.UTC(2015, 0, 1 + n * 9)).toISOString().slice(0, 10);

const posts: Given[] = Array.from({ length: 200 }, (_, n) => ({
  id: n + 1,
  slug: n % 40 === 0 ? `%e8%82%a9-${n}` : `text-${n}`,
  date: `${day(n)} 12:00:00`,
  gmt: `${day(n)} 12:00:00`,
  link: `https://old.test/${day(n).replaceAll("-", "/")}/${n % 40 === 0 ? `%e8%82%a9-${n}` : `text-${n}`}/`,
  terms: [
    ["category", n % 2 ? "neck" : "feet", n % 2 ? "Neck" : "Feet"],
    ["post_tag", `tag-${n % 7}`, `Tag ${n % 7}`],
  ],
  content: "Words.",
}));
const attachments: Given[] = posts.map(({ id = 0, link }) => ({
  id: 1000 + id,
  type: "attachment",
  slug: `photo-${id}`,
  parent: id,
  link: `${link}photo-${id}/`,
  file: `https://old.test/wp-content/uploads/${id}.jpg`,
}));
const pages: Given[] = [
  { id: 5000, type: "page", slug: "home", link: "https://old.test/", content: "Hello." },
  { id: 5001, type: "page", slug: "team", link: "https://old.test/About_us/team/", content: "We." },
];

test("200 posts, their attachments, categories, tags, archives and feeds", async () => {
  const file = path.join(root, "export.xml");
  fs.writeFileSync(
    file,
    wxr([...posts, ...attachments, ...pages], {
      categories: [
        ["body", "Body"],
        ["neck", "Neck", "body"],
        ["feet", "Feet", "body"],
      ],
    }),
  );
  const options = {
    content: path.join(root, "content"),
    root,
    now: NOW,
    from: undefined,
    media: undefined,
    alsoFrom: [],
    fetches: false,
    types: [],
    sitemap: undefined,
    dryRun: false,
    progress() {},
  };
  await importSite(wordpressExport(file), options);

  const content = await loadContent(path.join(root, "content"), root, NOW);
  expect(content.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const open = [...content.posts, ...content.pages].filter((entry) => isPublished(entry, NOW, "UTC"));
  const own = ownAddresses(content.posts, content.sites);
  const there = new Set([...own.pages, ...own.files, ...open.map((entry) => entry.path)]);
  const aliases = open.flatMap((entry) => entry.aliases.map((from) => ({ from, to: entry.path })));
  const { redirects, others } = readRedirects(
    redirectFile(fs.readFileSync(path.join(root, "static/_redirects"), "utf8"), aliases),
  );
  expect(others).toEqual([]);
  const leads = new Map(redirects.map(({ from, to }) => [from, to]));

  const old = [
    ...[...posts, ...attachments, ...pages].map(({ link = "" }) => new URL(link).pathname),
    ...[
      "/category/body/",
      "/category/body/neck/",
      "/category/feet/",
      "/tag/tag-3/",
      "/author/ann/",
      "/2015/",
      "/2016/03/",
      "/2015/01/10/",
    ],
    ...["/feed/", "/feed/atom/", "/comments/feed/", "/tag/tag-3/feed/", "/page/2/", "/page/20/", "/sitemap.xml"],
  ];
  const lost = old.filter((address) => {
    const at = decodeURI(address);
    return !there.has(at) && !there.has(leads.get(at) ?? "");
  });
  expect(lost).toEqual([]);
});
