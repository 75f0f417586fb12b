// A problem: one thing that is wrong in one place of one content file, with its cure.

import { visible } from "./control";
import { type Code, RULES, type Severity } from "./rules";

/** A point in a file, counted from 1; `column` counts UTF-16 units, as editors do. */
export interface Point {
  line: number;
  column: number;
}

/** What a rule finds in a file that the caller knows. */
export interface Finding extends Point {
  code: Code;
  /** What is wrong and how to mend it, in whole sentences. */
  message: string;
}

/** A finding with its file. */
export interface Problem extends Finding {
  /** Path of the file as the editor knows it, with forward slashes. */
  file: string;
  severity: Severity;
}

/** The first character of a file. */
export const START: Point = { line: 1, column: 1 };

/** Makes a finding at a place. */
export function finding({ line, column }: Point, code: Code, message: string): Finding {
  return { line, column, code, message };
}

/** Makes a problem of a finding. @param offset lines of the file above the finding's first line */
export function problem(file: string, { line, column, code, message }: Finding, offset = 0): Problem {
  return { file, line: line + offset, column, severity: RULES[code].severity, code, message };
}

/** Tells whether a list of problems stops the build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}

/** Orders problems by file, line, column and then code, so that every run prints them alike. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

/**
 * Formats a problem as `file:line:column  severity  message  (code)`, the form editors make clickable: one line, however
 * odd the names and words in it.
 */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, message, code } = problem;
  return `${visible(file)}:${line}:${column}  ${severity}  ${visible(message)}  (${code})`;
}

/** Counts problems by severity. */
export function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const of = (wanted: Severity) => problems.filter(({ severity }) => severity === wanted).length;
  return { errors: of("error"), warnings: of("warning") };
}

/** Says how many errors and warnings there are, in words. */
export function summarizeProblems(problems: readonly Problem[]): string {
  const { errors, warnings } = countProblems(problems);
  return `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

/** Formats a number with its noun, in the singular or the plural. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** So many problems that stop nothing are shown beside what a build has to say. */
const MOST_SHOWN = 50;

/** Writes the problems of a build, a line each, and how many there are: all errors, and the first of the others. */
export function problemLines(problems: readonly Problem[]): string {
  let others = 0;
  const shown = problems.filter(({ severity }) => severity === "error" || ++others <= MOST_SHOWN);
  const hidden = problems.length - shown.length;
  const more = hidden > 0 ? [`… and ${hidden} more, which \`npm run check\` shows.`] : [];
  return [...shown.map(formatProblem), ...more, summarizeProblems(problems)].join("\n");
}
