// What pages show of the practice's facts when only one of them is known, and when none is.

import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import type { AnchorHTMLAttributes } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { WordsProvider } from "../../src/components/words";
import type { SiteView, Views } from "../../src/site/views";
import { SITE } from "../../src/styleguide/samples";
import { Page as Home } from "../../src/templates/home";
import { Page as Text } from "../../src/templates/text";
import { select } from "../site/built";

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => <a {...rest} href={to} />,
  withPrefix: (address: string) => address,
}));

/** A site of which nothing is known but what must be. */
const BARE: SiteView = {
  name: "W",
  description: "What for.",
  language: "en-GB",
  url: "https://w.test",
  timeZone: "UTC",
  ...{ people: [], closures: [], services: [], social: [], navigation: [], pages: [], lists: [] },
  ...{ preview: false, shareCard: SITE.shareCard, callToAction: null },
};
const none = { openingHours: [], serviceArea: [] };
const home: Views["home"] = { text: undefined, posts: [], photos: {}, tags: [] };
const booking: Views["text"]["page"] = {
  ...{ title: "Book", path: "/book/", excerpt: "E", lang: undefined, featured: undefined, featuredAlt: "", words: 1 },
  ...{ published: true, images: [], outline: [], footnotes: [], shareCard: SITE.shareCard },
  show: ["contact", "services", "policies"],
};

const view = { body: undefined, children: null };
const homeOf = (site: SiteView) => (
  <WordsProvider site={site}>
    <Home site={site} path="/" view={home} {...view} />
  </WordsProvider>
);
const bookingOf = (site: SiteView) => (
  <WordsProvider site={site}>
    <Text site={site} path="/book/" view={{ page: booking, photos: {} }} {...view} />
  </WordsProvider>
);

/** What stands in a page, or in its parts of a class: text by text. */
function said(page: React.ReactNode, name: string): string[] {
  const tree = fromHtml(renderToStaticMarkup(page));
  const found = select({ tree } as never, ({ properties }) => [properties.className].flat().includes(name));
  return found.map((element) => textOf(element).replace(/\s/g, " ").trim());
}

const PARTS = ["notice", "intro-actions", "intro-facts", "contact", "opening", "services", "facts"] as const;

/** The parts that a page has, with what they say. */
const parts = (page: React.ReactNode): Record<string, string[]> =>
  Object.fromEntries(
    PARTS.map((name) => [name, said(page, name)]).filter(([, texts]) => (texts as string[]).length > 0),
  );

test("of nothing, nothing: no empty part, and no title without a text", () => {
  expect(parts(homeOf(BARE))).toEqual({});
  expect(said(homeOf(BARE), "section-title")).toEqual(["Latest articles"]);
  expect(said(homeOf(BARE), "intro-lead")).toEqual(["What for."]);
  expect(said(homeOf({ ...BARE, headline: "What hurts?" }), "intro-lead")).toEqual(["What hurts?"]);
  expect(parts(bookingOf(BARE))).toEqual({});
  expect(renderToStaticMarkup(bookingOf(BARE)).match(/<h2/g)).toHaveLength(1);
});

const closures = [{ from: "2026-12-24", until: "2026-12-26", note: "Winter break" }];
const prices = [{ minutes: 60, price: 95 }];
const hours = { days: ["Monday" as const], opens: "09:00", closes: "17:00" };

