// Where a reader who wants a massage goes next.

import type { SiteView } from "../site/views";
import { SiteLink } from "./site-link";
import { useWords } from "./words";

export function CallToAction({ site }: { site: Pick<SiteView, "callToAction"> }) {
  const { say } = useWords();
  if (!site.callToAction) return null;
  return (
    <section className="call no-print" aria-labelledby="Book">
      <p id="Book" className="call-words">
        {say("callQuestion")}
      </p>
      <SiteLink className="button" link={site.callToAction} />
    </section>
  );
}
