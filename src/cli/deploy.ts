// npm run deploy: puts the built site on a host, whole or not at all, and takes it back.

import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { requireSite } from "../content/built-site";
import { displayName } from "../content/file-fault";
import { robotsFile } from "../model/feeds/sitemap";
import {
  KEPT,
  nextRelease,
  parseTarget,
  previousRelease,
  SENT_FORMAT,
  type Sent,
  sentFiles,
  surplusReleases,
  type Target,
} from "../model/hosting/release";
import { count } from "../model/rules/problem";
import { command, runMain, UsageError } from "./command";
import type { Io } from "./io";
import {
  beginRelease,
  cleanReleases,
  completeRelease,
  linkHashed,
  listReleases,
  lockReleases,
  removeReleases,
  switchTo,
} from "./releases";
import { openShell, type TargetShell } from "./target-shell";

/** What the command was asked for. */
interface Options {
  to: Target & { written: string };
  /** Absolute path of the built site. */
  from: string;
  dryRun?: true;
  preview?: true;
}

function target(written: string): Options["to"] {
  const parsed = parseTarget(written);
  if (!parsed) throw new UsageError("Write a folder, or user@host:folder.");
  return { ...parsed, written };
}

export const runDeploy = command({
  name: "deploy",
  about: `Puts the built site on a server of your own, or takes it back. Nothing is served half: the site is sent beside the old one, then a link is switched. The last ${KEPT} releases are kept.

RSYNC_RSH says how ssh is called, for instance "ssh -p 2222". The target needs rsync, and Linux's flock and mv.`,
  options: (command) =>
    command
      .requiredOption("--to <target>", "a folder, or user@host:folder over ssh; what is served is its current/", target)
      .option("--from <folder>", "what is deployed", "public")
      .option("--rollback [name]", "goes back to the release before, or to the one of that name")
      .option("--dry-run", "only says what would travel")
      .option("--preview", "deploys a preview with drafts, too"),
  ends: ["when done", "when refused or failed"],
  afterFailure: "The site that is served is as it was.",
  async run(_args, { rollback, ...told }, io) {
    const { host, folder } = told.to;
    const to = { ...told.to, folder: host === undefined ? path.resolve(io.root, folder) : folder };
    const options = { ...told, to, from: path.resolve(io.root, told.from) };
    if (rollback === undefined) checkSite(options, io);
    const shell = openShell(to, io.env.RSYNC_RSH || "ssh");
    try {
      await lockReleases(shell, to.folder, `${os.userInfo().username}@${os.hostname()} (process ${process.pid})`);
      await cleanReleases(shell);
      if (rollback === undefined) await send(shell, options, io);
      else await rollBack(shell, rollback === true ? undefined : rollback, options, io);
    } finally {
      await shell.close();
    }
  },
});

/** A site that visitors should not see is not deployed. @throws if it is one */
function checkSite({ from, preview }: Options, { root }: Io): void {
  requireSite(from, root);
  if (isUnfinished(from)) throw new Error("The last build did not finish. Build again first: `npm run build`.");
  const robots = path.join(from, "robots.txt");
  if (!preview && fs.existsSync(robots) && fs.readFileSync(robots, "utf8") === robotsFile("", true)) {
    throw new Error(
      `The site in ${displayName(root, from)} is a preview, with drafts, and hidden from search engines. Build it without PREVIEW, or say --preview.`,
    );
  }
}

/** Whether a build is under way there, or has died: see src/build/output.ts. */
const isUnfinished = (site: string): boolean => fs.existsSync(path.join(site, "../.build/unfinished"));

async function send(shell: TargetShell, options: Options, io: Io): Promise<void> {
  const { names, current } = await listReleases(shell);
  const name = nextRelease(names, new Date());
  const folder = await beginRelease(shell, name);
  const { ino } = fs.statSync(options.from);
  const sent = await transfer(options, folder, current, io);
  if (options.dryRun) {
    await cleanReleases(shell);
    for (const { file, isNew } of sent) io.out(`${isNew ? "new    " : "changed"}  ${file}\n`);
    io.out(`${count(sent.length, "file")} would travel to ${options.to.written}.\n`);
    return;
  }
  if (isUnfinished(options.from) || fs.statSync(options.from).ino !== ino) {
    throw new Error("The site was built anew while it was sent. Deploy again.");
  }
  const surplus = surplusReleases([...names, name], name);
  await completeRelease(
    shell,
    name,
    folder,
    names.filter((other) => !surplus.includes(other)),
  );
  await switchTo(shell, name);
  await removeReleases(shell, surplus);
  const travelled =
    sent.length === 0
      ? "no file has changed"
      : `sent ${count(sent.length, "file")}, ${sent.filter(({ isNew }) => isNew).length} of them new`;
  io.out(`Deployed ${name} to ${options.to.written}: ${travelled}.\n`);
}

/**
 * Sends the site beside the current release. Files are compared by what they hold, since a build gives all of them a new
 * time; those that are the same become links, and keep their time for browsers that ask whether something has changed.
 */
async function transfer(
  { to, from, dryRun }: Options,
  folder: string,
  current: string | undefined,
  io: Io,
): Promise<Sent[]> {
  const place = path.posix.join(to.host === undefined ? to.folder : `${to.host}:${to.folder}`, folder);
  const args = [
    ...["--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--protect-args", `--out-format=${SENT_FORMAT}`],
    ...(current === undefined ? [] : [`--link-dest=../${current}`]),
    ...(dryRun ? ["--dry-run"] : []),
    ...[`${from}/`, `${place}/`],
  ];
  try {
    const { stdout } = await promisify(execFile)("rsync", args, {
      env: { ...process.env, ...io.env },
      maxBuffer: 64_000_000,
    });
    return sentFiles(stdout);
  } catch (error) {
    const { code, stderr, message } = error as { code?: string; stderr?: string; message: string };
    if (code === "ENOENT") throw new Error("rsync is missing on this computer. Install it first.");
    throw new Error(`The site could not be sent.\n${(stderr || message).trim()}`);
  }
}

async function rollBack(shell: TargetShell, asked: string | undefined, { to, dryRun }: Options, io: Io): Promise<void> {
  const { names, current } = await listReleases(shell);
  const name = asked ?? previousRelease(names, current);
  if (name === undefined) throw new Error(`There is no earlier release at ${to.written}.`);
  if (!names.includes(name)) {
    throw new Error(`There is no release ${name} at ${to.written}, only: ${[...names].sort().join(", ") || "none"}.`);
  }
  if (dryRun) {
    io.out(`Would go back to ${name}.\n`);
    return;
  }
  await linkHashed(
    shell,
    `releases/${name}`,
    names.filter((other) => other !== name),
  );
  await switchTo(shell, name);
  io.out(`Went back to ${name} at ${to.written}.\n`);
}

if (require.main === module) void runMain(runDeploy);
