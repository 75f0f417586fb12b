// The editor in Firefox, where there is one. Playwright drives only a Firefox of its own; Debian's speaks WebDriver BiDi, as
// does Puppeteer (https://pptr.dev/webdriver-bidi).

import fs from "node:fs";
import path from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EditedSite, startEditedSite } from "../admin/edited-site";
import { TOKEN } from "../admin/git-host";
import { PATIENCE } from "../chromium";

const folders = (process.env.PATH ?? "").split(path.delimiter);
const executablePath = ["firefox", "firefox-esr"]
  .flatMap((name) => folders.map((folder) => path.join(folder, name)))
  .find((file) => fs.existsSync(file));
const SEED = "content/blog/massage-and-better-sleep.md";

let site: EditedSite;
let browser: Browser;
beforeAll(async () => {
  if (!executablePath) return;
  site = await startEditedSite();
  browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, timeout: PATIENCE });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.skipIf(!executablePath)("a changed title is one line, and the page is previewed", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const press = (words: string) => page.locator(`::-p-xpath(//button[normalize-space()="${words}"])`).click();
  await page.goto(`${site.url}/admin/`);
  await page.locator("#token").fill(TOKEN);
  await press("Sign in");
  await page.locator("::-p-text(Massage and Better Sleep)").click();
  await page.locator("::-p-text(All is well.)").wait();
  await page.locator(".text input").fill("In Firefox");
  await press("Preview");
  await page.waitForFunction(
    () => document.querySelector("iframe")?.contentDocument?.querySelector("h1")?.textContent === "In Firefox",
  );
  await press("Close the preview");
  await press("Save");
  await page.locator("::-p-text(is saved.)").wait();
  const before = site.host.read(SEED, "main~1").toString();
  expect(site.host.read(SEED).toString()).toBe(before.replace("title: Massage and Better Sleep", "title: In Firefox"));
  expect(errors).toEqual([]);
});
