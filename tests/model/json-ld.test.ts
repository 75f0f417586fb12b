// The linked data of a page.

import { describe, expect, test } from "vitest";
import type { HeadSite, PageMeta } from "../../src/model/head/head";
import { jsonLd, serialize } from "../../src/model/head/json-ld";

const bare: HeadSite = {
  name: "Willow",
  description: "Massage.",
  language: "en",
  url: "https://example.org",
  people: [],
  closures: [],
  services: [],
  social: [],
  preview: false,
  shareCard: { src: "/static/share/site.jpg", width: 1200, height: 630, alt: "Willow. Massage." },
};
const robin = {
  name: "Robin Example",
  role: "Massage therapist",
  credentials: "LMT",
  licence: { number: "012345" },
  since: "2012",
  bio: "Works here.",
  profile: "https://robin.example",
  portrait: { src: "/static/share/robin.jpg", width: 600, height: 600 },
};
const full: HeadSite = {
  ...bare,
  practice: {
    legalName: "Willow LLC",
    telephone: "+1 555 010 0199",
    email: "hello@example.org",
    address: { street: "1 Example Street", locality: "Exampleton", region: "NY", postalCode: "00000", country: "US" },
    openingHours: [
      { days: ["Monday", "Tuesday"], opens: "09:00", closes: "24:00" },
      { days: ["Friday"], opens: "by appointment" },
    ],
    priceRange: "$$",
    serviceArea: ["Exampleton"],
    geo: { latitude: 42.5, longitude: -73.5 },
    licence: { number: "MM 1", issuer: "State Board" },
  },
  closures: [
    { from: "2026-12-24", until: "2026-12-26", note: "Winter break" },
    { from: "2026-12-31", until: "2026-12-31", opens: "09:00", closes: "24:00" },
  ],
  currency: "USD",
  services: [
    {
      name: "Massage",
      description: "For a sore back.",
      page: "/book/",
      prices: [
        { minutes: 30, price: 55 },
        { minutes: 60, price: 95 },
      ],
    },
    { name: "Advice", page: "https://advice.example", prices: [] },
  ],
  policies: { payment: "Cards and cash." },
  directions: { transit: "Bus 7 stops at the door.", access: "One low step." },
  people: [robin, { name: "李" }],
  social: ["https://social.example/willow"],
};
const picture = (width: number, height: number) => ({ src: `/static/share/${width}x${height}.jpg`, width, height });
const post: PageMeta = {
  title: "Back",
  description: "D",
  path: "/blog/back/",
  updated: "2024-02-01",
  reviewed: "2024-03-01",
  picture: { ...picture(1200, 630), alt: "A back" },
  article: {
    date: "2024-01-01",
    tags: ["back pain"],
    author: robin,
    wordCount: 321,
    pictures: [picture(1200, 675), picture(1200, 900), picture(1200, 1200)],
  },
};
const PAGES: PageMeta[] = [
  post,
  { ...post, article: { date: "2024-01-01", tags: [] }, updated: undefined, reviewed: undefined },
  { title: undefined, description: "D", path: "/" },
  { title: "About", description: "D", path: "/about/", kind: "AboutPage", updated: "2024-02-01" },
  { title: "Articles", description: "D", path: "/blog/", kind: "CollectionPage" },
];

type Node = Record<string, unknown>;

/** The things of a page's graph, as a reader of the page gets them. */
function things(page: PageMeta, site: HeadSite, prefix = ""): Node[] {
  return JSON.parse(serialize(jsonLd(page, site, prefix) ?? {}))["@graph"];
}

const thing = (type: string, page: PageMeta, site: HeadSite): Node | undefined =>
  things(page, site).find((node) => node["@type"] === type);

