// The check as an editor, a script and CI run it.

import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { runCheck } from "../../src/cli/check";
import type { Problem } from "../../src/model/rules/problem";
import { githubReport, jsonReport, textReport } from "../../src/model/rules/report";
import { movingPicture, picturesWithMetadata, samplePictures } from "../content/sample-pictures";
import { captured } from "./captured";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "check-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const SITE = "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n";
const write = (file: string, text: string): string => {
  const target = path.join(scratch, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  return target;
};
write("good/site.yaml", SITE);
write("good/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\n---\nText.\n");
write("warned/site.yaml", SITE);
write("warned/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\n---\n#### A\n\n# B\n");
write("bad/site.yaml", SITE);
const badDate = write("bad/blog/a.md", "---\ntitle: A\ndate: 2021-13-45\n---\nText.\n");
const taken = write("bad/blog/b.md", "---\ntitle: B\ndate: 2021-01-01\nslug: /blog/c\n---\nText.\n");
write("bad/blog/c.md", "---\ntitle: C\ndate: 2021-01-01\n---\nText.\n");

const check = (...args: string[]) => captured(runCheck, args, { root: process.cwd() });
const at = (name: string) => ["--content", path.join(scratch, name)];

describe("exit status", () => {
  test.each([
    ["good content", at("good"), 0],
    ["a warning", at("warned"), 0],
    ["a warning, strictly", [...at("warned"), "--strict"], 1],
    ["an error", at("bad"), 1],
    ["an unknown option", ["--fast"], 2],
    ["an unknown format", ["--format", "xml"], 2],
    ["no such folder", at("nowhere"), 2],
    ["no such file", [...at("good"), "nothing.md"], 2],
  ])("%s", async (_name, args, status) => {
    const result = await check(...args);
    expect(result.status).toBe(status);
    if (status === 2) {
      expect(result.out).toBe("");
      expect(result.err).toContain("Usage: npm run check");
    }
  });

  test.each([
    ["an error", at("bad"), 1, /errors, /, /^$/],
    ["an unknown option", ["--fast"], 2, /^$/, /Usage: npm run check/],
  ])("of the process: %s", (_name, args, expected, out, err) => {
    const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", ["src/cli/check.ts", ...args], {
      encoding: "utf8",
      env: { ...process.env, CONTENT_DIR: undefined },
    });
    expect(stdout).toMatch(out);
    expect(stderr).toMatch(err);
    expect(status).toBe(expected);
  });
});

test("help goes to standard output", async () => {
  expect(await check("--help")).toMatchObject({ status: 0, out: expect.stringContaining("--strict"), err: "" });
});

test("text has every problem, then a summary", async () => {
  const lines = (await check(...at("bad"))).out.trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/a\.md:3:7 {2}error {2}date: "2021-13-45" is not a calendar date\..*\(date-invalid\)$/);
  expect(lines[1]).toMatch(/b\.md:4:7 {2}error .*\(address-taken\)$/);
  expect(lines[2]).toMatch(/c\.md:1:1 {2}error .*\(address-taken\)$/);
  expect(lines[3]).toMatch(/^Checked 0 good posts: 3 errors, 0 warnings in \d+\.\d s\.$/);
});

test("JSON is one object and nothing else", async () => {
  const found = JSON.parse((await check(...at("bad"), "--format", "json")).out);
  expect(found).toMatchObject({ errors: 3, warnings: 0 });
  expect(Object.keys(found)).toEqual(["problems", "posts", "errors", "warnings"]);
  expect(found.problems[0]).toEqual({
    file: badDate,
    line: 3,
    column: 7,
    severity: "error",
    code: "date-invalid",
    message: expect.stringContaining("YYYY-MM-DD"),
  });
});

test("files narrow the report, not the rules between files", async () => {
  const codes = async (file: string) =>
    JSON.parse((await check(...at("bad"), "--format", "json", file)).out).problems.map(
      ({ code }: { code: string }) => code,
    );
  expect(await codes(badDate)).toEqual(["date-invalid"]);
  expect(await codes(taken)).toEqual(["address-taken"]);
});

