// What a page says of itself, the practice and its people to search engines: linked data in the words of https://schema.org.

import type {
  BlogPosting,
  BreadcrumbList,
  Graph,
  HealthAndBeautyBusiness,
  ImageObject,
  Offer,
  Person as PersonThing,
  Thing,
  WebPage,
  WebSite,
} from "schema-dts";
import type { Citation } from "../content/citations";
import { BY_APPOINTMENT, DIRECTIONS, mapLink, minutesText, priceRange } from "../content/contact";
import { nothingLeft } from "../content/exhaustive";
import { absoluteUrl } from "../content/paths";
import type { Closure, Person, Practice, Service } from "../content/site-schema";
import { slugify } from "../content/slug";
import { type Words, wordsOf } from "../strings/words";
import { breadcrumbs } from "./breadcrumbs";
import { type ArticleMeta, type HeadPerson, type HeadSite, others, type PageMeta, type SharePicture } from "./head";

/**
 * The graph of a page (https://www.w3.org/TR/json-ld11/#named-graphs), whose things name each other by their ids; an id
 * means the same thing on every page. Undefined for a page that has no address of its own.
 */
export function jsonLd(page: PageMeta, site: HeadSite, pathPrefix = ""): Graph | undefined {
  const { path } = page;
  if (path === undefined || page.refresh) return undefined;
  const url = (address: string): string => absoluteUrl(site.url, address, pathPrefix);
  const ids = idsOf(url, path);
  const words = wordsOf(site);
  const people = [...(site.people ?? [])];
  const author = page.article?.author;
  if (author && !people.some(({ name }) => name === author.name)) people.push(author);
  const trail = breadcrumbs({ name: page.title ?? site.name, path }, site);
  const things: Thing[] = [
    webSite(site, url, ids),
    business(site, words, url, ids),
    ...people.map((person) => personThing(person, url, ids)),
    webPage(page, site, path, url, ids, trail.length > 1),
  ];
  if (trail.length > 1) things.push(breadcrumbList(trail, url, ids));
  const [first] = page.article?.pictures ?? [];
  if (first) things.push(imageObject(first, url, ids));
  if (page.article) things.push(blogPosting(page, page.article, site, url, ids));
  return { "@context": "https://schema.org", "@graph": things };
}

/**
 * Writes data for a <script> of HTML. Nothing in it can end the script, begin a comment, be taken for an entity or break a
 * line of JavaScript (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
 */
