// Who answers for a site.

import { describe, expect, test } from "vitest";
import { legalFacts, legalFaults } from "../../src/model/content/legal";
import type { Practice } from "../../src/model/content/site-schema";
import { wordsOf } from "../../src/model/strings/words";

const practice = (country: string, more: Partial<Practice> = {}): Practice => ({
  address: { street: "Hauptstr. 1", locality: "Ort", postalCode: "00000", country },
  email: "us@practice.test",
  openingHours: [],
  serviceArea: [],
  ...more,
});

const FULL = {
  name: "Willow GmbH",
  form: "GmbH",
  representative: "Ann Other",
  register: "Amtsgericht Ort, HRB 1",
  vat: "DE000000000",
  authority: "Gesundheitsamt Ort",
  title: "Masseurin (Deutschland)",
  chamber: "Kammer",
  rules: "https://rules.test/",
  purpose: "Massage",
};

describe("what is shown", () => {
  test("is all that is known, in the words of the site's language", () => {
    const shown = (language: string) =>
      legalFacts({ legal: FULL, practice: practice("DE", { telephone: "+49 30 1" }), language });
    expect(
      shown("de").map(({ label, lines }) => `${wordsOf({ language: "de" }).t(label)}: ${lines.join(" / ")}`),
    ).toEqual([
      "Verantwortlich für diese Website: Willow GmbH",
      "Rechtsform: GmbH",
      "Vertreten durch: Ann Other",
      "Anschrift: Hauptstr. 1 / Ort, 00000 / Deutschland",
      "Telefon: +49 30 1",
      "E-Mail: us@practice.test",
      "Register: Amtsgericht Ort, HRB 1",
      "Umsatzsteuer-Identifikationsnummer: DE000000000",
      "Zuständige Aufsichtsbehörde: Gesundheitsamt Ort",
      "Berufsbezeichnung: Masseurin (Deutschland)",
      "Kammer: Kammer",
      "Berufsrechtliche Regelungen: https://rules.test/",
      "Unternehmensgegenstand: Massage",
    ]);
    expect(shown("de").flatMap(({ href }) => href ?? [])).toEqual([
      "tel:+49301",
      "mailto:us@practice.test",
      "https://rules.test/",
    ]);
  });

  test("is what there is: a name alone, rules in words, or nothing", () => {
    expect(legalFacts({ legal: { name: "W" }, practice: undefined, language: "en" })).toEqual([
      { label: "legalName", lines: ["W"], href: undefined },
    ]);
    expect(
      legalFacts({ legal: { name: "W", rules: "The Act" }, practice: undefined, language: "en" }).at(-1),
    ).toMatchObject({ lines: ["The Act"], href: undefined });
    expect(legalFacts({ legal: undefined, practice: practice("DE"), language: "en" })).toEqual([]);
  });
});

describe("what is missing", () => {
  const faults = (country: string, more: object = {}, published: string[] = []) =>
    legalFaults({ legal: undefined, practice: practice(country), ...more }, published);

  test.each([
    ["DE", "§ 5 of Germany's Digitale-Dienste-Gesetz (DDG)"],
    ["AT", "§ 5 of Austria's E-Commerce-Gesetz (ECG) with § 25 of its Mediengesetz (MedienG)"],
    ["CH", "Art. 3 para. 1 letter s of Switzerland's law on unfair competition (UWG)"],
  ])("in %s is told with the paragraph, where the country stands", (country, law) => {
    const found = faults(country);
    expect(found).toEqual([
      { place: ["practice", "address", "country"], message: expect.stringContaining(`${law} demands a page`) },
    ]);
    expect(faults(country, { legal: FULL })).toEqual([]);
    expect(faults(country, {}, ["/about/", "/impressum/"])).toEqual([]);
  });

  test.each(["US", "GB", "FR"])("in %s is nothing", (country) => {
    expect(faults(country)).toEqual([]);
  });

  test("without an address is nothing", () => {
    expect(legalFaults({ legal: undefined, practice: undefined }, [])).toEqual([]);
  });

  test("beside the page is an e-mail address, and in Austria what the business does", () => {
    const without = practice("AT", { email: undefined });
    expect(faults("AT", { legal: { name: "W" }, practice: without })).toEqual([
      { place: ["practice"], message: expect.stringContaining("Add `email:` below `practice:`.") },
      { place: ["legal"], message: expect.stringContaining("Add `purpose:` below `legal:`.") },
    ]);
    expect(faults("DE", { legal: { name: "W" } })).toEqual([]);
  });
});