test.each<[string, Partial<SiteView>, Record<string, string[]>, Record<string, string[]>]>([
  ["a headline", { headline: "What hurts?" }, {}, {}],
  ["a notice", { notice: "We move." }, { notice: ["We move."] }, { notice: ["We move."] }],
  [
    "a telephone",
    { practice: { ...none, telephone: "+44 1" } },
    { "intro-actions": ["Call +44 1"], contact: ["W +44 1"] },
    { contact: ["W +44 1"] },
  ],
  [
    "a closure that is far",
    { closures },
    { opening: ["Opening hoursClosed 24–26 December (Winter break)"] },
    { opening: ["Opening hoursClosed 24–26 December (Winter break)"] },
  ],
  [
    "a closure that is near",
    { closures, nextClosure: closures[0] },
    {
      "intro-facts": ["HoursClosed 24–26 December"],
      opening: ["Opening hoursClosed 24–26 December (Winter break)"],
      facts: ["HoursClosed 24–26 December"],
    },
    { opening: ["Opening hoursClosed 24–26 December (Winter break)"] },
  ],
  [
    "opening hours",
    { practice: { ...none, openingHours: [hours] } },
    {
      "intro-facts": ["HoursMon 9:00–17:00"],
      contact: ["W"],
      opening: ["Opening hoursMonday9:00–17:00Tuesday–SundayClosed"],
      facts: ["HoursMon 9:00–17:00"],
    },
    { contact: ["W"], opening: ["Opening hoursMonday9:00–17:00Tuesday–SundayClosed"] },
  ],
  [
    "a service with a price",
    { services: [{ name: "Massage", prices }], currency: "GBP" },
    { "intro-facts": ["Prices60 mins £95"], services: ["Massage60 mins£95"], facts: ["Prices60 mins £95"] },
    { services: ["Massage60 mins£95"] },
  ],
  [
    "a service without a price",
    { services: [{ name: "Massage", description: "For backs.", prices: [] }] },
    { services: ["MassageFor backs."] },
    { services: ["MassageFor backs."] },
  ],
  [
    "roughly what it costs",
    { practice: { ...none, priceRange: "££" } },
    { "intro-facts": ["Prices££"], contact: ["W"], facts: ["Prices££"] },
    { contact: ["W"] },
  ],
  ["directions", { directions: { parking: "Behind." } }, { facts: ["ParkingBehind."] }, { facts: ["ParkingBehind."] }],
  ["policies", { policies: { vouchers: "Yes." } }, {}, { facts: ["VouchersYes."] }],
])("of %s alone, that", (_name, facts, onHome, onBooking) => {
  expect(parts(homeOf({ ...BARE, ...facts }))).toEqual(onHome);
  expect(parts(bookingOf({ ...BARE, ...facts }))).toEqual(onBooking);
});

describe("the buttons of the first screen", () => {
  const practice = { ...none, telephone: "+44 1" };
  const buttons = (facts: Partial<SiteView>) => said(homeOf({ ...BARE, ...facts }), "button");

  test("book, and call beside it", () => {
    const callToAction = { label: "Book", address: "/book/" };
    expect(buttons({ callToAction, practice }).slice(0, 2)).toEqual(["Book", "Call +44 1"]);
  });

  test("are one where booking is calling", () => {
    const callToAction = { label: "Book", address: "tel:+441" };
    expect(said(homeOf({ ...BARE, callToAction, practice }), "intro-actions")).toEqual(["Call +44 1"]);
  });
});

test("roughly what it costs is said where no services are listed", () => {
  const practice = { ...none, priceRange: "££" };
  const panel = (facts: Partial<SiteView>) => said(bookingOf({ ...BARE, practice, ...facts }), "contact-panel");
  expect(panel({})).toEqual(["W Prices: ££"]);
  expect(panel({ services: [{ name: "Massage", prices }], currency: "GBP" })).toEqual(["W"]);
});

test("a foot says what its page has not said", () => {
  const practice = { ...none, telephone: "+44 1" };
  const foot = (page: React.ReactNode) => said(page, "site-footer").join();
  const plain = { ...booking, show: [] };
  const other = (
    <WordsProvider site={BARE}>
      <Text site={{ ...BARE, practice }} path="/a/" view={{ page: plain, photos: {} }} {...view} />
    </WordsProvider>
  );
  expect(foot(other)).toMatch(/What for\..*\+44 1/);
  expect(foot(homeOf({ ...BARE, practice }))).not.toMatch(/What for|\+44 1/);
  expect(foot(bookingOf({ ...BARE, practice }))).toMatch(/What for/);
  expect(foot(bookingOf({ ...BARE, practice }))).not.toMatch(/\+44 1/);
});
