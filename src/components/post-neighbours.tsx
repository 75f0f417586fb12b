// The way from a post to those before and after it in time.

import { Link } from "gatsby";
import type { Views } from "../site/views";

export function PostNeighbours({ earlier, later }: Pick<Views["post"], "earlier" | "later">) {
  if (!earlier && !later) return null;
  return (
    <nav className="neighbours wrapper no-print" aria-label="Earlier and later articles">
      {earlier && (
        <Link className="neighbour" rel="prev" to={earlier.path}>
          <span className="neighbour-way">Earlier</span>
          <span className="neighbour-title">{earlier.title}</span>
        </Link>
      )}
      {later && (
        <Link className="neighbour neighbour-next" rel="next" to={later.path}>
          <span className="neighbour-way">Later</span>
          <span className="neighbour-title">{later.title}</span>
        </Link>
      )}
    </nav>
  );
}
