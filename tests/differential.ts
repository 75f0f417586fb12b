// npm run test:differential: as many random sequences of edits as one likes. Ends at the first difference.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { command, runMain, wholeNumber } from "../src/cli/command";
import { prepare, runSequence } from "./differential/sequence";

const runDifferential = command({
  name: "test:differential",
  about: "Edits a site at random, builds it warm, and compares with a clean build.",
  options: (command) =>
    command
      .option("--sequences <number>", "how many sequences of edits", wholeNumber(1), 10)
      .option("--steps <number>", "how many edits in each", wholeNumber(1), 3)
      .option("--whole", "compares with a build of all pages by the same renderer, but for each twentieth sequence")
      .option("--preview", "with what is not published")
      .option("--prefix <path>", "below a path, like /practice")
      .option("--seed <number>", "begins with this one, by which a run is repeated", wholeNumber(0)),
  ends: ["when all were equal", "at the first difference"],
  async run(_args, { sequences, steps, whole, preview, prefix, seed: first = Date.now() % 1_000_000 }, io) {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "differential-"));
    // One sequence goes on from the warm state that the one before it left.
    const warm = await prepare(scratch, {
      ...(preview && { PREVIEW: "1" }),
      ...(prefix !== undefined && { PATH_PREFIX: prefix, PREFIX_PATHS: "true" }),
    });
    for (let seed = first; seed < first + sequences; seed++) {
      const reference = whole && (seed - first) % 20 !== 19 ? "whole" : "clean";
      const { done, faults } = await runSequence(warm, seed, steps, reference);
      io.out(
        `seed ${seed}: ${done.join("; ")}; ${reference}: ${faults.length === 0 ? "equal" : `\n${faults.join("\n")}`}\n`,
      );
      if (faults.length > 0) {
        io.out(`The folders are kept in ${scratch}.\n`);
        return 1;
      }
    }
    fs.rmSync(scratch, { recursive: true });
    return 0;
  },
});

if (require.main === module) void runMain(runDifferential);
