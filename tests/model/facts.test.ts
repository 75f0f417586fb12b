// What pages make of the practice's facts.

import { describe, expect, test } from "vitest";
import { addressLines, clock, licenceLines, openingHours } from "../../src/model/content/contact";
import { siteLinks, telephoneLink } from "../../src/model/content/navigation";
import { readingMinutes, tableOfContents } from "../../src/model/content/outline";

/** Hours as they are read aloud: every kind of space is a space. */
const spaced = (text: string): string => text.replace(/\s/g, " ");

describe("opening hours", () => {
  const hours = (days: string[], opens = "09:00", closes = "17:30") => ({ days, opens, closes }) as never;

  test.each([
    [["Monday", "Tuesday", "Wednesday"], "Monday–Wednesday"],
    [["Wednesday", "Monday", "Tuesday"], "Monday–Wednesday"],
    [["Monday", "Tuesday"], "Monday, Tuesday"],
    [["Saturday"], "Saturday"],
    [["Monday", "Wednesday", "Thursday", "Friday"], "Monday, Wednesday–Friday"],
    [["Sunday", "Sunday"], "Sunday"],
  ])("of %j are %s", (days, expected) => {
    expect(openingHours([hours(days)], "en")).toMatchObject([{ days: expected }]);
  });

  test("are written as the language writes them", () => {
    const [english] = openingHours([hours(["Monday"])], "en");
    const [german] = openingHours([hours(["Monday", "Tuesday", "Wednesday"])], "de");
    expect(spaced(english?.hours ?? "")).toBe("9:00 AM–5:30 PM");
    expect(german).toEqual({ days: "Montag–Mittwoch", hours: "9:00–17:30" });
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
  const licence = { number: "012345", issuer: "State Board" };
  const practice = { openingHours: [], serviceArea: [] };
  const people = [{ name: "Robin", licence }, { name: "Kim" }, { name: "Ann", licence: { number: "7" } }];

  test("are the practice's, then its people's", () => {
    expect(licenceLines({ practice: { ...practice, licence }, people, language: "en" })).toEqual([
      "License 012345, State Board",
      "Robin: License 012345, State Board",
      "Ann: License 7",
    ]);
    expect(licenceLines({ practice: { ...practice, licence }, people: [], language: "en" })).toHaveLength(1);
    expect(licenceLines({ practice, people, language: "en" })).toHaveLength(2);
    expect(licenceLines({ practice: undefined, people: [{ name: "Kim" }], language: "en" })).toEqual([]);
  });

  test.each([
    ["en", "License"],
    ["en-US", "License"],
    ["en-GB", "Licence"],
    ["en-AU", "Licence"],
    ["de", "Licence"],
  ])("in %s begin with %s", (language, word) => {
    expect(licenceLines({ practice: undefined, people: people.slice(2), language })).toEqual([`Ann: ${word} 7`]);
  });
});

test("a telephone link has a plus and digits only", () => {
  expect(telephoneLink("+1 (212) 555-0142")).toBe("tel:+12125550142");
});

describe("the links of the site", () => {
  const about = { label: "About", address: "/about/" };
  const book = { label: "Book", address: "/book/" };
  const practice = { telephone: "+1 2", email: "a@b.test", openingHours: [], serviceArea: [] };

  test("are those of site.yaml, else the articles and every page", () => {
    expect(siteLinks({ navigation: [book] }, [about], true).navigation).toEqual([book]);
    expect(siteLinks({ navigation: [] }, [book, { label: "Home", address: "/" }, about], true)).toMatchObject({
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
    const { callToAction } = siteLinks({ navigation: [], ...site }, pages, true);
    expect(callToAction).toEqual({
      label: "booking" in site ? site.booking.label : "Schedule your massage today",
      address,
    });
  });

  test("lead to no list that is empty", () => {
    const lists = (tagged: boolean) => siteLinks({ navigation: [] }, [], tagged).lists.map(({ address }) => address);
    expect(lists(true)).toEqual(["/blog/", "/archive/", "/tags/"]);
    expect(lists(false)).toEqual(["/blog/", "/archive/"]);
  });

  test("without any of them there is no call to action", () => {
    expect(siteLinks({ navigation: [] }, [about], true).callToAction).toBeNull();
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
