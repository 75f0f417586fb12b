// How the check's time and memory grow with the number of posts: npx tsx tests/bench/check.ts [posts]
//
// Each post has five paragraphs and a picture of its own. Prints ratios of one run; absolute numbers are this machine's.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";

const PARAGRAPH = `Massage may help with [back pain](/blog/post-0/), and **rest** helps too. ${"Muscles that are tense press on nerves, and pressing on them gently may bring relief for some time. ".repeat(6)}\n\n`;

/** Writes a site with `count` posts and as many pictures. */
async function writeSite(root: string, count: number): Promise<void> {
  const blog = path.join(root, "content/blog");
  fs.mkdirSync(blog, { recursive: true });
  fs.writeFileSync(
    path.join(root, "content/site.yaml"),
    "name: W\ndescription: D\nlanguage: en\nurl: https://example.org\ntimeZone: UTC\n",
  );
  const noise = Buffer.alloc(1600 * 1000 * 3);
  for (let i = 0, state = 1; i < noise.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    noise[i] = 100 + (state % 60);
  }
  const photo = await sharp(noise, { raw: { width: 1600, height: 1000, channels: 3 } })
    .blur(1.2)
    .jpeg()
    .toBuffer();
  for (let n = 0; n < count; n++) {
    const fields = `title: Post ${n}\ndate: 2022-01-01\nfeatured: photo-${n}.jpg\nfeaturedAlt: ""\ntags: [sleep]`;
    fs.writeFileSync(path.join(blog, `post-${n}.md`), `---\n${fields}\n---\n# One\n\n${PARAGRAPH.repeat(5)}`);
    // Bytes after the end of a JPEG are ignored, and make each a file of its own.
    fs.writeFileSync(path.join(blog, `photo-${n}.jpg`), Buffer.concat([photo, Buffer.from(String(n))]));
  }
}

/** Runs the check in a process of its own; seconds include its start, memory is the peak in MB. */
function measure(root: string): { seconds: number; memory: number } {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", ["tests/bench/measured-check.ts", root], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return { seconds: (performance.now() - started) / 1000, memory: Number(stdout.trim().split("\n").at(-1)) / 1000 };
}

async function main(): Promise<void> {
  const most = Number(process.argv[2] ?? 1000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bench-check-"));
  const rows = [];
  for (const posts of [0, most / 4, most / 2, most].map(Math.round)) {
    const root = path.join(scratch, String(posts));
    await writeSite(root, Math.max(1, posts));
    const first = measure(root);
    const again = [measure(root), measure(root), measure(root)].sort((a, b) => a.seconds - b.seconds)[1];
    rows.push({
      posts: Math.max(1, posts),
      first: first.seconds,
      seconds: again?.seconds ?? 0,
      memory: again?.memory ?? 0,
    });
  }
  const [base] = rows;
  for (const { posts, first, seconds, memory } of rows) {
    console.log(
      `${String(posts).padStart(6)} posts: first ${first.toFixed(2)} s, then ${seconds.toFixed(2)} s, ${memory.toFixed(0)} MB` +
        ` (${(seconds / (base?.seconds ?? 1)).toFixed(2)} × the time and ${(memory / (base?.memory ?? 1)).toFixed(2)} × the memory of one post)`,
    );
  }
  fs.rmSync(scratch, { recursive: true });
}

void main();
