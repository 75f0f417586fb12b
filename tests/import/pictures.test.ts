// The pictures of an old site: which are asked for, from where, and what becomes of them.

import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { loadContent } from "../../src/content/load";
import { importSite } from "../../src/import/import-site";
import { originals } from "../../src/import/media/originals";
import { wordpressExport } from "../../src/import/source/wxr";
import { splitFrontmatter } from "../../src/model/content/frontmatter";
import { movingPicture, plainPicture } from "../content/sample-pictures";
import { type Given, wxr } from "./wxr";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "import-pictures-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root: string;
let server: http.Server;
let url: string;
let asked: string[];
/** What the old site answers, by path; 404 for others. */
let answers: Record<string, http.RequestListener>;

const send =
  (body: Buffer | string, type = "image/jpeg", status = 200): http.RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { "content-type": type }).end(body);

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  asked = [];
  answers = {};
  server = http.createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = answers[request.url ?? ""] ?? send("Not here", "text/html", 404);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

const UPLOADS = "/wp-content/uploads";

async function bring(items: Given[], options: { media?: string; alsoFrom?: string[]; dryRun?: boolean } = {}) {
  const file = path.join(root, "export.xml");
  fs.writeFileSync(
    file,
    wxr(
      items.map((item) => ({ link: `${url}/${item.slug ?? item.id ?? "a"}/`, ...item })),
      { url },
    ),
  );
  return importSite(wordpressExport(file), {
    content: path.join(root, "content"),
    root,
    now: new Date("2026-11-28"),
    from: undefined,
    media: options.media,
    alsoFrom: options.alsoFrom ?? [],
    fetches: true,
    types: [],
    sitemap: undefined,
    dryRun: options.dryRun ?? false,
    progress() {},
    pause: async () => {},
  });
}
const text = (name: string): string => fs.readFileSync(path.join(root, "content", name), "utf8");
const body = (name: string): string => splitFrontmatter(text(name)).body.trim();
const files = (): string[] => filesBelow(path.join(root, "content"));
const errors = async () =>
  (await loadContent(path.join(root, "content"), root, new Date())).problems.filter(
    ({ severity }) => severity === "error",
  );

test("the largest original comes once, beside its post, upright, clean and not too large", async () => {
  const photo = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: "#765" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 42/1 46/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  answers[`${UPLOADS}/2020/05/Hand%20%C3%BC.jpg`] = send(photo);
  const src = `${url}${UPLOADS}/2020/05/Hand%20%C3%BC`;
  await bring([
    {
      slug: "a",
      content: `<img src="${src}-300x200.jpg" alt="A hand"><img src="${src}-1024x768.jpg?w=600" alt="Again">`,
    },
    { id: 2, slug: "b", content: `<img src="${src}.jpg" alt="Elsewhere">` },
  ]);
  expect(files()).toEqual([
    "blog/a/hand-ue.jpg",
    "blog/a/index.md",
    "blog/b/hand-ue.jpg",
    "blog/b/index.md",
    "site.yaml",
  ]);
  expect(body("blog/a/index.md")).toBe("![A hand](hand-ue.jpg)\n\n![Again](hand-ue.jpg)");
  expect(asked).toEqual([`${UPLOADS}/2020/05/Hand%20%C3%BC.jpg`]);
  const { width, height, exif, orientation } = await sharp(path.join(root, "content/blog/a/hand-ue.jpg")).metadata();
  expect({ width, height, exif, orientation }).toEqual({
    width: 1500,
    height: 3000,
    exif: undefined,
    orientation: undefined,
  });
  expect(await errors()).toEqual([]);
});

