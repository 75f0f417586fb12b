// A large export, and how much memory it takes to bring it along.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { EXPORT_TAIL, exportHead, exportItem } from "./wxr";

/** Writes an export of some megabytes, most of it what page builders, shops and visitors leave there. */
export function writeLargeExport(file: string, megabytes: number): void {
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
    const order = exportItem({ id: 100_000 + id, type: "shop_order", content: paragraphs.join("\n\n") });
    fs.appendFileSync(file, texts + order);
  }
  fs.appendFileSync(file, EXPORT_TAIL);
}

/** Imports a file by the command, in a process of its own. @returns how much memory it held at most, in MB */
export function memoryOf(file: string): number {
  const root = fs.mkdtempSync(path.join(path.dirname(file), "site-"));
  const script = path.join(root, "run.mts");
  fs.writeFileSync(
    script,
    `import { runImport } from ${JSON.stringify(path.resolve("src/cli/import.ts"))};
     const io = { root: ${JSON.stringify(root)}, env: {}, colour: false, out() {}, err() {} };
     process.exitCode = await runImport([${JSON.stringify(file)}, "--no-fetch"], io);
     console.log(process.resourceUsage().maxRSS);`,
  );
  // Whoever held the whole file would run out of memory here.
  const out = execFileSync(process.execPath, ["--max-old-space-size=128", "--import", "tsx", script], {
    encoding: "utf8",
  });
  return Number(out.trim()) / 1024;
}
