// An old site as WordPress would have it: its export, the files that its server has, and every address that it answers.

import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { type Given, wxr } from "./wxr";

/** An old site that is served. */
export interface OldSite {
  /** Its export. */
  xml: string;
  /** Its sitemap file. */
  sitemap: string;
  /** Every address that it answers, as paths. */
  addresses: string[];
  /** The titles of public posts. */
  titles: string[];
  /** How often each of its files was asked for. */
  asked: Map<string, number>;
  close(): Promise<void>;
}

const UPLOADS = "/wp-content/uploads";

/** Serves a site. @param posts how many are public @param pictures how many it has; every post shows at least one */
export async function serveOldSite(posts: number, pictures: number): Promise<OldSite> {
  const files = new Map<string, Buffer>();
  const asked = new Map<string, number>();
  const server = http.createServer(({ url = "" }, response) => {
    asked.set(url, (asked.get(url) ?? 0) + 1);
    const file = files.get(url);
    response.writeHead(file ? 200 : 404).end(file);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  for (let n = 0; n < pictures; n++) files.set(pictureOf(n), await picture(n));
  files.set(`${UPLOADS}/2020/Prices.pdf`, Buffer.from("%PDF-1.4 made for a test"));
  const items = itemsOf(url, posts, pictures);
  const addresses = [
    ...items.filter(({ status }) => status === undefined).map(({ link = "" }) => link.slice(url.length)),
    ...["/category/body/", "/category/body/neck/", "/category/neck/", "/category/feet/", "/category/feet/feed/"],
    ...Array.from({ length: Math.min(7, posts) }, (_, n) => `/tag/tag-${n}/`),
    ...new Set(items.flatMap(({ type, date = "" }) => (type === "post" && date > "1" ? archivesOf(date) : []))),
    ...["/author/ann/", "/author/ann/feed/", "/page/2/", ...(posts > 20 ? ["/category/feet/page/2/"] : [])],
    ...["/feed/", "/feed/atom/", "/comments/feed/", "/sitemap.xml", "/wp-sitemap.xml"],
    ...["/2018/01/02/first-name/", "/2018/01/02/second-name/", `${UPLOADS}/2020/Prices.pdf`],
  ];
  return {
    xml: wxr(items, {
      url,
      categories: [
        ["body", "Body"],
        ["neck", "Neck", "body"],
        ["feet", "Feet"],
      ],
    }),
    sitemap: `<urlset>${addresses.map((path) => `<url><loc>${url}${path}</loc></url>`).join("")}</urlset>`,
    addresses,
    titles: items.flatMap(({ type, status, title = "" }) => (type === "post" && status === undefined ? [title] : [])),
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const pictureOf = (n: number): string => `${UPLOADS}/20${10 + (n % 10)}/photo-${n}.jpg`;

/** A small picture of its own colour, upright only as its EXIF says. */
const picture = (n: number): Promise<Buffer> =>
  sharp({ create: { width: 240, height: 160, channels: 3, background: { r: n % 256, g: (n * 7) % 256, b: 90 } } })
    .withMetadata({ orientation: n % 2 ? 6 : 1 })
    .jpeg()
    .toBuffer();

function itemsOf(url: string, posts: number, pictures: number): Given[] {
  const shown = (n: number): number[] =>
    Array.from({ length: Math.ceil((pictures - n) / posts) }, (_, more) => n + more * posts);
  const day = (n: number): string => new Date(Date.UTC(2018, 0, 2 + n * 9)).toISOString().slice(0, 10);
  const linkOf = (n: number): string => `${url}/${day(n).replaceAll("-", "/")}/${slugOf(n)}/`;
  const articles = Array.from({ length: posts }, (_, n): Given => {
    const [first = 0, ...others] = shown(n);
    return {
      id: n + 1,
      type: "post",
      slug: slugOf(n),
      title: `Text ${n} & more`,
      date: `${day(n)} 23:30:00`,
      gmt: `${day(n)} 22:30:00`,
      link: linkOf(n),
      terms: [
        n % 2 ? ["category", "neck", "Neck"] : ["category", "feet", "Feet"],
        ["post_tag", `tag-${n % 7}`, `Tag ${n % 7}`],
      ],
      content: textOf(n, others, url, linkOf((n + 1) % posts)),
      meta: { _thumbnail_id: String(10_000 + first), ...(n === 0 ? { _wp_old_slug: "first-name" } : {}) },
      comments: n % 3,
    };
  });
  // A text that was renamed twice.
  const [renamed] = articles;
  if (renamed)
    renamed.more =
      "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>second-name</wp:meta_value></wp:postmeta>";
  const attachments = Array.from(
    { length: pictures },
    (_, n): Given => ({
      id: 10_000 + n,
      type: "attachment",
      slug: `photo-${n}`,
      parent: (n % posts) + 1,
      link: `${linkOf(n % posts)}photo-${n}/`,
      file: `${url}${pictureOf(n)}`,
      meta: { _wp_attachment_image_alt: `What picture ${n} shows` },
    }),
  );
  const page = (id: number, slug: string, path: string, content: string): Given => ({
    id,
    type: "page",
    slug,
    link: url + path,
    content,
  });
  return [
    ...articles,
    ...attachments,
    page(20_001, "home", "/", "<p>Hello.</p>"),
    page(20_002, "about", "/about-us/", "<p>We.</p>"),
    page(
      20_003,
      "team",
      "/about-us/The_Team/",
      `<p><a href="${UPLOADS}/2020/Prices.pdf">Prices</a></p>[contact-form-7 id="1"]`,
    ),
    { id: 30_001, type: "post", status: "private", slug: "secret", content: "Secret words." },
    {
      id: 30_002,
      type: "post",
      status: "draft",
      slug: "",
      link: `${url}/?p=30002`,
      date: "0000-00-00 00:00:00",
      content: "An idea.",
    },
    { id: 30_003, type: "post", status: "publish", password: "x", slug: "closed", content: "Secret words." },
  ];
}

/** The lists of texts of a year, a month and a day. */
function archivesOf(date: string): string[] {
  const [year, month, day] = date.slice(0, 10).split("-");
  return [`/${year}/`, `/${year}/${month}/`, `/${year}/${month}/${day}/`];
}

/** Some addresses are not ASCII. */
const slugOf = (n: number): string => (n % 40 === 3 ? `%e8%82%a9-${n}` : `text-${n}`);

/** A text in blocks, or of the classic editor. */
function textOf(n: number, others: number[], url: string, next: string): string {
  const figures = others.map(
    (one) =>
      `<figure class="wp-block-image"><img class="wp-image-${10_000 + one}" src="${url}${pictureOf(one).replace(".jpg", "-150x100.jpg")}" alt=""/><figcaption>Caption ${one}</figcaption></figure>`,
  );
  const parts = [
    `Words of text ${n}. See <a href="${next}">the next one</a>.`,
    ...figures,
    "<h3>What helps</h3>",
    "Rest.",
  ];
  if (n % 2) return parts.join("\n\n");
  return parts
    .map((html) => `<!-- wp:html -->\n${html.startsWith("<") ? html : `<p>${html}</p>`}\n<!-- /wp:html -->`)
    .join("\n\n");
}
