// A page of the practice's own: title, picture, body, and what site.yaml knows that belongs to it.

import type { ReactNode } from "react";
import { textDirection } from "../model/content/language";
import { breadcrumbs } from "../model/head/breadcrumbs";
import type { SiteView, Views } from "../site/views";
import { Breadcrumbs } from "./breadcrumbs";
import { ContactDetails, OpeningHours } from "./contact";
import { FeaturedPicture } from "./featured-picture";
import { LegalFacts } from "./legal-facts";
import { PersonCard } from "./person-card";
import { DraftMark } from "./post-card";
import { PostDate } from "./post-date";
import { ReviewDates } from "./review-dates";

type TextPageProps = Views["text"] & { site: SiteView; children: ReactNode };

export function TextPage({ page, photos, site, children }: TextPageProps) {
  const { title, path, show, lang, updated, published, featured } = page;
  const { practice, people, language } = site;
  const direction = { lang, dir: lang && textDirection(lang) };
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
        {children && (
          <div className="prose" {...direction}>
            {children}
          </div>
        )}
        {show.includes("legal") && <LegalFacts site={site} />}
        {show.includes("people") && people.length > 0 && (
          <section className="panels flow" aria-label="People">
            {people.map((person) => (
              <PersonCard
                key={person.name}
                person={person}
                photo={photos[person.photo ?? ""]}
                heading="h2"
                language={language}
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
