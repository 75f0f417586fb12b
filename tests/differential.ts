// npm run test:differential: as many random sequences of edits as one likes. Ends at the first difference.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { prepare, runSequence } from "./differential/sequence";

const { values } = parseArgs({
  options: {
    sequences: { type: "string", default: "10" },
    steps: { type: "string", default: "3" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});

async function main(): Promise<number> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "differential-"));
  // One sequence goes on from the warm state that the one before it left.
  const warm = await prepare(scratch);
  for (let n = 0; n < Number(values.sequences); n++) {
    const seed = Number(values.seed) + n;
    const { done, faults } = await runSequence(warm, seed, Number(values.steps));
    console.log(`seed ${seed}: ${done.join("; ")}: ${faults.length === 0 ? "equal" : `\n${faults.join("\n")}`}`);
    if (faults.length > 0) {
      console.log(`The folders are kept in ${scratch}.`);
      return 1;
    }
  }
  fs.rmSync(scratch, { recursive: true });
  return 0;
}

main().then((status) => {
  process.exitCode = status;
});
