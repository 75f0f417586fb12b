// Known vulnerabilities in packages: which stop the daily workflow, and what an exception is worth.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { possibleDates } from "../src/model/content/date";
import { ACCEPTED, type Accepted, judgeAudit, runAudit } from "./audit";
import { captured } from "./cli/captured";

/** What npm 11 writes of a project with one critical, one high and one moderate advisory, and of what depends on it. */
const REPORT = {
  auditReportVersion: 2,
  vulnerabilities: {
    braces: {
      name: "braces",
      severity: "high",
      isDirect: false,
      via: [
        {
          source: 1098094,
          name: "braces",
          dependency: "braces",
          title: "Uncontrolled resource consumption in braces",
          url: "https://github.com/advisories/GHSA-grv7-fg5c-xmjg",
          severity: "high",
          cwe: ["CWE-400", "CWE-1050"],
          cvss: { score: 7.5, vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H" },
          range: "<3.0.3",
        },
      ],
      effects: ["micromatch"],
      range: "<3.0.3",
      nodes: ["node_modules/a/node_modules/braces", "node_modules/braces"],
      fixAvailable: true,
    },
    micromatch: {
      name: "micromatch",
      severity: "high",
      isDirect: true,
      via: [
        {
          source: 1098681,
          name: "micromatch",
          dependency: "micromatch",
          title: "Regular Expression Denial of Service (ReDoS) in micromatch",
          url: "https://github.com/advisories/GHSA-952p-6rrq-rcjv",
          severity: "moderate",
          cwe: ["CWE-1333"],
          cvss: { score: 5.3, vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L" },
          range: "<4.0.8",
        },
        "braces",
      ],
      effects: [],
      range: "<=4.0.7",
      nodes: ["node_modules/micromatch"],
      fixAvailable: { name: "micromatch", version: "4.0.8", isSemVerMajor: false },
    },
    minimist: {
      name: "minimist",
      severity: "critical",
      isDirect: true,
      via: [
        {
          source: 1097678,
          name: "minimist",
          dependency: "minimist",
          title: "Prototype Pollution in minimist",
          url: "https://github.com/advisories/GHSA-xvch-5gv4-984h",
          severity: "critical",
          cwe: ["CWE-1321"],
          cvss: { score: 9.8, vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" },
          range: ">=1.0.0 <1.2.6",
        },
      ],
      effects: [],
      range: "1.0.0 - 1.2.5",
      nodes: ["node_modules/minimist"],
      fixAvailable: true,
    },
  },
  metadata: { vulnerabilities: { info: 0, low: 0, moderate: 0, high: 2, critical: 1, total: 3 } },
};
const CLEAN = { ...REPORT, vulnerabilities: {} };
/** What it writes where a registry has no advisories. */
const FAILURE = {
  message: "405 Method Not Allowed",
  method: "POST",
  statusCode: 405,
  error: { summary: "", detail: "" },
};

const BRACES =
  "https://github.com/advisories/GHSA-grv7-fg5c-xmjg high: Uncontrolled resource consumption in braces (braces <3.0.3, here in node_modules/a/node_modules/braces, node_modules/braces)";
const MINIMIST =
  "https://github.com/advisories/GHSA-xvch-5gv4-984h critical: Prototype Pollution in minimist (minimist >=1.0.0 <1.2.6, here in node_modules/minimist)";

describe("what is judged", () => {
  test("nothing is wrong where there is no advisory", () => {
    expect(judgeAudit(CLEAN, [], "2026-11-28")).toEqual([]);
  });

  test("vulnerabilities that are high or critical are, each once, with where they are", () => {
    expect(judgeAudit(REPORT, [], "2026-11-28")).toEqual([BRACES, MINIMIST]);
  });

  test("an exception counts up to its last day, for its own advisory", () => {
    const exception = { id: "GHSA-grv7-fg5c-xmjg", reason: "Only our own patterns are expanded.", until: "2026-12-01" };
    expect(judgeAudit(REPORT, [exception], "2026-12-01")).toEqual([MINIMIST]);
    expect(judgeAudit(REPORT, [exception], "2026-12-02")).toEqual([
      BRACES,
      MINIMIST,
      "The exception for GHSA-grv7-fg5c-xmjg ended on 2026-12-01: Only our own patterns are expanded.",
    ]);
  });

  test("an exception whose day has passed is wrong even where nothing needs it any more", () => {
    const exception: Accepted = { id: "GHSA-0000-0000-0000", reason: "None.", until: "2026-11-27" };
    expect(judgeAudit(CLEAN, [exception], "2026-11-28")).toEqual([
      "The exception for GHSA-0000-0000-0000 ended on 2026-11-27: None.",
    ]);
  });

  test.each([
    ["a registry without advisories", FAILURE, "npm could not ask for advisories: 405 Method Not Allowed"],
    ["the report of npm 6", { advisories: {}, metadata: {} }, "This is no report of npm audit."],
    ["nothing", undefined, "This is no report of npm audit."],
  ])("%s is no clean bill", (_name, report, message) => {
    expect(judgeAudit(report, [], "2026-11-28")).toEqual([message]);
  });
});

test("what we accept names its advisory, says why, and ends on a day", () => {
  expect(ACCEPTED.map(({ id }) => id)).toContain("GHSA-qm9p-f9j5-w83w");
  for (const { id, reason, until } of ACCEPTED) {
    expect(reason, id).toMatch(/\w+ \w+ \w+/);
    expect(possibleDates(until), id).toEqual([until]);
  }
});

describe("npm run audit", () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "audit-"));
  afterAll(() => fs.rmSync(scratch, { recursive: true }));
  const run = (...args: string[]) =>
    // Before the first exception can have ended.
    captured(runAudit, args, { root: scratch, env: { SOURCE_DATE_EPOCH: "1700000000" } });
  const given = (text: string): string => {
    const file = path.join(scratch, "audit.json");
    fs.writeFileSync(file, text);
    return file;
  };

  test("says what is wrong, a line each, and how to mend it", async () => {
    expect(await run(given(JSON.stringify(REPORT)))).toEqual({
      status: 1,
      out: `${BRACES}\n${MINIMIST}\n`,
      err: expect.stringContaining("tests/advisories.ts"),
    });
  });

  test("is silent where all is well", async () => {
    expect(await run(given(JSON.stringify(CLEAN)))).toEqual({ status: 0, out: "", err: "" });
  });

  test("fails where npm has written nothing", async () => {
    expect(await run(given(""))).toMatchObject({ status: 1, out: "This is no report of npm audit.\n" });
  });

  test("wants a file", async () => {
    expect(await run()).toMatchObject({ status: 2, err: expect.stringContaining("npm audit --json") });
  });
});
