// npm run deploy: puts the built site on a host, whole or not at all, and takes it back.

import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { count } from "../model/problem";
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
} from "../model/release";
import { robotsFile } from "../model/sitemap";
import { type Io, runMain, UsageError } from "./io";
import {
  beginRelease,
  cleanReleases,
  completeRelease,
  linkHashed,
  listReleases,
  lockReleases,
  Refusal,
  removeReleases,
  switchTo,
} from "./releases";
import { openShell, ShellError, type TargetShell } from "./target-shell";

const USAGE = `Usage: npm run deploy -- --to TARGET [options]

  --to TARGET         a folder, or user@host:folder over ssh; its web server serves TARGET/current
  --from FOLDER       what is deployed (public)
  --rollback [NAME]   goes back to the release before, or to the one of that name
  --dry-run           only says what would travel
  --preview           deploys a preview with drafts, too

Nothing is served half: the site is sent beside the old one, then a link is switched. The last ${KEPT} releases are kept.
RSYNC_RSH says how ssh is called, for instance "ssh -p 2222". The target needs rsync, and Linux's flock and mv.
Exit status: 0 when done, 1 when refused or failed, 2 on wrong usage.`;

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: "string" },
      from: { type: "string", default: "public" },
      rollback: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      preview: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });

/** What the command was asked for. */
interface Options {
  target: Target;
  /** The target as it was written. */
  to: string;
  from: string;
  dryRun: boolean;
  preview: boolean;
  /** Undefined when a site is deployed. */
  rollback: { name: string | undefined } | undefined;
}

/** Reads the command line; undefined when only help is asked for. @throws {UsageError} */
function readOptions(args: string[], root: string): Options | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const { to, rollback } = values;
  if (to === undefined) throw new UsageError("--to is missing.");
  const target = parseTarget(to);
  if (!target) throw new UsageError(`--to is "${to}". Write a folder, or user@host:folder.`);
  if (positionals.length > (rollback ? 1 : 0)) throw new UsageError(`"${positionals.at(-1)}" is too much.`);
  return {
    target: target.host === undefined ? { ...target, folder: path.resolve(root, target.folder) } : target,
    to,
    from: path.resolve(root, values.from),
    dryRun: values["dry-run"],
    preview: values.preview,
    rollback: rollback ? { name: positionals[0] } : undefined,
  };
}

/** Runs the command. @returns its exit status */
export async function runDeploy(args: string[], io: Io): Promise<number> {
  try {
    const options = readOptions(args, io.root);
    if (options) await deploy(options, io);
    else io.out(`${USAGE}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")) {
      io.err(`${(error as Error).message}\n\n${USAGE}\n`);
      return 2;
    }
    if (!(error instanceof Refusal || error instanceof ShellError)) throw error;
    io.err(`${error.message}\nThe site that is served is as it was.\n`);
    return 1;
  }
}

async function deploy(options: Options, io: Io): Promise<void> {
  if (!options.rollback) checkSite(options, io);
  const remoteShell = io.env.RSYNC_RSH || "ssh";
  const shell = openShell(options.target, remoteShell);
  try {
    await lockReleases(
      shell,
      options.target.folder,
      `${os.userInfo().username}@${os.hostname()} (process ${process.pid})`,
    );
    await cleanReleases(shell);
    if (options.rollback) await rollBack(shell, options.rollback.name, options, io);
    else await send(shell, options, io);
  } finally {
    await shell.close();
  }
}

/** A site that visitors should not see is not deployed. @throws {Refusal} */
function checkSite({ from, preview }: Options, { root }: Io): void {
  const shown = path.relative(root, from) || from;
  if (!fs.existsSync(path.join(from, "index.html"))) {
    throw new Refusal(`There is no site in ${shown} yet. Build it first: \`npm run build\`.`);
  }
  if (isUnfinished(from)) throw new Refusal("The last build did not finish. Build again first: `npm run build`.");
  const robots = path.join(from, "robots.txt");
  if (!preview && fs.existsSync(robots) && fs.readFileSync(robots, "utf8") === robotsFile("", true)) {
    throw new Refusal(
      `The site in ${shown} is a preview, with drafts, and hidden from search engines. Build it without PREVIEW, or say --preview.`,
    );
  }
}

/** Whether a build is under way there, or has died: see src/gatsby/output.ts. */
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
    io.out(`${count(sent.length, "file")} would travel to ${options.to}.\n`);
    return;
  }
  if (isUnfinished(options.from) || fs.statSync(options.from).ino !== ino) {
    throw new Refusal("The site was built anew while it was sent. Deploy again.");
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
  io.out(`Deployed ${name} to ${options.to}: ${travelled}.\n`);
}

/**
 * Sends the site beside the current release. Files are compared by what they hold, since a build gives all of them a new
 * time; those that are the same become links, and keep their time for browsers that ask whether something has changed.
 */
async function transfer(
  { target, from, dryRun }: Options,
  folder: string,
  current: string | undefined,
  io: Io,
): Promise<Sent[]> {
  const place = path.posix.join(target.host === undefined ? target.folder : `${target.host}:${target.folder}`, folder);
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
    if (code === "ENOENT") throw new Refusal("rsync is missing on this computer. Install it first.");
    throw new Refusal(`The site could not be sent.\n${(stderr || message).trim()}`);
  }
}

async function rollBack(shell: TargetShell, asked: string | undefined, { to, dryRun }: Options, io: Io): Promise<void> {
  const { names, current } = await listReleases(shell);
  const name = asked ?? previousRelease(names, current);
  if (name === undefined) throw new Refusal(`There is no earlier release at ${to}.`);
  if (!names.includes(name)) {
    throw new Refusal(`There is no release ${name} at ${to}, only: ${[...names].sort().join(", ") || "none"}.`);
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
  io.out(`Went back to ${name} at ${to}.\n`);
}

if (require.main === module) void runMain(runDeploy);
