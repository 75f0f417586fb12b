// npm run due: lists the posts that are to be public by now and are not on the live site.

import { findMissing, ownAddress, readPublicContent } from "./due-posts";
import { type Io, runMain, UsageError } from "./io";
import { readSitemap } from "./live-site";

const USAGE = `Usage: npm run due -- [URL]

  URL   where the site is live, if not at \`url\` of content/site.yaml with PATH_PREFIX after it

Prints the addresses of posts whose day has come and that are not there yet; nothing if there are none.
Exit status: 0 when that could be found out, 1 when not, 2 on wrong usage.`;

/** Runs the command. @returns its exit status */
export async function runDue(args: string[], io: Io): Promise<number> {
  if (args.includes("--help")) {
    io.out(`${USAGE}\n`);
    return 0;
  }
  try {
    if (args.length > 1) throw new UsageError(`"${args[1]}" is too much.`);
    for (const address of await findDue(args[0], io)) io.out(`${address}\n`);
    return 0;
  } catch (error) {
    const wrong = error instanceof UsageError;
    io.err(`${(error as Error).message}\n${wrong ? `\n${USAGE}\n` : ""}`);
    return wrong ? 2 : 1;
  }
}

async function findDue(asked: string | undefined, io: Io): Promise<string[]> {
  const { site, posts } = await readPublicContent(io.root, io.env);
  const own = ownAddress(site, io.env);
  const url = (asked ?? own).replace(/\/+$/, "");
  const missing = await findMissing(posts, await readSitemap(url, own), url, own);
  return missing.map(({ address }) => address);
}

if (require.main === module) void runMain(runDue);
