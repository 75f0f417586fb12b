// A list of posts as cards.

import { PostCard, type PostSummary } from "./post-card";

export interface PostGridProps {
  posts: readonly PostSummary[];
  language: string;
  heading: "h2" | "h3";
}

/** The first card leads; it holds the first picture of the page and is loaded at once. */
export function PostGrid({ posts, language, heading }: PostGridProps) {
  if (posts.length === 0) return <p className="empty">No articles yet. The first one is being written.</p>;
  return (
    <ul className="grid">
      {posts.map((post, index) => (
        <li key={post.path} className={index === 0 ? "grid-lead" : undefined}>
          <PostCard post={post} language={language} heading={heading} lead={index === 0} eager={index === 0} />
        </li>
      ))}
    </ul>
  );
}
