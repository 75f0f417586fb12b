// What a post rests on, as its fields name it. Numbers go on from those of the footnotes.

import { type Citation, type Footnote, isSource } from "../model/content/citations";
import { proseComponents } from "./prose";

interface SourcesProps {
  sources: readonly Citation[];
  footnotes: readonly Footnote[];
  /** The site's. */
  language: string;
}

const { a: Link } = proseComponents([]);

export function Sources({ sources, footnotes, language }: SourcesProps) {
  if (sources.length === 0) return null;
  return (
    <section className="footnotes" aria-labelledby="Sources">
      <h2 id="Sources" lang={language}>
        {footnotes.some(isSource) ? "Further sources" : "Sources"}
      </h2>
      <ol start={footnotes.length > 0 ? footnotes.length + 1 : undefined}>
        {sources.map(({ title, address, year }) => (
          <li key={title + address}>
            {address ? <Link href={address}>{title}</Link> : title}
            {year && `, ${year}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
