// A page of the practice's own: title, picture, body, and what site.yaml knows that belongs to it.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { ReactNode } from "react";
import { breadcrumbs } from "../model/breadcrumbs";
import { textDirection } from "../model/language";
import type { OutlineEntry } from "../model/outline";
import type { PageExtra } from "../model/schema";
import type { Person } from "../model/site-schema";
import { Breadcrumbs } from "./breadcrumbs";
import { ContactDetails, OpeningHours } from "./contact";
import { FeaturedPicture } from "./featured-picture";
import type { LayoutFacts } from "./layout";
import { PersonCard } from "./person-card";
import { DraftMark } from "./post-card";
import { PostDate } from "./post-date";
import { ReviewDates } from "./review-dates";

/** What a post and a page show alike. */
export interface TextFacts {
  title: string;
  path: string;
  published: boolean;
  featuredAlt: string;
  featuredCaption: string | null;
  updated: string | null;
  reviewed: string | null;
  reviewDue: string | null;
  lang: string | null;
  outline: readonly OutlineEntry[];
}

export interface TextPageProps {
  page: TextFacts & { show: readonly PageExtra[] };
  site: LayoutFacts & { people: readonly Person[] };
  featured: IGatsbyImageData | undefined;
  /** The picture of a person, by its file's name in site.yaml. */
  photoOf(photo: string): IGatsbyImageData | undefined;
  children: ReactNode;
}

export function TextPage({ page, site, featured, photoOf, children }: TextPageProps) {
  const { title, path, show, lang, updated, published } = page;
  const { practice, people, language } = site;
  const direction = { lang: lang ?? undefined, dir: lang ? textDirection(lang) : undefined };
  return (
    <>
      <Breadcrumbs trail={breadcrumbs({ name: title, path })} />
      <article className="post wrapper" data-pagefind-body="">
        <header className="post-header">
          <h1 {...direction}>{title}</h1>
          {!published && (
            <p className="meta">
              <DraftMark />
            </p>
          )}
        </header>
        <FeaturedPicture image={featured} alt={page.featuredAlt} caption={page.featuredCaption} />
        <div className="prose" {...direction}>
          {children}
        </div>
        {show.includes("people") && people.length > 0 && (
          <section className="panels flow" aria-label="People">
            {people.map((person) => (
              <PersonCard
                key={person.name}
                person={person}
                photo={person.photo === undefined ? undefined : photoOf(person.photo)}
                heading="h2"
              />
            ))}
          </section>
        )}
        {show.includes("contact") && practice && (
          <section className="panel contact-panel" aria-label="How to reach us">
            <ContactDetails name={site.name} practice={practice} language={language} />
            <OpeningHours practice={practice} language={language} />
            {practice.priceRange && <p>Prices: {practice.priceRange}</p>}
          </section>
        )}
        <footer className="post-footer">
          <ReviewDates reviewed={page.reviewed} reviewDue={page.reviewDue} language={language} />
          {updated && (
            <p className="review-dates">
              Last changed: <PostDate date={updated} language={language} />
            </p>
          )}
        </footer>
      </article>
    </>
  );
}
