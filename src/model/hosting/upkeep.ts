// What somebody has to do so that the site stays right: lists of tasks, and the one issue that tells of them.

import { z } from "zod";
import { visible } from "../content/control";
import type { CalendarDate } from "../content/date";
import type { Problem } from "../rules/problem";

/** One thing to do, as Markdown on one line. */
interface Task {
  /** What it is about. A task is new where no list has had one about the same. */
  about: string;
  detail?: string;
}

/** Tasks of a kind. */
export interface TaskList {
  title: string;
  /** What to do about them. */
  cure: string;
  tasks: Task[];
}

/** More tasks of a kind than this are counted, not listed: an issue holds 65,536 characters. */
const LISTED = 20;

/** A detail of others is cut here. */
const LONGEST = 300;

/** Pages whose day has come and that are not live, or not as they should be on that day. */
export function overdue(pages: readonly { address: string; date: CalendarDate | undefined }[]): TaskList {
  return {
    title: "Pages that are overdue",
    cure: "Their day has come, and the site does not show it. _Actions → Main → Run workflow_ publishes them; if it fails, it says why.",
    tasks: pages.map(({ address, date }) => ({
      about: link(address),
      detail: date === undefined ? "the notice or the closures are of another day" : `since ${date}`,
    })),
  };
}

/** The vulnerabilities of packages, and ended exceptions, that `npm run audit` names, a line each. */
export function vulnerabilities(lines: string): TaskList {
  return {
    title: "Known vulnerabilities in packages",
    cure: "Let a newer version in, or write into `tests/advisories.ts` why the old one stays, and until when.",
    tasks: lineTasks(lines),
  };
}

/** The errors of the content, and the facts that are to be checked again. */
export function contentTasks(problems: readonly Problem[]): TaskList[] {
  return [
    {
      title: "Errors in the content",
      cure: "Nothing is published until they are mended.",
      tasks: problems
        .filter(({ severity }) => severity === "error")
        .map(({ file, line, column, message }) => ({
          about: code(`${file}:${line}:${column}`),
          detail: plain(message),
        })),
    },
    {
      title: "Facts to be checked again",
      cure: "What readers are told about their health should still be true.",
      tasks: problems
        .filter((problem) => problem.code === "review-due")
        .map(({ file, message }) => ({ about: code(file), detail: plain(message) })),
    },
  ];
}

/**
 * What lychee writes with `--format json`, as far as it is read here: by file, the links that failed. A status without
 * a code is a fault on the way. Up to its version 0.23, links that took too long are among them.
 */
const LINKS = z.object({
  error_map: z.record(
    z.string(),
    z.array(z.object({ url: z.string(), status: z.object({ text: z.string(), code: z.number().optional() }) })),
  ),
});

/** What hosts say of pages that are gone. Other codes are about the one who asks, or about that hour. */
const GONE = [404, 410];

/** The links that lead nowhere: the page is gone, or its whole host. @throws if the text is not lychee's */
export function deadLinks(text: string): TaskList {
  const dead = new Map<string, { why: string; files: string[] }>();
  for (const [file, links] of Object.entries(failedLinks(text))) {
    for (const { url, status } of links) {
      const gone = status.code === undefined ? !/\btime(d )?out\b/i.test(status.text) : GONE.includes(status.code);
      const known = dead.get(url);
      if (known) known.files.push(file);
      else if (gone) dead.set(url, { why: status.text, files: [file] });
    }
  }
  return {
    title: "Links that lead nowhere",
    cure: "The page, or the whole site, is gone. Find another one, or delete the link.",
    tasks: [...dead]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([url, { why, files: names }]) => ({
        about: link(url),
        detail: `${plain(why)}, in ${fileNames(names)}`,
      })),
  };
}

/**
 * The jobs that did not do their work.
 * @param results how each ended, as GitHub calls it
 * @param run the address of their logs
 */
export function failedJobs(results: Readonly<Record<string, string>>, run: string): TaskList {
  return {
    title: "What has failed",
    cure: "What these jobs do was not done today; their logs say why.",
    tasks: Object.entries(results)
      .filter(([, result]) => ["failure", "cancelled"].includes(result))
      .map(([name, result]) => ({ about: code(name), detail: `${plain(result)}, see ${link(run)}` })),
  };
}

/** Whatever could not be found out: that nothing is known is no reason to be at ease. */
export function unknownTasks(faults: readonly { what: string; why: string }[]): TaskList {
  return {
    title: "What is not known today",
    cure: "A part of this list is missing.",
    tasks: faults.map(({ what, why }) => ({ about: what, detail: plain(why) })),
  };
}

function failedLinks(text: string): z.infer<typeof LINKS>["error_map"] {
  try {
    return LINKS.parse(JSON.parse(text)).error_map;
  } catch {
    throw new Error("This is not what lychee writes with `--format json`.");
  }
}

