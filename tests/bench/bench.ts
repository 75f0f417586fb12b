// npm run bench: how long builds take, and what they would upload, for sites of several sizes.
//
// Builds a copy of this project, so that nothing here is touched. Numbers are this machine's; the last column is in times
// of a reference task that runs beside each build, which other machines can be compared by.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Option } from "@commander-js/extra-typings";
import { version as gatsby } from "gatsby/package.json";
import sharp from "sharp";
import { command, runMain, wholeNumber } from "../../src/cli/command";
import { filesBelow } from "../../src/content/files-below";
import { buildEnv, copyProject, manifest } from "../project-copy";
import { type CorpusOptions, corpusPost, writeCorpus } from "./corpus";
import { measure, phases } from "./measure";
import { compare, growth, phaseTable, plot, type Row, resultsOf, size, table } from "./report";

const SHORT = [1, 100, 1000];
const FULL = [1, 100, 1000, 5000, 10_000];
const RESULTS = "tests/bench/RESULTS";

/** What happens to a site before it is built again. Each change is one that editors or developers make. */
const WORK: Record<string, (site: Site) => void> = {
  "nothing changed": () => {},
  "one edited character": ({ post }) =>
    change(post(0.5), /(?<=\n\n[A-Z]\w*)\w/, (letter) => (letter === "x" ? "y" : "x")),
  "one new post": ({ blog, options }) =>
    fs.writeFileSync(
      path.join(blog, "new.md"),
      corpusPost(0, { ...options, seed: options.seed + 1 })
        .replace(/^title: /m, "title: New. ")
        // The newest, as new posts are.
        .replace(/^date: .*/m, "date: 2025-01-01"),
    ),
  "one changed title": ({ post }) => change(post(0.4), /(?<=^title: .*)$/m, () => " Again"),
  "one changed tag": ({ post }) => change(post(0.3), /^tags: \[.*\]$/m, () => "tags: [sleep, a new topic]"),
  "one changed style": ({ root }) =>
    change(path.join(root, "src/styles/base.css"), /$/, () => "\nhr { opacity: 0.9; }\n"),
};

interface Site {
  root: string;
  blog: string;
  options: CorpusOptions;
  /** A file of a post, by how far along it stands. */
  post(place: number): string;
}

const sizes = (text: string): number[] => text.split(",").map(wholeNumber(1));

