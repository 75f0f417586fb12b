// npm run compare: says as Markdown what a change does to the built site.

import fs from "node:fs";
import path from "node:path";
import { comparisonReport } from "../model/comparison";
import { readComparedSite } from "./compared-site";
import { type Io, runMain, UsageError } from "./io";

const USAGE = `Usage: npm run compare -- BEFORE AFTER

  BEFORE, AFTER   folders with a built site each

Prints which addresses are new, changed or gone, and what pages weigh, as Markdown.
Exit status: 0 when it was printed, 2 on wrong usage.`;

/** Runs the command. @returns its exit status */
export async function runCompare(args: string[], io: Io): Promise<number> {
  try {
    if (args.includes("--help")) io.out(`${USAGE}\n`);
    else io.out(await compare(args, io.root));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}

async function compare(args: string[], root: string): Promise<string> {
  const [before, after, ...more] = args;
  if (before === undefined || after === undefined || more.length > 0) throw new UsageError("Name two folders.");
  for (const folder of args) {
    if (!fs.existsSync(path.resolve(root, folder, "index.html")))
      throw new UsageError(`There is no built site in ${folder}.`);
  }
  return comparisonReport(
    await readComparedSite(path.resolve(root, before)),
    await readComparedSite(path.resolve(root, after)),
  );
}

if (require.main === module) void runMain(runCompare);
