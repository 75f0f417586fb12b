// Where a page stands in the site.

import { Link } from "gatsby";
import type { Crumb } from "../model/head/breadcrumbs";

/** The last crumb is the page itself and no link. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav className="breadcrumbs wrapper no-print" aria-label="Breadcrumbs">
      <ol className="breadcrumb-list">
        {trail.map(({ name, path }, index) => (
          <li key={path}>
            {index === trail.length - 1 ? <span aria-current="page">{name}</span> : <Link to={path}>{name}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
