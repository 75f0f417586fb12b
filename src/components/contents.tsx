// The table of contents of a long text: plain links, folded away on a phone.

import type { OutlineEntry } from "../model/content/outline";

export interface ContentsProps {
  entries: readonly OutlineEntry[];
  /** Only where there is a margin: what comes first on the page is not to be pushed down. */
  marginOnly?: boolean;
}

export function Contents({ entries, marginOnly = false }: ContentsProps) {
  if (entries.length === 0) return null;
  const links = (
    <ol className="contents-list">
      {entries.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${encodeURIComponent(id)}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
  // One of the two is not displayed, and so not there for assistive technology either.
  return (
    <>
      <nav className="contents contents-open no-print" aria-labelledby="Contents">
        <p id="Contents" className="contents-title">
          On this page
        </p>
        {links}
      </nav>
      {!marginOnly && (
        <details className="contents contents-folded no-print">
          <summary className="contents-title">On this page</summary>
          {links}
        </details>
      )}
    </>
  );
}
