// npm run clean: deletes all that was built, and all that builds keep for the next one.

import fs from "node:fs";
import path from "node:path";
import { command, runMain } from "./command";

const MADE = [".cache", ".build", "public"];

export const runClean = command({
  name: "clean",
  about: `Deletes all that was built, and what builds keep for the next one: ${MADE.join(", ")}.`,
  async run(_args, _options, { root }) {
    for (const folder of MADE) fs.rmSync(path.join(root, folder), { recursive: true, force: true });
  },
});

if (require.main === module) void runMain(runClean);
