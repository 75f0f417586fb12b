// A page of the practice's own: title, picture, body, and what site.yaml knows that belongs to it.

import type { ReactNode } from "react";
import { DIRECTIONS, POLICIES } from "../model/content/contact";
import { textDirection } from "../model/content/language";
import { tableOfContents } from "../model/content/outline";
import type { SiteView, Views } from "../site/views";
import { Breadcrumbs } from "./breadcrumbs";
import { Contact, ContactDetails, hasContact } from "./contact";
import { Contents } from "./contents";
import { FactList } from "./fact-list";
import { FeaturedPicture } from "./featured-picture";
import { LegalFacts } from "./legal-facts";
import { PersonCard } from "./person-card";
import { DraftMark } from "./post-card";
import { PostDate } from "./post-date";
import { ReviewDates } from "./review-dates";
import { Services } from "./services";
import { useWords } from "./words";

type TextPageProps = Views["text"] & { site: SiteView; children: ReactNode };

export function TextPage({ page, photos, site, children }: TextPageProps) {
  const { title, path, show, lang, updated, published, featured } = page;
  const { practice, people, services, directions, policies } = site;
  const { t, say, marked } = useWords();
  /** A section that is no part of the text. */
  const section = (id: string, text: string) => ({ depth: 2 as const, text, id, marked });
  const listed = show.includes("services") && services.length > 0;
  const contents = tableOfContents([
    ...(listed ? [section("Prices", t("servicesAndPrices"))] : []),
    ...page.outline,
    ...(show.includes("policies") && policies ? [section("Policies", t("goodToKnow"))] : []),
    ...(show.includes("contact") && directions ? [section("Directions", t("howToFindUs"))] : []),
  ]);
  const direction = { lang, dir: lang && textDirection(lang) };
  return (
    <>
      <Breadcrumbs page={{ name: title, path }} />
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
            <aside className="contents contents-open no-print" aria-label={t("reachUs")}>
              <ContactDetails {...site} />
            </aside>
          )
        )}
        <div className="post-text">
          {show.includes("contact") && hasContact(site) && (
            <section className="panel contact-panel" aria-label={t("reachUs")}>
              <Contact site={site} heading="h2" />
              {practice?.priceRange && !listed && <p>{say("priceRange", { prices: practice.priceRange })}</p>}
            </section>
          )}
          {show.includes("people") && people.length > 0 && (
            <section className="people" aria-label={t("people")}>
              {people.map((person) => (
                <PersonCard key={person.name} person={person} photo={photos[person.photo ?? ""]} heading="h2" />
              ))}
            </section>
          )}
          {listed && (
            <section className="flow" aria-labelledby="Prices">
              <h2 id="Prices">{say("servicesAndPrices")}</h2>
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
              <h2 id="Policies">{say("goodToKnow")}</h2>
              <FactList facts={policies} keys={POLICIES} />
            </section>
          )}
          {show.includes("contact") && directions && (
            <section className="flow" aria-labelledby="Directions">
              <h2 id="Directions">{say("howToFindUs")}</h2>
              <FactList facts={directions} keys={DIRECTIONS} />
            </section>
          )}
        </div>
        <footer className="post-footer">
          <ReviewDates reviewed={page.reviewed} reviewDue={page.reviewDue} />
          {updated && <p className="review-dates">{say("lastChanged", { date: <PostDate date={updated} /> })}</p>}
        </footer>
      </article>
    </>
  );
}
