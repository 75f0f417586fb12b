// A list of posts as cards.

import type { PostSummary } from "../site/views";
import { PostCard } from "./post-card";
import { useWords } from "./words";

export interface PostGridProps {
  posts: readonly PostSummary[];
  heading: "h2" | "h3";
  /** Whether the first card leads. */
  lead?: boolean;
  /** Whether the first card holds the first picture of the page, which is loaded at once. */
  eager?: boolean;
  /** Small, one below the other, instead of side by side. */
  rows?: boolean;
}

export function PostGrid({ posts, heading, lead = true, eager = lead, rows = false }: PostGridProps) {
  if (posts.length === 0) return <NoArticles />;
  return (
    <ul className={rows ? "rows" : lead ? "grid grid-led" : "grid"}>
      {posts.map((post, index) => {
        const leads = lead && index === 0;
        return (
          <li key={post.path} className={leads ? "grid-lead" : undefined}>
            <PostCard post={post} heading={heading} lead={leads} eager={eager && index === 0} />
          </li>
        );
      })}
    </ul>
  );
}

/** What stands where articles will be. */
export function NoArticles() {
  const { say } = useWords();
  return <p className="empty">{say("noArticles")}</p>;
}
