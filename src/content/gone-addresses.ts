// Compares the addresses of this content with those of an earlier commit: none may go without leading somewhere.

import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { PathSource } from "../model/content/paths";
import { isPublished } from "../model/content/publish";
import { parseSource } from "../model/content/source";
import { redirectSources } from "../model/hosting/redirects";
import { finding, type Problem, problem, START } from "../model/rules/problem";
import { slashed } from "./files-below";
import { FOLDERS, sourceFile } from "./folder";
import type { Content } from "./load";

/** Git is not there, the content is not under its control, or it does not know the commit. */
export class GitError extends Error {}

/** A post or page as it was at a commit. */
interface FormerPost {
  /** Path relative to the content folder. */
  name: string;
  addresses: string[];
}

/**
 * Finds addresses of posts and pages that readers could open at a commit and that now lead nowhere.
 * An address lives on as a published post or page, as an alias, or as a line of \`static/_redirects\`.
 * @param ref anything that git takes for a commit
 * @throws {GitError}
 */
export async function findGoneAddresses(
  ref: string,
  dir: string,
  root: string,
  content: Content,
  now: Date,
): Promise<Problem[]> {
  const timeZone = content.site?.timeZone ?? "UTC";
  const former = await formerPosts(ref, dir, content.site ?? { language: "en" }, (post) =>
    isPublished(post, now, timeZone),
  );
  const living = new Set([
    ...[...content.posts, ...content.pages]
      .filter((source) => isPublished(source, now, timeZone))
      .flatMap((source) => [source.path, ...source.aliases]),
    // A post with an error may have its address again once it is mended.
    ...content.broken.filter(({ draft }) => !draft).map((post) => post.path),
    ...redirectSources(readIfThere(path.join(root, "static/_redirects"))),
  ]);
  const renamed = await renames(ref, dir);
  const display = (name: string) => slashed(path.relative(root, path.join(dir, name)));
  return former.flatMap(({ name, addresses }) =>
    addresses
      .filter((address) => !living.has(address))
      .map((address) => {
        const successor = [name, renamed.get(name)].find((file) => file && fs.existsSync(path.join(dir, file)));
        return problem(
          display(successor ?? name),
          finding(START, "address-gone", explain(address, ref, content, successor && path.join(dir, successor))),
        );
      }),
  );
}

function explain(address: string, ref: string, content: Content, successor: string | undefined): string {
  const slug = address.replace(/\/$/, "");
  const lines = (status: number): string => [slug, address].map((from) => `\`${from} /blog/ ${status}\``).join(" and ");
  const gone = `The address ${address} was published at ${ref} and leads nowhere now.`;
  const isIt = ({ contentFilePath }: { contentFilePath: string }) => contentFilePath === successor;
  const post = [...content.posts, ...content.pages].find(isIt);
  if ((post ?? content.broken.find(isIt))?.draft)
    return `${gone} Remove \`draft: true\`, or add two lines to static/_redirects: ${lines(302)}.`;
  if (post && post.path !== address)
    return `${gone} Add the line \`aliases: [${[...post.aliases.map((alias) => alias.replace(/\/$/, "")), slug].join(", ")}]\` to this post.`;
  return `${gone} Add the line \`aliases: [${slug}]\` to the post that takes its place, or two lines to static/_redirects: ${lines(301)}.`;
}

/** Reads every post and page of a commit without touching the working tree. */
async function formerPosts(
  ref: string,
  dir: string,
  site: PathSource,
  published: (post: { date?: string; draft: boolean }) => boolean,
): Promise<FormerPost[]> {
  const commit = (await git(dir, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`])).trim();
  const names = (await git(dir, ["ls-tree", "-r", "-z", "--name-only", commit, "--", ...Object.values(FOLDERS)])).split(
    "\0",
  );
  const posts: FormerPost[] = [];
  for (const name of names) {
    // Git has forward slashes on every system.
    const file = sourceFile(dir, path.normalize(name));
    if (!file || path.basename(name).startsWith(".")) continue;
    const text = await git(dir, ["show", `${commit}:./${name}`]);
    const { source } = parseSource(text, file, site);
    if (source && published(source)) posts.push({ name, addresses: [source.path, ...source.aliases] });
  }
  return posts;
}

/** Files that git takes for renamed since a commit: old name to new, relative to the content folder. */
async function renames(ref: string, dir: string): Promise<Map<string, string>> {
  const fields = (
    await git(dir, ["diff", "-M", "-z", "--name-status", "--diff-filter=R", "--relative", ref, "--", "."])
  ).split("\0");
  const found = new Map<string, string>();
  for (let index = 0; index + 2 < fields.length; index += 3) {
    found.set(fields[index + 1] as string, fields[index + 2] as string);
  }
  return found;
}

async function git(dir: string, args: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("git", ["-C", dir, ...args], { maxBuffer: 64_000_000 });
    return stdout;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    if (args[0] === "rev-parse" && stderr === "") {
      throw new GitError(
        `git knows no commit "${args.at(-1)?.replace("^{commit}", "")}". Fetch it first: git fetch --unshallow.`,
      );
    }
    throw new GitError(`git can't compare the content: ${(stderr || message).trim()}`);
  }
}

function readIfThere(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}
