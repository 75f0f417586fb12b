// What pages make of the practice's facts.

import { describe, expect, test } from "vitest";
import {
  addressLines,
  clock,
  closureText,
  licenceLines,
  mapLink,
  minutesText,
  openingHours,
  priceRange,
  priceText,
} from "../../src/model/content/contact";
import { siteLinks, telephoneLink } from "../../src/model/content/navigation";
import { readingMinutes, tableOfContents } from "../../src/model/content/outline";
import { datedFacts } from "../../src/model/content/publish";
import { wordsOf } from "../../src/model/strings/words";

/** Hours as they are read aloud: every kind of space is a space. */
const spaced = (text: string): string => text.replace(/\s/g, " ");

describe("opening hours", () => {
  const hours = (days: string[], opens = "09:00", closes = "17:30") => ({ days, opens, closes }) as never;

  type Hours = Parameters<typeof openingHours>;
  const lines = (week: Hours[0], language: string, weekday?: Hours[2]): string[] =>
    openingHours(week, wordsOf({ language }), weekday).map((line) => spaced(`${line.days} ${line.hours}`));
  const open = "9:00–17:30";

  test.each([
    [["Monday", "Tuesday", "Wednesday"], `Monday–Wednesday ${open}`, "Thursday–Sunday Closed"],
    [["Wednesday", "Monday", "Tuesday"], `Monday–Wednesday ${open}`, "Thursday–Sunday Closed"],
    [["Monday", "Tuesday"], `Monday, Tuesday ${open}`, "Wednesday–Sunday Closed"],
    [["Saturday"], "Monday–Friday Closed", `Saturday ${open}`, "Sunday Closed"],
    [["Monday", "Wednesday"], `Monday ${open}`, "Tuesday Closed", `Wednesday ${open}`, "Thursday–Sunday Closed"],
    [["Sunday", "Sunday"], "Monday–Saturday Closed", `Sunday ${open}`],
  ])("of %j name the closed days too", (days, ...expected) => {
    expect(lines([hours(days)], "en-GB")).toEqual(expected);
  });

  test("of a day that has several, in the order of the day, whatever entry they stand in", () => {
    const week = [hours(["Friday"], "14:00", "18:00"), hours(["Thursday", "Friday"], "08:00", "12:00")];
    expect(lines(week, "en-GB")).toEqual([
      "Monday–Wednesday Closed",
      "Thursday 8:00–12:00",
      "Friday 8:00–12:00, 14:00–18:00",
      "Saturday, Sunday Closed",
    ]);
  });

  test("by appointment are neither times nor closed", () => {
    const week = [{ days: ["Monday"], opens: "by appointment" }] as never;
    expect(openingHours(week, wordsOf({ language: "en" }))).toMatchObject([
      { days: "Monday", hours: "By appointment", open: true },
      { days: "Tuesday–Sunday", hours: "Closed", open: false },
    ]);
  });

  test("of nobody are not a week of closed days", () => {
    expect(openingHours([], wordsOf({ language: "en" }))).toEqual([]);
  });

  test("are written as the language writes them", () => {
    expect(lines([hours(["Monday"])], "en")[0]).toBe("Monday 9:00 AM–5:30 PM");
    expect(lines([hours(["Monday", "Tuesday", "Wednesday"])], "de")[0]).toBe("Montag–Mittwoch 9:00–17:30");
    expect(lines([hours(["Monday", "Tuesday", "Wednesday"])], "en-GB", "short")[0]).toBe("Mon–Wed 9:00–17:30");
    expect(spaced(clock("24:00", "en-GB"))).toBe("0:00");
  });
});

test("an address has the country's name in the site's language", () => {
  const address = { street: "1 Main St", locality: "Town", region: "NY", postalCode: "12345", country: "US" };
  expect(addressLines(address, "en")).toEqual(["1 Main St", "Town, NY 12345", "United States"]);
  const plain = { street: "Hauptstr. 1", locality: "Bern", region: undefined, postalCode: undefined, country: "CH" };
  expect(addressLines(plain, "de")).toEqual(["Hauptstr. 1", "Bern", "Schweiz"]);
});

