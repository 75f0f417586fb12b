// How a list of problems is printed: for people, for programs, for GitHub.

import { visible } from "../content/control";
import { type CalendarDate, formatDate } from "../content/date";
import { count, countProblems, foldPlaceholders, formatProblem, type Problem, summarizeProblems } from "./problem";
import type { Severity } from "./rules";

/** What a check found. */
export interface CheckResult {
  problems: readonly Problem[];
  /** How many posts are free of errors. */
  posts: number;
  /** Those of them whose day is to come, the next one first. */
  scheduled: readonly { file: string; date: CalendarDate }[];
}

/** How a word is emphasised on a terminal; the identity where there is none. */
export type Style = (style: "red" | "yellow" | "cyan" | "dim", text: string) => string;

const COLOURS = { error: "red", warning: "yellow", note: "cyan" } as const satisfies Record<Severity, string>;

/** How many days to come are named. */
const DAYS_SHOWN = 3;

/** One line a problem, what is to come, and a summary. @param all names each placeholder of `site.yaml` */
export function textReport(
  { problems, posts, scheduled }: CheckResult,
  seconds: number,
  style: Style,
  all = false,
): string {
  const lines = (all ? problems : foldPlaceholders(problems)).map((problem) => {
    const word = problem.severity;
    return formatProblem(problem)
      .replace(`  ${word}  `, () => `  ${style(COLOURS[word], word)}  `)
      .replace(/\([a-z0-9-]+\)$/, (code) => style("dim", code));
  });
  const summary = `${count(posts, "good post")}: ${summarizeProblems(problems)} in ${seconds.toFixed(1)} s.`;
  return [...lines, ...comingLines(scheduled), `Checked ${summary}`].join("\n");
}

/** Says which posts appear on which day. */
function comingLines(scheduled: CheckResult["scheduled"]): string[] {
  const days = [...new Set(scheduled.map(({ date }) => date))];
  const lines = days.slice(0, DAYS_SHOWN).map((day) => {
    const files = scheduled.filter(({ date }) => date === day).map(({ file }) => file);
    const verb = files.length === 1 ? "appears" : "appear";
    return `${count(files.length, "post")} ${verb} on ${formatDate(day, "en-GB")}: ${visible(files.join(", "))}`;
  });
  const later = scheduled.filter(({ date }) => days.indexOf(date) >= DAYS_SHOWN).length;
  return later > 0 ? [...lines, `${count(later, "post")} later`] : lines;
}

/** The same as JSON, for editors and scripts. */
export function jsonReport({ problems, posts }: Pick<CheckResult, "problems" | "posts">): string {
  const rows = problems.map(({ file, line, column, severity, code, message }) => ({
    file,
    line,
    column,
    severity,
    code,
    message,
  }));
  return JSON.stringify({ problems: rows, posts, ...countProblems(problems) });
}

/**
 * Workflow commands that GitHub shows at the lines of a pull request
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message).
 */
export function githubReport({ problems }: Pick<CheckResult, "problems">): string {
  return problems
    .map(
      ({ file, line, column, severity, code, message }) =>
        `::${severity === "note" ? "notice" : severity} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(message)}`,
    )
    .join("\n");
}

const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
