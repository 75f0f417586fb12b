// Builds 1,000 posts in one language and in two, cold and in turn, and compares: `npx tsx tests/bench/languages.ts [POSTS]`.
// Two languages must take at most a tenth longer.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildEnv, copyProject } from "../project-copy";
import { writeCorpus } from "./corpus";
import { measure } from "./measure";

/** Each is built so often, and the shortest time counts. */
const ROUNDS = 3;
const MOST = 1.1;

/** Puts every other post into a second language, as a translation of the one before it. */
function divide(content: string, posts: number): void {
  const blog = path.join(content, "blog");
  const facts = path.join(content, "site.yaml");
  fs.writeFileSync(facts, fs.readFileSync(facts, "utf8").replace("language: en", "languages: [en, nl]"));
  fs.mkdirSync(path.join(blog, "nl"));
  for (let n = 1; n < posts; n += 2) {
    const text = fs.readFileSync(path.join(blog, `post-${n}.md`), "utf8");
    const translated = text.replace("featured: ", `translationOf: ../post-${n - 1}.md\nfeatured: ../`);
    fs.writeFileSync(path.join(blog, "nl", `post-${n}.md`), translated);
    fs.rmSync(path.join(blog, `post-${n}.md`));
  }
}

async function main(): Promise<void> {
  const posts = Number(process.argv[2] ?? 1000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bench-languages-"));
  const contents = { one: path.join(scratch, "one"), two: path.join(scratch, "two") };
  const shortest = { one: Number.POSITIVE_INFINITY, two: Number.POSITIVE_INFINITY };
  try {
    for (const content of Object.values(contents)) await writeCorpus(content, { posts, images: "shared", seed: 1 });
    divide(contents.two, posts);
    for (let round = 1; round <= ROUNDS; round++)
      for (const which of ["one", "two"] as const) {
        const root = path.join(scratch, "site");
        fs.rmSync(root, { recursive: true, force: true });
        copyProject(root);
        const env = buildEnv({ CONTENT_DIR: contents[which] });
        const { wall, memory } = await measure(["npm", "run", "--silent", "build"], root, env);
        shortest[which] = Math.min(shortest[which], wall);
        console.log(`${posts} posts, languages: ${which}: ${wall.toFixed(1)} s, ${memory.toFixed(0)} MB`);
      }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  const ratio = shortest.two / shortest.one;
  console.log(`Two languages take ${ratio.toFixed(2)} times as long as one; at most ${MOST} is asked for.`);
  if (ratio > MOST) process.exitCode = 1;
}

void main();
