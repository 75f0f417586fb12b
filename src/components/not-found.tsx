// What stands at an address that leads nowhere: what may have happened, and the ways on.

import { Link } from "gatsby";
import { ARCHIVE, HOME, SEARCH } from "../model/content/paths";

/** @param props.heading the level of the title: h1 where it is the page's */
export function NotFound({ heading: Heading }: { heading: "h1" | "h3" }) {
  return (
    <div className="wrapper spread page-head">
      <Heading>This page is not here</Heading>
      <div className="flow">
        <p>The address may have a slip in it, or the page has moved.</p>
        <p>
          <Link to={SEARCH}>Search the site</Link>, <Link to={ARCHIVE}>see all articles</Link> or{" "}
          <Link to={HOME}>go to the front page</Link>.
        </p>
      </div>
    </div>
  );
}
