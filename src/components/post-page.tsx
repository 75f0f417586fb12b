// A whole post: title, date, featured picture and body.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { ReactNode } from "react";
import { Picture } from "./picture";
import { DraftMark } from "./post-card";
import { PostDate } from "./post-date";

export interface PostPageProps {
  title: string;
  date: string;
  language: string;
  published: boolean;
  featured: IGatsbyImageData | undefined;
  featuredAlt: string;
  children: ReactNode;
}

export function PostPage({ title, date, language, published, featured, featuredAlt, children }: PostPageProps) {
  return (
    <article className="post wrapper">
      <header className="post-header">
        <h1>{title}</h1>
        <p className="meta">
          <PostDate date={date} language={language} />
          {!published && <DraftMark />}
        </p>
      </header>
      {featured && (
        <div className="post-picture">
          <Picture
            image={featured}
            alt={featuredAlt}
            sizes="(min-width: 64rem) 60rem, (min-width: 40rem) 94vw, 100vw"
            eager
          />
        </div>
      )}
      <div className="prose">{children}</div>
    </article>
  );
}
