// The small rules: publication, dates, order, pages, addresses, head.

import { describe, expect, test } from "vitest";
import { dateIn, formatDate } from "../../src/model/date";
import { newestFirst, pageCount } from "../../src/model/listing";
import { nearest } from "../../src/model/nearest";
import { type PlannedPost, planPages } from "../../src/model/page-plan";
import { BLOG, listPage } from "../../src/model/paths";
import { compareProblems, type Problem, summarizeProblems } from "../../src/model/problem";
import { currentTime, isPublished } from "../../src/model/publish";

describe("publication", () => {
  const now = new Date("2026-03-01T04:30:00Z");
  test.each([
    ["2026-02-28", "America/New_York", true],
    ["2026-03-01", "America/New_York", false],
    ["2026-03-01", "Europe/Berlin", true],
    ["2026-03-02", "Pacific/Auckland", false],
  ])("%s in %s: %s", (date, timeZone, expected) => {
    expect(isPublished({ date, draft: false }, now, timeZone)).toBe(expected);
    expect(isPublished({ date, draft: true }, now, timeZone)).toBe(false);
  });

  test("now is SOURCE_DATE_EPOCH, else the clock", () => {
    expect(currentTime({ SOURCE_DATE_EPOCH: "1700000000" })).toEqual(new Date("2023-11-14T22:13:20Z"));
    const before = Date.now();
    const now = currentTime({}).getTime();
    expect([before <= now, now <= Date.now()]).toEqual([true, true]);
    expect(() => currentTime({ SOURCE_DATE_EPOCH: "soon" })).toThrow("SOURCE_DATE_EPOCH");
  });
});

describe("dates", () => {
  test("are the same day everywhere", () => {
    expect(formatDate("2021-08-06", "en")).toBe("August 6, 2021");
    expect(formatDate("2021-08-06", "en-GB")).toBe("6 August 2021");
    expect(formatDate("2021-01-01", "de")).toBe("1. Januar 2021");
    expect(dateIn("Pacific/Kiritimati", new Date("2021-12-31T12:00:00Z"))).toBe("2022-01-01");
  });
});

describe("lists", () => {
  const post = (n: number, format: "md" | "mdx" = "md"): PlannedPost => ({
    id: `id-${n}`,
    path: `/blog/p${String(n).padStart(4, "0")}/`,
    date: `20${String(10 + Math.floor(n / 365)).padStart(2, "0")}-01-${String((n % 28) + 1).padStart(2, "0")}`,
    format,
    title: `Post ${n}`,
    excerpt: "",
    tags: [],
    headings: [],
    aliases: [],
    contentFilePath: `/c/p${n}.${format}`,
  });

  test.each([
    [0, 1],
    [1, 1],
    [10, 1],
    [11, 2],
    [1001, 101],
  ])("%i posts make %i pages, and each post is listed once", (total, pages) => {
    expect(pageCount(total)).toBe(pages);
    const posts = Array.from({ length: total }, (_, n) => post(n));
    const plan = planPages(posts, []);
    const lists = plan.flatMap((page) => (page.template === "post-list" ? [page] : []));
    expect(lists.map((list) => list.path)).toEqual(Array.from({ length: pages }, (_, n) => listPage(BLOG, n + 1)));
    expect(lists.every((list) => list.context.ids.length <= 10)).toBe(true);
    const listed = lists.flatMap((list) => list.context.ids);
    expect(new Set(listed).size).toBe(total);
    expect(listed).toEqual([...posts].sort(newestFirst).map(({ id }) => id));
    expect(plan.filter((page) => page.template === "post")).toHaveLength(total);
    expect(new Set(plan.map((page) => page.path)).size).toBe(plan.length);
  });

  test("only an MDX post is compiled as a module", () => {
    const plan = planPages([post(1), post(2, "mdx")], []);
    expect(plan.flatMap((page) => (page.template === "post" ? [page.contentFilePath] : []))).toEqual([
      "/c/p2.mdx",
      undefined,
    ]);
  });

  test("posts of one day are ordered by address", () => {
    const sameDay = [
      { date: "2021-01-01", path: "/blog/b/" },
      { date: "2021-01-01", path: "/blog/a/" },
      { date: "2022-01-01", path: "/blog/c/" },
    ];
    expect(sameDay.sort(newestFirst).map(({ path }) => path)).toEqual(["/blog/c/", "/blog/a/", "/blog/b/"]);
  });
});

describe("problems", () => {
  const problem = (file: string, line: number, severity: Problem["severity"] = "error"): Problem => ({
    file,
    line,
    column: 1,
    severity,
    code: "date-invalid",
    message: "m",
  });
  test("are sorted by file and line, and counted", () => {
    const sorted = [problem("b", 1), problem("a", 9), problem("a", 10, "warning"), problem("b", 2, "note")].sort(
      compareProblems,
    );
    expect(sorted.map(({ file, line }) => `${file}${line}`)).toEqual(["a9", "a10", "b1", "b2"]);
    expect(summarizeProblems(sorted)).toBe("2 errors, 1 warning");
  });
});

test("nearest finds a slip but not another word", () => {
  expect(nearest("feature", ["featured", "title"])).toBe("featured");
  expect(nearest("Timezone", ["timeZone"])).toBe("timeZone");
  expect(nearest("xyzzy", ["featured", "title"])).toBeUndefined();
  expect(nearest("x", [])).toBeUndefined();
});
