// npm run screenshots: photographs the built site for the README, and the editor for its guide.

import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { serveFolder } from "../src/cli/serve";
import type { Editing } from "../src/model/content/site-schema";
import { startEditedSite } from "./admin/edited-site";
import { TOKEN } from "./admin/git-host";
import { launchChromium } from "./chromium";

const POST = "/blog/when-not-to-have-a-massage/";
const GAP = 48;
const HEIGHT = 860;
/** The colour of the table on which the pages lie. */
const TABLE = "#d8d0c0";

async function photographSite(): Promise<void> {
  const server = await serveFolder(path.resolve("public"));
  const browser = await launchChromium();
  const shots: { input: Buffer; left: number; top: number }[] = [];
  let left = GAP;
  for (const { width, colorScheme, address } of [
    { width: 1280, colorScheme: "light", address: "/" },
    { width: 390, colorScheme: "light", address: "/" },
    { width: 390, colorScheme: "dark", address: POST },
    { width: 1280, colorScheme: "dark", address: POST },
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme });
    await page.goto(server.url + address, { waitUntil: "networkidle" });
    // A font that came too late for the first view is there for the second.
    await page.reload({ waitUntil: "networkidle" });
    shots.push({ input: await page.screenshot(), left, top: GAP });
    left += width + GAP;
  }
  await browser.close();
  await server.close();
  await sheet("overview", shots, left, HEIGHT, 2000);
}

/** Lays pictures of pages on a table. @param width in pixels, of the file */
async function sheet(
  name: string,
  shots: { input: Buffer; left: number; top: number }[],
  left: number,
  height: number,
  width: number,
): Promise<void> {
  const target = path.resolve(`tests/screenshots/${name}.webp`);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const laid = await sharp({ create: { width: left, height: height + 2 * GAP, channels: 3, background: TABLE } })
    .composite(shots)
    .png()
    .toBuffer();
  await sharp(laid).resize(width).webp({ quality: 82 }).toFile(target);
  console.log(path.relative(process.cwd(), target));
}

/** Where editors sign in, by kind of host. */
const HOSTS: Partial<Editing>[] = [
  { backend: "github", address: undefined, repo: "willow-street/site" },
  { backend: "gitlab", address: undefined, repo: "willow-street/site" },
  { backend: "forgejo", address: "https://codeberg.org", repo: "willow-street/site" },
];

/** A text with an error. */
const WRITTEN = `## What massage may do

Most people breathe **more quietly** during a slow massage. Read [how](/blog/nowhere/).

- Dim the lights.
- Warm your hands.

> [!TIP]
> Ten minutes are enough.
`;

async function photographEditor(): Promise<void> {
  const browser = await launchChromium();
  const sized = (width: number, height: number) => browser.newPage({ viewport: { width, height } });
  const signIns: { input: Buffer; left: number; top: number }[] = [];
  let left = GAP;
  for (const host of HOSTS) {
    const site = await startEditedSite({}, host);
    const page = await sized(480, 560);
    await page.goto(`${site.url}/admin/`, { waitUntil: "networkidle" });
    signIns.push({ input: await page.screenshot(), left, top: GAP });
    left += 480 + GAP;
    await site.close();
  }
  await sheet("editor-sign-in", signIns, left, 560, 1200);

  const site = await startEditedSite();
  const checked = (page: Page) =>
    page
      .getByText(/^(All is well\.|\d+ (error|warning))/)
      .first()
      .waitFor();
  const steps: { input: Buffer; left: number; top: number }[] = [];
  left = GAP;
  for (const width of [1100, 400]) {
    const page = await sized(width, 900);
    await page.goto(`${site.url}/admin/`);
    await page.getByLabel("Token").fill(TOKEN);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Articles" }).waitFor();
    if (width < 1000) steps.push({ input: await page.screenshot(), left, top: GAP });
    else {
      await page.getByRole("link", { name: "Massage and Better Sleep" }).click();
      await page.getByLabel("Summary").fill("");
      await page.getByRole("button", { name: "Markdown", exact: true }).click();
      await page.getByLabel("Text", { exact: true }).fill(WRITTEN);
      await page.getByRole("button", { name: "As it looks" }).click();
      await page.getByText("There is no page").first().waitFor();
      await checked(page);
      await page.getByRole("button", { name: "Bold" }).scrollIntoViewIfNeeded();
      steps.push({ input: await page.screenshot(), left, top: GAP });
    }
    left += width + GAP;
  }
  await sheet("editor", steps, left, 900, 1400);
  await site.close();
  await browser.close();
}

async function main(): Promise<void> {
  if (!process.argv.includes("--editor")) await photographSite();
  await photographEditor();
}

void main();
