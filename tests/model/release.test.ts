// Releases on a host: where they go, their names and order, and which of them are kept.

import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import {
  isRelease,
  nextRelease,
  parseTarget,
  previousRelease,
  quoted,
  sentFiles,
  surplusReleases,
} from "../../src/model/hosting/release";

const NOW = new Date("2026-11-25T08:09:10.123Z");
const names = (...numbers: number[]): string[] =>
  numbers.map((number) => `${String(number).padStart(5, "0")}-20261124T000000Z`);

test.each([
  ["/srv/site", undefined, "/srv/site"],
  ["site", undefined, "site"],
  ["./a:b", undefined, "./a:b"],
  ["/srv/a b'c", undefined, "/srv/a b'c"],
  ["host:site", "host", "site"],
  ["me@host.example:/srv/a b", "me@host.example", "/srv/a b"],
  ["me@host:~/site", "me@host", "site"],
  ["host:a:b", "host", "a:b"],
])("the target %s", (written, host, folder) => {
  expect(parseTarget(written)).toEqual({ host, folder });
});

test.each(["", ":/srv", "-oProxyCommand=x:/srv", "host::module", "host:a\nb"])("%j is no target", (written) => {
  expect(parseTarget(written)).toBeUndefined();
});

test.each(["plain", "", "a b", "it's", "''", '$(touch x) `y` \\ "z" !!', "line\nfeed", "ä *?"])(
  "%j is one word of a shell",
  (text) => {
    expect(execFileSync("sh", ["-c", `printf '%s' ${quoted(text)}`], { encoding: "utf8" })).toBe(text);
  },
);

describe("names", () => {
  test("count up, whatever the clocks say", () => {
    expect(nextRelease([], NOW)).toBe("00001-20261125T080910Z");
    expect(nextRelease(["00009-20991231T000000Z", "00002-20261125T080910Z"], NOW)).toBe("00010-20261125T080910Z");
    expect(nextRelease(names(99_999), NOW)).toBe("100000-20261125T080910Z");
  });

  test("are told from what else may lie there", () => {
    expect(isRelease(nextRelease([], NOW))).toBe(true);
    for (const name of [".00001-20261125T080910Z", "00001-20261125T080910Z.hashed", "1", "index.html"]) {
      expect(isRelease(name)).toBe(false);
    }
  });
});

test("the release before is the next older one that is there", () => {
  expect(previousRelease(names(1, 9, 4, 11), names(11)[0])).toBe(names(9)[0]);
  expect(previousRelease(names(99_999, 100_000), "100000-20261124T000000Z")).toBe(names(99_999)[0]);
  expect(previousRelease(names(4, 9), names(4)[0])).toBeUndefined();
  expect(previousRelease(names(4, 9), undefined)).toBeUndefined();
});

test("the five newest are kept, and the current one in any case", () => {
  expect(surplusReleases(names(1, 2, 3), names(3)[0] as string)).toEqual([]);
  expect(surplusReleases(names(7, 1, 2, 3, 4, 5, 6), names(7)[0] as string)).toEqual(names(1, 2));
  expect(surplusReleases(names(1, 2, 3, 4, 5, 6), names(1)[0] as string)).toEqual(names(2));
});

test("rsync's list tells which files travel", () => {
  const output =
    "cd+++++++++ ./\n<f+++++++++ new file.html\n<fcsT...... index.html\n>f+++++++++ a/b.webp\nhf          same.html\n";
  expect(sentFiles(output)).toEqual([
    { file: "new file.html", isNew: true },
    { file: "index.html", isNew: false },
    { file: "a/b.webp", isNew: true },
  ]);
});
