// A few short random sequences; `npm run test:differential` runs as many as one likes.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { prepare, runSequence } from "../differential/sequence";

test("warm builds after random edits equal a clean one", async () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "differential-"));
  const warm = await prepare(scratch);
  const first = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 1_000_000);
  for (const [reference, steps] of [
    ["whole", 4],
    ["clean", 2],
  ] as const) {
    const seed = first + steps;
    const { done, faults } = await runSequence(warm, seed, steps, reference);
    console.log(`seed ${seed}: ${done.join("; ")}`);
    expect(faults, `DIFFERENTIAL_SEED=${first}`).toEqual([]);
  }
  fs.rmSync(scratch, { recursive: true });
});