test("the featured picture, alt texts of the media library, galleries", async () => {
  const jpeg = await plainPicture(1200, 800);
  for (const name of ["x", "y", "z"]) answers[`${UPLOADS}/${name}.jpg`] = send(jpeg);
  const attachment = (id: number, name: string, alt: string): Given => ({
    id,
    type: "attachment",
    slug: name,
    parent: 1,
    file: `${url}${UPLOADS}/${name}.jpg`,
    meta: { _wp_attachment_image_alt: alt },
  });
  await bring([
    {
      id: 1,
      slug: "a",
      content: `<img class="wp-image-11" src="${url}${UPLOADS}/y-150x150.jpg" alt="">[gallery ids="12"]`,
      meta: { _thumbnail_id: "10" },
    },
    attachment(10, "x", "A pillow"),
    attachment(11, "y", "A hand"),
    attachment(12, "z", "A foot"),
  ]);
  expect(text("blog/a/index.md")).toContain('featured: "x.jpg"\nfeaturedAlt: "A pillow"');
  expect(body("blog/a/index.md")).toBe("![A hand](y.jpg)\n\n![A foot](z.jpg)");
});

test("two pictures of one name", async () => {
  answers[`${UPLOADS}/2019/x.jpg`] = send(await plainPicture(100, 80));
  answers[`${UPLOADS}/2020/x.jpg`] = send(await plainPicture(120, 80));
  await bring([
    { slug: "a", content: `<img src="${UPLOADS}/2019/x.jpg" alt="A"><img src="${UPLOADS}/2020/x.jpg" alt="B">` },
  ]);
  expect(body("blog/a/index.md")).toBe("![A](x.jpg)\n\n![B](x-2.jpg)");
});

test("two files of one name keep their names when they come again, the other way round", async () => {
  for (const year of [2019, 2020]) {
    answers[`${UPLOADS}/${year}/x.pdf`] = send(`%PDF-1.4 ${year}`, "application/pdf");
    answers[`${UPLOADS}/${year}/x.jpg`] = send(await plainPicture(year - 1900, 80));
  }
  const textOf = (years: number[]): Given[] => [
    {
      slug: "a",
      content: years
        .map(
          (year) => `<a href="${UPLOADS}/${year}/x.pdf">${year}</a> <img src="${UPLOADS}/${year}/x.jpg" alt="${year}">`,
        )
        .join(" "),
    },
  ];
  await bring(textOf([2019, 2020]));
  const before = [
    body("blog/a/index.md")
      .match(/\S*x\S*(?=\))/g)
      ?.sort(),
    files(),
  ];
  await bring(textOf([2020, 2019]));
  expect([
    body("blog/a/index.md")
      .match(/\S*x\S*(?=\))/g)
      ?.sort(),
    files(),
  ]).toEqual(before);
  for (const [name, year] of [
    ["x", 2019],
    ["x-2", 2020],
  ] as const) {
    expect(fs.readFileSync(path.join(root, `static/files/${name}.pdf`), "utf8")).toBe(`%PDF-1.4 ${year}`);
    expect((await sharp(path.join(root, `content/blog/a/${name}.jpg`)).metadata()).width).toBe(year - 1900);
  }
});

