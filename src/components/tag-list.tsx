// Tags as links, with the number of posts where it is known.

import { Link } from "gatsby";
import type { Titled } from "../site/views";
import { useWords } from "./words";

export interface TagListProps {
  tags: readonly (Titled & { count?: number })[];
  label: string;
}

export function TagList({ tags, label }: TagListProps) {
  if (tags.length === 0) return null;
  const counted = tags.some(({ count }) => count !== undefined);
  return (
    <ul className={counted ? "tags tags-index" : "tags"} aria-label={label}>
      {tags.map(({ title, path, count }) => (
        <li key={path}>
          <Link className="tag" to={path}>
            <bdi>{title}</bdi>
            {count !== undefined && <Count n={count} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Count({ n }: { n: number }) {
  const { say } = useWords();
  return (
    <span className="tag-count">
      <span aria-hidden="true">{n}</span>
      <span className="sr-only">{say("articleCount", { count: n })}</span>
    </span>
  );
}
