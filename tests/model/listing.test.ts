// In which order posts are listed, and how a list is cut into pages.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formerListPages, groupByYear, listPages, newestFirst } from "../../src/model/content/listing";
import { parameters } from "../fuzz/arbitraries";

/** Posts are told apart by numbers, the oldest is 1. */
const newestOf = (total: number): number[] => Array.from({ length: total }, (_, index) => total - index);
const list = fc.constantFrom("/blog/", "/tags/neck/");
const total = fc.nat({ max: 250 });

/** Holds for each number of posts near the edges, and for others. */
const always = (holds: (list: string, total: number) => void): void => {
  for (let n = 0; n <= 45; n++) holds("/blog/", n);
  fc.assert(fc.property(list, total, holds), parameters());
};

describe("the pages of a list", () => {
  test.each([
    [0, { "/blog/": 0 }],
    [1, { "/blog/": 1 }],
    [19, { "/blog/": 19 }],
    [20, { "/blog/": 10, "/blog/page/1/": 10 }],
    [29, { "/blog/": 19, "/blog/page/1/": 10 }],
    [30, { "/blog/": 10, "/blog/page/2/": 10, "/blog/page/1/": 10 }],
  ])("of %i posts", (posts, expected) => {
    const pages = listPages("/blog/", newestOf(posts)).map((page) => [page.path, page.posts.length]);
    expect(pages).toEqual(Object.entries(expected));
  });

  test("have each post once, newest first", () => {
    always((address, posts) => {
      expect(listPages(address, newestOf(posts)).flatMap((page) => page.posts)).toEqual(newestOf(posts));
    });
  });

  test("are full but for the first, which has the newest 10 to 19, or all of fewer", () => {
    always((address, posts) => {
      const [first, ...others] = listPages(address, newestOf(posts));
      expect(first).toMatchObject({ path: address, number: undefined });
      expect(first?.posts.length).toBeLessThanOrEqual(19);
      expect(first?.posts.length).toBeGreaterThanOrEqual(Math.min(posts, 10));
      for (const page of others) expect(page.posts).toHaveLength(10);
    });
  });

  test("are numbered from the oldest on, each at an address of its own", () => {
    always((address, posts) => {
      const [, ...others] = listPages(address, newestOf(posts));
      expect(others.map(({ path, number }) => [path, number])).toEqual(
        others.map((_, index) => [`${address}page/${others.length - index}/`, others.length - index]),
      );
      expect(others.at(-1)?.posts.at(-1) ?? 1).toBe(1);
    });
  });

  test("that are full keep their posts when one is added", () => {
    always((address, posts) => {
      const after = new Map(listPages(address, newestOf(posts + 1)).map((page) => [page.path, page]));
      const [, ...full] = listPages(address, newestOf(posts));
      for (const { path, number, posts: listed, older } of full)
        expect(after.get(path)).toMatchObject({ path, number, posts: listed, older });
    });
  });

  test("lead from the newest to the oldest, and back", () => {
    always((address, posts) => {
      const pages = listPages(address, newestOf(posts));
      const byPath = new Map(pages.map((page) => [page.path, page]));
      const follow = (from: string | undefined, way: "newer" | "older"): string[] => {
        const passed: string[] = [];
        for (let next = from; next !== undefined && passed.length <= pages.length; next = byPath.get(next)?.[way])
          passed.push(next);
        return passed;
      };
      const paths = pages.map(({ path }) => path);
      expect(follow(address, "older")).toEqual(paths);
      expect(follow(paths.at(-1), "newer")).toEqual(paths.reverse());
    });
  });
});

describe("addresses that a list had before", () => {
  const real = (address: string, posts: number) => listPages(address, newestOf(posts)).map(({ path }) => path);

  test.each([
    [10, []],
    [11, ["/blog/page/1/", "/blog/page/2/"]],
    [20, ["/blog/page/2/"]],
    [21, ["/blog/page/2/", "/blog/page/3/"]],
  ])("of %i posts", (posts, expected) => {
    expect(formerListPages("/blog/", posts)).toEqual(expected);
  });

  test("are no page of the list, and different ones", () => {
    always((address, posts) => {
      const all = [...formerListPages(address, posts), ...real(address, posts)];
      expect(all).toEqual([...new Set(all)]);
    });
  });

  test("are all that it had when tens were counted from the newest post", () => {
    always((address, posts) => {
      const all = new Set([...formerListPages(address, posts), ...real(address, posts)]);
      expect(all).toContain(address);
      for (let page = 2; page <= Math.ceil(posts / 10); page++) expect(all).toContain(`${address}page/${page}/`);
    });
  });

  test("and of a list that loses a post: what was a page leads on, while more than ten are left", () => {
    always((address, posts) => {
      const after = [...formerListPages(address, posts), ...real(address, posts)];
      if (posts > 10) expect(after).toEqual(expect.arrayContaining(real(address, posts + 1)));
    });
  });
});

test("posts are ordered by their days, newest first, those of one day by their addresses", () => {
  const posts = [
    { date: "2021-01-01", path: "/blog/b/" },
    { date: "2021-01-01", path: "/blog/a/" },
    { date: "2022-01-01", path: "/blog/c/" },
  ];
  expect(posts.sort(newestFirst).map(({ path }) => path)).toEqual(["/blog/c/", "/blog/a/", "/blog/b/"]);
});

test("the archive groups by year, in order", () => {
  const posts = ["2026-02-01", "2026-01-01", "2024-05-05"].map((date) => ({ date }));
  expect(groupByYear(posts).map(([year, items]) => [year, items.length])).toEqual([
    ["2026", 2],
    ["2024", 1],
  ]);
});
