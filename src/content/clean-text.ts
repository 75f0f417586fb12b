// Takes out of the content's Markdown what would be dropped all the same; every other byte stays as it is.

import fs from "node:fs/promises";
import path from "node:path";
import { applyEdits, type Edit, stripDropped } from "../markdown/strip";
import { parseSource } from "../model/content/source";
import { listFiles } from "./files-below";
import { sourceFile } from "./folder";
import { decodeText } from "./text";
import { writeWhole } from "./write-whole";

/** A change of a file: where it was, counted from 1, and what stood and stands there. */
export interface Change {
  /** Absolute path. */
  file: string;
  line: number;
  column: number;
  before: string;
  after: string;
}

/** Tags inside of tags are found one after the other; nobody nests more. */
const ROUNDS = 20;

/** Cleans every Markdown file of posts and pages. @throws what the file system throws */
export async function cleanTexts(dir: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const file of await listFiles(dir)) {
    const source = sourceFile(dir, path.relative(dir, file));
    const bytes = source?.format === "md" ? await fs.readFile(file).catch(() => undefined) : undefined;
    const text = bytes && decodeText(bytes);
    if (!source || typeof text !== "string") continue;
    let current = text;
    for (let round = 0; round < ROUNDS; round++) {
      const edits = editsOf(current, source.kind);
      if (edits.length === 0) break;
      changes.push(...edits.map((edit) => changeOf(file, current, edit)));
      current = applyEdits(current, edits);
    }
    if (current !== text) writeWhole(file, current);
  }
  return changes;
}

/** The edits of a whole text. The body is read with line ends of one character. */
function editsOf(text: string, kind: "post" | "page"): Edit[] {
  const { body } = parseSource(text, { kind, name: "", format: "md" }, { language: "en" });
  const above = text.replace(/\r\n?/g, "\n").lastIndexOf(body);
  if (above < 0) return [];
  const offsets: number[] = [];
  for (let at = 0; at <= text.length; at++) {
    if (!(text[at] === "\n" && text[at - 1] === "\r")) offsets.push(at);
  }
  const place = (offset: number): number => offsets[above + offset] ?? text.length;
  return stripDropped(body).map(({ from, to, text: by }) => ({ from: place(from), to: place(to), text: by }));
}

function changeOf(file: string, text: string, { from, to, text: after }: Edit): Change {
  const lines = text.slice(0, from).split(/\r\n?|\n/);
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return { file, line: lines.length, column, before: text.slice(from, to), after };
}
