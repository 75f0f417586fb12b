// Where a page stands in the site.

import { Link } from "gatsby";
import { breadcrumbs, type Crumb } from "../model/head/breadcrumbs";
import { useWords } from "./words";

/** @param props.page itself is not shown: its title stands below */
export function Breadcrumbs({ page }: { page: Crumb }) {
  const { t, source } = useWords();
  const trail = breadcrumbs(page, source);
  return (
    <nav className="breadcrumbs wrapper no-print" aria-label={t("breadcrumbs")}>
      <ol className="breadcrumb-list">
        {trail.slice(0, -1).map(({ name, path, marked }) => (
          <li key={path}>
            <Link to={path} {...marked}>
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
