// How long an editor waits for `gatsby develop`: npx tsx tests/bench/develop.ts [posts]
//
// Starts it on a corpus, cold and again, asks for a post until it is there, then changes a word of it three times and asks
// until the change is there. Seconds are this machine's.

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { buildEnv, copyProject } from "../project-copy";
import { writeCorpus } from "./corpus";

const PORT = 8765;
/** The longest wait, in milliseconds. */
const LONGEST = 300_000;

interface Waits {
  ready: number;
  edits: number[];
}

async function main(): Promise<void> {
  const posts = Number(process.argv[2] ?? 1000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bench-develop-"));
  const root = path.join(scratch, "site");
  const content = path.join(scratch, "content");
  try {
    copyProject(root);
    await writeCorpus(content, { posts, images: "shared", seed: 1 });
    for (const state of ["cold", "warm"]) {
      const { ready, edits } = await develop(root, content, `post-${Math.floor(posts / 2)}`);
      const seconds = edits.map((edit) => edit.toFixed(2)).join(", ");
      console.log(`${posts} posts, ${state}: a post after ${ready.toFixed(1)} s; edits after ${seconds} s`);
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs `gatsby develop` and edits one post. @param name of the post's file */
async function develop(root: string, content: string, name: string): Promise<Waits> {
  const started = performance.now();
  const server = spawn("node_modules/.bin/gatsby", ["develop", "--port", String(PORT)], {
    cwd: root,
    env: buildEnv({ CONTENT_DIR: content, NODE_ENV: "development", GATSBY_TELEMETRY_DISABLED: "1" }),
    stdio: "ignore",
    detached: true,
  });
  try {
    const file = path.join(content, `blog/${name}.md`);
    const slug = /^slug: (.*)$/m.exec(fs.readFileSync(file, "utf8"))?.[1] ?? `/blog/${name}`;
    const data = `http://localhost:${PORT}/page-data${slug.replace(/\/$/, "")}/page-data.json`;
    const shown = (words: string) =>
      until(async () => {
        const answer = await fetch(data).catch(() => undefined);
        return answer?.ok === true && (await answer.text()).includes(words);
      });
    await shown('"tagName"');
    const ready = (performance.now() - started) / 1000;
    const edits: number[] = [];
    for (const word of ["firstedit", "secondedit", "thirdedit"].map((one) => `${one}${started.toFixed(0)}`)) {
      // What has been watched is quiet again.
      await setTimeout(3000);
      const edited = performance.now();
      fs.appendFileSync(file, `\nAnd ${word}.\n`);
      await shown(word);
      edits.push((performance.now() - edited) / 1000);
    }
    return { ready, edits };
  } finally {
    process.kill(-(server.pid as number));
    await new Promise((resolve) => server.on("close", resolve));
  }
}

/** Asks again and again. @throws after the longest wait */
async function until(ask: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await ask())) {
    if (performance.now() - started > LONGEST) throw new Error("It is not there");
    await setTimeout(20);
  }
}

void main();
