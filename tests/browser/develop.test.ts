// `gatsby develop` while an editor works: the open page follows every save, also through mistakes.

import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium, PATIENCE } from "../chromium";
import { buildEnv, copyProject } from "../project-copy";
import { freePort } from "../running-hosts";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "develop-"));
const root = path.join(scratch, "site");
const content = path.join(scratch, "content");

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  fs.writeFileSync(path.join(content, file), text);
};
const post = (title: string, words: string, more = "date: 2021-01-01\n") =>
  `---\ntitle: ${title}\n${more}---\n${words}\n`;

let server: ChildProcess;
let browser: Browser;
let page: Page;
let url: string;
/** What the server has printed. */
let printed = "";
/** What has gone wrong in the page. */
const crashes: string[] = [];

beforeAll(async () => {
  copyProject(root);
  write("site.yaml", "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n");
  write("blog/a.md", post("First", "Words of the first."));
  write("blog/b.md", post("Second", "Words of the second."));
  write("blog/old.mdx", post("Module", "Words of the {'module'}."));
  write("pages/about.md", "---\ntitle: About\n---\nWords about us.\n");
  write("pages/index.md", "---\ntitle: Home\n---\nWords of welcome.\n");
  const port = await freePort();
  url = `http://localhost:${port}`;
  server = spawn("node_modules/.bin/gatsby", ["develop", "--port", String(port)], {
    cwd: root,
    env: buildEnv({ CONTENT_DIR: content, NODE_ENV: "development", GATSBY_TELEMETRY_DISABLED: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (printed.includes("Building development bundle -")) resolve();
      });
    }
    server.once("exit", () => reject(new Error(printed)));
  });
  browser = await launchChromium();
  page = await (await browser.newContext()).newPage();
  page.on("pageerror", (error) => crashes.push(String(error)));
});
beforeEach(() => crashes.splice(0));

afterAll(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    process.kill(-(server.pid as number));
    await new Promise((resolve) => server.once("close", resolve));
  }
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** Waits until the open page says something, and nothing has gone wrong on the way. */
async function says(words: string): Promise<void> {
  await page.locator("main", { hasText: words }).waitFor();
  expect(crashes).toEqual([]);
  expect(await page.locator("gatsby-fast-refresh").count()).toBe(0);
}

test.each([
  [
    "a post",
    "/blog/a/",
    "blog/a.md",
    (words: string) => post("First", words),
    post("First", "W", "date: 2021-13-45\n"),
  ],
  [
    "a page",
    "/about/",
    "pages/about.md",
    (words: string) => `---\ntitle: About\n---\n${words}\n`,
    "---\ntitle:\n---\nW\n",
  ],
  ["the front page", "/", "pages/index.md", (words: string) => `---\ntitle: Home\n---\n${words}\n`, "no fields\n"],
  ["a post in MDX", "/blog/old/", "blog/old.mdx", (words: string) => post("M", words), post("M", "W", "date: no\n")],
])(
  "%s that is open shows its mistake, and comes back when that is mended",
  async (_kind, address, file, sound, broken) => {
    await page.goto(url + address);
    await says("Words");
    for (const words of ["Mended once.", "Mended again."]) {
      write(file, broken);
      await says("can’t be shown yet");
      expect(await page.locator(".problem").count()).toBeGreaterThan(0);
      expect(await page.locator(".problem-place").first().textContent()).toContain(path.basename(file));
      write(file, sound(words));
      await says(words);
    }
  },
);

test("a post that was broken when it was opened appears when it is mended", async () => {
  for (const [name, sound] of [
    ["a.md", post("First", "Sound in the end.")],
    ["old.mdx", post("Module", "Sound in the {'end'}.")],
  ] as const) {
    write(`blog/${name}`, post("T", "W", ""));
    const address = `/blog/${path.parse(name).name}/`;
    // A page that is opened while it changes is not told.
    const data = async () => (await fetch(`${url}/page-data${address}page-data.json`)).text();
    await expect.poll(data, { timeout: PATIENCE }).toContain('"problems"');
    await page.goto(url + address);
    await says("can’t be shown yet");
    write(`blog/${name}`, sound);
    await says("Sound in the end.");
  }
});

test("a post that gets another address is followed to it", async () => {
  await page.goto(`${url}/blog/b/`);
  await says("Words of the second.");
  write("blog/b.md", post("Second", "Moved.", "date: 2021-01-01\nslug: /blog/c\naliases: [/blog/b]\n"));
  await says("Moved.");
  await expect.poll(() => new URL(page.url()).pathname).toBe("/blog/c/");
});
