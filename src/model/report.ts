// How a list of problems is printed: for people, for programs, for GitHub.

import { count, countProblems, formatProblem, type Problem, summarizeProblems } from "./problem";
import type { Severity } from "./rules";

/** What a check found. */
export interface CheckResult {
  problems: readonly Problem[];
  /** How many posts are free of errors. */
  posts: number;
}

/** How a word is emphasised on a terminal; the identity where there is none. */
export type Style = (style: "red" | "yellow" | "cyan" | "dim", text: string) => string;

const COLOURS = { error: "red", warning: "yellow", note: "cyan" } as const satisfies Record<Severity, string>;

/** One line a problem, and a summary. */
export function textReport({ problems, posts }: CheckResult, seconds: number, style: Style): string {
  const lines = problems.map((problem) => {
    const word = problem.severity;
    return formatProblem(problem)
      .replace(`  ${word}  `, () => `  ${style(COLOURS[word], word)}  `)
      .replace(/\([a-z0-9-]+\)$/, (code) => style("dim", code));
  });
  const summary = `${count(posts, "good post")}: ${summarizeProblems(problems)} in ${seconds.toFixed(1)} s.`;
  return [...lines, `Checked ${summary}`].join("\n");
}

/** The same as JSON, for editors and scripts. */
export function jsonReport({ problems, posts }: CheckResult): string {
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
export function githubReport({ problems }: CheckResult): string {
  return problems
    .map(
      ({ file, line, column, severity, code, message }) =>
        `::${severity === "note" ? "notice" : severity} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(message)}`,
    )
    .join("\n");
}

const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