describe("what can't be had is told, and its place is marked", () => {
  test.each<[string, () => http.RequestListener | Promise<http.RequestListener>, RegExp, number]>([
    ["404", () => send("", "text/html", 404), /answers 404/, 1],
    ["a page instead of a picture", () => send("<html>Log in</html>", "text/html"), /no picture/, 1],
    ["an empty answer", () => send(""), /no picture/, 1],
    [
      "a damaged picture",
      async () => send((await plainPicture(800, 800)).subarray(0, 900)),
      /can't be read as a picture/,
      1,
    ],
    [
      "another host",
      () => (_, response) => void response.writeHead(302, { location: "http://other.invalid/x.jpg" }).end(),
      /not on the old site/,
      1,
    ],
    [
      "no end of redirects",
      () => (_, response) => void response.writeHead(302, { location: `${UPLOADS}/x.jpg` }).end(),
      /leads on more than 5 times/,
      6,
    ],
    [
      "more than 40 MB, as it says",
      () => (_, response) => void response.writeHead(200, { "content-length": "40000001" }).write("x"),
      /more than 40 MB/,
      1,
    ],
    [
      "an end that comes too early, each time",
      () => (_, response) =>
        void response.writeHead(200, { "content-length": "100" }).write("x", () => response.destroy()),
      /after 4 tries/,
      4,
    ],
  ])("%s", async (_, answer, reason, times) => {
    answers[`${UPLOADS}/x.jpg`] = await answer();
    const report = await bring([{ slug: "a", content: `Words <img src="${url}${UPLOADS}/x.jpg" alt="A hand"> and` }]);
    expect(report.missing).toMatchObject([
      { address: `${url}${UPLOADS}/x.jpg`, file: "blog/a/index.md", reason: expect.stringMatching(reason) },
    ]);
    expect(asked).toHaveLength(times);
    expect(body("blog/a/index.md")).toMatch(
      /^Words _Not brought along from the old site: the picture .*\(A hand\)\._ and$/,
    );
    expect(await errors()).toEqual([]);
  });

  test("what fails for a moment is tried again", async () => {
    const jpeg = await plainPicture(100, 80);
    let times = 0;
    answers[`${UPLOADS}/x.jpg`] = (request, response) =>
      (++times < 3 ? send("", "text/html", 503) : send(jpeg))(request, response);
    const report = await bring([{ slug: "a", content: `<img src="${UPLOADS}/x.jpg" alt="A">` }]);
    expect(report).toMatchObject({ pictures: 1, missing: [] });
  });

  test("redirects within the old site are followed", async () => {
    answers[`${UPLOADS}/x.jpg`] = (_, response) => void response.writeHead(301, { location: "/new/x.jpg" }).end();
    answers["/new/x.jpg"] = send(await plainPicture(100, 80));
    expect((await bring([{ slug: "a", content: `<img src="${UPLOADS}/x.jpg" alt="A">` }])).missing).toEqual([]);
  });

  test("the smaller copy serves where the original is gone", async () => {
    answers[`${UPLOADS}/x-300x200.jpg`] = send(await plainPicture(300, 200));
    await bring([{ slug: "a", content: `<img src="${UPLOADS}/x-300x200.jpg" alt="A">` }]);
    expect(body("blog/a/index.md")).toBe("![A](x-300x200.jpg)");
  });

  test("pictures of other sites are not asked for, unless they are named", async () => {
    const other = url.replace("127.0.0.1", "localhost");
    answers["/x.jpg"] = send(await plainPicture(100, 80));
    const items = [{ slug: "a", content: `<img src="${other}/x.jpg" alt="A">` }];
    const report = await bring(items);
    expect(asked).toEqual([]);
    expect(report.missing[0]?.reason).toContain(`--also-from ${new URL(other).host}`);
    expect((await bring(items, { alsoFrom: [new URL(other).host] })).missing).toEqual([]);
  });
});

test("a second run goes on where the first ended, and asks for nothing that is there", async () => {
  const jpeg = await plainPicture(100, 80);
  answers[`${UPLOADS}/x.jpg`] = send(jpeg);
  const items = [{ slug: "a", content: `<img src="${UPLOADS}/x.jpg" alt="A"> <img src="${UPLOADS}/y.jpg" alt="B">` }];
  await bring(items);
  expect(body("blog/a/index.md")).toContain("Not brought along");
  asked = [];
  answers[`${UPLOADS}/y.jpg`] = send(jpeg);
  const report = await bring(items);
  expect(asked).toEqual([`${UPLOADS}/y.jpg`]);
  expect(report.renewed).toEqual(["content/blog/a/index.md"]);
  expect(body("blog/a/index.md")).toBe("![A](x.jpg)\n\n![B](y.jpg)");
  asked = [];
  expect(await bring(items)).toMatchObject({ made: [], renewed: [], kept: [], pictures: 2 });
  expect(asked).toEqual([]);
});

