import { describe, expect, test } from "vitest";
import { cropSize, PICTURE_SHAPES, pictureSizes, tooLong } from "../../src/model/pictures/picture-sizes";

const widths = (sizes: readonly { width: number }[]) => sizes.map(({ width }) => width);

describe("a picture is offered", () => {
  test("in the widths of its place, in fewer to old browsers, in its own proportions", () => {
    const { shown, avif, webp } = pictureSizes({ width: 2400, height: 1600 }, "HERO");
    expect(shown).toEqual({ width: 960, height: 640 });
    expect(widths(avif)).toEqual([480, 800, 1200, 1600]);
    expect(widths(webp)).toEqual([480, 1200]);
    for (const { width, height } of [...avif, ...webp]) expect(Math.abs(height - width / 1.5)).toBeLessThan(1);
  });

  test("never wider than it is, but as wide", () => {
    const { avif, webp } = pictureSizes({ width: 1300, height: 650 }, "HERO");
    expect(widths(avif)).toEqual([480, 800, 1200, 1300]);
    expect(widths(webp)).toEqual([480, 1200]);
  });

  test.each(PICTURE_SHAPES)("as it is, where all that %s asks for is wider", (shape) => {
    const { avif, webp } = pictureSizes({ width: 60, height: 80 }, shape);
    expect(widths(avif)).toEqual([60]);
    expect(widths(webp)).toEqual([60]);
  });

  test("as a square of what it has, where the place is square", () => {
    const { shown, avif } = pictureSizes({ width: 400, height: 200 }, "PORTRAIT");
    expect(shown).toEqual({ width: 160, height: 160 });
    expect(avif).toEqual([
      { width: 96, height: 96 },
      { width: 160, height: 160 },
      { width: 200, height: 200 },
    ]);
  });

  test("on a line of one pixel, not of none", () => {
    expect(pictureSizes({ width: 4000, height: 1 }, "CARD").avif[0]).toEqual({ width: 480, height: 1 });
  });
});

describe("a size that no file can hold is found", () => {
  test.each([
    [{ width: 790, height: 36_861 }, "BODY", { width: 672, height: 31_355 }],
    [{ width: 790, height: 16_384 }, "BODY", undefined],
    [{ width: 790, height: 16_385 }, "BODY", { width: 790, height: 16_385 }],
    // As narrow as that, it is offered in WebP as it is.
    [{ width: 300, height: 16_384 }, "BODY", { width: 300, height: 16_384 }],
    [{ width: 300, height: 16_383 }, "BODY", undefined],
    [{ width: 2000, height: 20_000 }, "BODY", undefined],
    [{ width: 2000, height: 20_000 }, "HERO", undefined],
    [{ width: 1600, height: 16_385 }, "HERO", { width: 1600, height: 16_385 }],
    [{ width: 790, height: 36_861 }, "PORTRAIT", undefined],
    [{ width: 40_000, height: 30 }, "HERO", undefined],
  ] as const)("of %o in %s: %o", (original, shape, size) => {
    expect(tooLong(original, shape)).toEqual(size);
  });
});

test("cards share the files of heroes", () => {
  const original = { width: 3000, height: 2000 };
  const hero = pictureSizes(original, "HERO");
  const card = pictureSizes(original, "CARD");
  expect(hero.avif).toEqual(expect.arrayContaining(card.avif));
  expect(hero.webp).toEqual(expect.arrayContaining(card.webp));
});

test.each([
  [
    { width: 3000, height: 2000 },
    { width: 1200, height: 630 },
  ],
  [
    { width: 800, height: 500 },
    { width: 800, height: 420 },
  ],
  [
    { width: 3000, height: 315 },
    { width: 600, height: 315 },
  ],
])("of %o a card takes %o", (original, expected) => {
  expect(cropSize(original, { width: 1200, height: 630 })).toEqual(expected);
});
