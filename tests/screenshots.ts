// npm run screenshots: photographs the built site for the README.

import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { serveFolder } from "../src/cli/serve";
import { launchChromium } from "./chromium";

const POST = "/blog/massage-help-with-sciatica/";
const GAP = 32;
const HEIGHT = 800;

async function main(): Promise<void> {
  const server = await serveFolder(path.resolve("public"));
  const browser = await launchChromium();
  const shots: { input: Buffer; left: number; top: number }[] = [];
  let left = GAP;
  for (const { width, colorScheme, address } of [
    { width: 1120, colorScheme: "light", address: POST },
    { width: 390, colorScheme: "dark", address: POST },
    { width: 390, colorScheme: "light", address: "/" },
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme });
    await page.goto(server.url + address, { waitUntil: "networkidle" });
    shots.push({ input: await page.screenshot(), left, top: GAP });
    left += width + GAP;
  }
  await browser.close();
  await server.close();
  const target = path.resolve("tests/screenshots/overview.webp");
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const sheet = await sharp({ create: { width: left, height: HEIGHT + 2 * GAP, channels: 3, background: "#d9d4c7" } })
    .composite(shots)
    .png()
    .toBuffer();
  await sharp(sheet).resize(1400).webp({ quality: 80 }).toFile(target);
  console.log(path.relative(process.cwd(), target));
}

void main();
