// The text itself, as Markdown, with buttons for those who do not know its signs.

import { useRef } from "react";
import { type Around, PictureButton } from "./fields";

/** What a button does with the chosen words, or the chosen lines. */
interface Sign {
  label: string;
  /** What it is called for those who do not see it. */
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
  { label: "Heading", name: "Heading", lines: true, apply: (line) => `## ${line.replace(/^#+ */, "") || "Heading"}` },
  { label: "Bold", name: "Bold", apply: (words) => `**${words || "strong words"}**` },
  { label: "Italic", name: "Italic", apply: (words) => `_${words || "words"}_` },
  { label: "Link", name: "Link", apply: (words) => `[${words || "where it leads"}](/blog/)` },
  { label: "List", name: "List", lines: true, apply: eachLine(() => "- ") },
  { label: "1. 2. 3.", name: "Numbered list", lines: true, apply: eachLine((index) => `${index + 1}. `) },
  { label: "Quote", name: "Quotation", lines: true, apply: eachLine(() => "> ") },
];

interface BodyEditorProps {
  body: string;
  change(body: string): void;
  around: Around;
}

export function BodyEditor({ body, change, around }: BodyEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
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
    <div className="field">
      <label htmlFor="body">Text</label>
      <div className="tools" role="toolbar" aria-label="Signs of the text" aria-controls="body">
        {SIGNS.map((sign) => (
          <button type="button" className="quiet" key={sign.name} aria-label={sign.name} onClick={() => press(sign)}>
            {sign.label}
          </button>
        ))}
        <PictureButton
          around={around}
          label="Picture …"
          added={(name) => {
            const at = area.current?.selectionEnd ?? body.length;
            put(at, at, `![](${name})`);
            area.current?.setSelectionRange(at + 2, at + 2);
          }}
        />
      </div>
      <textarea
        id="body"
        ref={area}
        className="body"
        rows={24}
        spellCheck
        value={body}
        aria-describedby="body-hint"
        onChange={(event) => change(event.target.value)}
      />
      <p className="hint" id="body-hint">
        A blank line parts paragraphs; ## begins a heading, - an item of a list. Between the brackets of a picture, say
        what it shows.
      </p>
    </div>
  );
}
