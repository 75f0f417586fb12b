// What is said of a site that is live, and of posts that are due: asked of built sites that are served, sound and spoilt.

import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runDue } from "../../src/cli/due";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { runSmoke } from "../../src/cli/smoke";
import { captured } from "../cli/captured";
import { builtSites } from "./built";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "live-"));
const servers: StaticServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  fs.rmSync(scratch, { recursive: true });
});

const serve = async (folder: string): Promise<string> => {
  const server = await serveFolder(folder);
  servers.push(server);
  return server.url;
};
const smoke = (...args: string[]) => captured(runSmoke, args, { root: scratch });

test.each(builtSites())("$name is well", async ({ folder, url }) => {
  const live = await serve(folder);
  const { status, out, err } = await smoke(live, "--own", url, "--site", folder, "--headers");
  expect({ out, err }).toEqual({
    out: expect.stringMatching(/^Looked at \d\d+ pages of .*: all is well\.\n$/),
    err: "",
  });
  expect(status).toBe(0);
});

describe("what is wrong is named", () => {
  const { folder: built, url: own } = builtSites()[1] as { folder: string; url: string };
  const folder = path.join(scratch, "spoilt");
  let live = "";
  beforeAll(async () => {
    fs.cpSync(built, folder, { recursive: true });
    const edit = (file: string, change: (text: string) => string) =>
      fs.writeFileSync(path.join(folder, file), change(fs.readFileSync(path.join(folder, file), "utf8")));
    edit("about/index.html", (html) =>
      html.replace(`rel="canonical" href="${own}/about/"`, `rel="canonical" href="${own}/"`),
    );
    edit("blog/everything/index.html", (html) =>
      html.replace("</head>", '<meta name="robots" content="noindex"></head>'),
    );
    fs.rmSync(path.join(folder, "blog/full/index.html"));
    edit("atom.xml", (xml) => xml.slice(0, 500));
    fs.rmSync(path.join(folder, "feed.json"));
    edit("files.json", (json) =>
      json.replace(/("index\.html": \{"sha256":")\w{4}/, "$10000").replace('"rss.xml"', '"new.xml"'),
    );
    live = await serve(folder);
  });

  test("pages, feeds and files", async () => {
    const { status, out } = await smoke(live, "--own", own, "--site", built);
    expect(status).toBe(1);
    expect(
      out
        .replace(/\d+ pages/, "all pages")
        .trim()
        .split("\n")
        .sort(),
    ).toEqual([
      "Live files that are missing: rss.xml.",
      "Live files that are not from this build: new.xml.",
      "Live files that are other than what was built: index.html.",
      `Looked at all pages of ${live}/: 8 faults.`,
      `${live}/atom.xml is no feed: Invalid feed format.`,
      `${live}/feed.json answers with status 404.`,
      `${own}/about/ names ${own}/ as its own (canonical).`,
      `${own}/blog/everything/ is in the sitemap and asks search engines to leave it out.`,
      `${own}/blog/full/ is in the sitemap and answers with status 404.`,
    ]);
  });

  test("a site that takes itself for another", async () => {
    const { status, out } = await smoke(await serve(built), "--site", "nowhere");
    expect(status).toBe(1);
    expect(out).toContain(`takes itself for another site: its sitemap names ${own}/sitemap-0.xml. Mend \`url\``);
  });

  test("a host without header fields, where every address is a page", async () => {
    const page = fs.readFileSync(path.join(built, "index.html"));
    const server = http.createServer((request, response) => {
      const file = path.join(built, decodeURIComponent(request.url ?? "").replace(/\?.*/, ""));
      response.end(fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : page);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const { status, out } = await smoke(url, "--own", own, "--site", built, "--headers");
    server.close();
    server.closeAllConnections();
    expect(status).toBe(1);
    expect(out).toMatch(/\(and \d+ more\) is sent with X-Content-Type-Options: nothing, and should be with: nosniff\n/);
    expect(out).toMatch(
      /\/static\/\S+ is sent with Cache-Control: nothing, and should be with: public, max-age=31536000, immutable/,
    );
    expect(out).toContain(`${url}/nothing-has-this-address/ answers with status 200 instead of 404.`);
  });

  test("no host at all", async () => {
    const server = await serveFolder(built);
    await server.close();
    const { status, out } = await smoke(server.url, "--site", "nowhere");
    expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining("can't be reached: ") });
  });

  test("it waits until what was built is live", async () => {
    const late = path.join(scratch, "late");
    fs.cpSync(folder, late, { recursive: true });
    const url = await serve(late);
    setTimeout(() => fs.cpSync(built, late, { recursive: true }), 1000);
    expect(await smoke(url, "--own", own, "--site", built, "--wait", "600")).toMatchObject({ status: 0 });
  });
});

describe("what is due", () => {
  const { folder, url: own } = builtSites()[1] as { folder: string; url: string };
  const content = process.env.FIXTURE_CONTENT as string;
  const due = (url: string, env: NodeJS.ProcessEnv = {}) =>
    captured(runDue, [url], { root: scratch, env: { CONTENT_DIR: content, ...env } });

  test("none where all is live, whatever the address it is live at", async () => {
    expect(await due(await serve(folder))).toEqual({ status: 0, out: "", err: "" });
  });

  test("those whose day has come since", async () => {
    const url = await serve(folder);
    const { status, out } = await due(url, { SOURCE_DATE_EPOCH: String(Date.UTC(2999, 0, 2) / 1000) });
    expect({ status, out }).toEqual({ status: 0, out: expect.stringMatching(new RegExp(`^${url}/blog/[^/]+/\n$`)) });
  });

  /** Runs it with other facts of the day than were built. */
  const dueWith = async (change: (facts: string) => string, env: NodeJS.ProcessEnv = {}) => {
    const there = fs.mkdtempSync(path.join(scratch, "days-"));
    fs.cpSync(content, there, { recursive: true });
    const facts = path.join(there, "site.yaml");
    fs.writeFileSync(facts, change(fs.readFileSync(facts, "utf8")));
    const url = await serve(folder);
    const { status, out } = await due(url, { CONTENT_DIR: there, ...env });
    return { status, due: out.trim().replaceAll(url, "").split("\n") };
  };
  const on = (day: string) => ({ SOURCE_DATE_EPOCH: String(Date.parse(`${day}T12:00:00Z`) / 1000) });

  test.each<[string, (facts: string) => string, NodeJS.ProcessEnv]>([
    ["a notice that begins", (facts) => facts.replace("Find us at 2", "Meet us at 2"), {}],
    ["a notice that has ended", (facts) => facts.replace(/(notice:.*until: )3000-01-02/, "$12021-01-02"), {}],
    ["a closure that is over", (facts) => facts, on("3000-12-27")],
    ["a closure of the next seven days", (facts) => facts, on("3000-12-18")],
    ["a closure that is new", (facts) => facts.replace("2019-12-24, until: 2019", "2020-12-24, until: 3019"), {}],
    [
      "the last fact that has its days, once it is over",
      (facts) =>
        facts.replace(/^notice:.*\n/m, "").replace(/closures:\n( {2}- .*\n)+/, "closures: [{ from: 2019-12-24 }]\n"),
      {},
    ],
  ])("the front page, which lacks %s", async (_name, change, env) => {
    const { status, due: found } = await dueWith(change, env);
    expect({ status, front: found[0] }).toEqual({ status: 0, front: "/" });
  });

  test("nothing where a notice of another day was written, or no fact has its days", async () => {
    const later = (facts: string) =>
      facts.replace("{ from: 2019-12-24, until: 2019-12-26", "{ from: 2018-12-24, until: 2018-12-26");
    expect(await dueWith(later)).toEqual({ status: 0, due: [""] });
    const none = (facts: string) => facts.replace(/^notice:.*\n/m, "").replace(/closures:\n( {2}- .*\n)+/, "");
    expect(await dueWith(none)).toEqual({ status: 0, due: [""] });
  });

  describe("are overdue where the site is looked at", () => {
    const look = async (live: string, env: NodeJS.ProcessEnv) =>
      captured(runSmoke, [live, "--own", own, "--site", "nowhere"], {
        root: scratch,
        env: { CONTENT_DIR: content, ...env },
      });
    /** What counts as now: so many seconds after an instant. */
    const seconds = (instant: string, more = 0) => ({ SOURCE_DATE_EPOCH: String(Date.parse(instant) / 1000 + more) });
    const midnight = "2999-01-01T00:00:00Z";

    test("not before their day", async () => {
      expect(await look(await serve(folder), seconds(midnight, -1))).toMatchObject({ status: 0 });
    });

    test("from its first second on, while others are well", async () => {
      const live = await serve(folder);
      const { status, out } = await look(live, seconds(midnight));
      expect(out.trim().split("\n")).toEqual([
        `${live}/blog/future/ is overdue: its day was 2999-01-01, and it answers with status 404. Build the site and deploy it again.`,
        expect.stringMatching(/: 1 fault\.$/),
      ]);
      expect(status).toBe(1);
    });

    test("by the site's time zone, not the machine's", async () => {
      const there = path.join(scratch, "east");
      fs.cpSync(content, there, { recursive: true });
      const facts = path.join(there, "site.yaml");
      fs.writeFileSync(facts, fs.readFileSync(facts, "utf8").replace("Europe/London", "Pacific/Auckland"));
      const live = await serve(folder);
      // Midsummer there: thirteen hours ahead.
      expect((await look(live, { CONTENT_DIR: there, ...seconds(midnight, -13 * 3600 - 1) })).status).toBe(0);
      expect((await look(live, { CONTENT_DIR: there, ...seconds(midnight, -13 * 3600) })).status).toBe(1);
    });

    test("among those, posts that the sitemap leaves out because their original is elsewhere", async () => {
      const without = path.join(scratch, "without");
      fs.cpSync(folder, without, { recursive: true });
      fs.rmSync(path.join(without, "blog/arabic/index.html"));
      expect(await look(await serve(folder), {})).toMatchObject({ status: 0 });
      expect((await look(await serve(without), {})).out).toContain("/blog/arabic/ is overdue: its day was 2023-06-02");
    });

    test("can't be told of content with errors", async () => {
      const wrong = path.join(scratch, "wrong");
      fs.cpSync(content, wrong, { recursive: true });
      fs.writeFileSync(path.join(wrong, "blog/wrong.md"), "---\ntitle: Wrong\ndate: soon\n---\nText.\n");
      const { status, out } = await look(await serve(folder), { CONTENT_DIR: wrong });
      expect({ status, out }).toEqual({
        status: 1,
        out: expect.stringMatching(/The content has errors.*date-invalid/s),
      });
    });
  });

  test("can't be told where no site is live", async () => {
    const { status, err } = await due(await serve(path.join(folder, "static")));
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining("there is no sitemap") });
    expect(own).toMatch(/^https:/);
  });
});

test.each([
  [[], "missing required argument 'url'"],
  [["example.org"], "'example.org' is invalid for argument 'url'. Write https://…"],
  [["https://a.test", "--wait", "long"], "argument 'long' is invalid. Write a whole number from 0 up."],
  [["https://a.test", "b"], "too many arguments"],
])("wrong usage: %j", async (args, message) => {
  const { status, err } = await smoke(...args);
  expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining(message) });
});