/** Every reference within a value. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === "@id") return [(value as { "@id": string })["@id"]];
  return Object.values(value).flatMap(references);
}

describe.each([
  ["the five basic facts", bare],
  ["all facts", full],
])("of a site with %s", (_name, site) => {
  test.each(PAGES.map((page): [string, PageMeta] => [`${page.path} ${page.article?.tags.length ?? ""}`, page]))(
    "%s: ids are unique and every reference leads to one",
    (_path, page) => {
      const nodes = things(page, site, "/practice");
      const ids = nodes.map((node) => String(node["@id"]));
      expect(ids).toEqual([...new Set(ids)]);
      for (const id of ids) expect(id).toMatch(/^https:\/\/example\.org\/practice\//);
      for (const node of nodes) for (const id of references(node)) expect(ids).toContain(id);
      expect(JSON.stringify(nodes)).not.toMatch(/null|undefined|\[\]|""/);
    },
  );

  test("an id means the same on every page", () => {
    const known = new Map<string, Node>();
    for (const page of PAGES.slice(1))
      for (const node of things(page, site)) {
        const id = String(node["@id"]);
        expect(node).toEqual(known.get(id) ?? node);
        known.set(id, node);
      }
  });
});

test("the practice, with every fact", () => {
  expect(thing("HealthAndBeautyBusiness", post, full)).toEqual({
    "@type": "HealthAndBeautyBusiness",
    "@id": "https://example.org/#practice",
    name: "Willow",
    legalName: "Willow LLC",
    description: "Massage.",
    url: "https://example.org/",
    logo: "https://example.org/favicon.svg",
    image: "https://example.org/static/share/site.jpg",
    telephone: "+1 555 010 0199",
    email: "hello@example.org",
    address: {
      "@type": "PostalAddress",
      streetAddress: "1 Example Street",
      addressLocality: "Exampleton",
      addressRegion: "NY",
      postalCode: "00000",
      addressCountry: "US",
    },
    geo: { "@type": "GeoCoordinates", latitude: 42.5, longitude: -73.5 },
    hasMap: "https://www.google.com/maps/search/?api=1&query=42.5%2C-73.5",
    amenityFeature: [
      { "@type": "LocationFeatureSpecification", name: "Public transport", value: "Bus 7 stops at the door." },
      { "@type": "LocationFeatureSpecification", name: "Steps and doors", value: "One low step." },
    ],
    openingHoursSpecification: [
      { "@type": "OpeningHoursSpecification", dayOfWeek: ["Monday", "Tuesday"], opens: "09:00", closes: "23:59" },
    ],
    specialOpeningHoursSpecification: [
      {
        "@type": "OpeningHoursSpecification",
        validFrom: "2026-12-24",
        validThrough: "2026-12-26",
        opens: "00:00",
        closes: "00:00",
      },
      {
        "@type": "OpeningHoursSpecification",
        validFrom: "2026-12-31",
        validThrough: "2026-12-31",
        opens: "09:00",
        closes: "23:59",
      },
    ],
    priceRange: "$$",
    currenciesAccepted: "USD",
    paymentAccepted: "Cards and cash.",
    hasOfferCatalog: {
      "@type": "OfferCatalog",
      name: "Services and prices",
      itemListElement: [
        ...[
          ["30", 55],
          ["60", 95],
        ].map(([minutes, price]) => ({
          "@type": "Offer",
          name: `Massage, ${minutes}\u00a0minutes`,
          price,
          priceCurrency: "USD",
          itemOffered: {
            "@type": "Service",
            name: "Massage",
            description: "For a sore back.",
            url: "https://example.org/book/",
          },
        })),
        {
          "@type": "Offer",
          name: "Advice",
          itemOffered: { "@type": "Service", name: "Advice", url: "https://advice.example" },
        },
      ],
    },
    areaServed: ["Exampleton"],
    hasCredential: {
      "@type": "EducationalOccupationalCredential",
      credentialCategory: "license",
      identifier: "MM 1",
      recognizedBy: { "@type": "Organization", name: "State Board" },
    },
    sameAs: ["https://social.example/willow"],
    employee: [
      { "@id": "https://example.org/#person-robin-example" },
      { "@id": `https://example.org/#person-${encodeURIComponent("李")}` },
    ],
  });
});

test("who answers for the site is the practice in law, unless that says so itself", () => {
  const legal = { name: "Willow GmbH", vat: "DE000000000" };
  expect(thing("HealthAndBeautyBusiness", post, { ...bare, legal })).toMatchObject({
    legalName: "Willow GmbH",
    vatID: "DE000000000",
  });
  expect(thing("HealthAndBeautyBusiness", post, { ...full, legal })).toMatchObject({ legalName: "Willow LLC" });
  expect(thing("HealthAndBeautyBusiness", post, { ...bare, legal: { name: "W" } })).not.toHaveProperty("vatID");
});

const special = (from: string, until: string, opens: string, closes: string) => ({
  "@type": "OpeningHoursSpecification",
  ...{ validFrom: from, validThrough: until, opens, closes },
});
const catalog = (...offers: object[]) => ({
  "@type": "OfferCatalog",
  name: "Services and prices",
  itemListElement: offers.map((offer) => ({ "@type": "Offer", ...offer })),
});

test.each<[string, Partial<HeadSite>, object]>([
  [
    "a service without a price",
    { services: [{ name: "A", prices: [] }] },
    { hasOfferCatalog: catalog({ name: "A", itemOffered: { "@type": "Service", name: "A" } }) },
  ],
  [
    "a service with a price",
    { services: [{ name: "A", prices: [{ minutes: 1, price: 9.5 }] }], currency: "EUR" },
    {
      priceRange: "€9.50",
      currenciesAccepted: "EUR",
      hasOfferCatalog: catalog({
        ...{ name: "A, 1\u00a0minute", price: 9.5, priceCurrency: "EUR" },
        itemOffered: { "@type": "Service", name: "A" },
      }),
    },
  ],
  [
    "a closed day",
    { closures: [{ from: "2026-12-24", until: "2026-12-24" }] },
    { specialOpeningHoursSpecification: [special("2026-12-24", "2026-12-24", "00:00", "00:00")] },
  ],
  ["how to pay", { policies: { payment: "Cash." } }, { paymentAccepted: "Cash." }],
  [
    "where to park",
    { directions: { parking: "Behind the house." } },
    { amenityFeature: [{ "@type": "LocationFeatureSpecification", name: "Parking", value: "Behind the house." }] },
  ],
  ["when to cancel", { policies: { cancelling: "A day ahead." } }, {}],
  [
    "a day by appointment",
    { practice: { openingHours: [{ days: ["Friday"], opens: "by appointment" }], serviceArea: [] } },
    {},
  ],
])("the practice with %s alone", (_name, facts, added) => {
  const practice = thing("HealthAndBeautyBusiness", post, bare);
  expect(thing("HealthAndBeautyBusiness", post, { ...bare, ...facts })).toEqual({ ...practice, ...added });
});

test("a person", () => {
  expect(thing("Person", post, full)).toEqual({
    "@type": "Person",
    "@id": "https://example.org/#person-robin-example",
    name: "Robin Example",
    jobTitle: "Massage therapist",
    hasOccupation: {
      "@type": "Role",
      hasOccupation: { "@type": "Occupation", name: "Massage therapist" },
      startDate: "2012",
    },
    honorificSuffix: "LMT",
    hasCredential: {
      "@type": "EducationalOccupationalCredential",
      credentialCategory: "license",
      identifier: "012345",
    },
    description: "Works here.",
    image: "https://example.org/static/share/robin.jpg",
    sameAs: "https://robin.example",
    worksFor: { "@id": "https://example.org/#practice" },
  });
});

test("a person of whom only the year of the beginning is known", () => {
  expect(thing("Person", post, { ...bare, people: [{ name: "Robin Example", since: "2012" }] })?.hasOccupation).toEqual(
    {
      "@type": "Role",
      hasOccupation: { "@type": "Occupation" },
      startDate: "2012",
    },
  );
  expect(thing("Person", post, { ...bare, people: [{ name: "A", role: "B" }] })).not.toHaveProperty("hasOccupation");
});

test("an article", () => {
  expect(thing("BlogPosting", post, full)).toEqual({
    "@type": "BlogPosting",
    "@id": "https://example.org/blog/back/#article",
    mainEntityOfPage: { "@id": "https://example.org/blog/back/#webpage" },
    isPartOf: { "@id": "https://example.org/#website" },
    headline: "Back",
    description: "D",
    inLanguage: "en",
    datePublished: "2024-01-01",
    dateModified: "2024-02-01",
    author: { "@id": "https://example.org/#person-robin-example" },
    publisher: { "@id": "https://example.org/#practice" },
    image: ["1200x675", "1200x900", "1200x1200"].map((size) => `https://example.org/static/share/${size}.jpg`),
    keywords: ["back pain"],
    wordCount: 321,
  });
  expect(thing("WebPage", post, full)).toMatchObject({
    dateModified: "2024-02-01",
    lastReviewed: "2024-03-01",
    reviewedBy: { "@id": "https://example.org/#practice" },
    primaryImageOfPage: { "@id": "https://example.org/blog/back/#primaryimage" },
  });
});

test("an article of nobody in particular is the practice's, and shows its card", () => {
  const plain = { ...post, article: { date: "2024-01-01", tags: [] } };
  expect(thing("BlogPosting", plain, bare)).toMatchObject({
    author: { "@id": "https://example.org/#practice" },
    image: ["https://example.org/static/share/1200x630.jpg"],
  });
  expect(thing("WebPage", plain, bare)).not.toHaveProperty("primaryImageOfPage");
});

test("what a page or an article cites, with all that is known of it or only a title", () => {
  const citations = [{ title: "A study", address: "https://study.test/", year: "2014" }, { title: "A book" }];
  const works = [
    { "@type": "CreativeWork", name: "A study", url: "https://study.test/", datePublished: "2014" },
    { "@type": "CreativeWork", name: "A book" },
  ];
  const about: PageMeta = { title: "About", description: "D", path: "/about/" };
  expect(thing("BlogPosting", { ...post, citations }, bare)?.citation).toEqual(works);
  expect(thing("WebPage", { ...post, citations }, bare)).not.toHaveProperty("citation");
  expect(thing("WebPage", { ...about, citations }, bare)?.citation).toEqual(works);
  for (const [type, page] of [["BlogPosting", post] as const, ["WebPage", about] as const])
    expect(thing(type, { ...page, citations: [] }, bare)).not.toHaveProperty("citation");
});

test("breadcrumbs, but none on the front page", () => {
  expect(thing("BreadcrumbList", post, bare)?.itemListElement).toEqual([
    { "@type": "ListItem", position: 1, name: "Home", item: "https://example.org/" },
    { "@type": "ListItem", position: 2, name: "Articles", item: "https://example.org/blog/" },
    { "@type": "ListItem", position: 3, name: "Back", item: "https://example.org/blog/back/" },
  ]);
  const home: PageMeta = { title: undefined, description: "D", path: "/" };
  expect(thing("BreadcrumbList", home, bare)).toBeUndefined();
  expect(thing("WebPage", home, bare)).not.toHaveProperty("breadcrumb");
  expect(thing("WebPage", home, bare)?.about).toEqual({ "@id": "https://example.org/#practice" });
});

test("a page without an address, or an old one, says nothing", () => {
  expect(jsonLd({ ...post, path: undefined }, full)).toBeUndefined();
  expect(jsonLd({ ...post, refresh: true }, full)).toBeUndefined();
});

test.each(["</script><script>alert(1)</script>", "<!-- <script>", "&lt;/script&gt;", "a\u2028b\u2029c", 'q"\\', "🙂"])(
  "%j is harmless and comes back whole",
  (title) => {
    const text = serialize({ title, src: "/static/a.jpg" });
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(text).toContain("/static/a.jpg");
    expect(JSON.parse(text).title).toBe(title);
  },
);
