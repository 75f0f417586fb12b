// The way from one page of a list to the next.

import { Link } from "gatsby";
import type { Views } from "../site/views";
import { useWords } from "./words";

export function Pagination({
  page: { number, newer, older },
}: {
  page: Pick<Views["post-list"], "number" | "newer" | "older">;
}) {
  const { t, say } = useWords();
  if (newer === undefined && older === undefined) return null;
  return (
    <nav className="pagination" aria-label={t("pagesOfArticles")}>
      {newer === undefined ? (
        <span />
      ) : (
        <Link className="pagination-link" rel="prev" to={newer}>
          {say("newerArticles")}
        </Link>
      )}
      <span className="meta">{number !== undefined && say("page", { number })}</span>
      {older === undefined ? (
        <span />
      ) : (
        <Link className="pagination-link" rel="next" to={older}>
          {say("olderArticles")}
        </Link>
      )}
    </nav>
  );
}
