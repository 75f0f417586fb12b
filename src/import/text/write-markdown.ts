// Writes an ordered text as Markdown, and compares the words that this shows with those that the old site showed. The rest
// of the check needs the same parse, so it is handed on.

import type { Element, Root } from "hast";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { renderWithElements } from "../../markdown/render";
import { clean } from "./plain-text";
import { LOST_LINE, type OrderedText } from "./state";
import { compareWords, countWords, type Difference, shownText } from "./words";

/** A text that waits to be written; a thread may do that. */
export interface WritingTask extends Pick<OrderedText, "tree" | "added" | "lost"> {
  /** The words that the old site showed. */
  before: string;
}

/** A written text. */
export interface WrittenText {
  markdown: string;
  difference: Difference;
  /** What the check needs to know of `markdown`, as JSON. */
  facts: string;
}

/** Elements that Markdown has no signs for, and that stay HTML around their words. */
const HTML_INLINE = ["ins", "sup", "sub", "kbd", "samp", "var", "q", "ruby", "rt", "rp", "span"];

/** Emphasis that Markdown's signs do not show at every place, such as between letters and quotes. */
const EMPHASIS = ["strong", "em", "del"];

type Handler = NonNullable<NonNullable<Parameters<typeof rehypeRemark>[1]>["handlers"]>[string];

const html = (value: string) => ({ type: "html" as const, value });
const around: Handler = (state, node: Element) => {
  const given = (["lang", "id"] as const).flatMap((name) =>
    node.properties[name] === undefined ? [] : ` ${name}="${String(node.properties[name]).replace(/"/g, "&quot;")}"`,
  );
  return [html(`<${node.tagName}${given.join("")}>`), ...state.all(node), html(`</${node.tagName}>`)] as never;
};
const br: Handler = (_state, _node, parent) => {
  const cell = parent?.type === "element" && /^t[dh]$/.test(parent.tagName);
  return cell ? html("<br>") : { type: "break" };
};
const labelOf = ({ properties }: Element) => ({
  identifier: String(properties.name),
  label: String(properties.name),
});

/** Makes a writer. @param names elements that are written as HTML */
const createWriter = (names: readonly string[]) =>
  unified()
    .use(rehypeRemark, {
      handlers: {
        ...Object.fromEntries(names.map((name) => [name, around])),
        br,
        li: (state, node: Element) =>
          ({
            type: "listItem",
            spread: node.properties.tight !== true,
            checked: (node.properties.checked as boolean | undefined) ?? null,
            children: state.toFlow(state.all(node)),
          }) as never,
        "x-html": (_state, node: Element) =>
          ({ type: "paragraph", children: [html(String(node.properties.value))] }) as never,
        "x-note-ref": (_state, node: Element) => ({ type: "footnoteReference", ...labelOf(node) }) as never,
        "x-note-def": (state, node: Element) =>
          ({ type: "footnoteDefinition", ...labelOf(node), children: state.toFlow(state.all(node)) }) as never,
      },
    })
    .use(remarkGfm)
    .use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-" })
    .freeze();

const writer = createWriter(HTML_INLINE);
const wordyWriter = createWriter([...HTML_INLINE, ...EMPHASIS]);

/** Writes a text, with HTML for emphasis if Markdown's signs would not show it. */
export function writeMarkdown(task: WritingTask): WrittenText {
  const lines = task.lost.map((what) => `${LOST_LINE} ${what}`).join(" ");
  const before = countWords(clean(`${task.before} ${task.added} ${lines}`));
  const write = (by: typeof writer): WrittenText => {
    const markdown = markdownOf(task.tree, by);
    // As it stands in its file, below an empty line.
    const { body, html } = renderWithElements(`\n${markdown}`);
    const { tree: _, ...facts } = body;
    // What is too long to be read as Markdown has the signs of Markdown among its words.
    const { lost, added } = compareWords(before, countWords(html ? shownText(html, true) : markdown));
    return { markdown, difference: { lost, added: html ? added : [] }, facts: JSON.stringify(facts) };
  };
  const isSame = ({ difference: { lost, added } }: WrittenText): boolean => lost.length + added.length === 0;
  const written = write(writer);
  if (isSame(written)) return written;
  const wordy = write(wordyWriter);
  return isSame(wordy) ? wordy : written;
}

const markdownOf = (tree: Root, by: typeof writer): string =>
  String(by.stringify(by.runSync(tree) as never)).replace(CALLOUT, "$1[!$2]");

/** The first line of a callout, whose bracket needs no backslash. */
const CALLOUT = /^((?: *>)+ *)\\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\\?$/gm;
