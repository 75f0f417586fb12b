// What is to be done, and the one issue that tells of it: opened, changed, closed, or left alone.

import { describe, expect, test } from "vitest";
import {
  changeIssue,
  contentTasks,
  deadLinks,
  failedJobs,
  type Issue,
  overdue,
  type TaskList,
  unknownTasks,
  upkeepReport,
  vulnerabilities,
} from "../../src/model/hosting/upkeep";
import { finding, problem } from "../../src/model/rules/problem";

const tasksOf = (list: TaskList | TaskList[]) => [list].flat().map(({ tasks }) => tasks);

describe("tasks", () => {
  test("pages that are overdue", () => {
    expect(overdue([{ address: "https://a.test/", date: undefined }]).tasks).toEqual([
      { about: "<https://a.test/>", detail: "the notice or the closures are of another day" },
    ]);
    expect(tasksOf(overdue([{ address: "https://a.test/blog/b/", date: "2026-11-28" }]))).toEqual([
      [{ about: "<https://a.test/blog/b/>", detail: "since 2026-11-28" }],
    ]);
  });

  test("known vulnerabilities, by the lines of `npm run audit`", () => {
    const lines =
      "https://github.com/advisories/GHSA-grv7-fg5c-xmjg high: A fault in @a/b (@a/b <3.0.3, here in node_modules/@a/b)\nThe exception for GHSA-1 ended on 2026-01-01: None.\n";
    expect(tasksOf(vulnerabilities(lines))).toEqual([
      [
        {
          about: "<https://github.com/advisories/GHSA-grv7-fg5c-xmjg>",
          detail: "high: A fault in @\u200Ba/b (@\u200Ba/b \\<3.0.3, here in node\\_modules/@\u200Ba/b)",
        },
        { about: "The exception for GHSA-1 ended on 2026-01-01: None." },
      ],
    ]);
  });

  test("errors and reviews that are due; what else could be better is the editors' own affair", () => {
    const at = { line: 3, column: 7 };
    const problems = [
      problem("content/blog/a.md", finding(at, "title-long", "Too long.")),
      problem("content/blog/a.md", finding(at, "review-due", "By 2025-01-01. Write `reviewed:`.")),
      problem("content/blog/a.md", finding(at, "key-unknown", "<b>@team</b>\nis *no* key")),
    ];
    expect(tasksOf(contentTasks(problems))).toEqual([
      [{ about: "`content/blog/a.md:3:7`", detail: "\\<b\\>@\u200Bteam\\</b\\>\\\\nis \\*no\\* key" }],
      [{ about: "`content/blog/a.md`", detail: "By 2025-01-01. Write \\`reviewed:\\`." }],
    ]);
  });

  /** What lychee 0.23 writes. */
  const LYCHEE = {
    total: 6,
    errors: 5,
    success_map: {},
    error_map: {
      "content/blog/b.md": [
        { url: "https://gone.test/a", status: { text: "404 Not Found", code: 404 } },
        {
          url: "https://no-such-host.test/",
          status: { text: "Network error: Failed to resolve host", details: "Failed to resolve host" },
        },
        { url: "https://shy.test/", status: { text: "403 Forbidden", code: 403 } },
        { url: "https://ill.test/", status: { text: "503 Service Unavailable", code: 503 } },
        { url: "https://slow.test/", status: { text: "Timeout" } },
      ],
      "content/blog/a.md": [{ url: "https://gone.test/a", status: { text: "404 Not Found", code: 404 } }],
    },
    suggestion_map: {},
  };

  test("links that lead nowhere, each once with its files; not those that only robots or this hour are refused", () => {
    expect(tasksOf(deadLinks(JSON.stringify(LYCHEE)))).toEqual([
      [
        { about: "<https://gone.test/a>", detail: "404 Not Found, in `content/blog/a.md`, `content/blog/b.md`" },
        {
          about: "<https://no-such-host.test/>",
          detail: "Network error: Failed to resolve host, in `content/blog/b.md`",
        },
      ],
    ]);
  });

  test("the same of lychee 0.24, which tells the line, and of slow hosts elsewhere", () => {
    const json = JSON.stringify({
      ...LYCHEE,
      error_map: {
        "content/site.yaml": [
          {
            url: "https://gone.test/>",
            status: { text: "410 Gone", code: 410 },
            span: { line: 1, column: 1 },
            duration: { secs: 1, nanos: 0 },
          },
        ],
      },
      timeout_map: {
        "content/site.yaml": [
          { url: "https://slow.test/", status: { text: "Timeout", details: "Request timed out" }, span: { line: 2 } },
        ],
      },
    });
    expect(tasksOf(deadLinks(json))).toEqual([
      [{ about: "<https://gone.test/%3E>", detail: "410 Gone, in `content/site.yaml`" }],
    ]);
  });

  test.each(["", "[]", '{"message":"no"}'])("%j is not taken for a list without dead links", (text) => {
    expect(() => deadLinks(text)).toThrow("not what lychee writes");
  });

  test("jobs that did not do their work", () => {
    const results = { due: "success", publish: "failure", links: "cancelled", more: "skipped" };
    expect(tasksOf(failedJobs(results, "https://github.test/o/r/actions/runs/1"))).toEqual([
      [
        { about: "`publish`", detail: "failure, see <https://github.test/o/r/actions/runs/1>" },
        { about: "`links`", detail: "cancelled, see <https://github.test/o/r/actions/runs/1>" },
      ],
    ]);
  });
});

