// The table of contents of a long text: plain links, folded away on a phone.

import type { OutlineEntry } from "../model/content/outline";
import type { Marked } from "../model/strings/words";
import { useWords } from "./words";

export interface ContentsProps {
  /** `marked` where the site says the words. */
  entries: readonly (OutlineEntry & { marked?: Marked | undefined })[];
  /** Only where there is a margin: what comes first on the page is not to be pushed down. */
  marginOnly?: boolean;
}

export function Contents({ entries, marginOnly = false }: ContentsProps) {
  const { say } = useWords();
  if (entries.length === 0) return null;
  const links = (
    <ol className="contents-list">
      {entries.map(({ id, text, marked }) => (
        <li key={id}>
          <a href={`#${encodeURIComponent(id)}`} {...marked}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  );
  // One of the two is not displayed, and so not there for assistive technology either.
  return (
    <>
      <nav className="contents contents-open no-print" aria-labelledby="Contents">
        <p id="Contents" className="contents-title">
          {say("onThisPage")}
        </p>
        {links}
      </nav>
      {!marginOnly && (
        <details className="contents contents-folded no-print">
          <summary className="contents-title">{say("onThisPage")}</summary>
          {links}
        </details>
      )}
    </>
  );
}
