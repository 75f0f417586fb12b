// The way from a post to those before and after it in time.

import { Link } from "gatsby";

interface Neighbour {
  title: string;
  path: string;
}

export function PostNeighbours({ previous, next }: { previous: Neighbour | undefined; next: Neighbour | undefined }) {
  if (!previous && !next) return null;
  return (
    <nav className="neighbours wrapper no-print" aria-label="Earlier and later articles">
      {previous && (
        <Link className="neighbour" rel="prev" to={previous.path}>
          <span className="neighbour-way">Earlier</span>
          <span className="neighbour-title">{previous.title}</span>
        </Link>
      )}
      {next && (
        <Link className="neighbour neighbour-next" rel="next" to={next.path}>
          <span className="neighbour-way">Later</span>
          <span className="neighbour-title">{next.title}</span>
        </Link>
      )}
    </nav>
  );
}
