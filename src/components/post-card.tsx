// A post as lists show it: picture, title, date and excerpt. The title's link covers the whole card.

import { Link } from "gatsby";
import { textDirection } from "../model/content/language";
import { goesBy } from "../model/head/transition";
import type { PostSummary } from "../site/views";
import { Picture } from "./picture";
import { PostDate } from "./post-date";
import { useWords } from "./words";

export interface PostCardProps {
  post: PostSummary;
  /** The level that the title has on its page. */
  heading: "h2" | "h3";
  /** Larger, with the picture beside the words where there is room. */
  lead?: boolean;
  /** Seen at once: its picture is loaded first. */
  eager?: boolean;
}

export function PostCard({ post, heading: Heading, lead = false, eager = false }: PostCardProps) {
  const sizes = lead
    ? "(min-width: 68rem) 40rem, (min-width: 40rem) 46vw, 92vw"
    : "(min-width: 60rem) 21rem, (min-width: 40rem) 46vw, 92vw";
  const direction = { lang: post.lang, dir: post.lang && textDirection(post.lang) };
  return (
    <article className={lead ? "card card-lead" : "card"}>
      {post.image && (
        <div className="card-picture">
          <Picture image={post.image} alt="" sizes={sizes} eager={eager} style={goesBy("picture", post.path)} />
        </div>
      )}
      <div className="card-words">
        <p className="meta">
          <PostDate date={post.date} />
          {!post.published && <DraftMark />}
        </p>
        <Heading className="card-title" style={goesBy("title", post.path)} {...direction}>
          <Link className="card-link" to={post.path}>
            {post.title}
          </Link>
        </Heading>
        <p className="card-excerpt" {...direction}>
          {post.excerpt}
        </p>
      </div>
    </article>
  );
}

/** Says that only editors see this. */
export function DraftMark() {
  const { say } = useWords();
  return <strong className="draft">{say("notPublished")}</strong>;
}
