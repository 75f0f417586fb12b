// What the gallery shows its components with: invented, and no query of content.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { Citation } from "../model/content/citations";
import type { Person, Practice } from "../model/content/site-schema";
import { COLORS } from "../model/head/brand";
import type { BodyPicture, PostSummary, SiteView, Views } from "../site/views";

/** A practice of which everything is known. */
export const PRACTICE: Practice = {
  legalName: "Harbour Lane Massage & Sons LLC",
  telephone: "+1 555 010 0199",
  email: "a-long-address-of-the-front-desk@harbour-lane.example",
  address: {
    street: "12 Harbour Lane",
    locality: "Saltwick-by-the-Sea",
    region: "ME",
    postalCode: "00000",
    country: "US",
  },
  openingHours: [
    { days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], opens: "08:30", closes: "19:00" },
    { days: ["Saturday"], opens: "09:00", closes: "13:00" },
    { days: ["Sunday"], opens: "by appointment" },
  ],
  priceRange: "$80–$150",
  serviceArea: ["Saltwick", "Lower Saltwick", "the islands"],
  licence: { number: "MM 00000", issuer: "State Board of Massage Therapy" },
};

/** A practice that has only a telephone. */
export const NEW_PRACTICE: Practice = { telephone: "+1 555 010 0199", openingHours: [], serviceArea: [] };

export const SITE: SiteView = {
  name: "Harbour Lane Massage",
  description: "The practice of the gallery, which is nowhere else.",
  language: "en",
  url: "https://harbour-lane.example",
  timeZone: "America/New_York",
  people: [],
  practice: PRACTICE,
  legal: {
    name: "Harbour Lane Massage & Sons LLC",
    form: "Limited liability company",
    register: "Register of companies of Maine, 00000000",
    title: "Licensed massage therapist (United States)",
    rules: "https://rules.example/the-rules-of-the-profession-and-where-they-can-be-read",
  },
  social: ["https://social.example/@harbour-lane"],
  closures: [
    { from: "2024-12-24", until: "2024-12-26", note: "Winter break" },
    { from: "2024-12-31", until: "2024-12-31", opens: "09:00", closes: "12:00" },
  ],
  currency: "USD",
  services: [
    {
      name: "Massage",
      description: "For a sore neck, back or shoulders, in an unhurried hour.",
      page: "/book/",
      prices: [
        { minutes: 30, price: 55 },
        { minutes: 60, price: 97.5 },
      ],
    },
    { name: "Advice on the telephone, for those who do not know yet whether a massage would help", prices: [] },
  ],
  policies: {
    payment: "Cards, cash and contactless.",
    insurance: "We do not bill insurers; many pay a part if your doctor has written a prescription.",
    cancelling: "Please tell us a day ahead.",
  },
  preview: true,
  shareCard: { src: "/favicon.svg", width: 1200, height: 630, alt: "" },
  navigation: [
    { label: "Articles", address: "/blog/" },
    { label: "Components", address: "/styleguide/" },
  ],
  pages: [{ label: "Privacy", address: "/privacy/" }],
  lists: [
    { label: "All articles", address: "/blog/" },
    { label: "Topics", address: "/tags/" },
  ],
  callToAction: { label: "Schedule your massage today", address: "/book/" },
};

/** A drawn picture of the measures: a horizon and a light. */
function picture(width: number, height: number): IGatsbyImageData {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${COLORS.pine}"/><path d="M0 ${height * 0.7}Q${width / 2} ${height * 0.45} ${width} ${height * 0.7}V${height}H0Z" fill="${COLORS.linen}"/><circle cx="${width * 0.72}" cy="${height * 0.3}" r="${height * 0.11}" fill="${COLORS.paper}"/></svg>`;
  return {
    layout: "constrained",
    width,
    height,
    images: { fallback: { src: `data:image/svg+xml,${encodeURIComponent(svg)}` } },
  };
}