describe("licences", () => {
  const english = wordsOf({ language: "en" });
  const licence = { number: "012345", issuer: "State Board" };
  const practice = { openingHours: [], serviceArea: [] };
  const people = [{ name: "Robin", licence }, { name: "Kim" }, { name: "Ann", licence: { number: "7" } }];

  test("are the practice's, then its people's", () => {
    expect(licenceLines({ practice: { ...practice, licence }, people }, english)).toEqual([
      "License 012345, State Board",
      "Robin: License 012345, State Board",
      "Ann: License 7",
    ]);
    expect(licenceLines({ practice: { ...practice, licence }, people: [] }, english)).toHaveLength(1);
    expect(licenceLines({ practice, people }, english)).toHaveLength(2);
    expect(licenceLines({ practice: undefined, people: [{ name: "Kim" }] }, english)).toEqual([]);
  });

  test.each([
    ["en", "License"],
    ["en-US", "License"],
    ["en-GB", "Licence"],
    ["en-AU", "Licence"],
    ["ja", "License"],
  ])("in %s begin with %s", (language, word) => {
    expect(licenceLines({ practice: undefined, people: people.slice(2) }, wordsOf({ language }))).toEqual([
      `Ann: ${word} 7`,
    ]);
  });
});

test("a telephone link has a plus and digits only", () => {
  expect(telephoneLink("+1 (212) 555-0142")).toBe("tel:+12125550142");
});

test.each([
  [{ from: "2026-12-24", until: "2026-12-26" }, "Closed 24–26 December", "Closed December 24–26"],
  [
    { from: "2026-12-30", until: "2027-01-02" },
    "Closed 30 December 2026–2 January 2027",
    "Closed December 30, 2026–January 2, 2027",
  ],
  [{ from: "2026-12-24", until: "2026-12-24" }, "Closed Thursday, 24 December", "Closed Thursday, December 24"],
  [
    { from: "2026-12-31", until: "2026-12-31", opens: "09:00", closes: "12:00" },
    "Thursday, 31 December: 9:00–12:00",
    "Thursday, December 31: 9:00 AM–12:00 PM",
  ],
])("the days %j", (closure, british, american) => {
  const said = (language: string) =>
    spaced(closureText(closure, wordsOf({ language }))).replace(/(day) (\d)/, "$1, $2");
  expect([said("en-GB"), said("en-US")]).toEqual([british, american]);
});

test("a place on the map is the door, else the address, else nothing", () => {
  const address = { street: "1 Main St & Co", locality: "Town", region: "NY", postalCode: "12345", country: "US" };
  const query = (practice: Parameters<typeof mapLink>[0]) =>
    new URL(mapLink(practice) ?? "a:").searchParams.get("query");
  expect(query({ geo: { latitude: 51.5, longitude: -0.5 }, address })).toBe("51.5,-0.5");
  expect(query({ address })).toBe("1 Main St & Co, Town, NY 12345, US");
  expect(mapLink({})).toBeUndefined();
});

test("prices are written as the language writes them, and none is named that is not known", () => {
  const prices = (...all: number[]) => [
    { name: "A", prices: [] },
    { name: "B", prices: all.map((price) => ({ minutes: 60, price })) },
  ];
  expect([priceText(95, "USD", "en"), priceText(95.5, "USD", "en-GB")]).toEqual(["$95", "$95.50"]);
  expect(spaced(priceText(1200, "EUR", "de"))).toBe("1.200 €");
  expect([60, 1].map((minutes) => spaced(minutesText(minutes, "en", "long")))).toEqual(["60 minutes", "1 minute"]);
  expect(priceRange(prices(95, 55, 135), "USD", "en")).toBe("$55–$135");
  expect(priceRange(prices(95), "USD", "en")).toBe("$95");
  expect(priceRange(prices(), "USD", "en")).toBeUndefined();
});

