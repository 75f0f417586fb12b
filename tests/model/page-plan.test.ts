// Which pages a site has, and what each needs to know.

import { describe, expect, test } from "vitest";
import { groupByYear } from "../../src/model/listing";
import { type PlannedPost, type PlannedText, planPages } from "../../src/model/page-plan";

const text = (path: string, more: Partial<PlannedText> = {}): PlannedText => ({
  id: `id of ${path}`,
  path,
  title: `Title of ${path}`,
  aliases: [],
  format: "md",
  contentFilePath: `/c${path}x.md`,
  ...more,
});
const post = (n: number, more: Partial<PlannedPost> = {}): PlannedPost => ({
  ...text(`/blog/p${n}/`),
  date: `2026-01-${String(n).padStart(2, "0")}`,
  excerpt: "",
  tags: [],
  headings: [],
  ...more,
});
const plan = (posts: PlannedPost[], pages: PlannedText[] = []) => {
  const planned = planPages(posts, pages);
  return {
    planned,
    paths: planned.map(({ path }) => path),
    at: (path: string) => planned.find((page) => page.path === path),
  };
};

test("a site without any post has its lists all the same", () => {
  expect(plan([]).paths).toEqual(["/", "/blog/", "/archive/"]);
});

describe("tags", () => {
  const posts = Array.from({ length: 11 }, (_, n) =>
    post(n + 1, { tags: ["Neck", ...(n === 0 ? ["c#", "neck"] : [])] }),
  );

  test("have as many pages as their posts fill, under the name that the newest post writes", () => {
    const { paths, at } = plan(posts);
    expect(paths.filter((path) => path.startsWith("/tags/"))).toEqual([
      "/tags/",
      "/tags/neck/",
      "/tags/neck/page/2/",
      "/tags/c/",
    ]);
    expect(at("/tags/neck/")?.context).toMatchObject({ tag: "Neck", page: 1, pages: 2, list: "/tags/neck/" });
    expect(at("/tags/neck/page/2/")?.context).toMatchObject({ ids: ["id of /blog/p1/"], page: 2 });
  });

  test("are counted, a post once, in the order of their addresses", () => {
    expect(plan(posts).at("/tags/")?.context).toEqual({
      tags: [
        { name: "c#", path: "/tags/c/", count: 1 },
        { name: "Neck", path: "/tags/neck/", count: 11 },
      ],
    });
  });
});

test("a post knows its neighbours in time, and names each other post once", () => {
  const { at } = plan([post(1, { tags: ["a"] }), post(2, { tags: ["a"] }), post(3)]);
  expect(at("/blog/p2/")?.context).toEqual({
    id: "id of /blog/p2/",
    previous: "id of /blog/p1/",
    next: "id of /blog/p3/",
    related: ["id of /blog/p1/"],
    others: ["id of /blog/p1/", "id of /blog/p3/"],
  });
  expect(at("/blog/p3/")?.context).toMatchObject({ next: null });
  expect(at("/blog/p1/")?.context).toMatchObject({ previous: null });
});

test("pages stand at their addresses; the front page's text makes no page of its own", () => {
  const about = text("/about/", { aliases: ["/who/"] });
  const { paths, at } = plan([], [about, text("/", { format: "mdx" })]);
  expect(paths).toEqual(["/", "/blog/", "/archive/", "/about/", "/who/"]);
  expect(at("/")).toMatchObject({ template: "home", contentFilePath: "/c/x.md" });
  expect(at("/who/")).toMatchObject({ template: "redirect", context: { redirectTo: "/about/" } });
});

test("the archive groups by year, in order", () => {
  const posts = ["2026-02-01", "2026-01-01", "2024-05-05"].map((date) => ({ date }));
  expect(groupByYear(posts).map(([year, items]) => [year, items.length])).toEqual([
    ["2026", 2],
    ["2024", 1],
  ]);
});
