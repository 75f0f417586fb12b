// `npm run upkeep`: what it reads, and what it asks of GitHub, for which a program stands in that knows one repository.

import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runUpkeep } from "../../src/cli/upkeep";
import type { Issue } from "../../src/model/hosting/upkeep";
import { captured } from "./captured";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "upkeep-"));
const write = (name: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(scratch, name)), { recursive: true });
  fs.writeFileSync(path.join(scratch, name), text);
};

/** The live site, which has the first post alone. */
let own = "";
const server = http.createServer((request, response) => {
  const files: Record<string, string> = {
    "/sitemap-index.xml": `<sitemapindex><sitemap><loc>${own}/sitemap-0.xml</loc></sitemap></sitemapindex>`,
    "/sitemap-0.xml": `<urlset><url><loc>${own}/blog/first/</loc></url></urlset>`,
  };
  const file = files[request.url ?? ""];
  response.writeHead(file === undefined ? 404 : 200).end(file);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site = `name: W\ndescription: D\nlanguage: en\nurl: ${own}\ntimeZone: America/New_York\n`;
  for (const folder of ["content", "broken"]) {
    write(`${folder}/site.yaml`, site);
    write(
      `${folder}/blog/first.md`,
      "---\ntitle: First\ndate: 2026-01-01\nreviewed: 2026-01-01\nreviewDue: 2026-12-01\n---\nText.\n",
    );
    write(`${folder}/blog/late.md`, "---\ntitle: Late\ndate: 2026-11-28\n---\nText.\n");
  }
  write("broken/blog/odd.md", "---\ntitle: Odd\ndate: 2026-13-01\n---\nText.\n");
});
afterAll(() => {
  server.close();
  fs.rmSync(scratch, { recursive: true });
});

/** So many days of the practice: the post is late on the second, and its facts are to be checked on the third. */
const DAYS = ["2026-11-27T12:00:00Z", "2026-11-28T05:17:00Z", "2026-12-02T05:17:00Z"].map((instant) =>
  String(Date.parse(instant) / 1000),
);

/** What the stand-in knows, and what it was asked. */
interface Repository {
  has_issues: boolean;
  issues: (Issue & { title: string; labels: string[]; comments: string[] })[];
  asked: string[];
  /** The request that it refuses. */
  broken?: string;
}

/** Answers as `gh api` does, of a repository that is kept in a file (https://docs.github.com/rest/issues/issues). */
const GH = `#!${process.execPath}
const fs = require("node:fs");
const file = ${JSON.stringify(path.join(scratch, "repository.json"))};
const repository = JSON.parse(fs.readFileSync(file, "utf8"));
const [api, , method, place, ...rest] = process.argv.slice(2);
const input = rest.join(" ") === "--input -" ? JSON.parse(fs.readFileSync(0, "utf8")) : undefined;
const request = method + " " + place.replace(/^repos\\/\\{owner\\}\\/\\{repo\\}/, "");
repository.asked.push(request);
const answer = () => {
  if (api !== "api" || request === repository.broken) return undefined;
  if (request === "GET ") return { has_issues: repository.has_issues };
  if (!repository.has_issues) return undefined;
  if (request === "GET /issues?labels=upkeep&state=all&per_page=100") {
    return repository.issues.filter(({ labels }) => labels.includes("upkeep")).reverse();
  }
  const [, number, comments] = /^\\w+ \\/issues(?:\\/(\\d+)(\\/comments)?)?$/.exec(request);
  if (method === "POST" && number === undefined) {
    repository.issues.push({ number: repository.issues.length + 1, state: "open", comments: [], ...input });
  }
  const issue = number === undefined ? repository.issues.at(-1) : repository.issues[number - 1];
  if (method === "POST" && comments) issue.comments.push(input.body);
  if (method === "PATCH") Object.assign(issue, input);
  return { ...issue, html_url: "https://github.test/o/r/issues/" + issue.number };
};
const said = answer();
fs.writeFileSync(file, JSON.stringify(repository));
if (said === undefined) {
  console.error("gh: Not Found (HTTP 404)");
  process.exitCode = 1;
} else console.log(JSON.stringify(said));
`;
const bin = path.join(scratch, "bin");
fs.mkdirSync(bin);
fs.writeFileSync(path.join(bin, "gh"), GH, { mode: 0o755 });

const repository = (): Repository => JSON.parse(fs.readFileSync(path.join(scratch, "repository.json"), "utf8"));
const given = (change: Partial<Repository>) =>
  write("repository.json", JSON.stringify({ has_issues: true, issues: [], asked: [], ...change }));
beforeEach(() => given({}));

/** Runs the command on one of the days. */
const upkeep = (day: number, ...args: string[]) =>
  captured(runUpkeep, args, { root: scratch, env: { PATH: bin, SOURCE_DATE_EPOCH: DAYS[day] } });

const link = { url: "https://gone.test/", status: { text: "404 Not Found", code: 404 } };
write("links.json", JSON.stringify({ error_map: { "content/blog/first.md": [link] } }));
write("no-links.json", JSON.stringify({ error_map: {} }));
write("audit.txt", "https://github.com/advisories/GHSA-1 high: A fault\n");
const RUN = "https://github.test/o/r/actions/runs/1";

