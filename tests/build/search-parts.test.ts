// How pages are divided, and in which order they are read.

import { describe, expect, test } from "vitest";
import { inReadingOrder, partOf } from "../../src/build/search-parts";

const addresses = Array.from({ length: 5000 }, (_, index) => `/blog/post-${index}/`);

describe("pages", () => {
  test.each([0, 1, 7, 1000])("of a site of %i are one part", (count) => {
    expect(addresses.every((address) => partOf(address, count) === 0)).toBe(true);
  });

  test("of a large site are spread evenly", () => {
    const parts = addresses.map((address) => partOf(address, addresses.length));
    for (const part of [0, 1, 2, 3, 4]) {
      expect(Math.abs(parts.filter((other) => other === part).length - 1000)).toBeLessThan(100);
    }
  });

  test("stay in their part when others come", () => {
    const moved = addresses.filter((address) => partOf(address, 4001) !== partOf(address, 5000));
    expect(moved).toEqual([]);
  });
});

describe("the reading order", () => {
  test("of a small site is that of addresses", () => {
    expect(inReadingOrder([{ path: "/b/" }, { path: "/" }, { path: "/a/" }])).toEqual([
      ...[{ path: "/" }, { path: "/a/" }, { path: "/b/" }],
    ]);
  });

  test("has the pages of a part together, whatever order they come in", () => {
    const pages = addresses.map((path) => ({ path }));
    const inOrder = inReadingOrder(pages);
    const parts = inOrder.map(({ path }) => partOf(path, pages.length));
    expect(parts).toEqual([...parts].sort());
    expect(new Set(inOrder)).toEqual(new Set(pages));
    expect(inReadingOrder([...pages].reverse())).toEqual(inOrder);
  });
});
