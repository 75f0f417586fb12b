// The way from a post to those before and after it in time.

import { Link } from "gatsby";
import type { Views } from "../site/views";
import { useWords } from "./words";

export function PostNeighbours({ earlier, later }: Pick<Views["post"], "earlier" | "later">) {
  const { t, say } = useWords();
  if (!earlier && !later) return null;
  return (
    <nav className="neighbours wrapper no-print" aria-label={t("earlierAndLater")}>
      {earlier && (
        <Link className="neighbour" rel="prev" to={earlier.path}>
          <span className="neighbour-way">{say("earlier")}</span>
          <span className="neighbour-title">{earlier.title}</span>
        </Link>
      )}
      {later && (
        <Link className="neighbour neighbour-next" rel="next" to={later.path}>
          <span className="neighbour-way">{say("later")}</span>
          <span className="neighbour-title">{later.title}</span>
        </Link>
      )}
    </nav>
  );
}
