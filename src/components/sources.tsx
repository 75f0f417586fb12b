// What a post rests on, as its fields name it. Numbers go on from those of the footnotes.

import { type Citation, type Footnote, isSource } from "../model/content/citations";
import { Anchor } from "./prose";
import { useWords } from "./words";

interface SourcesProps {
  sources: readonly Citation[];
  footnotes: readonly Footnote[];
}

export function Sources({ sources, footnotes }: SourcesProps) {
  const { t, spoken } = useWords();
  if (sources.length === 0) return null;
  return (
    <section className="footnotes" aria-labelledby="Sources">
      <h2 id="Sources" lang={spoken}>
        {footnotes.some(isSource) ? t("furtherSources") : t("sources")}
      </h2>
      <ol start={footnotes.length > 0 ? footnotes.length + 1 : undefined}>
        {sources.map(({ title, address, year }) => (
          <li key={title + address}>
            {address ? <Anchor href={address}>{title}</Anchor> : title}
            {year && `, ${year}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
