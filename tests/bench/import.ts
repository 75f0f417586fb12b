// How long an import takes, beside wordpress-export-to-markdown, and what each has lost: `npx tsx tests/bench/import.ts [POSTS]`.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesBelow } from "../../src/content/files-below";
import { importSite } from "../../src/import/import-site";
import { wordpressExport } from "../../src/import/wxr";
import { wxr } from "../import/wxr";

const OTHER = "wordpress-export-to-markdown@2.2.2";

const [posts = 2000] = process.argv.slice(2).map(Number);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-import-"));

/** A post of some 400 words, with what posts have, in the classic editor or in blocks. */
function content(n: number): string {
  const sentence = "Massage helps a sore back, and so does a walk on most days of the week. ";
  const marked = `A <strong>strong </strong>word, 10<sup>6</sup>, <u>under</u>, <a href="https://old.test/text-${(n % posts) + 1}/">another text</a>.`;
  const table = "<table><tr><td>Monday</td><td><p>9-12</p><p>14-18</p></td></tr></table>";
  const parts = [
    marked,
    sentence.repeat(8),
    "<h3>What helps</h3>",
    sentence.repeat(8),
    "<ul><li>Warmth</li><li>Rest</li></ul>",
    table,
    "<dl><dt>MLD</dt><dd>Lymph drainage</dd></dl>",
    "<blockquote><p>It helped.</p><cite>A client</cite></blockquote>",
    '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
    '[contact-form id="1"]',
    sentence.repeat(8),
  ];
  if (n % 2 === 0) return parts.join("\n\n");
  return parts
    .map(
      (html) =>
        `<!-- wp:html -->\n${html.startsWith("<") || html.startsWith("[") ? html : `<p>${html}</p>`}\n<!-- /wp:html -->`,
    )
    .join("\n\n");
}

const file = path.join(folder, "export.xml");
fs.writeFileSync(
  file,
  wxr(
    Array.from({ length: posts }, (_, n) => ({
      slug: `text-${n + 1}`,
      link: `https://old.test/text-${n + 1}/`,
      content: content(n),
      terms: [["category", "body", "Body"]] as [string, string, string][],
    })),
  ),
);

/** What of the words and marks of a post stands in its Markdown. */
const LOOKED_FOR: [what: string, pattern: RegExp][] = [
  ["paragraphs in a cell", /9-12\b(?!14)/],
  ["powers", /10<sup>6<\/sup>|10\^6/],
  ["underlines", /<(u|ins)>under/],
  ["terms and meanings", /MLD[\s\S]{0,20}(<dd>|\n)/],
  ["source of a quotation", /> .*A client/],
  ["film", /youtube\.com\/\S*abc/],
  ["links within the site lead to a page here", /\]\(\/blog\/text-\d+\/\)/],
  ["old address", /aliases: .*text-\d+/],
  ["a line for the form", /contact-form/],
];

function found(output: string): string[] {
  const texts = filesBelow(output)
    .filter((name) => name.endsWith(".md"))
    .slice(0, 20)
    .map((name) => fs.readFileSync(path.join(output, name), "utf8"));
  return LOOKED_FOR.map(
    ([what, pattern]) => `  ${texts.every((text) => pattern.test(text)) ? "kept" : "lost"}  ${what}`,
  );
}

async function main(): Promise<void> {
  const content = path.join(folder, "content");
  const started = performance.now();
  const report = await importSite(wordpressExport(file), {
    content,
    root: folder,
    now: new Date(),
    from: undefined,
    media: undefined,
    alsoFrom: [],
    fetches: false,
    types: [],
    sitemap: undefined,
    dryRun: false,
    progress() {},
  });
  const differing = report.texts.filter(({ words }) => words.lost.length + words.added.length > 0).length;
  console.log(
    `This import: ${((performance.now() - started) / 1000).toFixed(1)} s for ${posts} posts, the check included; words of ${differing} differ\n${found(path.join(content, "blog")).join("\n")}`,
  );

  const other = path.join(folder, "other");
  fs.mkdirSync(other);
  execFileSync("npm", ["install", "--prefix", other, "--no-audit", "--no-fund", "--loglevel=error", OTHER], {
    stdio: "inherit",
  });
  const then = performance.now();
  execFileSync(
    "npx",
    [
      "--prefix",
      other,
      "wordpress-export-to-markdown",
      "--wizard=false",
      `--input=${file}`,
      `--output=${path.join(other, "out")}`,
      "--post-folders=false",
      "--prefix-date=false",
      "--year-folders=false",
      "--month-folders=false",
      "--save-attached-images=false",
      "--save-scraped-images=false",
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  console.log(
    `${OTHER}: ${((performance.now() - then) / 1000).toFixed(1)} s\n${found(path.join(other, "out")).join("\n")}`,
  );
}

void main().finally(() => fs.rmSync(folder, { recursive: true }));
