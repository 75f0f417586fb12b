// Where a reader who wants a massage goes next.

import type { SiteView } from "../site/views";
import { SiteLink } from "./site-link";

export function CallToAction({ site }: { site: Pick<SiteView, "callToAction"> }) {
  if (!site.callToAction) return null;
  return (
    <section className="call no-print" aria-labelledby="Book">
      <p id="Book" className="call-words">
        Would you like to see whether massage helps you?
      </p>
      <SiteLink className="button" link={site.callToAction} />
    </section>
  );
}
