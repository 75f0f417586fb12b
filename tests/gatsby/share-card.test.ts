// The pictures that stand for a page wherever it is shared: cards are drawn and photos cropped, not mocked.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CARD, drawable, drawCard } from "../../src/gatsby/share-card";
import { shareCard, shareCrops } from "../../src/gatsby/share-pictures";
import { COLORS } from "../../src/model/colors";

const site = { name: "Willow Street Massage", description: "Unhurried massage therapy." };
const LONG = "A title that goes on and on, with every qualification and aside that came to mind, ".repeat(4);

/** The box of what is darker than the paper and its pale backdrop, within some columns of a card. */
async function inked(card: Buffer, top = 0, bottom: number = CARD.height) {
  const { data, info } = await sharp(card).greyscale().raw().toBuffer({ resolveWithObject: true });
  const box = { left: info.width, right: 0, top: info.height, bottom: 0 };
  for (let y = top; y < bottom; y++)
    for (let x = 0; x < info.width; x++)
      if ((data[y * info.width + x] ?? 255) < 150) {
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
      }
  return box;
}

describe.each([
  ["a short title", "Sleep"],
  ["a usual title", "Can Massage Help with Sciatica?"],
  ["a long title", LONG],
  ["a word without end", "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(6)],
  ["markup", '</script><b>"Tom & Jerry"</b>'],
  ["no title", undefined],
])("the card of %s", (_name, title) => {
  test("is a JPEG of the size that networks ask for, without metadata, and keeps its margins", async () => {
    const card = await drawCard({ ...site, title });
    const { format, width, height, exif, icc, xmp } = await sharp(card).metadata();
    expect({ format, width, height, exif, icc, xmp }).toEqual({ format: "jpeg", ...CARD });
    expect(card.length).toBeLessThan(150_000);
    const box = await inked(card);
    expect(box.left).toBeGreaterThan(60);
    expect(box.right).toBeLessThan(CARD.width - 60);
    expect(box.top).toBeGreaterThan(60);
    expect(box.bottom).toBeLessThan(CARD.height - 60);
  });
});

test("a long title leaves room for the practice's name", async () => {
  const foot = CARD.height - 92 - 60;
  const title = await inked(await drawCard({ ...site, title: LONG }), 0, foot);
  expect(title.bottom).toBeLessThan(foot - 8);
});

test("the same words give the same bytes", async () => {
  const words = { ...site, title: "Łódź, Çeşme & Huế" };
  expect((await drawCard(words)).equals(await drawCard(words))).toBe(true);
});

test.each<[string, string | undefined]>([
  ["Sleep", "Sleep"],
  ["Sleep 🙂 well 👩‍⚕️", "Sleep well"],
  ["Sleep → rest ✓", "Sleep rest"],
  ["Łódź, Çeşme & Huế", "Łódź, Çeşme & Huế"],
  ["Cafe\u0301", "Café"],
  ["“Half” – ½ € … ™", "“Half” – ½ € … ™"],
  ["a\u0007b\u200bc\u202e", "abc"],
  ["مرحبا", undefined],
  ["Tui na 推拿", undefined],
  ["🙂", undefined],
  ["?!", undefined],
  ["", undefined],
])("of %j the font draws %j", async (words, drawn) => {
  expect(await drawable(words)).toBe(drawn);
});

test("a title in another script gives the site's card, never boxes", async () => {
  const card = await drawCard({ ...site, title: "推拿与睡眠" });
  expect(card.equals(await drawCard(site))).toBe(true);
  const mark = await inked(await drawCard({ name: "推拿", description: "" }));
  expect(mark.right - mark.left).toBeLessThan(300);
});

describe("kept pictures", () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "share-"));
  const words = { ...site, title: "T" };
  beforeAll(() => {
    vi.spyOn(process, "cwd").mockReturnValue(root);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    fs.rmSync(root, { recursive: true });
  });

  const picture = async (name: string, width: number, height: number) => {
    const absolutePath = path.join(root, name);
    await sharp({ create: { width, height, channels: 4, background: "#0000" } })
      .withExif({ IFD0: { Copyright: "N. N." }, IFD3: { GPSLatitudeRef: "N" } })
      .toFile(absolutePath);
    return { absolutePath, digest: name, alt: "A photo" };
  };
  const stored = (src: string) => path.join(root, "public", src);

  test("a wide picture is cropped to every shape, without metadata, on paper", async () => {
    const photo = await picture("photo.png", 1600, 1300);
    const card = await shareCard(photo, words);
    const crops = await shareCrops(photo);
    expect([card, ...crops].map(({ width, height }) => [width, height])).toEqual([
      [1200, 630],
      [1200, 675],
      [1200, 900],
      [1200, 1200],
    ]);
    for (const { src, width, height } of [card, ...crops]) {
      expect(src).toMatch(/^\/static\/share\/[0-9a-f]{32}\.jpg$/);
      const meta = await sharp(stored(src)).metadata();
      expect(meta).toMatchObject({ format: "jpeg", width, height });
      expect([meta.exif, meta.icc, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    }
    const { data } = await sharp(stored(card.src)).raw().toBuffer({ resolveWithObject: true });
    const paper = Buffer.from(COLORS.paper.slice(1), "hex");
    for (const [channel, value] of paper.entries()) expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThan(3);
  });

  test("a picture that is turned by its metadata is cropped upright", async () => {
    const absolutePath = path.join(root, "turned.jpg");
    await sharp({ create: { width: 1600, height: 800, channels: 3, background: "#fff" } })
      .withMetadata({ orientation: 6 })
      .toFile(absolutePath);
    const card = await shareCard({ absolutePath, digest: "turned", alt: "" }, words);
    expect(card).toMatchObject({ width: 800, height: 420, alt: "T" });
  });

  test("a small picture is not enlarged, and a very small one gives way to a card", async () => {
    const small = await picture("small.png", 800, 500);
    expect(await shareCard(small, words)).toMatchObject({ width: 800, height: 420, alt: "A photo" });
    expect((await shareCrops(small)).map(({ width, height }) => [width, height])).toEqual([
      [800, 450],
      [667, 500],
      [500, 500],
    ]);
    const tiny = await picture("tiny.png", 300, 200);
    expect(await shareCard(tiny, words)).toEqual(await shareCard(undefined, words));
    expect(await shareCrops(undefined)).toEqual([]);
  });

  test("a card says in its description what is written on it", async () => {
    expect((await shareCard(undefined, words)).alt).toBe("T – Willow Street Massage");
    expect((await shareCard(undefined, site)).alt).toBe("Willow Street Massage. Unhurried massage therapy.");
  });

  test("what is there is not made again, and other words have another name", async () => {
    const [first, second] = await Promise.all([shareCard(undefined, words), shareCard(undefined, words)]);
    expect(first).toEqual(second);
    fs.writeFileSync(stored(first.src), "kept");
    expect(await shareCard(undefined, words)).toEqual(first);
    expect(fs.readFileSync(stored(first.src), "utf8")).toBe("kept");
    expect((await shareCard(undefined, { ...words, title: "U" })).src).not.toBe(first.src);
    expect(fs.readdirSync(path.dirname(stored(first.src))).filter((name) => !name.endsWith(".jpg"))).toEqual([]);
  });
});
