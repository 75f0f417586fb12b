// Pictures are encoded, not mocked: what is offered is there, upright and without metadata, and is made once.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { IGatsbyImageData } from "gatsby-plugin-image";
import sharp from "sharp";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createPictureMaker, PictureError, type PictureMaker } from "../../../src/build/pictures/maker";
import { openUpright } from "../../../src/content/decoder";
import { filesBelow } from "../../../src/content/files-below";
import { readFacts } from "../../../src/content/image-facts";
import type { Entry } from "../../../src/model/content/source";
import { COLORS } from "../../../src/model/head/brand";
import { AS_IS, SIZED } from "../../../src/model/pictures/picture-format";
import { describePictures, type Original, type PictureFile, type Pictures } from "../../../src/site/pictures";
import { planSite } from "../../../src/site/plan";
import { colouredPictures, plainPicture } from "../../content/sample-pictures";

// As it is, but counted.
vi.mock("../../../src/content/decoder", async (load) => {
  const decoder = await load<typeof import("../../../src/content/decoder")>();
  return { ...decoder, openUpright: vi.fn(decoder.openUpright) };
});

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "pictures-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
let maker: PictureMaker;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  maker = createPictureMaker(root);
});

const OPTIONS = { pathPrefix: "", encoder: "1" };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const WORDS = { name: "Willow Street Massage", description: "Unhurried.", title: "T" };

const kept = (): string[] => filesBelow(path.join(root, ".build/pictures"));

/** Where a picture lies that was made. */
const made = (src: string): string => maker.fileOf(decodeURIComponent(src.slice(1))) as string;

/** Writes a picture. @returns its path */
function write(name: string, bytes: Buffer): string {
  fs.writeFileSync(path.join(root, name), bytes);
  return path.join(root, name);
}

async function photo(name: string, width: number, height: number, orientation = 1): Promise<string> {
  const file = path.join(root, name);
  await sharp({ create: { width, height, channels: 4, background: "#0000" } })
    .withMetadata({ orientation, exif: { IFD0: { Copyright: "N. N." }, IFD3: { GPSLatitudeRef: "N" } } })
    .toFile(file);
  return file;
}

/** Describes pictures, of which the check has read what is known, to a page. */
async function pageWith(files: readonly string[], options = OPTIONS) {
  const read = async (file: string) => [file, await readFacts(file, fs.readFileSync(file))] as const;
  return describePictures(new Map(await Promise.all(files.map(read))), options)();
}

/** Describes a picture that is not there. */
const pageOf = (file: string, digest = "1", options = OPTIONS) =>
  describePictures(new Map([[file, { digest, format: "jpeg", width: 1600, height: 900 } as Original]]), options)();

/** The files that a browser may choose from: address and width. */
const offered = ({ images }: IGatsbyImageData): [src: string, descriptor: string][] =>
  [images.sources?.[0]?.srcSet, images.fallback?.srcSet]
    .flatMap((set) => set?.split(", ") ?? [])
    .map((one) => one.split(" ") as [string, string]);

const imageOf = (image: IGatsbyImageData | undefined): IGatsbyImageData => {
  if (!image) throw new Error("no sizes are made of it");
  return image;
};

