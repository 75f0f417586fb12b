// Pictures are encoded, not mocked: what is offered is there, upright and without metadata, and is made once.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Node } from "gatsby";
import sharp from "sharp";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { COLORS } from "../../../src/model/colors";
import { colouredPictures, plainPicture } from "../../content/sample-pictures";

type Maker = typeof import("../../../src/gatsby/pictures/maker");
type Plan = typeof import("../../../src/gatsby/pictures/plan");
type Originals = typeof import("../../../src/gatsby/pictures/originals");
type Share = typeof import("../../../src/gatsby/pictures/share");
type Variants = typeof import("../../../src/gatsby/pictures/variants");

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "pictures-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
let modules: Maker & Plan & Originals & Share & Variants;

/** Each test is a process of its own, as each build is. */
async function newProcess(): Promise<void> {
  vi.resetModules();
  modules = {
    ...(await import("../../../src/gatsby/pictures/maker")),
    ...(await import("../../../src/gatsby/pictures/plan")),
    ...(await import("../../../src/gatsby/pictures/originals")),
    ...(await import("../../../src/gatsby/pictures/share")),
    ...(await import("../../../src/gatsby/pictures/variants")),
  };
}
beforeEach(async () => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  fs.symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  vi.spyOn(process, "cwd").mockReturnValue(root);
  await newProcess();
});
afterEach(() => vi.restoreAllMocks());

const files = (folder: string): string[] =>
  fs.existsSync(path.join(root, folder))
    ? fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => fs.statSync(path.join(root, folder, name)).isFile())
        .sort()
    : [];
const served = (src: string): string => path.join(root, "public", decodeURIComponent(src));
const node = (absolutePath: string, digest: string): Node =>
  ({ id: `File ${digest}`, absolutePath, internal: { type: "File", contentDigest: digest } }) as unknown as Node;

async function original(name: string, width: number, height: number, orientation = 1) {
  const absolutePath = path.join(root, name);
  await sharp({ create: { width, height, channels: 4, background: "#0000" } })
    .withMetadata({ orientation, exif: { IFD0: { Copyright: "N. N." }, IFD3: { GPSLatitudeRef: "N" } } })
    .toFile(absolutePath);
  return known(absolutePath, name);
}

/** What is known of a picture of which sizes are made. */
async function known(absolutePath: string, digest: string) {
  const found = await modules.originalOf(node(absolutePath, digest));
  if (!found) throw new Error(`no sizes are made of ${absolutePath}`);
  return found;
}

