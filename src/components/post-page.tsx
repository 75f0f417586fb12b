// A whole post: title, facts about it, picture, contents, body, and the ways on.

import { Link } from "gatsby";
import type { ReactNode } from "react";
import { nothingLeft } from "../model/content/exhaustive";
import { textDirection } from "../model/content/language";
import { readingMinutes, tableOfContents } from "../model/content/outline";
import { pathsOf } from "../model/content/paths";
import { goesBy } from "../model/head/transition";
import type { PostView, SiteView, Views } from "../site/views";
import { outlineWithoutClosing } from "./body";
import { Breadcrumbs } from "./breadcrumbs";
import { CallToAction } from "./call-to-action";
import { Contents } from "./contents";
import { FeaturedPicture } from "./featured-picture";
import { PersonCard } from "./person-card";
import { DraftMark } from "./post-card";
import { PostDate } from "./post-date";
import { PostGrid } from "./post-grid";
import { PostNeighbours } from "./post-neighbours";
import { ReviewDates } from "./review-dates";
import { Sources } from "./sources";
import { TagList } from "./tag-list";
import { useWords } from "./words";

type PostPageProps = Views["post"] & { site: SiteView; children: ReactNode };

export function PostPage({ post, alike, others: further, earlier, later, site, children }: PostPageProps) {
  const {
    title,
    subtitle,
    path,
    tags,
    keywords,
    author,
    lang,
    outline,
    featured,
    featuredAlt,
    featuredCaption,
    ...others
  } = post;
  const { reviewed, reviewDue, photo, date, updated, words, published, sources, footnotes, ...more } = others;
  // The head's, and the body's.
  const { excerpt, canonical, shareCard, shareCrops, images, ...rest } = more;
  nothingLeft(rest);
  const searched = [...tags.map((tag) => tag.title), ...keywords];
  const direction = { lang, dir: lang && textDirection(lang) };
  const { t, say } = useWords();
  const heading = (
    <h1 className="post-title" style={goesBy("title", path)} {...direction}>
      {title}
    </h1>
  );
  return (
    <>
      <Breadcrumbs page={{ name: title, path }} />
      {/* What stands behind the colon is a fact to the comma or the end, so the list, which has commas, is an attribute. */}
      <article
        className="post wrapper"
        data-pagefind-body=""
        data-pagefind-meta={searched.length > 0 ? `keywords[data-keywords], date:${date}` : `date:${date}`}
        data-keywords={searched.length > 0 ? searched.join(", ") : undefined}
      >
        <header className="post-header">
          {subtitle ? (
            <hgroup>
              {heading}
              <p className="post-subtitle" {...direction}>
                {subtitle}
              </p>
            </hgroup>
          ) : (
            heading
          )}
          <Byline post={{ author, date, updated, words, published }} />
        </header>
        <FeaturedPicture image={featured} alt={featuredAlt} caption={featuredCaption} path={path} />
        <Contents entries={tableOfContents(outlineWithoutClosing(outline, site.callToAction?.label))} />
        <div className="prose" {...direction}>
          {children}
          <Sources sources={sources} footnotes={footnotes} />
        </div>
        <footer className="post-footer">
          <TagList tags={tags} label={t("topicsOfArticle")} />
          <CallToAction site={site} />
          <ReviewDates reviewed={reviewed} reviewDue={reviewDue} />
          {site.disclaimer && <p className="disclaimer">{site.disclaimer}</p>}
          {author && <PersonCard person={author} photo={photo} heading="p" />}
        </footer>
      </article>
      {further.length > 0 && (
        <section className="wrapper related spread no-print" aria-labelledby="Related">
          <div>
            <h2 id="Related" className="section-title">
              {say(alike ? "relatedArticles" : "latestArticles")}
            </h2>
            <Link className="more" to={pathsOf(site).blog}>
              {say("allArticles")}
            </Link>
          </div>
          <PostGrid posts={further} heading="h3" lead={false} rows />
        </section>
      )}
      <PostNeighbours earlier={earlier} later={later} />
    </>
  );
}

type BylineFacts = Pick<PostView, "author" | "date" | "updated" | "words" | "published">;

function Byline({ post }: { post: BylineFacts }) {
  const { say } = useWords();
  const { author, date, updated, words, published } = post;
  const minutes = readingMinutes(words);
  return (
    <p className="byline" data-pagefind-ignore="">
      {author && (
        <span>{say("byAuthor", { author: [author.name, author.credentials].filter(Boolean).join(", ") })}</span>
      )}
      <PostDate date={date} />
      {updated && updated !== date && <span>{say("updatedOn", { date: <PostDate date={updated} /> })}</span>}
      <span>{say("minutesToRead", { count: minutes })}</span>
      {!published && <DraftMark />}
    </p>
  );
}