const list = (...about: string[]): TaskList => ({
  title: "Things",
  cure: "Do them.",
  tasks: about.map((one) => ({ about: one, detail: "why" })),
});

describe("the report", () => {
  test("lists what there is, and says how it is mended", () => {
    const late = overdue([{ address: "https://a.test/b/", date: "2026-11-28" }]);
    expect(upkeepReport([list("`a`", "`b`"), list(), late])).toBe(
      [
        "## Things\n\nDo them.\n\n- `a`: why\n- `b`: why",
        `## Pages that are overdue\n\n${late.cure}\n\n- <https://a.test/b/>: since 2026-11-28`,
      ].join("\n\n"),
    );
  });

  test("is empty where nothing is to be done", () => {
    expect(upkeepReport([list(), overdue([])])).toBe("");
  });

  test("counts what is too much, and cuts what is too long, so that an issue can hold it", () => {
    const many = list(...Array.from({ length: 25 }, (_, n) => `\`${n}\``));
    expect(upkeepReport([many]).split("\n").slice(-2)).toEqual(["- `19`: why", "- … and 5 more"]);
    expect(tasksOf(unknownTasks([{ what: "Links", why: "x".repeat(1000) }]))).toEqual([
      [{ about: "Links", detail: `${"x".repeat(300)}…` }],
    ]);
    expect(upkeepReport([unknownTasks([{ what: "Links", why: "🙂".repeat(200).slice(1) }])])).not.toMatch(
      /\p{Surrogate}/u,
    );
    const link = [{ url: "https://gone.test/", status: { text: "410 Gone", code: 410 } }];
    const everywhere = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`${n}.md`, link]));
    expect(upkeepReport([deadLinks(JSON.stringify({ error_map: everywhere }))])).toMatch(/, `4\.md` and 3 more$/);
  });
});

