// Asks where a link leads: to a page of this site, of which nobody has to know the address, or elsewhere.

import { type FormEvent, type RefObject, useRef, useState } from "react";
import type { Around } from "./fields";

/** A link as it is asked for. */
export interface AskedLink {
  words: string;
  address: string;
}

interface LinkButtonProps {
  pages: Around["pages"];
  /** The words that are chosen in the text, and the address of the link that they are, if any. */
  chosen(): AskedLink;
  add(link: AskedLink): void;
  /** Takes the link off its words; where there is none, the button is missing. */
  remove?(): void;
  /** Opens it from elsewhere, as by a key. */
  opener?: RefObject<(() => void) | undefined>;
  pressed?: boolean;
}

export function LinkButton({ pages, chosen, add, remove, opener, pressed }: LinkButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [page, setPage] = useState("");
  const [elsewhere, setElsewhere] = useState("");
  const [isLink, setIsLink] = useState(false);
  const title = pages.find(({ address }) => address === page)?.title;
  const open = (): void => {
    const { words: said, address } = chosen();
    const known = pages.some((one) => one.address === address);
    setWords(said);
    setPage(known ? address : "");
    setElsewhere(known ? "" : address);
    setIsLink(address !== "");
    dialog.current?.showModal();
  };
  if (opener) opener.current = open;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = elsewhere.trim() || page;
    dialog.current?.close();
    add({ words: words.trim() || (title ?? address), address });
  };
  return (
    <>
      <button type="button" className="quiet" aria-pressed={pressed} onClick={open}>
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
          {remove && isLink && (
            <button
              type="button"
              className="quiet"
              onClick={() => {
                dialog.current?.close();
                remove();
              }}
            >
              Take the link off
            </button>
          )}{" "}
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Leave it
          </button>
        </form>
      </dialog>
    </>
  );
}
