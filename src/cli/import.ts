// npm run import: brings an old site along, with its pictures and its addresses.

import fs from "node:fs";
import path from "node:path";
import { contentDir } from "../content/content-dir";
import { importSite } from "../import/import-site";
import { jsonReport, markdownReport, summary } from "../import/report";
import { openSite } from "../import/source/open-site";
import { currentTime } from "../model/content/publish";
import { decode } from "../model/rules/value-rules";
import { command, each, existing, runMain, UsageError } from "./command";

const address = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError("Write a whole address, like https://www.example.org.");
};

const host = (text: string): string => {
  if (URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text.toLowerCase())
    return text.toLowerCase();
  throw new UsageError("Write the name of a host alone, like images.example.org.");
};

/** The addresses that a sitemap names (https://www.sitemaps.org/protocol.html). */
const readSitemap = (file: string): string[] =>
  Array.from(
    fs.readFileSync(file, "utf8").matchAll(/<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*<\/loc>/g),
    ([, found = ""]) => decode(found),
  );

export const runImport = command({
  name: "import",
  about:
    "Brings an old site along: an export of WordPress or Squarespace (.xml) or of Ghost (.json), or a folder of Markdown, of Jekyll, Hugo or Gatsby. Nothing that somebody has written is overwritten.",
  options: (command, io) =>
    command
      .argument("<source>", "the export's file, or the folder", (text: string) => {
        const found = path.resolve(io.root, text);
        if (fs.existsSync(found)) return found;
        throw new UsageError("There is no such file or folder.");
      })
      .option("--content <folder>", "the content (CONTENT_DIR, or content)")
      .option("--from <url>", "the old site, if its address is another than the export says", address)
      .option(
        "--sitemap <file>",
        "a sitemap of the old site: the report names each address that would be gone",
        each(existing("file", io)),
      )
      .option("--media <folder>", "a copy of wp-content/uploads: pictures are taken from there", existing("folder", io))
      .option(
        "--also-from <host>",
        "fetches pictures from this host as well, such as images.squarespace-cdn.com",
        each(host),
      )
      .option("--no-fetch", "fetches no pictures from the old site")
      .option("--types <a,b>", "further types of WordPress that become pages, such as service,portfolio")
      .option("--dry-run", "says what would be made, and writes nothing but the report")
      .option(
        "--report <file>",
        "writes what was lost, changed and guessed, as Markdown, or as JSON if it ends in .json",
      ),
  ends: ["when it was brought along", "when it can't be"],
  afterFailure: "Nothing was changed in the content folder.",
  async run([source], { content, from, sitemap, media, alsoFrom, fetch, types, dryRun, report: reportFile }, io) {
    const report = await importSite(openSite(source), {
      content: contentDir(io.root, io.env, content),
      root: io.root,
      now: currentTime(io.env),
      from,
      media,
      alsoFrom: alsoFrom ?? [],
      fetches: fetch,
      types: types?.split(",").map((type) => type.trim()) ?? [],
      sitemap: sitemap?.flatMap(readSitemap),
      dryRun: dryRun ?? false,
      progress: (text) => io.err(`${text}\n`),
    });
    io.out(summary(report));
    if (reportFile !== undefined) {
      const file = path.resolve(io.root, reportFile);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, file.endsWith(".json") ? jsonReport(report) : markdownReport(report));
      io.out(`${path.relative(io.root, file)} says more.\n`);
    } else io.out("`--report moving.md` says what was lost, changed and guessed.\n");
    return undefined;
  },
});

if (require.main === module) void runMain(runImport);
