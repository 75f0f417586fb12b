// A problem: one thing that is wrong in one place of one content file, with its cure.

import { visible } from "../content/control";
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

/** Whether a problem is an error, also one of a draft, which stops nothing. */
export const isFault = ({ code }: Problem): boolean => RULES[code].severity === "error";

/** Makes a warning of an error of a draft: it is in no page of the site, so it stops no build. */
export function inDraft(problem: Problem): Problem {
  if (problem.severity !== "error") return problem;
  return { ...problem, severity: "warning", message: `${problem.message} ${DRAFT}` };
}

const DRAFT = "This stops nothing as long as it is a draft.";

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

/**
 * The address that opens a file at a place in Visual Studio Code
 * (https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls).
 * @param file its absolute path
 */
export function editorLink(file: string, { line, column }: Point): string {
  // On Windows a path begins with a drive, or with the name of another computer after two backslashes.
  const isWindows = /^([a-z]:|\\)\\/i.test(file);
  const slashed = isWindows ? file.replaceAll("\\", "/").replace(/^[a-z]:/i, "/$&") : file;
  return `vscode://file${encodeURI(slashed).replace(/[?#]/g, encodeURIComponent)}:${line}:${column}`;
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

/**
 * Writes the problems of a build, a line each, and how many there are: all errors, and the first of the others.
 * @param all what is counted, if that is more than what is shown
 */
export function problemLines(problems: readonly Problem[], all = problems): string {
  let others = 0;
  const folded = foldPlaceholders(problems);
  const shown = folded.filter(({ severity }) => severity === "error" || ++others <= MOST_SHOWN);
  const hidden = folded.length - shown.length;
  const more = hidden > 0 ? [`… and ${hidden} more, which \`npm run check\` shows.`] : [];
  return [...shown.map(formatProblem), ...more, summarizeProblems(all)].join("\n");
}

/** Makes one problem of the placeholders of `site.yaml`: a new practice has many, which would hide all else. */
export function foldPlaceholders(problems: readonly Problem[]): Problem[] {
  const placeholders = problems.filter(({ code }) => code === "site-placeholder");
  const [first] = placeholders;
  if (!first || placeholders.length === 1) return [...problems];
  const message = `${placeholders.length} facts are still placeholders of the fictional practice: \`npm run check -- --all\` lists them.`;
  return problems.flatMap((one) =>
    one === first ? { ...first, message } : one.code === "site-placeholder" ? [] : one,
  );
}

/**
 * Writes what has changed of the problems since an earlier look, and how many there are now; undefined if nothing has. A
 * problem that only stands in another line is the same.
 */
export function changedLines(earlier: readonly Problem[], problems: readonly Problem[]): string | undefined {
  // Of a file that is as it was, they are the same objects: only a few have to be compared.
  const [before, after] = [new Set(earlier), new Set(problems)];
  const gone = earlier.filter((problem) => !after.has(problem));
  const come = problems.filter((problem) => !before.has(problem));
  const added = without(come, gone);
  const mended = without(gone, come).map(({ file, code }) => `${visible(file)}  mended  (${code})`);
  if (added.length === 0 && mended.length === 0) return undefined;
  return [...new Set(mended), problemLines(added, problems)].join("\n");
}

/** Those problems that are not among others, each as often as it is there more often. */
function without(problems: readonly Problem[], others: readonly Problem[]): Problem[] {
  const nameOf = ({ file, code, message }: Problem): string => `${code} ${file}\0${message}`;
  const left = new Map<string, number>();
  for (const other of others) left.set(nameOf(other), (left.get(nameOf(other)) ?? 0) + 1);
  return problems.filter((problem) => {
    const name = nameOf(problem);
    const times = left.get(name) ?? 0;
    left.set(name, times - 1);
    return times <= 0;
  });
}