describe("reports", () => {
  const problem = {
    file: "a,b.md",
    line: 1,
    column: 2,
    severity: "error",
    code: "date-invalid",
    message: "50 % wrong:\nmend",
  } as const;

  test("GitHub's commands are escaped", () => {
    expect(githubReport({ problems: [problem] })).toBe(
      "::error file=a%2Cb.md,line=1,col=2,title=date-invalid::50 %25 wrong:%0Amend",
    );
    expect(githubReport({ problems: [] })).toBe("");
  });

  test("text is styled where there is a terminal", () => {
    const text = textReport(
      { problems: [{ ...problem, message: "m" }], posts: 1, scheduled: [] },
      0.25,
      (style, word) => `<${style}>${word}`,
    );
    expect(text).toBe(
      "a,b.md:1:2  <red>error  m  <dim>(date-invalid)\nChecked 1 good post: 1 error, 0 warnings in 0.3 s.",
    );
  });

  test("JSON counts by severity", () => {
    expect(
      JSON.parse(jsonReport({ problems: [problem, { ...problem, severity: "warning" }], posts: 3 })),
    ).toMatchObject({
      posts: 3,
      errors: 1,
      warnings: 1,
    });
  });
});

test("placeholders of site.yaml are one line, unless all are asked for", async () => {
  const root = path.join(scratch, "fictional");
  write(
    "fictional/content/site.yaml",
    SITE.replace("practice.test", "www.example.org").replace("name: W", "name: Willow Street"),
  );
  write("fictional/content/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\n---\nText.\n");
  const lines = async (...args: string[]) =>
    (await captured(runCheck, args, { root })).out.split("\n").filter((line) => line.includes("(site-placeholder)"));
  expect(await lines()).toEqual([
    expect.stringMatching(
      /^content\/site\.yaml:1:7 {2}warning {2}2 facts are .* `npm run check -- --all` lists them\./,
    ),
  ]);
  expect(await lines("--all")).toHaveLength(2);
  expect((await captured(runCheck, [], { root })).out).toContain("0 errors, 2 warnings");
  expect((await captured(runCheck, ["--format", "json"], { root })).out).toContain('"warnings":2');
});

test("the check says which posts are to come, in the practice's time zone", async () => {
  const root = path.join(scratch, "coming");
  const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 28, 12) / 1000) };
  write("coming/content/site.yaml", SITE.replace("UTC", "Pacific/Kiritimati"));
  const post = (name: string, date: string, more = "") =>
    write(`coming/content/blog/${name}.md`, `---\ntitle: ${name}\ndate: ${date}\n${more}---\nText of ${name}.\n`);
  const coming = async () =>
    (await captured(runCheck, [], { root, env })).out.split("\n").filter((line) => /appear|later/.test(line));
  // On Kiritimati it is the 29th.
  post("today", "2026-11-29");
  post("draft", "2026-11-30", "draft: true\n");
  expect(await coming()).toEqual([]);
  post("next", "2026-11-30");
  expect(await coming()).toEqual(["1 post appears on 30 November 2026: content/blog/next.md"]);
  for (const [name, date] of [
    ["two", "2026-11-30"],
    ["far", "2027-01-01"],
    ["farther", "2027-02-01"],
    ["last", "2028-01-01"],
  ]) {
    post(name as string, date as string);
  }
  expect(await coming()).toEqual([
    expect.stringMatching(/^2 posts appear on 30 November 2026: content\/blog\/(next|two)\.md, content/),
    "1 post appears on 1 January 2027: content/blog/far.md",
    "1 post appears on 1 February 2027: content/blog/farther.md",
    "1 post later",
  ]);
});

