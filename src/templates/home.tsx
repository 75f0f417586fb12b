// The front page: what for, where, when, how much and how to book; then what helps with what, the visit, the people, the
// latest articles and the topics.

import { Link } from "gatsby";
import { Body } from "../components/body";
import { ClosedDays, Contact, hasContact } from "../components/contact";
import { FactList } from "../components/fact-list";
import { FeaturedPicture } from "../components/featured-picture";
import { Layout } from "../components/layout";
import { Mark } from "../components/mark";
import { PersonCard } from "../components/person-card";
import { PostGrid } from "../components/post-grid";
import { Services } from "../components/services";
import { SiteLink } from "../components/site-link";
import { TagList } from "../components/tag-list";
import { useWords } from "../components/words";
import { citationsOf } from "../model/content/citations";
import { DIRECTIONS, mapLink, minutesText, openingHours, priceText } from "../model/content/contact";
import { telephoneLink, telephoneText } from "../model/content/navigation";
import { pathsOf } from "../model/content/paths";
import type { PageMeta } from "../model/head/head";
import type { SiteView, Views } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { text, posts, photos, tags }, body, children }: TemplateProps<"home">) {
  const { callToAction, people, services, directions } = site;
  const { t, say } = useWords();
  const picture = text?.featured;
  return (
    <Layout site={site} path={pathsOf(site).home} said={["description", "contact"]}>
      <div className="wrapper spread intro">
        <div className="intro-words">
          <h1 className="intro-lead">{site.headline ?? site.description}</h1>
          {site.headline && <p>{site.description}</p>}
          <Actions site={site} />
        </div>
        <FirstFacts site={site} />
        {text && picture ? (
          <FeaturedPicture image={picture} alt={text.featuredAlt} caption={text.featuredCaption} />
        ) : (
          <div className="intro-mark">
            <Mark />
          </div>
        )}
      </div>
      {text && (
        <div className="wrapper prose prose-spread">
          <Body tree={body} images={text.images}>
            {children}
          </Body>
        </div>
      )}
      {(services.length > 0 || hasContact(site) || directions) && (
        <section className="visit" aria-labelledby="Visit">
          <div className="wrapper spread">
            <div className="flow">
              <h2 id="Visit" className="section-title">
                {say(services.length > 0 ? "visitsAndPrices" : "comeAndSee")}
              </h2>
              {callToAction && (
                <p>
                  <SiteLink className="button" link={callToAction} />
                </p>
              )}
            </div>
            <div className="panels">
              {services.length > 0 && <Services site={site} heading="h3" />}
              {hasContact(site) && (
                <div className="contact-panel">
                  <Contact site={site} heading="h3" />
                </div>
              )}
              {directions && <FactList facts={directions} keys={DIRECTIONS} />}
            </div>
          </div>
        </section>
      )}
      {people.length > 0 && (
        <section className="wrapper spread home-section" aria-labelledby="People">
          <h2 id="People" className="section-title">
            {say("whoWeAre")}
          </h2>
          <div className="people">
            {people.map((person) => (
              <PersonCard key={person.name} person={person} photo={photos[person.photo ?? ""]} heading="h3" />
            ))}
          </div>
        </section>
      )}
      <section className="wrapper flow home-section" aria-labelledby="Latest">
        <h2 id="Latest" className="section-title">
          {say("latestArticles")}
        </h2>
        <PostGrid posts={posts} heading="h3" eager={!picture} />
        <p>
          <Link className="more" to={pathsOf(site).blog}>
            {say("allArticles")}
          </Link>
        </p>
      </section>
      {tags.length > 0 && (
        <section className="wrapper spread home-section" aria-labelledby="Topics">
          <h2 id="Topics" className="section-title">
            {say("whatWeWriteAbout")}
          </h2>
          <TagList tags={tags} label={t("topics")} />
        </section>
      )}
    </Layout>
  );
}

/** The ways to book: the call to action, and the telephone beside it if that leads elsewhere. */
function Actions({ site: { callToAction, practice } }: { site: SiteView }) {
  const { t, language, marked } = useWords();
  const telephone = practice?.telephone;
  const call = telephone && {
    label: t("call", { telephone: telephoneText(telephone, language) }),
    address: telephoneLink(telephone),
    marked,
  };
  const first = call && callToAction?.address === call.address ? undefined : callToAction;
  if (!first && !call) return null;
  return (
    <p className="intro-actions">
      {first && <SiteLink className="button" link={first} />}
      {call && <SiteLink className={first ? "button button-quiet" : "button"} link={call} />}
    </p>
  );
}

/** Where, when and how much, each only if it is known. */
function FirstFacts({ site }: { site: SiteView }) {
  const { practice, nextClosure } = site;
  const words = useWords();
  const { say, language } = words;
  const open = openingHours(practice?.openingHours ?? [], words, "short").filter((line) => line.open);
  const prices = firstPrices(site);
  const { address, serviceArea = [] } = practice ?? {};
  const map = practice && mapLink(practice);
  const place = address ? `${address.street}, ${address.locality}` : new Intl.ListFormat(language).format(serviceArea);
  if (!place && open.length === 0 && !nextClosure && prices.length === 0) return null;
  return (
    <dl className="facts intro-facts">
      {place && (
        <div className="fact">
          <dt>{say("where")}</dt>
          <dd>{map ? <a href={map}>{place}</a> : place}</dd>
        </div>
      )}
      {(open.length > 0 || nextClosure) && (
        <div className="fact">
          <dt>{say("hours")}</dt>
          {open.map(({ days, hours, marked }) => (
            <dd key={days}>
              {days} {marked ? <span {...marked}>{hours}</span> : hours.charAt(0).toLowerCase() + hours.slice(1)}
            </dd>
          ))}
          {nextClosure && (
            <dd>
              <ClosedDays closure={nextClosure} />
            </dd>
          )}
        </div>
      )}
      {prices.length > 0 && (
        <div className="fact">
          <dt>{say("prices")}</dt>
          {prices.map((price) => (
            <dd key={price}>{price}</dd>
          ))}
        </div>
      )}
    </dl>
  );
}

/** Those of the first service that has any, else roughly what it costs. */
function firstPrices({ services, currency = "", practice, language }: SiteView): string[] {
  const prices = services.find((service) => service.prices.length > 0)?.prices;
  if (!prices) return practice?.priceRange === undefined ? [] : [practice.priceRange];
  return prices.map(
    ({ minutes, price }) => `${minutesText(minutes, language)}\u00a0${priceText(price, currency, language)}`,
  );
}

export const head = ({ text }: Views["home"], site: SiteView): PageMeta => ({
  title: undefined,
  description: site.description,
  path: pathsOf(site).home,
  citations: citationsOf([], text?.footnotes ?? []),
});