export function serialize(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

type Url = (path: string) => string;

type Ids = ReturnType<typeof idsOf>;

function idsOf(url: Url, path: string) {
  return {
    site: url("/#website"),
    practice: url("/#practice"),
    person: ({ name }: Pick<Person, "name">) => url(`/#person-${slugify(name) || encodeURIComponent(name)}`),
    page: url(`${path}#webpage`),
    trail: url(`${path}#breadcrumb`),
    article: url(`${path}#article`),
    picture: url(`${path}#primaryimage`),
  };
}

function webSite(site: HeadSite, url: Url, ids: Ids): WebSite {
  return {
    "@type": "WebSite",
    "@id": ids.site,
    url: url("/"),
    name: site.name,
    description: site.description,
    inLanguage: site.language,
    publisher: { "@id": ids.practice },
  };
}

/** https://developers.google.com/search/docs/appearance/structured-data/local-business */
function business(site: HeadSite, { t }: Words, url: Url, ids: Ids): HealthAndBeautyBusiness {
  const { practice, legal, services, currency, language, directions } = site;
  return {
    "@type": "HealthAndBeautyBusiness",
    "@id": ids.practice,
    name: site.name,
    legalName: practice?.legalName ?? legal?.name ?? undefined,
    vatID: legal?.vat ?? undefined,
    description: site.description,
    url: url("/"),
    logo: url("/favicon.svg"),
    image: url(site.shareCard.src),
    telephone: practice?.telephone ?? undefined,
    email: practice?.email ?? undefined,
    address: practice?.address ? address(practice.address) : undefined,
    geo: practice?.geo
      ? { "@type": "GeoCoordinates", latitude: practice.geo.latitude, longitude: practice.geo.longitude }
      : undefined,
    hasMap: practice && mapLink(practice),
    amenityFeature: some(directions && DIRECTIONS.flatMap((key) => amenity(t(key), directions[key]))),
    openingHoursSpecification: some(practice?.openingHours?.flatMap(openingHours)),
    specialOpeningHoursSpecification: some(site.closures.map(specialHours)),
    priceRange: practice?.priceRange ?? priceRange(services, currency, language),
    currenciesAccepted: currency,
    paymentAccepted: site.policies?.payment,
    hasOfferCatalog:
      services.length > 0
        ? {
            "@type": "OfferCatalog",
            name: t("servicesAndPrices"),
            itemListElement: services.flatMap((service) => offers(service, site, url)),
          }
        : undefined,
    areaServed: some(practice?.serviceArea),
    hasCredential: practice?.licence ? credential(practice.licence) : undefined,
    sameAs: some(site.social),
    employee: some(site.people?.map((person) => ({ "@id": ids.person(person) }))),
  };
}

const address = ({ street, locality, region, postalCode, country }: NonNullable<Practice["address"]>) => ({
  "@type": "PostalAddress" as const,
  streetAddress: street,
  addressLocality: locality,
  addressRegion: region ?? undefined,
  postalCode: postalCode ?? undefined,
  addressCountry: country,
});

// https://developers.google.com/search/docs/appearance/structured-data/local-business#business-hours
const closing = (closes: string | undefined) => (closes === "24:00" ? "23:59" : closes);

/** Nothing for days by appointment, for which there is no word. */
const openingHours = ({ days, opens, closes }: Practice["openingHours"][number]) =>
  opens === BY_APPOINTMENT
    ? []
    : [{ "@type": "OpeningHoursSpecification" as const, dayOfWeek: [...days], opens, closes: closing(closes) }];

/** A closed day opens and closes at midnight. */
const specialHours = ({ from, until, opens = "00:00", closes = "00:00" }: Closure) => ({
  "@type": "OpeningHoursSpecification" as const,
  validFrom: from,
  validThrough: until,
  opens,
  closes: closing(closes),
});

/** A place's features are named in any words (https://schema.org/amenityFeature); no other property tells how to get there. */
const amenity = (name: string, value: string | undefined) =>
  value === undefined ? [] : [{ "@type": "LocationFeatureSpecification" as const, name, value }];

/** https://schema.org/EducationalOccupationalCredential */
const credential = ({ number, issuer }: NonNullable<Practice["licence"]>) => ({
  "@type": "EducationalOccupationalCredential" as const,
  credentialCategory: "license",
  identifier: number,
  recognizedBy: issuer === undefined ? undefined : { "@type": "Organization" as const, name: issuer },
});

/** An offer for each price; one without where none is known. */
function offers({ name, description, page, prices }: Service, { currency, language }: HeadSite, url: Url): Offer[] {
  const address = page?.startsWith("/") ? url(page) : page;
  const itemOffered = { "@type": "Service" as const, name, description, url: address };
  if (prices.length === 0) return [{ "@type": "Offer", name, itemOffered }];
  return prices.map(({ minutes, price }) => ({
    "@type": "Offer",
    name: `${name}, ${minutesText(minutes, language, "long")}`,
    price,
    priceCurrency: currency,
    itemOffered,
  }));
}

function personThing(person: HeadPerson, url: Url, ids: Ids): PersonThing {
  return {
    "@type": "Person",
    "@id": ids.person(person),
    name: person.name,
    jobTitle: person.role ?? undefined,
    hasOccupation: person.since === undefined ? undefined : occupation(person.role, person.since),
    honorificSuffix: person.credentials ?? undefined,
    hasCredential: person.licence ? credential(person.licence) : undefined,
    description: person.bio ?? undefined,
    image: person.portrait ? url(person.portrait.src) : undefined,
    sameAs: person.profile ?? undefined,
    worksFor: { "@id": ids.practice },
  };
}

/** Since when somebody works as what: https://schema.org/hasOccupation has such dates in a role. */
const occupation = (name: string | undefined, startDate: string) => ({
  "@type": "Role" as const,
  hasOccupation: { "@type": "Occupation" as const, name },
  startDate,
});

function webPage(page: PageMeta, site: HeadSite, path: string, link: Url, ids: Ids, hasTrail: boolean): WebPage {
  return {
    "@type": page.kind ?? "WebPage",
    "@id": ids.page,
    url: link(path),
    name: page.title ?? site.name,
    description: page.description,
    inLanguage: page.lang ?? site.language,
    workTranslation: page.article ? undefined : translationsOf(page, site, "webpage", link),
    isPartOf: { "@id": ids.site },
    about: page.title === undefined ? { "@id": ids.practice } : undefined,
    breadcrumb: hasTrail ? { "@id": ids.trail } : undefined,
    primaryImageOfPage: page.article?.pictures?.length ? { "@id": ids.picture } : undefined,
    datePublished: page.article?.date,
    dateModified: page.updated ?? page.article?.date,
    lastReviewed: page.reviewed ?? undefined,
    reviewedBy: page.reviewed ? { "@id": ids.practice } : undefined,
    citation: page.article ? undefined : citations(page),
  };
}

/** https://developers.google.com/search/docs/appearance/structured-data/breadcrumb */
function breadcrumbList(trail: readonly { name: string; path: string }[], url: Url, ids: Ids): BreadcrumbList {
  return {
    "@type": "BreadcrumbList",
    "@id": ids.trail,
    itemListElement: trail.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: url(path),
    })),
  };
}

