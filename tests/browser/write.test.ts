// `npm run write` while an editor works: the open page follows every save, at its place and through mistakes, and is the page
// that a build makes.

import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { EDITOR_FILES } from "../../src/model/content/editing";
import { EVENTS, withoutMarks } from "../../src/write/marks";
import { launchChromium } from "../chromium";
import { buildEnv, copyProject, manifest, startBuild } from "../project-copy";
import { freePort } from "../running-hosts";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "write-"));
const root = path.join(scratch, "site");
const content = path.join(scratch, "content");

const place = (file: string): string => path.join(content, file);
const write = (file: string, text: string | Buffer): void => {
  fs.mkdirSync(path.dirname(place(file)), { recursive: true });
  fs.writeFileSync(place(file), text);
};
const SITE = "description: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n";
const post = (title: string, words: string, more = "date: 2021-01-01\n") =>
  `---\ntitle: ${title}\n${more}---\n${words}\n`;
const paragraphs = (count: number, what: string): string =>
  Array.from({ length: count }, (_, n) => `${what} number ${n}.\n`).join("\n");

interface Server {
  url: string;
  process: ChildProcess;
  /** What it has printed. */
  printed(): string;
}

/** Starts the command, and waits until it prints where the site is, or will be. */
async function start(args: string[] = [], at = root, dir = content): Promise<Server> {
  const server = spawn(process.execPath, ["-r", "tsx/cjs", "src/cli/write.ts", ...args], {
    cwd: at,
    env: buildEnv({ CONTENT_DIR: dir, GATSBY_TELEMETRY_DISABLED: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        const [, found] = /(?:The site is|appears) at (http:\/\/localhost:\d+)/.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
    server.once("exit", () => reject(new Error(printed)));
  });
  return { url, process: server, printed: () => printed };
}

/** Presses Ctrl+C. @returns the exit status */
async function stop({ process: server }: Server): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  return ended;
}

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  copyProject(root);
  write("site.yaml", `name: W\n${SITE}`);
  write("blog/long.md", post("Long", paragraphs(80, "Paragraph"), "date: 2021-03-01\ntags: [Neck]\n"));
  write("blog/a.md", post("First", "Words of the first.", "date: 2021-02-01\ntags: [Neck]\n"));
  write("blog/b.md", post("Second", "Words of the second.", "date: 2021-01-01\naliases: [/blog/was-b]\n"));
  write("blog/module.mdx", post("Module", "Words of a {'module'}.", "date: 2020-01-01\n"));
  write("pages/about.md", "---\ntitle: About\n---\nWords about us.\n");
  server = await start(["--port", String(await freePort())]);
  browser = await launchChromium();
});

beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

afterAll(async () => {
  await browser?.close();
  if (server?.process.exitCode === null) await stop(server);
  fs.rmSync(scratch, { recursive: true, force: true });
});

const get = (address: string): Promise<string> => fetch(server.url + address).then((answer) => answer.text());

/** Opens a page, and waits until it is told of changes. */
async function open(address: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes(EVENTS));
  await page.goto(server.url + address);
  await listening;
}

/** Waits until the open page says something. */
const says = (words: string) => page.locator("main", { hasText: words }).waitFor();
/** What the corner of the page says is wrong. */
const corner = () => page.locator("write-problems");

test("without an earlier build, it builds once and says so", () => {
  expect(server.printed()).toContain("The site is built first, since no earlier build is there.");
});

test("an edit shows, and the page keeps its place, also when something came above it", async () => {
  await open("/blog/long/");
  const seen = page.getByText("Paragraph number 60.");
  await seen.evaluate((element) => element.scrollIntoView({ block: "start", behavior: "instant" }));
  const top = () => seen.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  const above = paragraphs(20, "An addition");
  write("blog/long.md", post("Long", `${above}\n${paragraphs(80, "Paragraph")}`, "date: 2021-03-01\ntags: [Neck]\n"));
  await says("An addition number 19.");
  await expect.poll(top).toBe(before);
});

