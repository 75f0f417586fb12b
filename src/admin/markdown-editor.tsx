// The text itself, as Markdown, with buttons for those who do not know its signs.

import { type RefObject, useImperativeHandle, useRef } from "react";
import type { BodyProps, ShowLine } from "./body-editor";
import { PictureButton } from "./fields";
import { LinkButton } from "./link-dialog";

/** What a button does with the chosen words, or the chosen lines. */
interface Sign {
  name: string;
  apply(chosen: string): string;
  /** Whether it is of whole lines. */
  lines?: boolean;
}

const eachLine = (mark: (index: number) => string) => (chosen: string) =>
  chosen
    .split("\n")
    .map((line, index) => mark(index) + line)
    .join("\n");

const SIGNS: Sign[] = [
  { name: "Heading", lines: true, apply: (line) => `## ${line.replace(/^#+ */, "") || "Heading"}` },
  { name: "Bold", apply: (words) => `**${words || "strong words"}**` },
  { name: "Italic", apply: (words) => `_${words || "words"}_` },
  { name: "List", lines: true, apply: eachLine(() => "- ") },
  { name: "Numbered list", lines: true, apply: eachLine((index) => `${index + 1}. `) },
  { name: "Quotation", lines: true, apply: eachLine(() => "> ") },
];

export function MarkdownEditor({ body, change, around, show }: BodyProps & { show: RefObject<ShowLine | null> }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(show, () => (line: number) => {
    const { current } = area;
    if (!current) return;
    const lines = current.value.split("\n").slice(0, Math.max(0, line - 1));
    const at = lines.reduce((sum, text) => sum + text.length + 1, 0);
    current.focus();
    current.setSelectionRange(at, at);
  });
  /** Puts words in the place of what is chosen, as if they were typed: the browser can undo it. */
  const put = (from: number, to: number, words: string): void => {
    const { current } = area;
    if (!current) return;
    current.focus();
    current.setSelectionRange(from, to);
    // There is no other way by which the browser can undo it (https://w3c.github.io/editing/docs/execCommand/).
    if (!document.execCommand("insertText", false, words)) {
      current.setRangeText(words, from, to, "end");
      change(current.value);
    }
    current.setSelectionRange(from, from + words.length);
  };
  const press = ({ apply, lines }: Sign): void => {
    const { current } = area;
    if (!current) return;
    let { selectionStart: from, selectionEnd: to } = current;
    if (lines) {
      from = body.lastIndexOf("\n", from - 1) + 1;
      const end = body.indexOf("\n", to);
      to = end < 0 ? body.length : end;
    }
    put(from, to, apply(body.slice(from, to)));
  };
  return (
    <>
      <fieldset className="tools" aria-label="Signs of the text">
        {SIGNS.map((sign) => (
          <button type="button" className="quiet" key={sign.name} onClick={() => press(sign)}>
            {sign.name}
          </button>
        ))}
        <LinkButton
          pages={around.pages}
          chosen={() => ({
            words: body.slice(area.current?.selectionStart, area.current?.selectionEnd),
            address: "",
          })}
          add={({ words, address }) => {
            // Brackets in the words would end them.
            const link = `[${words.replace(/[[\]]/g, "\\$&")}](${/[\s()<>]/.test(address) ? `<${address}>` : address})`;
            put(area.current?.selectionStart ?? 0, area.current?.selectionEnd ?? 0, link);
          }}
        />
        <PictureButton
          around={around}
          label="Picture …"
          added={(name) => {
            const at = area.current?.selectionEnd ?? body.length;
            // A paragraph of its own, and the cursor where its description goes.
            const before = body.slice(0, at).match(/\n{0,2}$/)?.[0].length ?? 0;
            const gap = at === 0 ? "" : "\n".repeat(2 - before);
            put(at, at, `${gap}![](${name})${/^\n\n|^\n?$/.test(body.slice(at)) ? "" : "\n\n"}`);
            area.current?.setSelectionRange(at + gap.length + 2, at + gap.length + 2);
          }}
        />
      </fieldset>
      <textarea
        id="body"
        ref={area}
        className="body"
        rows={24}
        spellCheck
        value={body}
        aria-labelledby="body-label"
        aria-describedby="body-hint"
        onChange={(event) => change(event.target.value)}
      />
      <p className="hint" id="body-hint">
        A blank line parts paragraphs; ## begins a heading, - an item of a list. Between the brackets of a picture, say
        what it shows.
      </p>
    </>
  );
}
