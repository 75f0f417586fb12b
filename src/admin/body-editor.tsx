// The text below the fields: as it looks, or as Markdown. Both are the same text.

import { type RefObject, useRef, useState } from "react";
import type { Around } from "./fields";
import { MarkdownEditor } from "./markdown-editor";
import { RichEditor } from "./rich-text/rich-editor";
import { openSession, type Session } from "./rich-text/session";

/** Shows a line of the body, counted from 1. */
export type ShowLine = (line: number) => void;

export interface BodyProps {
  body: string;
  change(body: string): void;
  around: Around;
}

interface BodyEditorProps extends BodyProps {
  /** What the file holds that a picture's address in the text leads to; undefined if there is none. */
  pictureOf(address: string): Promise<Uint8Array | undefined>;
  show: RefObject<ShowLine | null>;
}

/** What the view that was chosen last is kept under. */
const VIEW = "editor-view";
const MARKDOWN = "markdown";

export function BodyEditor({ pictureOf, ...props }: BodyEditorProps) {
  const [isMarkdown, setMarkdown] = useState(() => localStorage.getItem(VIEW) === MARKDOWN);
  // What was done in the text as it looks can be undone after a look at its Markdown too.
  const session = useRef<Session>(undefined);
  session.current ??= openSession(props.body);
  const choose = (markdown: boolean): void => {
    if (markdown) localStorage.setItem(VIEW, MARKDOWN);
    else localStorage.removeItem(VIEW);
    setMarkdown(markdown);
  };
  return (
    <div className="field">
      <div className="head">
        <span className="label" id="body-label">
          Text
        </span>
        <fieldset className="switch" aria-label="How the text is shown">
          {[false, true].map((markdown) => (
            <button
              type="button"
              className="quiet"
              key={String(markdown)}
              aria-pressed={isMarkdown === markdown}
              onClick={() => choose(markdown)}
            >
              {markdown ? "Markdown" : "As it looks"}
            </button>
          ))}
        </fieldset>
      </div>
      {isMarkdown ? (
        <MarkdownEditor {...props} />
      ) : (
        <RichEditor {...props} session={session.current} pictureOf={pictureOf} />
      )}
    </div>
  );
}