test("a title changes in the post and in lists", async () => {
  await open("/blog/a/");
  const inList = await browser.newPage();
  await inList.goto(`${server.url}/blog/`);
  write("blog/a.md", post("Another title", "Words.", "date: 2021-02-01\ntags: [Neck]\n"));
  await page.getByRole("heading", { level: 1, name: "Another title" }).waitFor();
  await inList.getByRole("link", { name: "Another title" }).waitFor();
  await inList.goto(`${server.url}/tags/neck/`);
  await inList.getByRole("link", { name: "Another title" }).waitFor();
  await inList.close();
});

describe("a mistake", () => {
  test("stands on the page that was open, with a link to the place, and in the terminal; and goes when it is mended", async () => {
    const lines = paragraphs(60, "Line");
    write("blog/a.md", post("Sound", lines, "date: 2021-02-01\n"));
    await open("/blog/a/");
    await says("Line number 59.");
    const seen = page.getByText("Line number 40.");
    await seen.evaluate((element) => element.scrollIntoView({ block: "start", behavior: "instant" }));
    const top = () => seen.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const before = await top();
    write("blog/a.md", post("Sound", lines, "date: 2021-02-01\n\ttags: [x\n"));
    await says("can’t be shown yet");
    const link = page.locator(".problem a").first();
    expect(await link.getAttribute("href")).toMatch(new RegExp(`^vscode://file${place("blog/a.md")}:\\d+:\\d+$`));
    expect(await page.locator(".problem").first().textContent()).toContain("blog/a.md:4");
    expect(server.printed()).toMatch(/blog\/a\.md:4:\d+ {2}error/);
    // No other page is touched.
    expect(await get("/blog/b/")).toContain("Words of the second.");
    write("blog/a.md", post("Sound", lines, "date: 2021-02-01\n"));
    await says("Line number 59.");
    await expect.poll(top).toBe(before);
    await expect.poll(server.printed).toContain("mended");
  });

  test("elsewhere is told in a corner of every page", async () => {
    await open("/about/");
    expect(await corner().count()).toBe(0);
    write("blog/b.md", post("Second", "Words of the second.", "date: never\naliases: [/blog/was-b]\n"));
    const link = corner().getByRole("link", { name: "blog/b.md:3:7" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(`vscode://file${place("blog/b.md")}:3:7`);
    await says("Words about us.");
    write("blog/b.md", post("Second", "Words of the second.", "date: 2021-01-01\naliases: [/blog/was-b]\n"));
    await corner().waitFor({ state: "detached" });
  });

  test("of a post that wants another's address does not take that one's page away", async () => {
    await open("/blog/b/");
    write("blog/thief.md", post("Thief", "Words.", "date: never\nslug: /blog/b\n"));
    await corner().getByText("is not a calendar date").waitFor();
    await says("Words of the second.");
    // Nothing but the address is wrong with either now.
    write("blog/thief.md", post("Thief", "Words.", "date: 2020-01-01\nslug: /blog/b\n"));
    await corner().getByText("is taken by the post").first().waitFor();
    await says("Words of the second.");
    fs.rmSync(place("blog/thief.md"));
    await corner().waitFor({ state: "detached" });
  });

  test("of a draft is told where it stands and elsewhere, and takes nobody's page away", async () => {
    const draft = (more: string) =>
      write("blog/draft.md", post("Draft", "Words.", `date: 2021-01-01\ndraft: true\n${more}`));
    draft("colour: red\n");
    await open("/blog/draft/");
    await says("can’t be shown yet");
    await page.locator(".problem").getByText("This stops nothing as long as it is a draft.").waitFor();
    draft("slug: /blog/b\n");
    await open("/blog/b/");
    await says("Words of the second.");
    await corner().locator("summary").click();
    await corner().getByText("The address /blog/b/ is taken by the post").waitFor();
    draft("slug: /blog/was-b\n");
    await corner().getByText("is an old address (`aliases:`) of the post").waitFor();
    expect(await get("/blog/was-b/")).not.toContain("Words.");
    fs.rmSync(place("blog/draft.md"));
    await corner().waitFor({ state: "detached" });
  });

  test("that stops nothing is told, and the page is shown", async () => {
    write("blog/a.md", post("First", "See [click here](/blog/b/)."));
    await open("/blog/a/");
    await says("See click here.");
    await corner().locator("summary").click();
    await corner().getByText("click here").first().waitFor();
    write("blog/a.md", post("First", "Words of the first."));
    await corner().waitFor({ state: "detached" });
  });
});

test("a new post with a new picture appears, in lists as well", async () => {
  await open("/blog/");
  write(
    "blog/new/hand.jpg",
    await sharp({ create: { width: 1400, height: 900, channels: 3, background: "#264" } })
      .jpeg()
      .toBuffer(),
  );
  const more = "date: 2022-01-01\ntags: [Fresh]\nfeatured: hand.jpg\nfeaturedAlt: A hand on a pillow\n";
  write("blog/new/index.md", post("A new one", "New words.", more));
  await page.getByRole("link", { name: "A new one" }).click();
  await says("New words.");
  const picture = page.getByRole("img", { name: "A hand on a pillow" });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(0);
  expect(await get("/tags/fresh/")).toContain("A new one");
});

test("a post that is renamed takes the browser along, as does one that gets another address", async () => {
  await open("/blog/new/");
  fs.renameSync(place("blog/new"), place("blog/newer"));
  await page.waitForURL(`${server.url}/blog/newer/`);
  await says("New words.");
  const text = fs.readFileSync(place("blog/newer/index.md"), "utf8");
  write("blog/newer/index.md", text.replace("title:", "slug: /blog/newest\ntitle:"));
  await page.waitForURL(`${server.url}/blog/newest/`);
  await says("New words.");
});

test("a post that is deleted is gone, and comes back with its file", async () => {
  await open("/blog/newest/");
  const text = fs.readFileSync(place("blog/newer/index.md"));
  fs.rmSync(place("blog/newer/index.md"));
  await page.getByRole("heading", { level: 1, name: "not here" }).waitFor();
  expect((await fetch(`${server.url}/blog/newest/`)).status).toBe(404);
  expect(await get("/blog/")).not.toContain("A new one");
  write("blog/newer/index.md", text);
  await says("New words.");
  fs.rmSync(place("blog/newer"), { recursive: true });
  await page.getByRole("heading", { level: 1, name: "not here" }).waitFor();
});

test("site.yaml changes every page; as long as it has a mistake, its facts are those that it had", async () => {
  await open("/about/");
  write("site.yaml", `name: Another practice\n${SITE}`);
  await page.locator("header", { hasText: "Another practice" }).waitFor();
  write("site.yaml", `name: Third practice\n${SITE.replace("UTC", "Nowhere")}`);
  await corner().getByText("site.yaml:5:11").waitFor();
  await page.locator("header", { hasText: "Another practice" }).waitFor();
  write("site.yaml", `name: W\n${SITE}`);
  await page.locator("header", { hasText: "W" }).waitFor();
  await corner().waitFor({ state: "detached" });
});

test("drafts and posts of days to come are shown, marked, and stay out of feeds", async () => {
  write("blog/draft.md", post("A draft", "Words.", "date: 2021-01-01\ndraft: true\n"));
  write("blog/later.md", post("A later one", "Words.", "date: 2999-01-01\n"));
  for (const name of ["draft", "later"]) {
    await open(`/blog/${name}/`);
    await page.locator(".byline .draft").waitFor();
  }
  const feed = await get("/atom.xml");
  expect(feed).toContain("<title>Second</title>");
  expect(feed).not.toMatch(/A draft|A later one/);
  expect(await get("/sitemap-0.xml")).not.toMatch(/draft|later/);
  for (const name of ["draft", "later"]) fs.rmSync(place(`blog/${name}.md`));
});

test("a page that is asked for while its text changes is never older than the text was then", async () => {
  for (let n = 0; n < 20; n++) {
    write("blog/a.md", post("First", `State ${n}.`));
    expect(await get("/blog/a/")).toContain(`State ${n}.`);
  }
});

test("200 saves in ten seconds end with the right page", async () => {
  await open("/blog/a/");
  for (let n = 0; n < 200; n++) {
    write("blog/a.md", post("First", `Save ${n}.`));
    await setTimeout(50);
  }
  await says("Save 199.");
  await setTimeout(500);
  await says("Save 199.");
});

describe("a text in MDX", () => {
  const module = (body: string) => post("Module", body, "date: 2020-01-01\n");

  test("follows every save, with what it imports from the content folder, and what is wrong with it", async () => {
    await open("/blog/module/");
    await says("Words of a module.");
    write("blog/module.mdx", module("Other words of a {['mod', 'ule'].join('')}."));
    await says("Other words of a module.");
    write("blog/box.tsx", BOX);
    write("blog/module.mdx", module('import { Box } from "./box";\n\n<Box of="salts" />'));
    await says("A box of salts");
    write("blog/module.mdx", module("{nobody.knows}"));
    await page.getByText("nobody is not defined").waitFor();
    expect(server.printed()).toMatch(/blog\/module\.mdx can't be shown: ReferenceError: nobody is not defined/);
    write("blog/module.mdx", module("An { open brace"));
    await page.locator(".problem", { hasText: "This is not valid MDX" }).waitFor();
    write("blog/module.mdx", module("Mended."));
    await says("Mended.");
  });

  test("that is new is shown, in feeds as well", async () => {
    write("blog/second.mdx", post("Second module", "Words of {1 + 1}.", "date: 2020-01-01\n"));
    await open("/blog/second/");
    await says("Words of 2.");
    expect(await get("/atom.xml")).toContain("Words of 2.");
    fs.rmSync(place("blog/second.mdx"));
  });

  test("that imports what only a build can put together says so, and is shown as that was", async () => {
    write("blog/hand.png", await hand());
    write("blog/module.mdx", module('import hand from "./hand.png";\n\n<img src={hand} alt="A hand" />'));
    await open("/blog/module/");
    await corner().getByText("is not shown as it is now").waitFor();
    await says("Words of a module.");
    // A page that is open follows the new neighbour.
    await page.goto("about:blank");
    write("blog/second.mdx", post("Second module", 'import "./hand.png";\n\nWords.', "date: 2020-01-01\n"));
    await page.goto(`${server.url}/blog/second/`);
    await says("can’t be shown yet");
    expect(await get("/atom.xml")).not.toContain("Second module");
    // As the last build had it.
    for (const name of ["second.mdx", "hand.png", "box.tsx"]) fs.rmSync(place(`blog/${name}`));
    write("blog/module.mdx", module("Words of a {'module'}."));
  });
});

const BOX = "export const Box = ({ of }: { of: string }) => <aside>A box of {of}</aside>;\n";

const hand = () =>
  sharp({ create: { width: 700, height: 300, channels: 3, background: "#264" } })
    .png()
    .toBuffer();

/** What MDX has, and what this project makes of Markdown. */
const EVERY_KIND = `import { Box } from "./box";

export const count = 3;

## A heading

{count + 1} words, <em>emphasis</em>, "quotes" and a [link](/blog/b/) to a page, [another](https://example.org/x).

![A hand](hand.png)

![A hand](hand.png "With a caption")

<Box of={\`\${count} salts\`} />

> [!NOTE]
> A note.

| Muscle | Where |
| ------ | ----- |
| One    | hip   |

- [x] Done

A claim.[^1]

[^1]: Its source, 2014.
`;

test("search says that it finds what the last build had, and finds it", async () => {
  await open("/search/");
  await corner().getByText("Search finds what the last build had").waitFor();
  await page.getByRole("searchbox").fill("second");
  await page.locator("#Search-results a", { hasText: "Second" }).waitFor();
});

describe("is edited", () => {
  const file = () => fs.readFileSync(place("blog/a.md"), "utf8");
  const edit = () => page.locator("write-edit").getByRole("link", { name: "Edit" });
  const checked = () =>
    page
      .getByText(/^(All is well\.|\d+ (error|warning))/)
      .first()
      .waitFor();

  beforeEach(() =>
    write("blog/a.md", post("First", "Words of the first.", "date: 2021-02-01 # a day\ntags: [Neck]\n")),
  );

  test("from its page: one line of the file is another, and the page shows it", async () => {
    await open("/blog/a/");
    const before = file();
    await edit().click();
    await page.getByLabel("Title (required)").fill("The first");
    await checked();
    expect(page.url()).not.toContain("token");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("is saved.").waitFor();
    expect(file()).toBe(before.replace("title: First", "title: The first"));
    await open("/blog/a/");
    await page.getByRole("heading", { name: "The first", level: 1 }).waitFor();
  });

  test("and what was changed on the disk meanwhile stays", async () => {
    await open("/blog/a/");
    await edit().click();
    await page.getByLabel("Title (required)").fill("Mine");
    await checked();
    const theirs = file().replace("Words of", "Other words of");
    write("blog/a.md", theirs);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Your changes now stand in their text.").waitFor();
    expect(file()).toBe(theirs);
    await checked();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("is saved.").waitFor();
    expect(file()).toBe(theirs.replace("title: First", "title: Mine"));
  });

  test("from a page without a text: the practice's facts", async () => {
    await open("/archive/");
    await edit().click();
    await page.getByRole("heading", { name: "Facts about the practice" }).waitFor();
    await page.getByLabel("Name (required)").first().fill("W and sons");
    await checked();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("is saved.").waitFor();
    expect(fs.readFileSync(place("site.yaml"), "utf8")).toBe(`name: W and sons\n${SITE}`);
    write("site.yaml", `name: W\n${SITE}`);
  });

  test("but not from a text in MDX, which is a program", async () => {
    await open("/blog/module/");
    expect(await edit().count()).toBe(0);
  });
});

describe("answers as a host does:", () => {
  const head = (address: string) => fetch(server.url + address, { redirect: "manual" });

  test.each([
    ["/blog/was-b/", 301, "/blog/b/"],
    ["/blog/was-b", 301, "/blog/b/"],
    ["/blog/b", 301, "/blog/b/"],
    ["/blog/page/9/", 404, null],
    ["/_redirects", 404, null],
    ["/favicon.svg", 200, null],
    ["/icon-192.png", 200, null],
    ["/robots.txt", 200, null],
    ["/feed.json", 200, null],
  ])("%s with status %d", async (address, status, location) => {
    const answer = await head(address);
    expect([answer.status, answer.headers.get("Location")]).toEqual([status, location]);
    expect(answer.headers.get("Content-Type") ?? "").not.toBe("application/octet-stream");
  });

  test("not to a page of another site that has taken a name for this machine", async () => {
    const { port } = new URL(server.url);
    const status = await new Promise((resolve) =>
      http.get({ port, host: "127.0.0.1", headers: { Host: "evil.example" } }, ({ statusCode }) => resolve(statusCode)),
    );
    expect(status).toBe(403);
  });
});

test("a second one takes the next port, and opens nothing; both go on", async () => {
  const second = await start(["--port", new URL(server.url).port]);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(server.url).port));
  expect(second.printed()).not.toContain("is built first");
  write("blog/a.md", post("First", "Words for both."));
  for (const { url } of [server, second])
    await expect.poll(() => fetch(`${url}/blog/a/`).then((answer) => answer.text())).toContain("Words for both.");
  expect(await stop(second)).toBe(0);
});

test("every published page, and all that is made of pages, is what a build makes, but for the marks", async () => {
  // What only code that is compiled anew can show.
  write("blog/box.tsx", BOX);
  write("blog/hand.png", await hand());
  write("blog/module.mdx", post("Module", EVERY_KIND, "date: 2020-01-01\n"));
  expect(await get("/blog/module/")).toContain("A box of 3 salts");
  const { status, output } = await startBuild(root, { CONTENT_DIR: content, GATSBY_TELEMETRY_DISABLED: "1" });
  expect(status, output).toBe(0);
  const folder = path.join(root, "public");
  const files = filesBelow(folder).filter((file) => /\.(html|xml|json|txt|webmanifest)$/.test(file));
  // Files that describe the whole, and addresses that a host leads on from.
  const pages = files.filter((file) => !/^(pagefind|files\.json|static)|was-b/.test(file));
  expect(pages.length).toBeGreaterThan(12);
  for (const file of pages) {
    const answered = withoutMarks(await get(`/${file.replace(/index\.html$/, "")}`));
    expect(answered, file).toBe(fs.readFileSync(path.join(folder, file), "utf8"));
  }
});

test("with a git host in site.yaml, a build has the editor too, and nothing else is another", async () => {
  const folder = path.join(root, "public");
  const before = manifest(folder);
  write("site.yaml", `name: W\n${SITE}editing: { backend: github, repo: a/b }\n`);
  const { status, output } = await startBuild(root, { CONTENT_DIR: content, GATSBY_TELEMETRY_DISABLED: "1" });
  expect(status, output).toBe(0);
  const now = manifest(folder);
  const others = Object.keys({ ...before, ...now }).filter((file) => before[file] !== now[file]);
  const isPart = (file: string): boolean => file.startsWith("admin/parts/");
  expect(others.filter(isPart)).not.toEqual([]);
  const made = ["index.html", ...EDITOR_FILES].map((file) => `admin/${file}`);
  expect(others.filter((file) => !isPart(file)).sort()).toEqual([...made, "_headers", "files.json"].sort());
  expect(fs.readFileSync(path.join(folder, "_headers"), "utf8")).toContain("connect-src 'self' https://api.github.com");
});

describe("with neither an earlier build nor good content", () => {
  const other = path.join(scratch, "other");
  const dir = path.join(scratch, "other-content");
  const code = path.join(other, "src/gatsby/pages.ts");
  let started: Server;

  beforeAll(async () => {
    copyProject(other);
    fs.appendFileSync(code, "(");
    fs.mkdirSync(path.join(dir, "blog"), { recursive: true });
    fs.writeFileSync(path.join(dir, "site.yaml"), `name: W\n${SITE.replace("UTC", "Nowhere")}`);
    fs.writeFileSync(path.join(dir, "blog/good.md"), post("Good", "Good words."));
    fs.writeFileSync(path.join(dir, "blog/bad.md"), post("Bad", "Bad words.", "date: never\n"));
    started = await start(["--port", String(await freePort())], other, dir);
  });
  afterAll(async () => void (await stop(started)));

  test("it waits until a build is possible, and shows what is good and what is wrong, until all is mended", async () => {
    expect(started.printed()).toMatch(/src\/gatsby\/pages\.ts:\d+:\d+[\s\S]*The site can't be shown yet\. As soon as/);
    await page.goto(`${started.url}/blog/good/`);
    await says("The site can’t be built yet");

    // What is wrong with the content keeps nobody from what renders pages.
    fs.writeFileSync(code, fs.readFileSync(code, "utf8").slice(0, -1));
    await says("Every page needs the facts about the practice");
    expect(await page.locator(".problem a").first().getAttribute("href")).toMatch(/other-content\/site\.yaml:5:11$/);
    await corner().getByRole("link", { name: "bad.md:3:7" }).waitFor();
    expect((await fetch(`${started.url}/feed.json`)).status).toBe(503);
    expect(started.printed()).toMatch(/site\.yaml:5:11 {2}error[\s\S]*The site is at/);

    fs.writeFileSync(path.join(dir, "site.yaml"), `name: W\n${SITE}`);
    await says("Good words.");
    await corner().getByRole("link", { name: "bad.md:3:7" }).waitFor();
    await page.goto(`${started.url}/blog/bad/`);
    await page.locator(".problem", { hasText: "is not a calendar date" }).waitFor();

    fs.writeFileSync(path.join(dir, "blog/bad.md"), post("Bad", "Bad words."));
    await says("Bad words.");
    expect(await corner().count()).toBe(0);
    const font = /\/static\/[^"' )]+\.woff2/.exec(await page.content())?.[0];
    expect((await fetch(started.url + font)).status).toBe(200);
    await page.goto(`${started.url}/search/`);
    await corner().getByText("Search finds nothing yet").waitFor();
  });

  test("nothing was deployed of content with errors; what was built serves the next build", async () => {
    expect(fs.existsSync(path.join(other, "public"))).toBe(false);
    const { status, output } = await startBuild(other, { CONTENT_DIR: dir });
    expect(output).toMatch(/(\d+) of \1 pages built anew/);
    expect(status).toBe(0);
    expect(fs.readFileSync(path.join(other, "public/blog/bad/index.html"), "utf8")).toContain("Bad words.");
  });
});

test("it ends with Ctrl+C, and leaves nothing behind; a page that is still open says so", async () => {
  await open("/blog/b/");
  expect(await stop(server)).toBe(0);
  await expect(fetch(server.url)).rejects.toThrow();
  await page.getByText("`npm run write` does not answer").waitFor();
});