describe("what a site shows because of the day", () => {
  const closures = [
    { from: "2026-12-24", until: "2026-12-26" },
    { from: "2026-11-30", until: "2026-11-30" },
    { from: "2026-11-01", until: "2026-11-27" },
  ];
  const notice = { text: "We move.", from: "2026-12-01", until: "2026-12-02" };
  /** At noon in New York. */
  const on = (day: string, facts: object = { notice, closures }) =>
    datedFacts({ closures: [], timeZone: "America/New_York", ...facts }, new Date(`${day}T17:00:00Z`));

  test("a closure until it is over, the next one first", () => {
    expect(on("2026-11-27").closures.map(({ from }) => from)).toEqual(["2026-11-01", "2026-11-30", "2026-12-24"]);
    expect(on("2026-11-28").closures.map(({ from }) => from)).toEqual(["2026-11-30", "2026-12-24"]);
    expect(on("2026-12-27").closures).toEqual([]);
  });

  test.each([
    ["2026-11-27", "2026-11-01"],
    ["2026-11-28", "2026-11-30"],
    ["2026-12-01", undefined],
    ["2026-12-17", undefined],
    ["2026-12-18", "2026-12-24"],
  ])("on %s the one of the next seven days, %s", (day, from) => {
    expect(on(day).nextClosure?.from).toBe(from);
  });

  test.each([
    ["2026-11-30", false],
    ["2026-12-01", true],
    ["2026-12-02", true],
    ["2026-12-03", false],
  ])("on %s the notice: %s", (day, shown) => {
    expect(on(day).notice).toBe(shown ? "We move." : undefined);
  });

  test("a notice without days always, and the day is the practice's", () => {
    expect(on("2026-01-01", { notice: { text: "T" } }).notice).toBe("T");
    const late = new Date("2026-12-01T04:59:00Z");
    expect(datedFacts({ notice, closures, timeZone: "America/New_York" }, late).notice).toBeUndefined();
    expect(datedFacts({ notice, closures, timeZone: "Europe/London" }, late).notice).toBe("We move.");
  });
});

describe("the links of the site", () => {
  const about = { label: "About", address: "/about/" };
  const book = { label: "Book", address: "/book/" };
  const practice = { telephone: "+1 2", email: "a@b.test", openingHours: [], serviceArea: [] };

  test("are those of site.yaml, else the articles and every page", () => {
    expect(siteLinks({ language: "en", navigation: [book] }, [about], true).navigation).toEqual([book]);
    expect(
      siteLinks({ language: "en", navigation: [] }, [book, { label: "Home", address: "/" }, about], true),
    ).toMatchObject({
      navigation: [{ address: "/blog/" }, about, book],
      pages: [about, book],
    });
  });

  test.each([
    [
      "the address of site.yaml",
      { booking: { label: "Go", address: "https://b.test" }, practice },
      [book],
      "https://b.test",
    ],
    ["else the page /book/", { practice }, [book], "/book/"],
    ["else the telephone", { practice }, [about], "tel:+12"],
    ["else e-mail", { practice: { ...practice, telephone: undefined } }, [], "mailto:a@b.test"],
  ])("a call to action leads to %s", (_name, site, pages, address) => {
    const { callToAction } = siteLinks({ language: "en", navigation: [], ...site }, pages, true);
    expect(callToAction).toEqual({
      label: "booking" in site ? site.booking.label : "Schedule your massage today",
      address,
    });
  });

  test("lead to no list that is empty", () => {
    const lists = (tagged: boolean) =>
      siteLinks({ language: "en", navigation: [] }, [], tagged).lists.map(({ address }) => address);
    expect(lists(true)).toEqual(["/blog/", "/archive/", "/tags/"]);
    expect(lists(false)).toEqual(["/blog/", "/archive/"]);
  });

  test("without any of them there is no call to action", () => {
    expect(siteLinks({ language: "en", navigation: [] }, [about], true).callToAction).toBeNull();
  });
});

test("from three sections on there is a table of contents", () => {
  const section = (id: string, depth: 2 | 3 = 2) => ({ id, depth, text: id });
  expect(tableOfContents([section("a"), section("b"), section("c", 3)])).toEqual([]);
  expect(tableOfContents([section("a"), section("b", 3), section("c"), section("d")])).toHaveLength(3);
});

test.each([
  [0, 1],
  [90, 1],
  [300, 2],
  [1000, 5],
])("%i words take %i minutes", (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes);
});
