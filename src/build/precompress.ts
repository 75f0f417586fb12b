// Compresses text files for servers that hand out what lies beside a file (`x.html.br`, `x.html.gz`), once for each content.

import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import pLimit from "p-limit";
import { filesBelow } from "../content/files-below";
import { openStore } from "../content/store";
import { contentType, isText } from "../model/hosting/hosting";
import { digestOf } from "../site/digest";

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
  const store = openStore(cache);
  const limit = pLimit(os.availableParallelism());
  const compress = async (file: string): Promise<void> => {
    const content = await fs.readFile(file);
    if (content.length < SMALLEST) return;
    const digest = digestOf(content);
    for (const end of Object.keys(ENCODERS) as (keyof typeof ENCODERS)[]) {
      // Encoders change with Node, and the same content is to give the same bytes.
      const name = `${digest}.${process.versions.zlib}-${process.versions.brotli}.${end}`;
      const compressed = store.get(name) ?? store.set(name, await ENCODERS[end](content));
      if (compressed.length < content.length) await fs.writeFile(`${file}.${end}`, compressed);
    }
  };
  const texts = filesBelow(folder).filter((file) => isText(contentType(`/${file}`)));
  await Promise.all(texts.map((file) => limit(() => compress(path.join(folder, file)))));
  store.prune();
}