const runBench = command({
  name: "bench",
  about: `Builds sites of several sizes, cold and after each kind of change, and prints how long it takes. ${SHORT.join(", ")} posts take minutes.`,
  options: (command) =>
    command
      .option("--full", `${FULL.join(", ")} posts, which takes an hour, and writes ${RESULTS}.md`)
      .option("--posts <numbers>", "other sizes, with commas between", sizes)
      .addOption(
        new Option("--images <kind>", "one picture for all posts, or one for each")
          .choices(["shared", "unique"] as const)
          .default("shared"),
      )
      .option("--seed <number>", "makes other posts", wholeNumber(0), 1)
      .option("--against", `compares with ${RESULTS}.json; tells what is more than a tenth slower`),
  async run(_args, { full, posts: asked, images, seed, against }) {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bench-"));
    const rows: Row[] = [];
    try {
      for (const posts of asked ?? (full ? FULL : SHORT)) {
        rows.push(...(await benchSite(scratch, { posts, images, seed })));
      }
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
    const text = report(rows, images);
    console.log(`\n${text}`);
    if (full) {
      const { firstViews } = resultsOf(fs.readFileSync(`${RESULTS}.md`, "utf8"));
      fs.writeFileSync(
        `${RESULTS}.md`,
        `# The last full run of \`npm run bench -- --full\`\n\n${text}\n![Seconds by posts](RESULTS.svg)\n${firstViews}`,
      );
      fs.writeFileSync(`${RESULTS}.svg`, plot(rows));
      fs.writeFileSync(
        `${RESULTS}.json`,
        `${JSON.stringify(
          rows.map(({ posts, work, ratio }) => ({ posts, work, ratio })),
          null,
          1,
        )}\n`,
      );
      execFileSync("npx", ["biome", "format", "--write", `${RESULTS}.md`, `${RESULTS}.json`]);
    }
    if (against) console.log(compare(rows, JSON.parse(fs.readFileSync(`${RESULTS}.json`, "utf8"))));
  },
});

/** Builds one site cold, then warm after each kind of change. */
async function benchSite(scratch: string, options: CorpusOptions): Promise<Row[]> {
  const root = path.join(scratch, "site");
  const content = path.join(scratch, "content");
  for (const folder of [root, content]) fs.rmSync(folder, { recursive: true, force: true });
  copyProject(root);
  await writeCorpus(content, options);
  const blog = path.join(content, "blog");
  const site: Site = {
    root,
    blog,
    options,
    post: (place) => path.join(blog, `post-${Math.floor(options.posts * place)}.md`),
  };
  const rows: Row[] = [];
  const build = async (work: string): Promise<void> => {
    const before = fs.existsSync(path.join(root, "public")) ? manifest(path.join(root, "public")) : {};
    const reference = await referenceTask();
    const { wall, cpu, memory, output } = await measure(
      ["npm", "run", "--silent", "build"],
      root,
      buildEnv({ CONTENT_DIR: content }),
    );
    const after = manifest(path.join(root, "public"));
    const carried = Object.keys(after).filter((file) => after[file] !== before[file]);
    const bytes = carried.reduce((sum, file) => sum + fs.statSync(path.join(root, "public", file)).size, 0);
    const row = {
      posts: options.posts,
      work,
      wall,
      cpu,
      memory,
      files: carried.length,
      bytes,
      ratio: wall / reference,
      phases: Object.fromEntries(phases(output)),
    };
    rows.push(row);
    console.log(
      `${options.posts} posts, ${work}: ${wall.toFixed(1)} s, ${memory.toFixed(0)} MB, ${carried.length} files`,
    );
    if (work === "cold") console.log(pictureLine(path.join(root, "public"), output));
  };
  await build("cold");
  for (const [work, prepare] of Object.entries(WORK)) {
    prepare(site);
    await build(work);
  }
  return rows;
}

/** How many pictures there are and how fast they were made. */
function pictureLine(folder: string, output: string): string {
  const pictures = filesBelow(folder).filter((file) => /^static\/.*\.(avif|webp|jpg)$/.test(file));
  const bytes = pictures.reduce((sum, file) => sum + fs.statSync(path.join(folder, file)).size, 0);
  const made = output.match(/Pictures: .*/)?.[0] ?? "";
  return `  ${pictures.length} picture files, ${size(bytes)}. ${made}`;
}

/** A fixed piece of work of the kind that a build does: JavaScript, digests, an encoder. @returns seconds */
async function referenceTask(): Promise<number> {
  const started = performance.now();
  const noise = Buffer.alloc(600 * 400 * 3, "a photo of no thing");
  for (let round = 0; round < 6; round++) {
    await sharp(noise, { raw: { width: 600, height: 400, channels: 3 } })
      .blur(2 + round)
      .avif({ effort: 2 })
      .toBuffer();
    const text = JSON.stringify(Array.from({ length: 60_000 }, (_, n) => ({ n, title: `Post ${n * round}` })));
    createHash("sha256")
      .update(JSON.stringify(JSON.parse(text)))
      .digest();
  }
  return (performance.now() - started) / 1000;
}

/** Changes one place of a file. @throws if there is no such place */
function change(file: string, where: RegExp, by: (found: string) => string): void {
  const text = fs.readFileSync(file, "utf8");
  const changed = text.replace(where, by);
  if (changed === text) throw new Error(`${file} has nothing like ${where}`);
  fs.writeFileSync(file, changed);
}

function report(rows: readonly Row[], images: string): string {
  const [cpu] = os.cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}, ${os.availableParallelism()} × ${cpu?.model}, Node ${process.versions.node}, Gatsby ${gatsby}, sharp ${sharp.versions.sharp}, ${images} pictures.`,
    table(rows),
    `Each further post, cold: ${growth(rows, "cold")}. After one edit: ${growth(rows, "one edited character")}.`,
    phaseTable(rows, "cold"),
    phaseTable(rows, "one changed style"),
    "",
  ].join("\n\n");
}

if (require.main === module) void runMain(runBench);
