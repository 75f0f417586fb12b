// The way from one page of a list to the next.

import { Link } from "gatsby";
import type { Views } from "../site/views";

export function Pagination({
  page: { number, newer, older },
}: {
  page: Pick<Views["post-list"], "number" | "newer" | "older">;
}) {
  if (newer === undefined && older === undefined) return null;
  return (
    <nav className="pagination" aria-label="Pages of articles">
      {newer === undefined ? (
        <span />
      ) : (
        <Link className="pagination-link" rel="prev" to={newer}>
          Newer articles
        </Link>
      )}
      <span className="meta">{number !== undefined && `Page ${number}`}</span>
      {older === undefined ? (
        <span />
      ) : (
        <Link className="pagination-link" rel="next" to={older}>
          Older articles
        </Link>
      )}
    </nav>
  );
}
