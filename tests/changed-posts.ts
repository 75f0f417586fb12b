// npm run compare:pictures -- BEFORE AFTER FOLDER: photographs the posts that a change adds or changes.

import fs from "node:fs";
import path from "node:path";
import { command, existing, runMain } from "../src/cli/command";
import { readComparedSite } from "../src/cli/compared-site";
import { serveFolder } from "../src/cli/serve";
import { BLOG, listPage } from "../src/model/content/paths";
import { compareSites } from "../src/model/hosting/comparison";
import { launchChromium } from "./chromium";

/** More posts than this change only when all do; some show it then. */
const MOST = 8;

/** Phones and desktops. */
const WIDTHS = [390, 1280];

const runComparePictures = command({
  name: "compare:pictures",
  about: "Photographs the posts that a change adds or changes, on a phone and on a desktop.",
  options: (command, io) =>
    command
      .argument("<before>", "the folder of the site as it was built before", existing("folder", io))
      .argument("<after>", "that of the site as it is built now", existing("folder", io))
      .argument("<pictures>", "the folder for the pictures"),
  async run([before, after, pictures], _options, io) {
    const target = path.resolve(io.root, pictures);
    const { added, changed } = compareSites(await readComparedSite(before), await readComparedSite(after));
    const lists = listPage(BLOG, 2).replace(/2\/$/, "");
    const posts = [...added, ...changed].filter(
      (address) => address.startsWith(BLOG) && address !== BLOG && !address.startsWith(lists),
    );
    fs.mkdirSync(target, { recursive: true });
    const server = await serveFolder(after);
    const browser = await launchChromium();
    for (const address of posts.slice(0, MOST)) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        await page.goto(server.url + address, { waitUntil: "networkidle" });
        const name = `${address.split("/").filter(Boolean).join("-")}-${width}.png`;
        await page.screenshot({ path: path.join(target, name), fullPage: true });
        await page.close();
        io.out(`${name}\n`);
      }
    }
    if (posts.length > MOST) io.out(`… and ${posts.length - MOST} more posts that no picture was made of\n`);
    await browser.close();
    await server.close();
  },
});

if (require.main === module) void runMain(runComparePictures);