describe("--fix", () => {
  test("removes positions and camera data, keeps the picture, and then checks", async () => {
    const pictures = await samplePictures();
    const site = path.join(scratch, "photos");
    write("photos/content/site.yaml", SITE);
    write("photos/content/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\nfeatured: a.jpg\nfeaturedAlt: x\n---\nText.\n");
    fs.writeFileSync(path.join(site, "content/blog/a.jpg"), pictures["gps.jpg"] as Buffer);
    fs.mkdirSync(path.join(site, "static"));
    fs.writeFileSync(path.join(site, "static/b.jpg"), pictures["camera.jpg"] as Buffer);
    const run = (...args: string[]) => captured(runCheck, args, { root: site });
    expect(await run()).toMatchObject({ status: 1, err: "" });
    expect(await run("--fix")).toMatchObject({ status: 0, err: "Cleaned content/blog/a.jpg\nCleaned static/b.jpg\n" });
    expect(await run("--fix")).toMatchObject({ status: 0, err: "" });
    for (const file of ["content/blog/a.jpg", "static/b.jpg"]) {
      const { width, height, exif } = await sharp(path.join(site, file)).metadata();
      expect({ width, height, exif }).toEqual({ width: 1200, height: 40, exif: undefined });
    }
    expect(fs.readdirSync(path.join(site, "content/blog"))).toEqual(["a.jpg", "a.md"]);
  });

  test("cleans whatever the check finds, wherever it lies, in its own format and with all that moves", async () => {
    const pictures = await samplePictures();
    const dirty = await picturesWithMetadata();
    const gps = pictures["gps.jpg"] as Buffer;
    const moving = await sharp(await movingPicture("webp"), { animated: true })
      .withExif({ IFD0: { Artist: "N." } })
      .toBuffer();
    const files: Record<string, Buffer> = {
      ...Object.fromEntries(Object.entries(dirty).map(([name, { bytes }]) => [`static/${name}`, bytes])),
      "static/moving.webp": moving,
      "content/people/ann.jfif": gps,
      "content/pages/room.jpe": gps,
      "content/blog/moving.gif": dirty["xmp.gif"]?.bytes as Buffer,
    };
    const site = path.join(scratch, "all-photos");
    write("all-photos/content/site.yaml", `${SITE}people: [{ name: Ann, photo: people/ann.jfif }]\n`);
    write("all-photos/content/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\n---\n![A leaf](moving.gif)\n");
    write("all-photos/content/pages/b.md", "---\ntitle: B\n---\n![A room](room.jpe)\n");
    for (const [name, bytes] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
      fs.writeFileSync(path.join(site, name), bytes);
    }
    const run = (...args: string[]) => captured(runCheck, args, { root: site });
    expect(await run()).toMatchObject({ status: 1 });
    const { status, err } = await run("--fix");
    expect(err.trimEnd().split("\n").sort()).toEqual(
      Object.keys(files)
        .map((name) => `Cleaned ${name}`)
        .sort(),
    );
    expect(status).toBe(0);
    for (const [name, bytes] of Object.entries(files)) {
      const [before, after] = [await sharp(bytes).metadata(), await sharp(path.join(site, name)).metadata()];
      expect([after.format, after.width, after.height, after.pages]).toEqual([
        before.format,
        before.width,
        before.height,
        before.pages,
      ]);
    }
  });

  test("says what it can't clean, and leaves that as it was", async () => {
    const turned = await sharp(await movingPicture("webp"), { animated: true })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const site = path.join(scratch, "turned");
    write("turned/content/site.yaml", SITE);
    write("turned/content/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\n---\nText.\n");
    write("turned/static/a.txt", "text");
    fs.writeFileSync(path.join(site, "static/a.webp"), turned);
    const { status, err, out } = await captured(runCheck, ["--fix"], { root: site });
    expect(err).toBe(
      "Could not clean static/a.webp, which is as it was: Rotate is not supported for multi-page images\n",
    );
    expect([status, out]).toEqual([1, expect.stringContaining("image-exif")]);
    expect(fs.readFileSync(path.join(site, "static/a.webp")).equals(turned)).toBe(true);
  });
});