export const WIDE = picture(960, 540);
export const TALL = picture(480, 600);
export const SQUARE = picture(96, 96);

const LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmassagetermin";

const card = (path: string, more: Partial<PostSummary>): PostSummary => ({
  title: "What Warmth Does for a Stiff Back",
  date: "2024-03-05",
  path: `/blog/${path}/`,
  excerpt: "A hot-water bottle, a shower, a sauna: what is known of each, and when cold does more.",
  published: true,
  lang: undefined,
  image: WIDE,
  ...more,
});

/** A card of each kind, by what it shows. */
export const CARDS: Readonly<Record<string, PostSummary>> = {
  "With a picture": card("picture", {}),
  "Without a picture": card("no-picture", { image: undefined }),
  "Without an excerpt": card("no-excerpt", { excerpt: "" }),
  "With a picture upright": card("upright", { image: TALL }),
  "With a long title": card("long-title", {
    title:
      "Everything That We Know, and the Much Larger Part That Nobody Knows, of Why the Lower Back Hurts after an Ordinary Day",
  }),
  "With a long word": card("long-word", { title: LONG_WORD, excerpt: `${LONG_WORD}, once more below.`, lang: "de" }),
  "Not published": card("draft", { published: false }),
  "From right to left": card("arabic", { title: "التدليك والنوم", excerpt: "نص قصير عن النوم.", lang: "ar" }),
};

export const POSTS = Object.values(CARDS);

const TOPICS = ["sleep", "neck and shoulders", "first visit", "sport", LONG_WORD, "self-care", "safety", "headaches"];

/** As many topics as asked for. */
export const topics = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: index < TOPICS.length ? String(TOPICS[index]) : `topic ${index + 1}`,
    path: `/tags/topic-${index + 1}/`,
    count: 1 + ((index * 7) % 13),
  }));

/** A person of whom everything is known. */
export const PERSON: Person = {
  name: "Marguerite van der Aanderweg-Petersen",
  role: "Massage therapist and teacher",
  credentials: "LMT, BCTMB",
  licence: { number: "MA 000000", issuer: "State Board of Massage Therapy and Bodywork" },
  since: "2004",
  bio: "Marguerite has worked with runners for twenty years and teaches what she knows on Thursdays.",
  profile: "https://people.example/marguerite",
};

export const SOURCES: Citation[] = [
  {
    title: "Massage for stiffness in people who sit by the sea all day: a review of what was tried",
    address: "https://journal.example/2014/massage",
    year: "2014",
  },
  { title: "A book that only libraries have", year: "1987" },
  { title: LONG_WORD },
];

export const PROBLEMS: Views["problems"]["problems"] = [
  {
    file: "content/blog/sleep.md",
    line: 3,
    column: 7,
    severity: "error",
    code: "date-invalid",
    message: 'date: "2021-13-45" is not a calendar date. Write the day as YYYY-MM-DD, like 2021-08-06.',
    link: "vscode://file/site/content/blog/sleep.md:3:7",
  },
  {
    file: "content/blog/a-folder-with-a-rather-long-name/and-a-file-with-one.md",
    line: 12,
    column: 1,
    severity: "warning",
    code: "heading-skipped",
    message: "This heading skips a level.",
    link: "vscode://file/site/content/blog/a-folder-with-a-rather-long-name/and-a-file-with-one.md:12:1",
  },
];

/** What a search finds: title, day (pages have none), and the excerpt in three parts, the second of which was looked for. */
export const RESULTS = [
  {
    title: "Massage and Better Sleep",
    date: "2024-02-03",
    excerpt: ["… and better ", "sleep", ". Many people doze off."],
  },
  { title: "About us", date: undefined, excerpt: ["We answer when you ", "sleep", " badly, and when you don’t."] },
] as const;

/** The pictures of text.md. */
export const TEXT_PICTURES: BodyPicture[] = [
  { src: "wide.svg", image: WIDE, address: undefined },
  { src: "small.svg", image: SQUARE, address: undefined },
];
