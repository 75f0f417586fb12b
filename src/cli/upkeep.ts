// npm run upkeep: says what somebody has to do so that the site stays right, and keeps the one issue that tells of it.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { contentDir } from "../content/content-dir";
import { loadContent } from "../content/load";
import { currentTime } from "../model/content/publish";
import {
  changeIssue,
  contentTasks,
  deadLinks,
  failedJobs,
  ISSUE_TITLE,
  type Issue,
  type IssueChange,
  overdue,
  type TaskList,
  unknownTasks,
  upkeepReport,
  vulnerabilities,
} from "../model/hosting/upkeep";
import { hasErrors } from "../model/rules/problem";
import { command, each, runMain, UsageError } from "./command";
import { findOverdue, ownAddress, type PublicContent, publicContent } from "./due-posts";
import type { Io } from "./io";
import { readSitemap } from "./live-site";

/** The label of the issue. GitHub makes one that is missing. */
const LABEL = "upkeep";

/** Reads how a job ended: its name, and its result. */
function jobResult(text: string): [string, string] {
  const [, job, result] = /^([^=]+)=([a-z]+)$/.exec(text) ?? [];
  if (job === undefined || result === undefined) throw new UsageError("Write NAME=RESULT, such as publish=failure.");
  return [job, result];
}

export const runUpkeep = command({
  name: "upkeep",
  about:
    "Prints as Markdown what is to be done: what these say, and what is overdue, errors in the content, and reviews that are due.",
  options: (command) =>
    command
      .option("--links <file>", "what lychee has written with --format json: links that lead nowhere")
      .option("--audit <file>", "what `npm run audit` has written: known vulnerabilities in packages")
      .option(
        "--job <name=result>",
        "how a job of a workflow ended, in GitHub's words; for several, again",
        each(jobResult),
      )
      .option("--run <url>", "where the logs of jobs are")
      .option("--issue", "opens, changes or closes the issue of the repository, by GitHub's program gh")
      .option("--notify <names>", "who is called there, by their names on GitHub"),
  ends: ["when it was told", "when it could not be"],
  async run(_args, { issue, notify = "", ...sources }, io) {
    if (sources.job && sources.run === undefined) throw new UsageError("--job needs --run.");
    const lists = await findTasks(sources, io);
    io.out(`${upkeepReport(lists) || "Nothing is to be done."}\n`);
    return issue ? tell(lists, notify.split(/[\s,@]+/).filter(Boolean), io) : 0;
  },
});

/** What tells of something to be done. */
interface Sources {
  links?: string;
  audit?: string;
  job?: [name: string, result: string][];
  run?: string;
}

/** Finds out what is to be done. What can't be found out is a part of that. */
async function findTasks({ links, audit, job = [], run = "" }: Sources, io: Io): Promise<TaskList[]> {
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
    [failedJobs(Object.fromEntries(job), run)],
    hasErrors(content.problems)
      ? []
      : await attempt("What is overdue", () => overdueTasks(publicContent(content, now), io)),
    contentTasks(content.problems),
    audit === undefined ? [] : await attempt("Vulnerabilities", () => vulnerabilities(read(audit))),
    links === undefined ? [] : await attempt("Dead links", () => deadLinks(read(links))),
  ].flat();
  return [...lists, unknownTasks(unknown)];
}

async function overdueTasks(content: PublicContent, { env }: Io): Promise<TaskList> {
  const own = ownAddress(content.site, env);
  const found = await findOverdue(content, await readSitemap(own, own), own, own);
  return overdue(found.map(({ address, missing }) => ({ address, date: missing?.date })));
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
