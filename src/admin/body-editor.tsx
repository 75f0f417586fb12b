// The text itself, as Markdown, with buttons for those who do not know its signs.

import { type FormEvent, useRef, useState } from "react";
import { type Around, PictureButton } from "./fields";

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
      <fieldset className="tools" aria-label="Signs of the text">
        {SIGNS.map((sign) => (
          <button type="button" className="quiet" key={sign.name} onClick={() => press(sign)}>
            {sign.name}
          </button>
        ))}
        <LinkButton
          pages={around.pages}
          chosen={() => body.slice(area.current?.selectionStart, area.current?.selectionEnd)}
          add={(markdown) => put(area.current?.selectionStart ?? 0, area.current?.selectionEnd ?? 0, markdown)}
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

interface LinkButtonProps {
  pages: Around["pages"];
  /** The words that are chosen in the text. */
  chosen(): string;
  add(markdown: string): void;
}

/** Asks where a link leads: to a page of this site, of which nobody has to know the address, or elsewhere. */
function LinkButton({ pages, chosen, add }: LinkButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [page, setPage] = useState("");
  const [elsewhere, setElsewhere] = useState("");
  const title = pages.find(({ address }) => address === page)?.title;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = elsewhere.trim() || page;
    const said = words.trim() || (title ?? address);
    dialog.current?.close();
    // Brackets in the words would end them.
    add(`[${said.replace(/[[\]]/g, "\\$&")}](${/[\s()<>]/.test(address) ? `<${address}>` : address})`);
  };
  return (
    <>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setWords(chosen());
          setPage("");
          setElsewhere("");
          dialog.current?.showModal();
        }}
      >
        Link …
      </button>
      <dialog ref={dialog} aria-labelledby="link-title">
        <form onSubmit={submit}>
          <h2 id="link-title">Link</h2>
          <div className="field">
            <label htmlFor="link-page">To a page of this site</label>
            <select id="link-page" value={page} onChange={(event) => setPage(event.target.value)}>
              <option value="">–</option>
              {pages.map(({ title: name, address }) => (
                <option key={address} value={address}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="link-elsewhere">Or elsewhere</label>
            <input
              id="link-elsewhere"
              placeholder="https://"
              value={elsewhere}
              onChange={(event) => setElsewhere(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="link-words">Words of the link</label>
            <input
              id="link-words"
              placeholder={title}
              value={words}
              aria-describedby="link-hint"
              onChange={(event) => setWords(event.target.value)}
            />
            <p className="hint" id="link-hint">
              They say where it leads: not “click here”.
            </p>
          </div>
          <button type="submit" disabled={page === "" && elsewhere.trim() === ""}>
            Put it in
          </button>{" "}
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Leave it
          </button>
        </form>
      </dialog>
    </>
  );
}
