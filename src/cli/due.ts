// npm run due: lists the posts that are to be public by now and are not on the live site.

import { contentDir } from "../content/content-dir";
import { loadContent } from "../content/load";
import { formatProblem, hasErrors } from "../model/problem";
import { currentTime, isPublished } from "../model/publish";
import { type Io, processIo, UsageError } from "./io";
import { ask, readSitemap } from "./live-site";

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
  const dir = contentDir(io.root, io.env);
  const now = currentTime(io.env);
  const { site, posts, problems } = await loadContent(dir, io.root, now);
  if (!site || hasErrors(problems)) {
    throw new Error(
      ["The content has errors, so nothing can be published:", ...problems.map(formatProblem)].join("\n"),
    );
  }
  const own = site.url + (io.env.PATH_PREFIX ?? "");
  const url = (asked ?? own).replace(/\/+$/, "");
  const listed = new Set(await readSitemap(url, own));
  const missing: string[] = [];
  for (const post of posts.filter((one) => isPublished(one, now, site.timeZone) && !listed.has(own + one.path))) {
    // A post whose original is elsewhere is not in the sitemap.
    if ((await ask(url + post.path, "HEAD")).status !== 200) missing.push(url + post.path);
  }
  return missing;
}

if (require.main === module) {
  runDue(process.argv.slice(2), processIo()).then((status) => {
    process.exitCode = status;
  });
}
