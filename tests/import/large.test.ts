// A large export is read a piece at a time: what is needed of memory does not grow with the file.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { EXPORT_TAIL, exportHead, exportItem } from "./wxr";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "large-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

/** Writes an export of some megabytes, most of it what page builders and visitors leave there. */
function writeExport(name: string, megabytes: number): string {
  const file = path.join(scratch, name);
  const builder = `{"elements":["${"settings of a page builder ".repeat(18_000)}"]}`;
  fs.writeFileSync(file, exportHead());
  for (let id = 1; id <= megabytes; id++) {
    const paragraphs = Array.from({ length: 400 }, (_, n) => `Paragraph ${n} of ${id} ${"with words ".repeat(100)}`);
    const texts = exportItem({
      id,
      slug: `text-${id}`,
      content: paragraphs.slice(0, 60).join("\n\n"),
      meta: { _elementor_data: builder },
      comments: 20,
    });
    fs.appendFileSync(
      file,
      `${texts}${exportItem({ id: 100_000 + id, type: "shop_order", content: paragraphs.join("\n\n") })}`,
    );
  }
  fs.appendFileSync(file, EXPORT_TAIL);
  return file;
}

/** Imports a file in a process of its own. @returns how much memory it held at most, in MB */
function memoryOf(file: string): number {
  const root = fs.mkdtempSync(path.join(scratch, "site-"));
  const script = `
    import { importSite } from ${JSON.stringify(path.resolve("src/import/import-site.ts"))};
    import { wordpressExport } from ${JSON.stringify(path.resolve("src/import/wxr.ts"))};
    await importSite(wordpressExport(${JSON.stringify(file)}), { content: ${JSON.stringify(path.join(root, "content"))}, root: ${JSON.stringify(root)}, now: new Date(0), alsoFrom: [], types: [], fetches: false, dryRun: false, progress() {} });
    console.log(process.resourceUsage().maxRSS);`;
  const file_ = path.join(root, "run.mts");
  fs.writeFileSync(file_, script);
  // Whoever held the whole file would run out of memory here.
  const out = execFileSync(process.execPath, ["--max-old-space-size=128", "--import", "tsx", file_], {
    encoding: "utf8",
  });
  return Number(out.trim()) / 1024;
}

test("ten times the file takes little more memory", () => {
  const [small, large] = [writeExport("small.xml", 5), writeExport("large.xml", 50)];
  const added = (fs.statSync(large).size - fs.statSync(small).size) / 1e6;
  expect(added).toBeGreaterThan(40);
  const [before, after] = [memoryOf(small), memoryOf(large)];
  process.stdout.write(
    `${(fs.statSync(large).size / 1e6).toFixed(0)} MB: ${before.toFixed(0)} -> ${after.toFixed(0)} MB\n`,
  );
  expect((after - before) / added).toBeLessThan(1);
  expect(after).toBeLessThan(300);
});
