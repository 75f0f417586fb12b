// Takes out of a text that was brought along what the check refuses, so that its words stay.

import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Problem } from "../model/rules/problem";
import { composeText, type Fields, readText } from "./frontmatter";
import { LOST_LINE } from "./text/state";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** A mended text. */
export interface Mended {
  text: string;
  /** Links whose words stay. */
  unlinked: string[];
  /** What has a line in the text now. */
  lost: string[];
  /** Why it is a draft now. */
  reasons: string[];
}

/** Mends what errors name; what can't be mended by itself makes the text a draft. */
export function mendText(text: string, problems: readonly Problem[], isLast: boolean): Mended {
  const { fields, body, bodyOffset } = readText(text);
  const mended: Mended = { text, unlinked: [], lost: [], reasons: [] };
  const edits: { from: number; to: number; text: string }[] = [];
  const tree = parser.parse(body);
  for (const problem of problems) {
    const node = /^(link|image)-/.test(problem.code)
      ? nodeAt(tree, problem.line - bodyOffset, problem.column)
      : undefined;
    if (node?.type === "link") {
      const [first, last] = [node.children[0], node.children.at(-1)];
      mended.unlinked.push(node.url);
      edits.push({ ...rangeOf(node), text: first && last ? body.slice(rangeOf(first).from, rangeOf(last).to) : "" });
    } else if (node?.type === "image") {
      const what = `the picture ${node.url}${node.alt ? ` (${node.alt})` : ""}`;
      mended.lost.push(what);
      mended.reasons.push(problem.message);
      edits.push({ ...rangeOf(node), text: `_${LOST_LINE} ${what.replace(/[\\`*_[\]<]/g, "\\$&")}._` });
    } else if (!mendField(fields, problem, mended)) mended.reasons.push(problem.message);
  }
  const unmended = mended.reasons.length > 0 && edits.length === 0 && isLast;
  if (mended.reasons.length > 0) fields.draft = true;
  const whole = unmended ? quarantined(body) : applied(body, edits);
  return { ...mended, text: composeText(fields, whole) };
}

/** Mends a field without which the text can do. @returns whether it did */
function mendField(fields: Fields, problem: Problem, mended: Mended): boolean {
  const { code, message } = problem;
  const featured =
    /^(featured|image)-/.test(code) && typeof fields.featured === "string" && message.includes(fields.featured);
  if (featured) {
    mended.lost.push(`the featured picture ${fields.featured}`);
    for (const key of ["featured", "featuredAlt", "featuredCaption"]) delete fields[key];
    mended.reasons.push(message);
    return true;
  }
  if (code === "address-taken" && Array.isArray(fields.aliases)) {
    const alias = /The alias (\S+)/.exec(message)?.[1] ?? /The address (\S+)/.exec(message)?.[1];
    const rest = fields.aliases.filter((one: string) => one.replace(/\/$/, "") !== alias?.replace(/\/$/, ""));
    if (rest.length < fields.aliases.length) {
      fields.aliases = rest;
      return true;
    }
  }
  if (code === "tag-address" && Array.isArray(fields.tags)) {
    const rest = fields.tags.filter((tag: string) => !message.includes(`"${tag}"`));
    if (rest.length < fields.tags.length) {
      fields.tags = rest;
      mended.reasons.push(message);
      return true;
    }
  }
  if (code === "author-unknown" || code === "excerpt-invalid") {
    delete fields[code.replace(/-.*$/, "")];
    mended.reasons.push(message);
    return true;
  }
  return false;
}

type Linked = Extract<Nodes, { type: "link" | "image" }>;

/** The innermost link or picture at a place. */
function nodeAt(tree: Nodes, line: number, column: number): Linked | undefined {
  let found: Linked | undefined;
  const walk = (node: Nodes): void => {
    const { position } = node;
    const starts = position?.start.line === line && position.start.column === column;
    if (starts && (node.type === "link" || node.type === "image")) found ??= node;
    if ("children" in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return found;
}

const rangeOf = ({ position }: Nodes): { from: number; to: number } => ({
  from: position?.start.offset ?? 0,
  to: position?.end.offset ?? 0,
});

function applied(body: string, edits: { from: number; to: number; text: string }[]): string {
  const sorted = [...edits].sort((a, b) => b.from - a.from);
  let [text, before] = [body, Number.POSITIVE_INFINITY];
  for (const { from, to, text: by } of sorted) {
    // What lies within another edit is mended in the next round.
    if (to > before) continue;
    text = text.slice(0, from) + by + text.slice(to);
    before = from;
  }
  return text;
}

/** The whole text as code, which the check takes as it is. */
function quarantined(body: string): string {
  const ticks = Math.max(2, ...Array.from(body.matchAll(/`+/g), ([run]) => run.length)) + 1;
  const fence = "`".repeat(ticks);
  return `${fence}markdown\n${body.trimEnd()}\n${fence}\n`;
}
