// The way from one page of a list to the next.

import { Link } from "gatsby";
import { listPage } from "../model/paths";

export interface PaginationProps {
  /** The address of the list's first page. */
  list: string;
  page: number;
  pages: number;
}

export function Pagination({ list, page, pages }: PaginationProps) {
  if (pages < 2) return null;
  return (
    <nav className="pagination" aria-label="Pages of articles">
      {page > 1 ? (
        <Link className="pagination-link" rel="prev" to={listPage(list, page - 1)}>
          Newer articles
        </Link>
      ) : (
        <span />
      )}
      <span className="meta">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link className="pagination-link" rel="next" to={listPage(list, page + 1)}>
          Older articles
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
