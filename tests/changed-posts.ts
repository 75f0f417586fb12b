// npm run compare:pictures -- BEFORE AFTER FOLDER: photographs the posts that a change adds or changes.

import fs from "node:fs";
import path from "node:path";
import { readComparedSite } from "../src/cli/compared-site";
import { serveFolder } from "../src/cli/serve";
import { compareSites } from "../src/model/comparison";
import { BLOG, listPage } from "../src/model/paths";
import { launchChromium } from "./chromium";

/** More posts than this change only when all do; some show it then. */
const MOST = 8;

/** Phones and desktops. */
const WIDTHS = [390, 1280];

async function main([before, after, target]: string[]): Promise<void> {
  if (!before || !after || !target) throw new Error("Name three folders: BEFORE AFTER FOLDER.");
  const { added, changed } = compareSites(await readComparedSite(before), await readComparedSite(after));
  const lists = listPage(BLOG, 2).replace(/2\/$/, "");
  const posts = [...added, ...changed].filter(
    (address) => address.startsWith(BLOG) && address !== BLOG && !address.startsWith(lists),
  );
  fs.mkdirSync(target, { recursive: true });
  const server = await serveFolder(path.resolve(after));
  const browser = await launchChromium();
  for (const address of posts.slice(0, MOST)) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(server.url + address, { waitUntil: "networkidle" });
      const name = `${address.split("/").filter(Boolean).join("-")}-${width}.png`;
      await page.screenshot({ path: path.join(target, name), fullPage: true });
      await page.close();
      console.log(name);
    }
  }
  if (posts.length > MOST) console.log(`… and ${posts.length - MOST} more posts that no picture was made of`);
  await browser.close();
  await server.close();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
