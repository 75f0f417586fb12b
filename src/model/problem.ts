// A problem: one thing that is wrong in one place of one content file, with its cure.

/** An error stops the build; a warning does not. */
export type Severity = "error" | "warning";

/** One finding. `line` and `column` count from 1; `column` counts UTF-16 units, as editors do. */
export interface Problem {
  /** Path of the file as the editor knows it, with forward slashes. */
  file: string;
  line: number;
  column: number;
  severity: Severity;
  /** Stable name of the rule, in kebab-case. */
  code: string;
  /** What is wrong and how to mend it, in whole sentences. */
  message: string;
}

/** A point in a file, counted from 1. */
export interface Point {
  line: number;
  column: number;
}

/** Orders problems by file, line, column and then code, so that every run prints them alike. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

/** Formats a problem as `file:line:column  severity  message  (code)`, the form editors make clickable. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, message, code } = problem;
  return `${file}:${line}:${column}  ${severity}  ${message}  (${code})`;
}

/** Says how many errors and warnings there are, in words. */
export function summarizeProblems(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;
  return `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

/** Formats a number with its noun, in the singular or the plural. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
