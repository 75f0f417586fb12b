// A whole post: title, facts about it, picture, contents, body, and the ways on.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { ReactNode } from "react";
import { breadcrumbs } from "../model/breadcrumbs";
import { textDirection } from "../model/language";
import { readingMinutes, tableOfContents } from "../model/outline";
import type { Person } from "../model/site-schema";
import { goesBy } from "../model/transition";
import { outlineWithoutClosing } from "./body";
import { Breadcrumbs } from "./breadcrumbs";
import { CallToAction } from "./call-to-action";
import { Contents } from "./contents";
import { FeaturedPicture } from "./featured-picture";
import type { LayoutFacts } from "./layout";
import { PersonCard } from "./person-card";
import { DraftMark, type PostSummary } from "./post-card";
import { PostDate } from "./post-date";
import { PostGrid } from "./post-grid";
import { PostNeighbours } from "./post-neighbours";
import { ReviewDates } from "./review-dates";
import { TagList } from "./tag-list";
import type { TextFacts } from "./text-page";

/** What a page shows of its post. */
interface PostFacts extends TextFacts {
  date: string;
  words: number;
  tags: readonly { name: string; path: string }[];
  author: Person | null;
}

export interface PostPageProps {
  post: PostFacts;
  site: LayoutFacts & { disclaimer: string | null };
  featured: IGatsbyImageData | undefined;
  /** The author's. */
  photo: IGatsbyImageData | undefined;
  related: readonly PostSummary[];
  previous: { title: string; path: string } | undefined;
  next: { title: string; path: string } | undefined;
  children: ReactNode;
}

export function PostPage({ post, site, featured, photo, related, previous, next, children }: PostPageProps) {
  const { title, path, tags, author, lang, outline } = post;
  const { language } = site;
  return (
    <>
      <Breadcrumbs trail={breadcrumbs({ name: title, path })} />
      <article className="post wrapper" data-pagefind-body="" data-pagefind-meta={`date:${post.date}`}>
        <header className="post-header">
          <h1
            className="post-title"
            style={goesBy("title", path)}
            lang={lang ?? undefined}
            dir={lang ? textDirection(lang) : undefined}
          >
            {title}
          </h1>
          <Byline post={post} language={language} />
        </header>
        <FeaturedPicture image={featured} alt={post.featuredAlt} caption={post.featuredCaption} path={path} />
        <Contents entries={tableOfContents(outlineWithoutClosing(outline, site.callToAction?.label))} />
        <div className="prose" lang={lang ?? undefined} dir={lang ? textDirection(lang) : undefined}>
          {children}
        </div>
        <footer className="post-footer">
          <TagList tags={tags} label="Topics of this article" />
          <CallToAction site={site} />
          <ReviewDates reviewed={post.reviewed} reviewDue={post.reviewDue} language={language} />
          {site.disclaimer && <p className="disclaimer">{site.disclaimer}</p>}
          {author && <PersonCard person={author} photo={photo} heading="p" />}
        </footer>
      </article>
      {related.length > 0 && (
        <section className="wrapper related spread no-print" aria-labelledby="Related">
          <h2 id="Related" className="section-title">
            Related articles
          </h2>
          <PostGrid posts={related} language={language} heading="h3" lead={false} rows />
        </section>
      )}
      <PostNeighbours previous={previous} next={next} />
    </>
  );
}

function Byline({ post, language }: { post: PostFacts; language: string }) {
  const { author, date, updated, words, published } = post;
  const minutes = readingMinutes(words);
  return (
    <p className="byline" data-pagefind-ignore="">
      {author && (
        <span>
          By {author.name}
          {author.credentials && `, ${author.credentials}`}
        </span>
      )}
      <PostDate date={date} language={language} />
      {updated && updated !== date && (
        <span>
          Updated <PostDate date={updated} language={language} />
        </span>
      )}
      <span>
        {minutes} {minutes === 1 ? "minute" : "minutes"} to read
      </span>
      {!published && <DraftMark />}
    </p>
  );
}