describe("what is made of a picture", () => {
  test("is what components are told of, upright, without metadata", async () => {
    const photo = await original("turned.jpg", 300, 900, 6);
    expect(photo).toMatchObject({ width: 900, height: 300 });
    const { images, width, height } = modules.imageData(photo, "HERO", "");
    expect([width, height]).toEqual([960, 320]);
    await modules.makePictures(photo, modules.variants(photo, "HERO"));
    const offered = [images.sources?.[0]?.srcSet, images.fallback?.srcSet].flatMap((set) => set?.split(", ") ?? []);
    expect(offered).toHaveLength(4);
    for (const [src = "", descriptor = ""] of offered.map((one) => one.split(" "))) {
      const meta = await sharp(served(src)).metadata();
      expect([`${meta.width}w`, meta.height]).toEqual([descriptor, Math.round((meta.width ?? 0) / 3)]);
      expect([meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    }
    expect(images.fallback?.src).toMatch(/\.webp$/);
  });

  test("has the colours that browsers show of the original", async () => {
    for (const [name, { bytes, srgb }] of Object.entries(await colouredPictures())) {
      fs.writeFileSync(path.join(root, name), bytes);
      const photo = await known(path.join(root, name), name);
      await modules.makePictures(photo, modules.variants(photo, "CARD"));
      const { images } = modules.imageData(photo, "CARD", "");
      const pixels = await sharp(served(images.fallback?.src ?? ""))
        .raw()
        .toBuffer();
      for (const [channel, value] of srgb.entries())
        expect(Math.abs((pixels[channel] as number) - value), `${name}: ${pixels[channel]}`).toBeLessThan(5);
    }
  });

  test("has addresses that begin with the path prefix, and names that need no quoting", async () => {
    const photo = await original("A photo (1), “ö”.png", 500, 400);
    const { images } = modules.imageData(photo, "CARD", "/p");
    const src = images.fallback?.src ?? "";
    expect(src).toMatch(/^\/p\/static\/[\w-]{16}\/A-photo-1-%C3%B6--?480x384\.webp$/);
    await modules.makePictures(photo, modules.variants(photo, "CARD"));
    expect(fs.existsSync(served(src.slice(2)))).toBe(true);
  });

  test.each(["ü".repeat(127), "u\u0308".repeat(84), "推".repeat(84), "𠀀".repeat(63), "a".repeat(251)])(
    "has a name that fits a disk, of %s",
    (name) => {
      const [a] = modules.variants({ absolutePath: `/c/${name}.jpg`, digest: "1", width: 1600, height: 900 }, "CARD");
      const file = decodeURIComponent(a?.src.split("/").at(-1) as string);
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
      expect(file).toMatch(new RegExp(`^${name.normalize().slice(0, 2)}.*-480x270\\.avif$`));
    },
  );

  test("has another address if the picture is another", async () => {
    const [a] = modules.variants({ absolutePath: "/c/a.jpg", digest: "1", width: 500, height: 400 }, "CARD");
    const [b] = modules.variants({ absolutePath: "/c/a.jpg", digest: "2", width: 500, height: 400 }, "CARD");
    expect(a?.src).not.toBe(b?.src);
  });
});

describe("what a file is called does not matter:", () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const write = (name: string, bytes: Buffer): Node => {
    fs.writeFileSync(path.join(root, name), bytes);
    return node(path.join(root, name), name);
  };

  test.each(["a.jfif", "a.jpe", "a.gif", "a.svg", "a.png", "a"])("of a JPEG called %s sizes are made", async (name) => {
    const file = write(name, await plainPicture(500, 400, "jpeg"));
    const photo = await known(String(file.absolutePath), name);
    expect(photo).toMatchObject({ width: 500, height: 400 });
    expect(await modules.copyOf(file)).toBeUndefined();
    await modules.makePictures(photo, modules.variants(photo, "CARD"));
    expect(files("public/static").map((one) => path.basename(one))).toEqual([
      "a-480x384.avif",
      "a-480x384.webp",
      "a-500x400.avif",
    ]);
  });

  test.each([
    ["GIF", "gif", ["a b.gif", "a b.jpg", "a b.svg"]],
    ["drawing", "svg", ["a b.svg", "a b.png", "a b.gif"]],
  ])("a %s is published as it is, and ends in .%s", async (_name, format, names) => {
    for (const name of names) {
      const bytes = format === "gif" ? await plainPicture(500, 400, "gif") : Buffer.from(SVG);
      const file = write(name, bytes);
      expect(await modules.originalOf(file)).toBeUndefined();
      const copy = await modules.copyOf(file);
      if (!copy) throw new Error("no copy");
      expect(copy.src).toMatch(new RegExp(`^/static/[\\w-]{16}/a-b\\.${format}$`));
      await modules.makeCopy(copy);
      expect(fs.readFileSync(served(copy.src)).equals(bytes)).toBe(true);
    }
  });

  test("what is no picture is neither", async () => {
    const file = write("a.jpg", Buffer.from("%PDF-1.7"));
    expect([await modules.originalOf(file), await modules.copyOf(file)]).toEqual([undefined, undefined]);
  });
});

describe("what stands for a page where it is shared", () => {
  const words = { name: "Willow Street Massage", description: "Unhurried.", title: "T" };

  test("is cropped to every shape, on paper", async () => {
    const photo = await original("photo.png", 1600, 1300);
    const card = modules.shareCard(photo, "A photo", words);
    const crops = modules.shareCrops(photo);
    expect([card, ...crops].map(({ width, height }) => [width, height])).toEqual([
      [1200, 630],
      [1200, 675],
      [800, 600],
      [800, 800],
    ]);
    await modules.makePictures(photo, modules.shareVariants(photo));
    for (const { src, width, height } of [card, ...crops]) {
      const meta = await sharp(served(src)).metadata();
      expect(meta).toMatchObject({ format: "jpeg", width, height });
      expect([meta.exif, meta.icc, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    }
    const { data } = await sharp(served(card.src)).raw().toBuffer({ resolveWithObject: true });
    const paper = Buffer.from(COLORS.paper.slice(1), "hex");
    for (const [channel, value] of paper.entries()) expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThan(3);
  });

  test("is not enlarged, and a very small picture gives way to a card", async () => {
    const small = await original("small.png", 800, 500);
    expect(modules.shareCard(small, "", words)).toMatchObject({ width: 800, height: 420, alt: "T" });
    expect(modules.shareCrops(small).map(({ width, height }) => [width, height])).toEqual([
      [800, 450],
      [667, 500],
      [500, 500],
    ]);
    const tiny = await original("tiny.png", 300, 200);
    expect(modules.shareCard(tiny, "Tiny", words)).toEqual(modules.shareCard(undefined, "", words));
    expect(modules.shareVariants(tiny)).toHaveLength(3);
    expect(modules.shareCrops(undefined)).toEqual([]);
  });

  test("says in its description what is written on it", () => {
    const { title: _, ...site } = words;
    expect(modules.shareCard(undefined, "", words).alt).toBe("T – Willow Street Massage");
    expect(modules.shareCard(undefined, "", site).alt).toBe("Willow Street Massage. Unhurried.");
    expect(modules.cardSrc(words)).not.toBe(modules.cardSrc({ ...words, title: "U" }));
  });
});

describe("the maker", () => {
  test("makes each picture once, whoever asks, and nothing half", async () => {
    const draw = vi.fn(async () => Buffer.from("drawn"));
    await Promise.all([modules.makeFile("/static/share/a.jpg", draw), modules.makeFile("/static/share/a.jpg", draw)]);
    expect(draw).toHaveBeenCalledOnce();
    expect(modules.picturesWaiting()).toBe(0);
    expect(files("public/static")).toEqual(["share/a.jpg"]);
    expect(files(".build/pictures")).toEqual(["share/a.jpg"]);
  });

  test("makes nothing again in the next build, whatever became of Gatsby's files", async () => {
    await modules.makeFile("/static/share/a.jpg", async () => Buffer.from("drawn"));
    fs.rmSync(path.join(root, "public"), { recursive: true });
    await newProcess();
    const draw = vi.fn();
    await modules.makeFile("/static/share/a.jpg", draw);
    expect(draw).not.toHaveBeenCalled();
    expect(fs.readFileSync(served("/static/share/a.jpg"), "utf8")).toBe("drawn");
  });

  test("forgets what nobody asks for any more", async () => {
    await modules.makeFile("/static/share/a.jpg", async () => Buffer.from("a"));
    await newProcess();
    await modules.makeFile("/static/share/b.jpg", async () => Buffer.from("b"));
    modules.forgetOtherPictures();
    expect(files(".build/pictures")).toEqual(["share/b.jpg"]);
  });

  test("tells whoever waits of an error", async () => {
    const fault = modules.makePictures(
      { absolutePath: path.join(root, "gone.jpg"), digest: "1", width: 900, height: 600 },
      modules.variants({ absolutePath: path.join(root, "gone.jpg"), digest: "1", width: 900, height: 600 }, "CARD"),
    );
    await expect(fault).rejects.toThrow(/gone\.jpg/);
    await expect(modules.picturesMade()).rejects.toThrow(/gone\.jpg/);
    expect(files(".build/pictures")).toEqual([]);
  });
});

test("the plan holds every picture that a page shows or names", async () => {
  const photo = await original("photo.jpg", 1500, 1000);
  const inBody = await original("body.png", 700, 500);
  const face = await original("face.jpg", 400, 400);
  const moving = path.join(root, "moving.jpg");
  fs.writeFileSync(moving, await plainPicture(30, 20, "gif"));
  const copy = await modules.copyOf(node(moving, "moving"));
  const nodes: Record<string, unknown[]> = {
    File: [
      photo,
      inBody,
      face,
      { absolutePath: moving, digest: "moving" },
      { absolutePath: "/not/used", digest: "" },
    ].map(({ absolutePath, digest }) => node(absolutePath, digest)),
    SiteFacts: [{ name: "W", description: "D", people: [{ name: "P", photo: face.absolutePath }] }],
    Post: [
      { title: "With", featuredPath: photo.absolutePath, imageFiles: [] },
      { title: "Without", featuredPath: null, imageFiles: [{ src: "x", path: inBody.absolutePath }] },
    ],
    Page: [{ title: "Page", featuredPath: photo.absolutePath, imageFiles: [{ src: "y", path: moving }] }],
  };
  await modules.beginPictures(((type: string) => nodes[type]) as never);
  await modules.picturesMade();
  const site = { name: "W", description: "D" };
  const expected = [
    ...modules.variants(photo, "HERO"),
    ...modules.variants(photo, "CARD"),
    ...modules.shareVariants(photo),
    ...modules.variants(inBody, "BODY"),
    ...modules.variants(face, "PORTRAIT"),
    ...modules.portraitVariants(face),
    { src: copy?.src ?? "" },
    { src: modules.cardSrc(site) },
    { src: modules.cardSrc({ ...site, title: "Without" }) },
  ].map(({ src }) => decodeURIComponent(src.replace("/static/", "")));
  expect(files("public/static")).toEqual([...new Set(expected)].sort());
});
