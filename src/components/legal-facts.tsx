// Who answers for the site, all of it from site.yaml.

import { Fragment } from "react";
import { legalFacts } from "../model/content/legal";
import type { SiteView } from "../site/views";
import { useWords } from "./words";

export function LegalFacts({ site }: { site: Pick<SiteView, "legal" | "practice" | "language"> }) {
  const { say } = useWords();
  const facts = legalFacts(site);
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(({ label, lines, href }) => (
        <div key={label} className="fact">
          <dt>{say(label)}</dt>
          <dd>
            {lines.map((line, index) => (
              <Fragment key={line}>
                {index > 0 && <br />}
                {href ? <a href={href}>{line}</a> : line}
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
