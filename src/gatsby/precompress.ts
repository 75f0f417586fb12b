// Compresses text files for servers that hand out what lies beside a file (`x.html.br`, `x.html.gz`), once for each content.

import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import pLimit from "p-limit";
import { filesBelow } from "../content/files-below";
import { contentType, isText } from "../model/hosting";

const ENCODERS = {
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content: Buffer) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
} as const;

/** A smaller file fits into one packet anyway. */
const SMALLEST = 1000;

/**
 * Puts compressed files beside those of a folder that are text, where that makes them smaller.
 * @param cache a folder in which results are kept for the next build; those that this one has no use for go
 */
export async function precompress(folder: string, cache: string): Promise<void> {
  await fs.mkdir(cache, { recursive: true });
  const used = new Set<string>();
  const limit = pLimit(os.availableParallelism());
  const compress = async (file: string): Promise<void> => {
    const content = await fs.readFile(file);
    if (content.length < SMALLEST) return;
    const digest = createHash("sha256").update(content).digest("hex");
    for (const end of Object.keys(ENCODERS) as (keyof typeof ENCODERS)[]) {
      // Encoders change with Node, and the same content is to give the same bytes.
      const name = `${digest}.${process.versions.zlib}-${process.versions.brotli}.${end}`;
      used.add(name);
      const kept = path.join(cache, name);
      const compressed = (await readIfThere(kept)) ?? (await keep(kept, await ENCODERS[end](content)));
      if (compressed.length < content.length) await fs.writeFile(`${file}.${end}`, compressed);
    }
  };
  const texts = filesBelow(folder).filter((file) => isText(contentType(`/${file}`)));
  await Promise.all(texts.map((file) => limit(() => compress(path.join(folder, file)))));
  for (const file of await fs.readdir(cache)) if (!used.has(file)) await fs.rm(path.join(cache, file));
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  return fs.readFile(file).catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** Writes a file whole or not at all; of two with one content, either may be the last. */
async function keep(file: string, content: Buffer): Promise<Buffer> {
  const unfinished = `${file}.${process.pid}-${Math.random()}`;
  await fs.writeFile(unfinished, content);
  await fs.rename(unfinished, file);
  return content;
}
