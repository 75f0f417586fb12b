// The way from one page of a list to the next.

import { Link } from "gatsby";
import { blogPage } from "../model/paths";

export function Pagination({ page, pages }: { page: number; pages: number }) {
  if (pages < 2) return null;
  return (
    <nav className="pagination" aria-label="Pages of articles">
      {page > 1 ? (
        <Link className="pagination-link" rel="prev" to={blogPage(page - 1)}>
          Newer articles
        </Link>
      ) : (
        <span />
      )}
      <span className="meta">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link className="pagination-link" rel="next" to={blogPage(page + 1)}>
          Older articles
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
