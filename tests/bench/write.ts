// How long an editor waits for `npm run write`: npx tsx tests/bench/write.ts [posts…], by default 1, 7, 1000 and 5000
//
// Builds a corpus, starts the server and asks for a post until it is there; then changes a word of it, its title, and adds a
// post, five times each, and asks until the change is in the page. Fails if it never is. Times are this machine's.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { buildEnv, copyProject } from "../project-copy";
import { writeCorpus } from "./corpus";

const PORT = 8766;
/** How often each is measured. */
const EDITS = 5;
/** The longest wait, in milliseconds. */
const LONGEST = 300_000;

const median = (times: readonly number[]): number | undefined =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number);
  for (const posts of sizes.length > 0 ? sizes : [1, 7, 1000, 5000]) {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bench-write-"));
    try {
      const root = path.join(scratch, "site");
      const content = path.join(scratch, "content");
      copyProject(root);
      await writeCorpus(content, { posts, images: "shared", seed: 1 });
      const env = buildEnv({ CONTENT_DIR: content });
      const { status } = spawnSync(process.execPath, ["-r", "tsx/cjs", "src/cli/build.ts"], { cwd: root, env });
      if (status !== 0) throw new Error("The corpus can't be built");
      const { ready, ...edits } = await measure(
        root,
        content,
        path.join(content, `blog/post-${Math.floor(posts / 2)}.md`),
      );
      console.log(`${posts} posts: the first page after ${ready.toFixed(1)} s`);
      for (const [what, times] of Object.entries(edits))
        console.log(`  ${what}: ${median(times)} ms (${times.join(", ")})`);
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  }
}

/** @returns seconds until the first page, and milliseconds until each edit is shown */
async function measure(root: string, content: string, file: string) {
  const address = `${/^slug: "?(.*?)"?\r?$/m.exec(fs.readFileSync(file, "utf8"))?.[1] ?? `/blog/${path.parse(file).name}`}/`;
  const started = performance.now();
  const server = spawn(process.execPath, ["-r", "tsx/cjs", "src/cli/write.ts", "--port", String(PORT)], {
    cwd: root,
    env: buildEnv({ CONTENT_DIR: content }),
    stdio: "ignore",
  });
  try {
    await shows(address, "<main", server);
    const ready = (performance.now() - started) / 1000;
    const timed = async (page: string, edit: (word: string) => void): Promise<number[]> => {
      const times: number[] = [];
      for (let n = 0; n < EDITS; n++) {
        // What has been watched is quiet again.
        await setTimeout(2500);
        const word = `lumbago${started.toFixed(0)}${n}`;
        const edited = performance.now();
        edit(word);
        await shows(page, word, server);
        times.push(Math.round(performance.now() - edited));
      }
      return times;
    };
    return {
      ready,
      word: await timed(address, (word) => fs.appendFileSync(file, `\nAnd ${word}.\n`)),
      title: await timed(address, (word) => {
        fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/^title: .*$/m, `title: About ${word}`));
      }),
      "new post, in the list": await timed("/blog/", (word) => {
        fs.writeFileSync(path.join(content, `blog/${word}.md`), `---\ntitle: ${word}\ndate: 2026-01-01\n---\nWords.\n`);
      }),
    };
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  }
}

/** Asks for a page again and again until it has some words. @throws after the longest wait, or if the server has ended */
async function shows(page: string, words: string, server: ChildProcess): Promise<void> {
  const started = performance.now();
  for (;;) {
    const answer = await fetch(`http://localhost:${PORT}${page}`, { redirect: "follow" }).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes(words)) return;
    if (server.exitCode !== null) throw new Error("The server has ended");
    if (performance.now() - started > LONGEST) throw new Error(`${page} never shows “${words}”`);
    await setTimeout(10);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