test("a first look asks for nothing", async () => {
  const report = await bring([{ slug: "a", content: `<img src="${UPLOADS}/x.jpg" alt="A">` }], { dryRun: true });
  expect(asked).toEqual([]);
  expect(report).toMatchObject({ pictures: 1, missing: [] });
  expect(fs.existsSync(path.join(root, "content"))).toBe(false);
});

test("from a copy of the uploads, and from nowhere outside it", async () => {
  const media = path.join(root, "uploads");
  fs.mkdirSync(path.join(media, "2020"), { recursive: true });
  fs.writeFileSync(path.join(media, "2020/x.jpg"), await plainPicture(100, 80));
  fs.writeFileSync(path.join(root, "secret.jpg"), await plainPicture(100, 80));
  const report = await bring(
    [
      {
        slug: "a",
        content: `<img src="${url}${UPLOADS}/2020/x-150x150.jpg" alt="A"><img src="${UPLOADS}/..%2Fsecret.jpg" alt="B">`,
      },
    ],
    { media },
  );
  expect(body("blog/a/index.md")).toMatch(/^!\[A\]\(x\.jpg\)/);
  expect(report.missing).toHaveLength(1);
  expect(files()).toEqual(["blog/a/index.md", "blog/a/x.jpg", "site.yaml"]);
});

test("GIFs that move, pictures within the text, drawings", async () => {
  answers["/m.gif"] = send(await movingPicture("gif"), "image/gif");
  answers["/d.svg"] = send(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>',
    "image/svg+xml",
  );
  answers["/bad.svg"] = send('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "image/svg+xml");
  const inline = `data:image/png;base64,${(await plainPicture(10, 10, "png")).toString("base64")}`;
  const report = await bring([
    { slug: "a", content: `<img src="/m.gif" alt="M"><img src="${inline}" alt="I"><img src="/d.svg" alt="D">` },
    { id: 2, slug: "b", content: '<img src="/bad.svg" alt="Bad">' },
  ]);
  expect(body("blog/a/index.md")).toBe("![M](m.gif)\n\n![I](picture.png)\n\n![D](d.svg)");
  expect((await sharp(path.join(root, "content/blog/a/m.gif"), { animated: true }).metadata()).pages).toBe(2);
  expect(report.texts.find(({ file }) => file === "blog/b/index.md")?.draft.join()).toContain("onload");
  expect(await errors()).toEqual([]);
});

test("leaflets come into static/files, and their old addresses lead there", async () => {
  answers[`${UPLOADS}/2020/Price%20list.pdf`] = send("%PDF-1.4", "application/pdf");
  await bring([{ slug: "a", content: `<a href="${UPLOADS}/2020/Price%20list.pdf">Prices</a>` }]);
  expect(body("blog/a.md")).toBe("[Prices](/files/price-list.pdf)");
  expect(fs.readFileSync(path.join(root, "static/files/price-list.pdf"), "utf8")).toBe("%PDF-1.4");
  expect(fs.readFileSync(path.join(root, "static/_redirects"), "utf8")).toContain(
    `${UPLOADS}/2020/Price%20list.pdf /files/price-list.pdf 301\n`,
  );
});

test.each([
  ["https://old.test/a/x-300x200.jpg", ["https://old.test/a/x.jpg", "https://old.test/a/x-300x200.jpg"]],
  ["/a/x.jpg?w=300", ["https://old.test/a/x.jpg", "https://old.test/a/x.jpg?w=300"]],
  [
    "https://i0.wp.com/old.test/x-2x3.png?resize=2",
    ["https://old.test/x-2x3.png", "https://i0.wp.com/old.test/x-2x3.png?resize=2"],
  ],
  [
    "https://images.squarespace-cdn.com/c/x.jpg?format=300w",
    [
      "https://images.squarespace-cdn.com/c/x.jpg?format=2500w",
      "https://images.squarespace-cdn.com/c/x.jpg",
      "https://images.squarespace-cdn.com/c/x.jpg?format=300w",
    ],
  ],
])("the originals of %s", (address, expected) => {
  expect(originals(address, "https://old.test/")).toEqual(expected);
});
