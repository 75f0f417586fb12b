// Moves a site of 200 posts with 300 pictures from export to nginx, and measures: `npx tsx tests/bench/moved.ts [POSTS [PICTURES]]`.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureHosts, findProgram } from "../hosts";
import { lostAddresses, move } from "../import/moved";
import { serveOldSite } from "../import/old-site";
import { START } from "../running-hosts";

async function main(): Promise<void> {
  const [posts = 200, pictures = 300] = process.argv.slice(2).map(Number);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bench-moved-"));
  const old = await serveOldSite(posts, pictures);
  try {
    ensureHosts();
    const { root, report, seconds } = await move(old, path.join(scratch, "site"));
    for (const [step, time] of Object.entries(seconds)) console.log(`${step}: ${time.toFixed(1)} s`);
    const differing = report.texts.filter(({ words }) => words.lost.length + words.added.length > 0).length;
    console.log(
      `${report.texts.length} texts, words of ${differing} differ; ${report.pictures} pictures, ${report.missing.length} missing`,
    );
    for (const host of ["nginx", "caddy"] as const) {
      if (!findProgram(host)) continue;
      const running = await START[host](root);
      const lost = await lostAddresses(running.url, old.addresses);
      await running.stop();
      console.log(`${host}: ${old.addresses.length} old addresses, ${lost.length} lost\n${lost.join("\n")}`);
      if (lost.length > 0) process.exitCode = 1;
    }
  } finally {
    await old.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