/** More files than this are counted, not named. */
const NAMED = 5;

const fileNames = (files: readonly string[]): string => {
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : "";
  return `${[...files].sort().slice(0, NAMED).map(code).join(", ")}${more}`;
};

/** Lines that begin with an address, or are text. */
const lineTasks = (lines: string): Task[] =>
  lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, url, rest = ""] = /^(https?:\S+)\s*(.*)$/.exec(line) ?? [];
      if (url === undefined) return { about: plain(line) };
      return rest === "" ? { about: link(url) } : { about: link(url), detail: plain(rest) };
    });

/** An address as a link; nothing in it can end that. */
const link = (url: string): string => `<${url.replace(/[\s<>\\]/g, encodeURIComponent)}>`;

/** A name of a file, as code; nothing in it can end that. */
const code = (text: string): string => `\`${visible(text).replaceAll("`", "'")}\``;

/** Text of others as text: nobody is called by it, and nothing in it is markup. */
const plain = (text: string): string => {
  // Cut first: half a character that this leaves is made visible too.
  const line = visible(text.slice(0, LONGEST));
  return `${line}${text.length > LONGEST ? "…" : ""}`.replace(/[\\`*_[\]<>|~#&$]/g, "\\$&").replaceAll("@", "@\u200B");
};

const taskLine = ({ about, detail }: Task): string => (detail === undefined ? `- ${about}` : `- ${about}: ${detail}`);

/** The lists as Markdown, those without tasks left out; empty if nothing is to be done. */
export function upkeepReport(lists: readonly TaskList[]): string {
  return lists
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ title, cure, tasks }) => {
      const more = tasks.length > LISTED ? [`- … and ${tasks.length - LISTED} more`] : [];
      return [`## ${title}`, "", cure, "", ...tasks.slice(0, LISTED).map(taskLine), ...more].join("\n");
    })
    .join("\n\n");
}

/** By this line the issue is known, whatever else bears its label. */
const MARK = "<!-- The workflow Daily writes this text anew every day. -->";

/** The title of the issue. */
export const ISSUE_TITLE = "What the site needs";

/** An issue, as GitHub's REST API gives it. */
export interface Issue {
  number: number;
  state: "open" | "closed";
  body: string | null;
}

/** What is to become of the issue. */
export interface IssueChange {
  /** Of the one that is there; undefined if one is to be opened. */
  number: number | undefined;
  state: Issue["state"];
  body: string;
  /** What is said below it, so that people hear of it: GitHub tells nobody of a text that has changed. */
  comment: string | undefined;
}

/**
 * Decides what is to become of the issue. Who closes it by hand has seen what it says, and is left alone until there is
 * something new.
 * @param issues those with the label, newest first
 * @param people who is called, by their names on GitHub
 * @returns undefined if all is as it should be
 */
export function changeIssue(
  issues: readonly Issue[],
  lists: readonly TaskList[],
  people: readonly string[],
): IssueChange | undefined {
  const ours = issues.filter(({ body }) => body?.includes(MARK));
  const issue = ours.find(({ state }) => state === "open") ?? ours[0];
  const tasks = lists.flatMap((list) => list.tasks.slice(0, LISTED));
  const before = (issue?.body ?? "").replaceAll("\r\n", "\n").trim();
  const known = before.split("\n");
  const fresh = tasks.filter(
    ({ about }) => !known.some((line) => line === `- ${about}` || line.startsWith(`- ${about}: `)),
  );
  const body = issueBody(lists, people);
  if (issue === undefined) {
    return tasks.length === 0 ? undefined : { number: undefined, state: "open", body, comment: undefined };
  }
  const { number } = issue;
  if (tasks.length === 0) {
    if (issue.state === "closed" && before === body) return undefined;
    const comment = issue.state === "open" ? "All of it is done." : undefined;
    return { number, state: "closed", body, comment };
  }
  const state = fresh.length > 0 ? "open" : issue.state;
  if (state === issue.state && before === body) return undefined;
  const comment = fresh.length > 0 ? [`${call(people)}new today:`, "", ...fresh.map(taskLine)].join("\n") : undefined;
  return { number, state, body, comment };
}

const call = (people: readonly string[]): string =>
  people.length > 0 ? `${people.map((name) => `@${name}`).join(" ")}, ` : "";

function issueBody(lists: readonly TaskList[], people: readonly string[]): string {
  const report = upkeepReport(lists);
  if (report === "") return `${MARK}\n\nNothing is to be done.`;
  const what = `${call(people)}this is to be done. The list is written anew every day, and the issue is closed when nothing is left.`;
  return [MARK, "", `${what.charAt(0).toUpperCase()}${what.slice(1)}`, "", report].join("\n");
}
