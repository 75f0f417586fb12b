// The small rules: publication, dates, problems, slips.

import { describe, expect, test } from "vitest";
import { dateIn, formatDate } from "../../src/model/content/date";
import { currentTime, isPublished } from "../../src/model/content/publish";
import { nearest } from "../../src/model/rules/nearest";
import { compareProblems, type Problem, summarizeProblems } from "../../src/model/rules/problem";

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