describe("the issue", () => {
  const opened = changeIssue([], [list("`a`")], ["ann", "bo"]);
  const issueOf = (lists: TaskList[], state: Issue["state"] = "open", number = 7): Issue => ({
    number,
    state,
    body: changeIssue([], lists, ["ann"])?.body ?? "",
  });
  const change = (issues: Issue[], ...lists: TaskList[]) => changeIssue(issues, lists, ["ann"]);

  test("is opened for the first thing to do, and calls people", () => {
    expect(opened).toEqual({ number: undefined, state: "open", body: expect.any(String), comment: undefined });
    expect(opened?.body.split("\n")).toEqual([
      expect.stringMatching(/^<!-- .* -->$/),
      "",
      expect.stringMatching(/^@ann @bo, this is to be done\. /),
      "",
      ...["## Things", "", "Do them.", "", "- `a`: why"],
    ]);
    expect(changeIssue([], [list("`a`")], [])?.body).toContain("\nThis is to be done. ");
  });

  test("is not opened for nothing", () => {
    expect(change([], list())).toBeUndefined();
  });

  test("is left alone while it says what is to be done, whatever line ends it came back with", () => {
    const issue = issueOf([list("`a`")]);
    expect(change([issue], list("`a`"))).toBeUndefined();
    expect(change([{ ...issue, body: `${issue.body?.replaceAll("\n", "\r\n")}\r\n` }], list("`a`"))).toBeUndefined();
  });

  test("says below it what is new, since GitHub tells nobody of a changed text", () => {
    const { body, ...rest } = change([issueOf([list("`a`")])], list("`a`", "`b`")) ?? {};
    expect(rest).toEqual({ number: 7, state: "open", comment: "@ann, new today:\n\n- `b`: why" });
    expect(body).toContain("- `a`: why\n- `b`: why");
  });

  test("changes without a word when something is done, or looks otherwise than the day before", () => {
    const issue = issueOf([list("`a`", "`b`")]);
    expect(change([issue], list("`a`"))).toMatchObject({ state: "open", comment: undefined });
    const other = { ...list("`a`", "`b`"), tasks: [{ about: "`a`", detail: "another reason" }, { about: "`b`" }] };
    expect(change([issue], other)).toMatchObject({ state: "open", comment: undefined });
  });

  test("is closed when nothing is left, and opened again later", () => {
    const closed = change([issueOf([list("`a`")])], list());
    expect(closed).toEqual({
      number: 7,
      state: "closed",
      body: expect.stringContaining("Nothing is to be done."),
      comment: "All of it is done.",
    });
    const issue: Issue = { number: 7, state: "closed", body: closed?.body ?? "" };
    expect(change([issue], list())).toBeUndefined();
    expect(change([issue], list("`a`"))).toMatchObject({
      number: 7,
      state: "open",
      comment: "@ann, new today:\n\n- `a`: why",
    });
  });

  test("that somebody has closed stays closed, in silence, until there is something new", () => {
    const issue = issueOf([list("`a`", "`b`")], "closed");
    expect(change([issue], list("`a`", "`b`"))).toBeUndefined();
    expect(change([issue], list("`a`"))).toMatchObject({ state: "closed", comment: undefined });
    expect(change([issue], list("`a`", "`c`"))).toMatchObject({
      state: "open",
      comment: "@ann, new today:\n\n- `c`: why",
    });
    // What is done is forgotten: when it comes back, it is new.
    const done = change([issue], list());
    expect(done).toMatchObject({ state: "closed", comment: undefined });
    const later: Issue = { ...issue, body: done?.body ?? "" };
    expect(change([later], list("`a`"))).toMatchObject({ state: "open" });
  });

  test("is one: the open one, else the newest, never one that somebody else has written", () => {
    const foreign: Issue = { number: 9, state: "open", body: "- `a`: my own list" };
    const silent: Issue = { number: 8, state: "open", body: null };
    expect(change([foreign, silent], list("`a`"))).toMatchObject({ number: undefined });
    const newest = issueOf([list("`x`")], "closed", 6);
    const older = issueOf([list("`x`")], "closed", 5);
    expect(change([foreign, newest, older], list("`a`"))).toMatchObject({ number: 6 });
    expect(change([foreign, newest, { ...older, state: "open" }], list("`a`"))).toMatchObject({ number: 5 });
  });

  test("takes a thing for the same by what it is about, and only that", () => {
    const issue = issueOf([list("`content/a.md`")]);
    expect(change([issue], list("`content/a.md`", "`content/a`"))?.comment).toContain("- `content/a`: why");
    expect(change([issue], { ...list(), tasks: [{ about: "`content/a.md`" }] })?.comment).toBeUndefined();
  });

  test("does not grow with things that are counted only", () => {
    const many = (count: number) => list(...Array.from({ length: count }, (_, n) => `\`${n}\``));
    expect(change([issueOf([many(25)])], many(26))).toMatchObject({ comment: undefined });
  });
});