describe("--fix of a text from Word", () => {
  const root = path.join(scratch, "word");
  const file = path.join(root, "content/blog/a.md");
  const fix = async (body: string) => {
    write("word/content/site.yaml", SITE);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const head = "\uFEFF---\r\ntitle: Ä\r\ndate: 2021-01-01\r\n---\r\n";
    fs.writeFileSync(file, head + body);
    const { status, out, err } = await captured(runCheck, ["--fix"], { root });
    const text = fs.readFileSync(file, "utf8");
    expect(text.startsWith(head)).toBe(true);
    return { status, out, shown: err.split("\n").filter(Boolean), body: text.slice(head.length) };
  };

  test.each([
    [
      "a paragraph's class and style",
      '<p class="MsoNormal" style=\'margin: 0\' align="center">Ö 😀 words</p>\r\n',
      '<p align="center">Ö 😀 words</p>\r\n',
    ],
    [
      "spans that mean nothing then",
      "Some <span style='mso-x:y'>words</span> and <SPAN lang=DE class=x></SPAN>more.\r\n",
      "Some words and more.\r\n",
    ],
    [
      "Word's own elements",
      'Words<o:p></o:p> and <o:p>&nbsp;</o:p><st1:place w:st="on">Ghent</st1:place>.',
      "Words and &nbsp;Ghent.",
    ],
    ["tags inside of tags", '<span class="a"><font color="red"><o:p>Deep</o:p></font></span> down.', "Deep down."],
    ["a tag over several lines", 'A <b\r\n  class="x"\r\n  style="y">word</b>.', "A <b>word</b>."],
  ])("takes out %s, and leaves every other byte", async (_what, body, cleaned) => {
    const result = await fix(body);
    expect(result).toMatchObject({ status: 0, body: cleaned });
    expect(result.shown.length).toBeGreaterThan(0);
    expect(await fix(cleaned)).toMatchObject({ status: 0, body: cleaned, shown: [] });
  });

  test("shows what stood where, and what is there now", async () => {
    expect((await fix('A <b class="x">word</b>.\r\n\r\nÄ <o:p>b</o:p>')).shown).toEqual([
      'content/blog/a.md:5:3  <b class="x">  now <b>',
      "content/blog/a.md:7:3  <o:p>  removed",
      "content/blog/a.md:7:9  </o:p>  removed",
    ]);
  });

  test.each([
    ["code", '`<o:p>` and\r\n\r\n    <p class="x">\r\n'],
    ["what loads or runs something", 'Words.\r\n\r\n<iframe src="https://a.test/"></iframe>\r\n'],
    ["an address that is not allowed", 'A <a href="file:///C:/a.doc">word</a>.'],
    ["tags whose absence would change the words", "<font>\r\n**not bold**\r\n</font>\r\n"],
  ])("leaves %s", async (_what, body) => {
    expect(await fix(body)).toMatchObject({ body, shown: [] });
  });
});

describe("--since", () => {
  const site = path.join(scratch, "history");
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", site, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      stdio: "pipe",
    });
  const post = (name: string, more = "") =>
    write(
      `history/content/blog/${name}.md`,
      `---\ntitle: ${name}\ndate: 2021-01-01\n${more}---\nText of ${name} here.\n`,
    );
  const run = async (ref: string) => {
    const { status, out, err } = await captured(runCheck, ["--since", ref, "--format", "json"], { root: site });
    return { status, err, problems: out === "" ? [] : (JSON.parse(out).problems as Problem[]) };
  };

  test("names each address that has gone, and the line that mends it", async () => {
    write("history/content/site.yaml", SITE);
    for (const name of ["kept", "moved", "renamed", "deleted", "withdrawn", "unfinished", "redirected"]) post(name);
    post("alias", "aliases: [/blog/older]\n");
    post("draft", "draft: true\n");
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "one");
    expect(await run("HEAD")).toMatchObject({ status: 0, problems: [] });

    post("moved", "slug: /blog/elsewhere\n");
    git("mv", "content/blog/renamed.md", "content/blog/new-name.md");
    for (const name of ["deleted", "draft", "redirected"]) fs.rmSync(path.join(site, `content/blog/${name}.md`));
    post("withdrawn", "draft: true\n");
    post("unfinished", "draft: true\ncolour: red\n");
    post("alias");
    write("history/static/_redirects", "/blog/redirected /blog/kept/ 301\n/blog/redirected/ /blog/kept/ 301\n");
    const { status, problems: all } = await run("HEAD");
    expect(status).toBe(1);
    const problems = all.filter(({ code }) => code !== "key-unknown");
    const found = Object.fromEntries(problems.map(({ file, message }) => [path.basename(file), message]));
    expect(problems.every(({ code, severity }) => code === "address-gone" && severity === "error")).toBe(true);
    const gone = ["alias.md", "deleted.md", "moved.md", "new-name.md", "unfinished.md", "withdrawn.md"];
    expect(Object.keys(found).sort()).toEqual(gone);
    expect(found["moved.md"]).toContain("`aliases: [/blog/moved]`");
    expect(found["new-name.md"]).toContain("`aliases: [/blog/renamed]`");
    expect(found["alias.md"]).toContain("`aliases: [/blog/older]`");
    expect(found["deleted.md"]).toContain("`/blog/deleted /blog/ 301` and `/blog/deleted/ /blog/ 301`");
    for (const name of ["withdrawn.md", "unfinished.md"]) expect(found[name]).toContain("`draft: true`");

    post("moved", "slug: /blog/elsewhere\naliases: [/blog/moved]\n");
    expect((await run("HEAD")).problems.map(({ file }) => path.basename(file))).not.toContain("moved.md");
  });

  test("a commit that git does not know is wrong usage", async () => {
    expect(await run("nowhere")).toMatchObject({ status: 2, err: expect.stringContaining('no commit "nowhere"') });
  });
});
