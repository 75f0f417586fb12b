// A page of the practice's own: title, picture, body, and what site.yaml knows that belongs to it.

import type { ReactNode } from "react";
import { textDirection } from "../model/content/language";
import { type OutlineEntry, tableOfContents } from "../model/content/outline";
import { breadcrumbs } from "../model/head/breadcrumbs";
import type { SiteView, Views } from "../site/views";
import { Breadcrumbs } from "./breadcrumbs";
import { Contact, ContactDetails, hasContact } from "./contact";
import { Contents } from "./contents";
import { DIRECTIONS, FactList, POLICIES } from "./fact-list";
import { FeaturedPicture } from "./featured-picture";
import { LegalFacts } from "./legal-facts";
import { PersonCard } from "./person-card";
import { DraftMark } from "./post-card";
import { PostDate } from "./post-date";
import { ReviewDates } from "./review-dates";
import { Services } from "./services";

type TextPageProps = Views["text"] & { site: SiteView; children: ReactNode };

const PRICES = "Services and prices";
const GOOD_TO_KNOW = "Good to know";
const WAY = "How to find us";

/** A section that is no part of the text. */
const section = (id: string, text: string): OutlineEntry => ({ depth: 2, text, id });

export function TextPage({ page, photos, site, children }: TextPageProps) {
  const { title, path, show, lang, updated, published, featured } = page;
  const { practice, people, services, directions, policies, language } = site;
  const listed = show.includes("services") && services.length > 0;
  const contents = tableOfContents([
    ...(listed ? [section("Prices", PRICES)] : []),
    ...page.outline,
    ...(show.includes("policies") && policies ? [section("Policies", GOOD_TO_KNOW)] : []),
    ...(show.includes("contact") && directions ? [section("Directions", WAY)] : []),
  ]);
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
        {contents.length > 0 ? (
          <Contents entries={contents} marginOnly />
        ) : (
          // Else the margin would be empty.
          practice &&
          !show.includes("contact") &&
          !show.includes("legal") && (
            <aside className="contents contents-open no-print" aria-label="How to reach us">
              <ContactDetails {...site} />
            </aside>
          )
        )}
        <div className="post-text">
          {show.includes("contact") && hasContact(site) && (
            <section className="panel contact-panel" aria-label="How to reach us">
              <Contact site={site} heading="h2" />
              {practice?.priceRange && !listed && <p>Prices: {practice.priceRange}</p>}
            </section>
          )}
          {show.includes("people") && people.length > 0 && (
            <section className="people" aria-label="People">
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
          {listed && (
            <section className="flow" aria-labelledby="Prices">
              <h2 id="Prices">{PRICES}</h2>
              <Services site={site} heading="h3" />
            </section>
          )}
          {children && (
            <div className="prose" {...direction}>
              {children}
            </div>
          )}
          {show.includes("legal") && <LegalFacts site={site} />}
          {show.includes("policies") && policies && (
            <section className="flow" aria-labelledby="Policies">
              <h2 id="Policies">{GOOD_TO_KNOW}</h2>
              <FactList facts={policies} names={POLICIES} />
            </section>
          )}
          {show.includes("contact") && directions && (
            <section className="flow" aria-labelledby="Directions">
              <h2 id="Directions">{WAY}</h2>
              <FactList facts={directions} names={DIRECTIONS} />
            </section>
          )}
        </div>
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
