// What `npm run write` adds to a page: one element, the first in its head. The page's own policy, which comes after it, allows
// no script.

import path from "node:path";
import type { Problem } from "../model/rules/problem";
import { editorLink } from "../model/rules/problem";

/** What the script of a page is told. */
export interface Marks {
  /** Of all that the page shows, these marks included. */
  version: string;
  /** False where the text can't be shown. */
  sound: boolean;
  /** Problems of what the page shows, and of all else. */
  here: MarkedProblem[];
  elsewhere: MarkedProblem[];
  /** What the reader should know of this page. */
  note: string | undefined;
  /** Where the text of the page is edited; undefined for who reads it from another device. */
  edit: string | undefined;
}

/** A problem and the address that opens it in an editor. */
export type MarkedProblem = Pick<Problem, "file" | "line" | "column" | "severity" | "message"> & { link: string };

/** Where the script and what it asks for are found: no page and no file has such an address. */
export const SCRIPT = "/__write/page.js";
export const EVENTS = "/__write/events";

/** Adds the marks to a page. @param html as it was rendered */
export function withMarks(html: string, marks: Marks): string {
  const data = JSON.stringify(marks).replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return html.replace("<head>", () => `<head><script src="${SCRIPT}" data-marks="${data}"></script>`);
}

/** Takes the marks out again. */
export const withoutMarks = (html: string): string =>
  html.replace(new RegExp(`(?<=<head>)<script src="${SCRIPT}" data-marks="[^"]*"></script>`), "");

/** Describes a problem for the script. @param root the project, which its file is named relative to */
export const marked = (root: string, { file, line, column, severity, message }: Problem): MarkedProblem => ({
  ...{ file, line, column, severity, message },
  link: editorLink(path.resolve(root, file), { line, column }),
});
