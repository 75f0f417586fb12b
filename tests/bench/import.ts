// How long an import takes, beside wordpress-export-to-markdown, and what each has lost: `npx tsx tests/bench/import.ts [POSTS…]`.
// `--large [MB]` measures the memory that a large export needs.

import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesBelow } from "../../src/content/files-below";
import { memoryOf, writeLargeExport } from "../import/large-export";
import { wxr } from "../import/wxr";
import { copyProject } from "../project-copy";

const OTHER = "wordpress-export-to-markdown@2.2.2";
/** A small export is brought along so often; a large one once. */
const RUNS = 3;
const LARGE = 500;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-import-"));

/** A post of some 400 words, with what posts have, in the classic editor or in blocks. */
function content(n: number, posts: number): string {
  const sentence = "Massage helps a sore back, and so does a walk on most days of the week. ";
  const marked = `A <strong>strong </strong>word, 10<sup>6</sup>, <u>under</u>, <a href="https://old.test/text-${((n + 1) % posts) + 1}/">another text</a>.`;
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

/** Writes an export. @returns its file */
function writeExport(posts: number): string {
  const file = path.join(folder, `${posts}.xml`);
  const items = Array.from({ length: posts }, (_, n) => ({
    slug: `text-${n + 1}`,
    link: `https://old.test/text-${n + 1}/`,
    content: content(n, posts),
    terms: [["category", "body", "Body"]] as [string, string, string][],
  }));
  fs.writeFileSync(file, wxr(items));
  return file;
}

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

function found(output: string): string {
  const texts = filesBelow(output)
    .filter((name) => name.endsWith(".md"))
    .slice(0, 20)
    .map((name) => fs.readFileSync(path.join(output, name), "utf8"));
  return LOOKED_FOR.map(
    ([what, pattern]) => `  ${texts.every((text) => pattern.test(text)) ? "kept" : "lost"}  ${what}\n`,
  ).join("");
}

/** Runs a converter as users do, in processes of its own. @returns how long the runs took, in seconds */
function measure(runs: number, cwd: string, output: string, script: string, args: string[]): number[] {
  return Array.from({ length: runs }, () => {
    fs.rmSync(path.join(cwd, output), { recursive: true, force: true });
    fs.rmSync(path.join(cwd, ".build/import.json"), { force: true });
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [...script.split(" "), ...args], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return (performance.now() - started) / 1000;
  }).sort((a, b) => a - b);
}

const told = (times: number[]): string => times.map((time) => `${time.toFixed(1)} s`).join(", ");

function compare(posts: number, ours: string, other: string): void {
  const file = writeExport(posts);
  const runs = posts > LARGE ? 1 : RUNS;
  const own = measure(runs, ours, "content", "-r tsx/cjs src/cli/compiled.ts src/cli/import.ts", [file, "--no-fetch"]);
  console.log(`${posts} posts, this import, the check included: ${told(own)}`);
  console.log(found(path.join(ours, "content/blog")));
  const theirs = measure(runs, other, "out", "node_modules/wordpress-export-to-markdown/index.js", [
    ...["--wizard=false", `--input=${file}`, "--output=out", "--post-folders=false", "--prefix-date=false"],
    ...["--year-folders=false", "--month-folders=false", "--save-attached-images=false"],
    "--save-scraped-images=false",
  ]);
  console.log(`${posts} posts, ${OTHER}: ${told(theirs)}`);
  console.log(found(path.join(other, "out")));
}

function main(): void {
  const [first = "40", ...others] = process.argv.slice(2);
  if (first === "--large") {
    const file = path.join(folder, "large.xml");
    writeLargeExport(file, Number(others[0] ?? 500));
    const started = performance.now();
    const memory = memoryOf(file);
    const seconds = (performance.now() - started) / 1000;
    console.log(`${(fs.statSync(file).size / 1e6).toFixed(0)} MB: ${memory.toFixed(0)} MB, ${seconds.toFixed(0)} s`);
    return;
  }
  const [ours, other] = [path.join(folder, "ours"), path.join(folder, "other")];
  copyProject(ours);
  fs.rmSync(path.join(ours, "static/_redirects"), { force: true });
  execFileSync("npm", ["install", "--prefix", other, "--no-audit", "--no-fund", "--loglevel=error", OTHER], {
    stdio: "inherit",
  });
  const counts = process.argv.length > 2 ? [first, ...others].map(Number) : [40, 2000];
  for (const posts of counts) compare(posts, ours, other);
}

try {
  main();
} finally {
  fs.rmSync(folder, { recursive: true });
}
