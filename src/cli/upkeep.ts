// npm run upkeep: says what somebody has to do so that the site stays right, and keeps the one issue that tells of it.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { contentDir } from "../content/content-dir";
import { loadContent } from "../content/load";
import { hasErrors } from "../model/problem";
import { currentTime } from "../model/publish";
import {
  changeIssue,
  contentTasks,
  deadLinks,
  failedJobs,
  ISSUE_TITLE,
  type Issue,
  type IssueChange,
  overduePosts,
  type TaskList,
  unknownTasks,
  upkeepReport,
  vulnerabilities,
} from "../model/upkeep";
import { findMissing, ownAddress, type PublicContent, publicContent } from "./due-posts";
import { type Io, runMain, UsageError } from "./io";
import { readSitemap } from "./live-site";

const USAGE = `Usage: npm run upkeep -- [options]

  --links FILE        what lychee has written with --format json: links that lead nowhere
  --audit FILE        what \`npm run audit\` has written: known vulnerabilities in packages
  --job NAME=RESULT   how a job of a workflow ended, as GitHub calls it; for several, again
  --run URL           where the logs of jobs are
  --issue             opens, changes or closes the issue of the repository, by GitHub's program gh
  --notify NAMES      who is called there, by their names on GitHub

Prints as Markdown what is to be done: what these say, and posts that are overdue, errors in the content, and reviews
that are due.
Exit status: 0 when it was told, 1 when it could not be, 2 on wrong usage.`;

/** The label of the issue. GitHub makes one that is missing. */
const LABEL = "upkeep";

const parse = (args: string[]) =>
  parseArgs({
    args,
    options: {
      links: { type: "string" },
      audit: { type: "string" },
      job: { type: "string", multiple: true, default: [] },
      run: { type: "string", default: "" },
      issue: { type: "boolean", default: false },
      notify: { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  }).values;

/** What the command was asked for. */
interface Options extends Pick<ReturnType<typeof parse>, "links" | "audit" | "run" | "issue"> {
  /** How each job ended. */
  jobs: Record<string, string>;
  people: string[];
}

/** Reads the command line; undefined when only help is asked for. @throws {UsageError} */
function readOptions(args: string[]): Options | undefined {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  if (values.help) return undefined;
  const jobs = values.job.map((job) => job.split("="));
  const odd = values.job.find((job) => !/^[^=]+=[a-z]+$/.test(job));
  if (odd !== undefined) throw new UsageError(`--job is "${odd}". Write NAME=RESULT, such as publish=failure.`);
  if (jobs.length > 0 && values.run === "") throw new UsageError("--job needs --run.");
  return { ...values, jobs: Object.fromEntries(jobs), people: values.notify.split(/[\s,@]+/).filter(Boolean) };
}

/** Runs the command. @returns its exit status */
export async function runUpkeep(args: string[], io: Io): Promise<number> {
  try {
    const options = readOptions(args);
    if (!options) {
      io.out(`${USAGE}\n`);
      return 0;
    }
    const lists = await findTasks(options, io);
    io.out(`${upkeepReport(lists) || "Nothing is to be done."}\n`);
    return options.issue ? tell(lists, options.people, io) : 0;
  } catch (error) {
    const wrong = error instanceof UsageError;
    io.err(`${(error as Error).message}\n${wrong ? `\n${USAGE}\n` : ""}`);
    return wrong ? 2 : 1;
  }
}

/** Finds out what is to be done. What can't be found out is a part of that. */
async function findTasks({ links, audit, jobs, run }: Options, io: Io): Promise<TaskList[]> {
  const unknown: { what: string; why: string }[] = [];
  const attempt = async (what: string, tasks: () => TaskList | Promise<TaskList>): Promise<TaskList[]> => {
    try {
      return [await tasks()];
    } catch (error) {
      unknown.push({ what, why: (error as Error).message });
      return [];
    }
  };
  const read = (name: string): string => {
    const file = path.resolve(io.root, name);
    if (!fs.existsSync(file)) throw new Error(`There is no ${name}, so what should have written it has failed.`);
    return fs.readFileSync(file, "utf8");
  };
  const now = currentTime(io.env);
  const content = await loadContent(contentDir(io.root, io.env), io.root, now);
  const lists = [
    [failedJobs(jobs, run)],
    hasErrors(content.problems)
      ? []
      : await attempt("Overdue posts", () => findOverdue(publicContent(content, now), io)),
    contentTasks(content.problems),
    audit === undefined ? [] : await attempt("Vulnerabilities", () => vulnerabilities(read(audit))),
    links === undefined ? [] : await attempt("Dead links", () => deadLinks(read(links))),
  ].flat();
  return [...lists, unknownTasks(unknown)];
}

async function findOverdue({ site, posts }: PublicContent, { env }: Io): Promise<TaskList> {
  const own = ownAddress(site, env);
  const missing = await findMissing(posts, await readSitemap(own, own), own, own);
  return overduePosts(missing.map(({ post, address }) => ({ address, date: post.date })));
}

/** Makes the issue say it. @returns the command's exit status @throws if GitHub does not do as it is asked */
function tell(lists: readonly TaskList[], people: readonly string[], io: Io): number {
  const repository = ask<{ has_issues: boolean }>(io, "GET", "");
  if (!repository.has_issues) {
    if (lists.every(({ tasks }) => tasks.length === 0)) return 0;
    io.out(
      "\nNobody is told of this, since the issues of this repository are switched off. Switch them on: _Settings → General → Features → Issues_.\n",
    );
    return 1;
  }
  const issues = ask<Issue[]>(io, "GET", `/issues?labels=${LABEL}&state=all&per_page=100`);
  const change = changeIssue(issues, lists, people);
  if (change) io.out(`\nThis is told in ${apply(change, io).html_url}\n`);
  return 0;
}

/** Changes the issue. What is said comes first: if the rest fails, it is said again the next time, and not forgotten. */
function apply({ number, state, body, comment }: IssueChange, io: Io): { html_url: string } {
  if (number === undefined) return ask(io, "POST", "/issues", { title: ISSUE_TITLE, body, labels: [LABEL] });
  if (comment !== undefined) ask(io, "POST", `/issues/${number}/comments`, { body: comment });
  return ask(io, "PATCH", `/issues/${number}`, { state, body });
}

/** Asks GitHub's REST API about the repository (https://docs.github.com/rest/issues/issues). */
function ask<Answer>(io: Io, method: string, place: string, input?: object): Answer {
  const args = ["api", "--method", method, `repos/{owner}/{repo}${place}`, ...(input ? ["--input", "-"] : [])];
  const { error, status, stdout, stderr } = spawnSync("gh", args, {
    cwd: io.root,
    env: io.env,
    encoding: "utf8",
    input: input && JSON.stringify(input),
    maxBuffer: 2 ** 26,
  });
  if (error) throw new Error(`gh can't be run: ${error.message}`);
  if (status !== 0) throw new Error(`gh ${args.join(" ")}: ${stderr.trim() || `status ${status}`}`);
  return JSON.parse(stdout);
}

if (require.main === module) void runMain(runUpkeep);
