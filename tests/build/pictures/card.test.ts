// The cards that stand for pages without a picture are drawn, not mocked.

import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawable, drawCard } from "../../../src/build/pictures/card";
import { CARD } from "../../../src/site/pictures";

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
  ["Ẹ̀kọ́ ìlera", undefined],
  ["Ẹ kọ́ ẹni".normalize("NFD"), undefined],
  ["Ọdún".normalize("NFD"), "Ọdún"],
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