describe("what is made of a picture", () => {
  test("is what components are told of, upright, without metadata", async () => {
    const file = await photo("turned.jpg", 300, 900, 6);
    const page = await pageWith([file]);
    const image = imageOf(page.image(file, "HERO"));
    expect([image.width, image.height]).toEqual([960, 320]);
    await maker.make(page.files.values());
    expect(offered(image)).toHaveLength(4);
    expect(offered(image).map(([src]) => src)).toEqual([...page.files.keys()]);
    for (const [src, descriptor] of offered(image)) {
      const meta = await sharp(made(src)).metadata();
      expect([`${meta.width}w`, meta.height]).toEqual([descriptor, Math.round((meta.width ?? 0) / 3)]);
      expect([meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    }
    expect(image.images.fallback?.src).toMatch(/\.webp$/);
  });

  test("has the colours that browsers show of the original", async () => {
    for (const [name, { bytes, srgb }] of Object.entries(await colouredPictures())) {
      const file = write(name, bytes);
      const page = await pageWith([file]);
      const { images } = imageOf(page.image(file, "CARD"));
      await maker.make(page.files.values());
      const pixels = await sharp(made(images.fallback?.src ?? ""))
        .raw()
        .toBuffer();
      for (const [channel, value] of srgb.entries())
        expect(Math.abs((pixels[channel] as number) - value), `${name}: ${pixels[channel]}`).toBeLessThan(5);
    }
  });

  test("has addresses that begin with the path prefix, and names that need no quoting", async () => {
    const file = await photo("A photo (1), “ö”.png", 500, 400);
    const page = await pageWith([file], { ...OPTIONS, pathPrefix: "/p" });
    const src = imageOf(page.image(file, "CARD")).images.fallback?.src ?? "";
    expect(src).toMatch(/^\/p\/static\/[\w-]{16}\/A-photo-1-%C3%B6--?480x384\.webp$/);
    await maker.make(page.files.values());
    expect(fs.existsSync(made(src.slice(2)))).toBe(true);
  });

  test.each(["ü".repeat(127), "u\u0308".repeat(84), "推".repeat(84), "𠀀".repeat(63), "a".repeat(251)])(
    "has a name that fits a disk, of %s",
    (name) => {
      const file = `/c/${name}.jpg`;
      const [[src] = [""]] = offered(imageOf(pageOf(file).image(file, "CARD")));
      const last = decodeURIComponent(src.split("/").at(-1) as string);
      expect(Buffer.byteLength(last)).toBeLessThanOrEqual(255);
      expect(last).toMatch(new RegExp(`^${name.normalize().slice(0, 2)}.*-480x270\\.avif$`));
    },
  );

  test("has another address if the picture is another, or is encoded in another way, and no other", () => {
    const addresses = (file: string, ...more: [digest?: string, options?: typeof OPTIONS]): string[] => {
      const page = pageOf(file, ...more);
      page.image(file, "CARD");
      page.crops(file);
      return [...page.files.keys()];
    };
    const before = addresses("/c/a.jpg");
    expect(before).toHaveLength(8);
    expect(addresses("/elsewhere/a.jpg")).toEqual(before);
    for (const other of [
      addresses("/c/a.jpg", "2"),
      addresses("/c/a.jpg", "1", { ...OPTIONS, encoder: "2" }),
      addresses("/c/b.jpg"),
    ])
      expect(other.filter((src) => before.includes(src))).toEqual([]);
  });

  test("is described alike to each page, and each has its files", async () => {
    const page = describePictures(
      new Map([["/c/a.jpg", { digest: "1", format: "jpeg", width: 1600, height: 900 }]]),
      OPTIONS,
    );
    const [one, other, without] = [page(), page(), page()];
    expect(one.image("/c/a.jpg", "HERO")).toEqual(other.image("/c/a.jpg", "HERO"));
    expect([...one.files]).toEqual([...other.files]);
    expect(one.files.size).toBeGreaterThan(0);
    expect(without.files.size).toBe(0);
  });
});

describe("what a file is called does not matter:", () => {
  test.each(["a.jfif", "a.jpe", "a.gif", "a.svg", "a.png", "a"])("of a JPEG called %s sizes are made", async (name) => {
    const file = write(name, await plainPicture(500, 400, "jpeg"));
    const page = await pageWith([file]);
    expect(page.copy(file)).toBeUndefined();
    expect(page.image(file, "CARD")).toMatchObject({ width: 480, height: 384 });
    await maker.make(page.files.values());
    expect(kept().map((one) => path.basename(one))).toEqual(["a-480x384.avif", "a-480x384.webp", "a-500x400.avif"]);
  });

  test.each([
    ["GIF", "gif", ["a b.gif", "a b.jpg", "a b.svg"]],
    ["drawing", "svg", ["a b.svg", "a b.png", "a b.gif"]],
  ])("a %s is published as it is, and ends in .%s", async (_name, format, names) => {
    for (const name of names) {
      const bytes = format === "gif" ? await plainPicture(500, 400, "gif") : Buffer.from(SVG);
      const file = write(name, bytes);
      const page = await pageWith([file], { ...OPTIONS, pathPrefix: "/p" });
      expect(page.image(file, "BODY")).toBeUndefined();
      const src = page.copy(file) ?? "";
      expect(src).toMatch(new RegExp(`^/p/static/[\\w-]{16}/a-b\\.${format}$`));
      await maker.make(page.files.values());
      expect(fs.readFileSync(made(src.slice(2))).equals(bytes)).toBe(true);
    }
  });

  test.each([...SIZED, ...AS_IS])("of each format that a text may show something is made: %s", async (format) => {
    const plain = sharp({ create: { width: 500, height: 400, channels: 3, background: "#7a8f6a" } });
    const file = write("a", format === "svg" ? Buffer.from(SVG) : await plain.toFormat(format).toBuffer());
    const page = await pageWith([file]);
    const [image, copy] = [page.image(file, "BODY"), page.copy(file)];
    expect([image !== undefined, copy !== undefined].filter(Boolean)).toHaveLength(1);
    await maker.make(page.files.values());
    expect(kept().length).toBe(page.files.size);
    expect(kept().length).toBeGreaterThan(0);
  });

  test("what is no picture is neither, and nobody knows one that was not read", async () => {
    const file = write("a.jpg", Buffer.from("%PDF-1.7"));
    const page = await pageWith([file]);
    for (const one of [file, "/not/read.jpg", undefined]) expect(page.image(one, "BODY")).toBeUndefined();
    expect([page.copy(file), page.copy("/not/read.gif"), page.portrait(file)]).toEqual(Array(3).fill(undefined));
    expect(page.files.size).toBe(0);
  });
});

describe("what stands for a page where it is shared", () => {
  test("is cropped to every shape, on paper", async () => {
    const file = await photo("photo.png", 1600, 1300);
    const page = await pageWith([file], { ...OPTIONS, pathPrefix: "/p" });
    const card = page.card(WORDS, file, "A photo");
    const crops = page.crops(file);
    expect(card.alt).toBe("A photo");
    expect([card, ...crops].map(({ width, height }) => [width, height])).toEqual([
      [1200, 630],
      [1200, 675],
      [800, 600],
      [800, 800],
    ]);
    await maker.make(page.files.values());
    for (const { src, width, height } of [card, ...crops]) {
      // These are made absolute where they are told.
      expect(src).toMatch(/^\/static\//);
      const meta = await sharp(made(src)).metadata();
      expect(meta).toMatchObject({ format: "jpeg", width, height });
      expect([meta.exif, meta.icc, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    }
    const { data } = await sharp(made(card.src)).raw().toBuffer({ resolveWithObject: true });
    const paper = Buffer.from(COLORS.paper.slice(1), "hex");
    for (const [channel, value] of paper.entries()) expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThan(3);
  });

  test("is not enlarged, and a very small picture gives way to a card", async () => {
    const [small, tiny] = [await photo("small.png", 800, 500), await photo("tiny.png", 300, 200)];
    const page = await pageWith([small, tiny]);
    expect(page.card(WORDS, small, "")).toMatchObject({ width: 800, height: 420, alt: "T" });
    expect(page.crops(small).map(({ width, height }) => [width, height])).toEqual([
      [800, 450],
      [667, 500],
      [500, 500],
    ]);
    expect(page.card(WORDS, tiny, "Tiny")).toEqual(page.card(WORDS));
    expect(page.crops(tiny)).toHaveLength(3);
    expect(page.crops(undefined)).toEqual([]);
  });

  test("is a square of a person's photo, as large as the photo allows", async () => {
    const [large, small] = [await photo("large.jpg", 900, 700), await photo("small.jpg", 400, 300)];
    const page = await pageWith([large, small]);
    expect(page.portrait(large)).toMatchObject({ width: 600, height: 600 });
    const { src = "", ...size } = page.portrait(small) ?? {};
    expect(size).toEqual({ width: 300, height: 300 });
    await maker.make(page.files.values());
    expect(await sharp(made(src)).metadata()).toMatchObject({ format: "jpeg", ...size });
  });

  test("says in its description what is written on it, and is drawn once for the same words", async () => {
    const page = await pageWith([]);
    const { title: _, ...site } = WORDS;
    const card = page.card(WORDS);
    expect(card).toMatchObject({ width: 1200, height: 630, alt: "T – Willow Street Massage" });
    expect(page.card({ ...WORDS })).toEqual(card);
    expect(page.card(site).alt).toBe("Willow Street Massage. Unhurried.");
    expect(page.card({ ...WORDS, title: "U" }).src).not.toBe(card.src);
    expect([...page.files.keys()]).toHaveLength(3);
    await maker.make(page.files.values());
    expect(await sharp(made(card.src)).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 630 });
  });
});

describe("the maker", () => {
  /** What a page asks for that shows a picture as large as can be. */
  const wanted = async (name = "a.jpg"): Promise<PictureFile[]> => {
    const file = await photo(name, 900, 600);
    const page = await pageWith([file]);
    page.image(file, "HERO");
    page.crops(file);
    vi.mocked(openUpright).mockClear();
    return [...page.files.values()];
  };
  const names = (files: readonly PictureFile[]): string[] => files.map(({ src }) => src.replace("/static/", "")).sort();

  test("makes each file once, whoever asks, and decodes a picture once for all of them", async () => {
    const [a, b] = [await wanted("a.jpg"), await wanted("b.jpg")];
    const all = [...a, ...b];
    const work = [maker.make(all), maker.make(a)];
    // A picture in all its sizes is one piece of work.
    expect(maker.waiting()).toBe(2);
    await Promise.all([...work, maker.make(all)]);
    expect(maker.waiting()).toBe(0);
    expect(openUpright).toHaveBeenCalledTimes(2);
    expect(kept()).toEqual(names(all));
  });

  test("makes nothing again in the next build", async () => {
    const files = await wanted();
    await maker.make(files);
    const before = kept().map((file) => fs.statSync(path.join(root, ".build/pictures", file)).ino);
    vi.mocked(openUpright).mockClear();
    maker = createPictureMaker(root);
    await maker.make(files);
    expect(openUpright).not.toHaveBeenCalled();
    expect(kept().map((file) => fs.statSync(path.join(root, ".build/pictures", file)).ino)).toEqual(before);
    for (const { src } of files) expect(fs.existsSync(made(src))).toBe(true);
  });

  test("makes again what is gone, and only that", async () => {
    const files = await wanted();
    await maker.make(files);
    const [first = ""] = kept();
    fs.rmSync(path.join(root, ".build/pictures", first));
    const left = kept().map((file) => fs.statSync(path.join(root, ".build/pictures", file)).ino);
    await createPictureMaker(root).make(files);
    expect(kept()).toEqual(names(files));
    expect(
      kept()
        .filter((file) => file !== first)
        .map((file) => fs.statSync(path.join(root, ".build/pictures", file)).ino),
    ).toEqual(left);
  });

  test("serves at once what it makes and what it has", async () => {
    const files = await wanted();
    const served = path.join(root, "public/static");
    await createPictureMaker(root, served).make(files);
    expect(filesBelow(served)).toEqual(names(files));
    fs.rmSync(served, { recursive: true });
    await createPictureMaker(root, served).make(files);
    expect(filesBelow(served)).toEqual(names(files));
    await createPictureMaker(root, served).make(files);
    expect(filesBelow(served)).toEqual(names(files));
  });

  test("knows where a file lies that was asked for, and no other", async () => {
    const [file] = await wanted();
    const { src } = file as PictureFile;
    expect(maker.fileOf(src.slice(1))).toBeUndefined();
    await maker.make([file as PictureFile]);
    expect(maker.fileOf(src.slice(1))).toBe(path.join(root, ".build/pictures", src.replace("/static/", "")));
    expect(maker.fileOf("static/other.jpg")).toBeUndefined();
    expect(maker.fileOf("index.html")).toBeUndefined();
  });

  test("forgets what nobody asks for any more", async () => {
    const [a, b] = [await wanted("a.jpg"), await wanted("b.jpg")];
    await maker.make([...a, ...b]);
    maker = createPictureMaker(root);
    await maker.make(b);
    maker.forgetOthers();
    expect(kept()).toEqual(names(b));
  });

  test.each([
    ["swapped.jpg", (page: Pictures, file: string) => page.image(file, "CARD")],
    ["swapped.svg", (page: Pictures, file: string) => page.copy(file)],
  ])(
    "makes nothing of %s, which is another by now: it would be kept under the name of the one before",
    async (name, show) => {
      const file = write(name, Buffer.from(SVG));
      const format = name.endsWith("svg") ? "svg" : "jpeg";
      const known = new Map([[file, { digest: "of the one before", format, width: 1600, height: 900 } as const]]);
      const page = describePictures(known, OPTIONS)();
      show(page, file);
      await expect(maker.make(page.files.values())).rejects.toThrow(
        new PictureError(`${name}  This picture has changed while the site was built. Build again.`),
      );
      expect(kept()).toEqual([]);
    },
  );

  test("tells whoever waits of an error, which names the file", async () => {
    const gone = path.join(root, "content/blog/gone.jpg");
    const page = pageOf(gone);
    page.image(gone, "CARD");
    const good = await wanted();
    const fault = maker.make(page.files.values());
    await expect(fault).rejects.toThrow(PictureError);
    await expect(fault).rejects.toThrow(/^content\/blog\/gone\.jpg {2}The sizes .* Save it as a JPEG or PNG/);
    await maker.make(good);
    await expect(maker.made()).rejects.toThrow(/gone\.jpg/);
    expect(maker.waiting()).toBe(0);
    expect(kept()).toEqual(names(good));
  });
});

test("the plan holds every picture that a page shows or names, and what is made of it is all that is kept", async () => {
  const [featured, inBody, face] = [
    await photo("photo.jpg", 1500, 1000),
    await photo("body.png", 700, 500),
    await photo("face.jpg", 400, 400),
  ];
  const moving = write("moving.jpg", await plainPicture(30, 20, "gif"));
  const unused = await photo("unused.jpg", 900, 900);
  const files = [featured, inBody, face, moving, unused];
  const entry = (kind: Entry["kind"], name: string, more: object) =>
    ({
      ...{ kind, format: "md", title: name, excerpt: "E", path: kind === "post" ? `/blog/${name}/` : `/${name}/` },
      ...{ featuredAlt: "", aliases: [], draft: false, outline: [], words: 1, images: [], show: [], tags: [] },
      ...{ date: "2021-01-01", contentFilePath: `/c/${name}.md`, digest: "d", tree: "t", bodyOffset: 4, ...more },
    }) as never;
  const known = await Promise.all(
    files.map(async (file) => [file, await readFacts(file, fs.readFileSync(file))] as const),
  );
  const people = [{ name: "P", photo: "face.jpg" }];
  const facts = { name: "W", description: "D" };
  const site = {
    ...facts,
    language: "en",
    url: "https://a.test",
    timeZone: "UTC",
    people,
    closures: [],
    services: [],
    navigation: [],
  };
  const plan = planSite(
    {
      sites: [site as never],
      posts: [entry("post", "with", { featured }), entry("post", "without", { images: [{ src: "x", file: inBody }] })],
      pages: [entry("page", "page", { featured, images: [{ src: "y", file: moving }] })],
      pictures: new Map(known),
      photoFile: (name) => path.join(root, name),
    },
    { ...OPTIONS, now: new Date("2026-01-01"), preview: false },
  );
  await maker.make(plan.pictures.values());
  maker.forgetOthers();
  const page = describePictures(new Map(known), OPTIONS)();
  for (const [file, shape] of [
    [featured, "HERO"],
    [featured, "CARD"],
    [inBody, "BODY"],
    [face, "PORTRAIT"],
  ] as const)
    page.image(file, shape);
  page.card(facts, featured);
  page.crops(featured);
  page.portrait(face);
  page.copy(moving);
  page.card(facts);
  page.card({ ...facts, title: "without" });
  expect([...plan.pictures.keys()].sort()).toEqual([...page.files.keys()].sort());
  expect(kept()).toEqual([...page.files.keys()].map((src) => src.replace("/static/", "")).sort());
});
