// npm run screenshots: photographs the built site for the README.

import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { serveFolder } from "../src/cli/serve";
import { launchChromium } from "./chromium";

const POST = "/blog/when-not-to-have-a-massage/";
const GAP = 48;
const HEIGHT = 860;
/** The colour of the table on which the pages lie. */
const TABLE = "#d8d0c0";

async function main(): Promise<void> {
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
  const target = path.resolve("tests/screenshots/overview.webp");
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const sheet = await sharp({ create: { width: left, height: HEIGHT + 2 * GAP, channels: 3, background: TABLE } })
    .composite(shots)
    .png()
    .toBuffer();
  await sharp(sheet).resize(2000).webp({ quality: 82 }).toFile(target);
  console.log(path.relative(process.cwd(), target));
}

void main();