/** The headings and tasks of a report. */
const lines = (report: string) => report.match(/^(##|-) .*/gm);

describe("what it prints", () => {
  test("that nothing is to be done", async () => {
    expect(await upkeep(0)).toEqual({ status: 0, out: "Nothing is to be done.\n", err: "" });
  });

  test("all that is to be done", async () => {
    const { status, out, err } = await upkeep(
      2,
      ...["--links", "links.json", "--audit", "audit.txt"],
      ...["--job", "publish=failure", "--job", "schedule=success", "--run", RUN],
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(lines(out)).toEqual([
      "## What has failed",
      `- \`publish\`: failure, see <${RUN}>`,
      "## Pages that are overdue",
      `- <${own}/blog/late/>: since 2026-11-28`,
      "## Facts to be checked again",
      expect.stringMatching(/^- `content\/blog\/first\.md`: .* by 2026-12-01\./),
      "## Known vulnerabilities in packages",
      "- <https://github.com/advisories/GHSA-1>: high: A fault",
      "## Links that lead nowhere",
      "- <https://gone.test/>: 404 Not Found, in `content/blog/first.md`",
    ]);
    expect(repository().asked).toEqual([]);
  });

  test("errors of the content, whose posts nobody can expect to be live", async () => {
    const { out } = await captured(runUpkeep, [], {
      root: scratch,
      env: { CONTENT_DIR: "broken", SOURCE_DATE_EPOCH: DAYS[1] },
    });
    expect(lines(out)).toEqual([
      "## Errors in the content",
      expect.stringMatching(/^- `broken\/blog\/odd\.md:3:7`: .*2026-13-01/),
    ]);
  });

  test("what it could not find out: that is no good news", async () => {
    const { status, out } = await captured(runUpkeep, ["--links", "never.json", "--audit", "never.txt"], {
      root: scratch,
      env: { SOURCE_DATE_EPOCH: DAYS[0], PATH_PREFIX: "/elsewhere" },
    });
    expect(status).toBe(0);
    expect(lines(out)).toEqual([
      "## What is not known today",
      `- What is overdue: ${own}/elsewhere/sitemap-index.xml answers with status 404: there is no sitemap.`,
      "- Vulnerabilities: There is no never.txt, so what should have written it has failed.",
      "- Dead links: There is no never.json, so what should have written it has failed.",
    ]);
  });

  test.each([
    [["--fast"], "'--fast'"],
    [["more"], "too many arguments"],
    [["--job", "publish=failure"], "--job needs --run."],
    [["--job", "publish", "--run", RUN], "argument 'publish' is invalid. Write NAME=RESULT"],
  ])("wrong usage: %j", async (args, message) => {
    const { status, err } = await upkeep(0, ...args);
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining(message) });
    expect(err).toContain("Usage: npm run upkeep");
  });
});

describe("the issue of the repository", () => {
  const found = "GET /issues?labels=upkeep&state=all&per_page=100";
  const told = (day: number, ...args: string[]) => upkeep(day, "--issue", "--notify", "ann, @bo", ...args);

  test("is opened, changed, closed and opened again", async () => {
    expect(await told(1)).toMatchObject({
      status: 0,
      out: expect.stringContaining("https://github.test/o/r/issues/1"),
    });
    expect(repository().asked).toEqual(["GET ", found, "POST /issues"]);
    expect(repository().issues).toEqual([
      {
        number: 1,
        state: "open",
        title: "What the site needs",
        labels: ["upkeep"],
        comments: [],
        body: expect.stringContaining("@ann @bo, this is to be done."),
      },
    ]);

    given({ issues: repository().issues });
    expect(await told(1)).toMatchObject({ status: 0 });
    expect(repository().asked).toEqual(["GET ", found]);

    await told(1, "--links", "links.json");
    expect(repository().asked.slice(-2)).toEqual(["POST /issues/1/comments", "PATCH /issues/1"]);
    const dead = "- <https://gone.test/>: 404 Not Found, in `content/blog/first.md`";
    expect(repository().issues).toMatchObject([{ state: "open", comments: [`@ann @bo, new today:\n\n${dead}`] }]);

    await told(0, "--links", "no-links.json");
    expect(repository().issues).toMatchObject([{ state: "closed", comments: [{}, "All of it is done."] }]);

    await told(1);
    const late = `- <${own}/blog/late/>: since 2026-11-28`;
    expect(repository().issues).toMatchObject([
      { state: "open", comments: [{}, {}, `@ann @bo, new today:\n\n${late}`] },
    ]);
  });

  test("is none where nothing is to be done", async () => {
    expect(await told(0)).toMatchObject({ status: 0 });
    expect(repository().asked).toEqual(["GET ", found]);
  });

  test("that could not be changed is changed the next time, and what is new is said again", async () => {
    await told(1);
    given({ ...repository(), broken: "PATCH /issues/1" });
    expect(await told(1, "--links", "links.json")).toMatchObject({
      status: 1,
      err: "gh api --method PATCH repos/{owner}/{repo}/issues/1 --input -: gh: Not Found (HTTP 404)\n",
    });
    given({ ...repository(), broken: "" });
    await told(1, "--links", "links.json");
    const news = expect.stringContaining("gone.test");
    expect(repository().issues).toMatchObject([{ body: news, comments: [news, news] }]);
  });

  test("can't be where issues are switched off: that is said, and fails once there is something to do", async () => {
    given({ has_issues: false });
    expect(await told(0)).toMatchObject({ status: 0 });
    expect(await told(1)).toMatchObject({
      status: 1,
      out: expect.stringMatching(/blog\/late.*issues of this repository are switched off.*Settings/s),
    });
    expect(repository().asked).toEqual(["GET ", "GET "]);
  });

  test("needs gh", async () => {
    const { status, out, err } = await captured(runUpkeep, ["--issue"], {
      root: scratch,
      env: { PATH: path.join(scratch, "nowhere"), SOURCE_DATE_EPOCH: DAYS[1] },
    });
    expect({ status, out, err }).toEqual({
      status: 1,
      out: expect.stringContaining("blog/late"),
      err: expect.stringContaining("gh can't be run"),
    });
  });
});
