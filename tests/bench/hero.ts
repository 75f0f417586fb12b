// What a phone loads for the largest picture of a page, and how good that is:
//
//   npx tsx tests/bench/hero.ts ORIGINAL ADDRESS NAME=FOLDER …
//   npx tsx tests/bench/hero.ts content/blog/siatica.webp /blog/massage-help-with-sciatica/ ours=public
//
// Opens the page of each built site, whatever made it, at 412 px and 2.625 pixels a px. Prints which file the phone takes, its
// bytes, and its structural similarity to the original, both in the pixels in which it is shown.

import path from "node:path";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";
import { similarity } from "./similarity";

const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 2.625 };

interface Hero {
  name: string;
  file: Buffer;
  /** In pixels of the screen. */
  width: number;
}

async function main(): Promise<void> {
  const [original = "", address = "/", ...sites] = process.argv.slice(2);
  const browser = await launchChromium();
  for (const site of sites) {
    const [name = "", folder = ""] = site.split("=");
    const { name: chosen, file, width } = await heroOf(browser, path.resolve(folder), address);
    const { width: own, height, format } = await sharp(file).metadata();
    const size = { width, height: Math.round((width * height) / own), fit: "fill", fastShrinkOnLoad: false } as const;
    const alike = await similarity(sharp(file).resize(size), sharp(original).resize(size));
    const kilobytes = (file.length / 1000).toFixed(1);
    console.log(
      `${name.padEnd(12)} ${kilobytes.padStart(6)} kB  SSIM ${alike.toFixed(4)}  ${own} x ${height} ${format}, shown ${width} px wide  ${chosen}`,
    );
  }
  await browser.close();
}

async function heroOf(browser: Browser, folder: string, address: string): Promise<Hero> {
  const server = await serveFolder(folder);
  const context = await browser.newContext(PHONE);
  try {
    const tab = await context.newPage();
    await tab.goto(`${server.url}${address}`, { waitUntil: "networkidle" });
    const images = await tab.evaluate(() =>
      [...document.images].map(({ currentSrc: source, clientWidth: width, clientHeight: height }) => ({
        source,
        width,
        height,
      })),
    );
    const [largest] = images.sort((a, b) => b.width * b.height - a.width * a.height);
    if (!largest) throw new Error(`${address} has no picture`);
    const file = Buffer.from(await (await fetch(largest.source)).arrayBuffer());
    return {
      name: path.basename(new URL(largest.source).pathname),
      file,
      // A page without a style for pictures lets them stand out of the screen.
      width: Math.round(Math.min(largest.width, PHONE.viewport.width) * PHONE.deviceScaleFactor),
    };
  } finally {
    await context.close();
    await server.close();
  }
}

void main();