/** https://developers.google.com/search/docs/appearance/structured-data/article */
function blogPosting(page: PageMeta, article: ArticleMeta, site: HeadSite, url: Url, ids: Ids): BlogPosting {
  const { date, subtitle, tags, keywords = [], author, wordCount, pictures: own = [], ...rest } = article;
  nothingLeft(rest);
  const pictures = own.length > 0 ? own : [page.picture ?? site.shareCard];
  return {
    "@type": "BlogPosting",
    "@id": ids.article,
    mainEntityOfPage: { "@id": ids.page },
    isPartOf: { "@id": ids.site },
    headline: page.title ?? site.name,
    alternativeHeadline: subtitle,
    description: page.description,
    inLanguage: page.lang ?? site.language,
    workTranslation: translationsOf(page, site, "article", url),
    datePublished: date,
    dateModified: page.updated ?? date,
    author: { "@id": author ? ids.person(author) : ids.practice },
    publisher: { "@id": ids.practice },
    image: pictures.map(({ src }) => url(src)),
    keywords: some([...tags, ...keywords]),
    wordCount,
    citation: citations(page),
  };
}

/** The same in other languages, by the ids that it has there. */
const translationsOf = (page: PageMeta, site: HeadSite, fragment: string, url: Url) =>
  some(others(page, site).map(({ path }) => ({ "@id": url(`${path}#${fragment}`) })));

const citations = ({ citations: cited }: PageMeta) => some(cited?.map(creativeWork));

const creativeWork = ({ title, address, year }: Citation) => ({
  "@type": "CreativeWork" as const,
  name: title,
  url: address,
  datePublished: year,
});

/** E37 is a pixel (https://unece.org/trade/uncefact/cl-recommendations, recommendation 20). */
const pixels = (value: number) => ({ "@type": "QuantitativeValue" as const, value, unitCode: "E37" });

const imageObject = ({ src, width, height }: SharePicture, url: Url, ids: Ids) =>
  ({
    "@type": "ImageObject",
    "@id": ids.picture,
    url: url(src),
    width: pixels(width),
    height: pixels(height),
  }) satisfies ImageObject;

/** A list that says something; an empty one is left out. */
const some = <Item>(list: readonly Item[] | null | undefined): Item[] | undefined =>
  list?.length ? [...list] : undefined;
