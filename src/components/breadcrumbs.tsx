// Where a page stands in the site.

import { Link } from "gatsby";
import type { Crumb } from "../model/head/breadcrumbs";

/** @param props.trail its last crumb is the page itself, whose title stands below */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav className="breadcrumbs wrapper no-print" aria-label="Breadcrumbs">
      <ol className="breadcrumb-list">
        {trail.slice(0, -1).map(({ name, path }) => (
          <li key={path}>
            <Link to={path}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
