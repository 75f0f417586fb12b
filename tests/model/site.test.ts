import { describe, expect, test } from "vitest";
import { parseSite } from "../../src/model/content/site";

const GOOD = {
  name: "Willow",
  description: "Massage.",
  language: "en-GB",
  url: "https://practice.test/",
  timeZone: "Europe/London",
};
const yaml = (fields: object) =>
  Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join("\n");

test("good facts pass, and the address loses its last slash", () => {
  expect(parseSite(yaml(GOOD))).toMatchObject({ site: { ...GOOD, url: "https://practice.test" }, findings: [] });
});

test.each([
  ["name", "", 1],
  ["language", "english please", 3],
  ["url", "practice.test", 4],
  ["url", "javascript:alert(1)", 4],
  ["timeZone", "Mars/Base", 5],
])("%s: %j is invalid", (key, value, line) => {
  const { site, findings } = parseSite(yaml({ ...GOOD, [key]: value }));
  expect(site).toBeUndefined();
  expect(findings).toMatchObject([{ line, column: key.length + 3, code: "site-field-invalid" }]);
});

test("every missing fact is named", () => {
  expect(parseSite("").findings.map(({ code, message }) => [code, message.split(" ")[0]])).toEqual(
    ["name", "description", "language", "url", "timeZone"].map((key) => ["site-field-missing", key]),
  );
});

test("an unknown fact is named with its neighbour", () => {
  expect(parseSite(yaml({ ...GOOD, timezone: "x" })).findings[0]?.message).toContain("`timeZone:`");
});

const FULL = `name: Willow
description: Massage.
language: en
url: https://practice.test
timeZone: Europe/London
practice:
  telephone: +44 20 7946 0000
  email: us@practice.test
  address: { street: 1 High Street, locality: Town, country: GB }
  openingHours:
    - days: [Monday]
      opens: 09:00
      closes: 24:00
  geo: { latitude: 51.5, longitude: 0 }
people:
  - name: Ann Other
booking:
  address: https://booking.practice.test/
navigation:
  - { label: About, address: /about/ }
social: [https://social.practice.test/@us]
headline: What hurts?
closures:
  - { from: 2026-12-24, until: 2026-12-26, note: Winter break }
  - { from: 2026-12-31, opens: 09:00, closes: 12:00 }
notice: { text: We move., from: 2026-12-01, until: 2026-12-02 }
currency: GBP
services:
  - name: Massage
    description: For a sore back.
    page: /book/
    prices: [{ minutes: 60, price: 72.50 }]
directions: { transit: Bus 7., parking: Behind the house., access: One step. }
policies: { payment: Cash., insurance: None., receipts: Yes., cancelling: A day., vouchers: Yes. }
`;

test("numbers are taken as they were written", () => {
  const { site, findings } = parseSite(
    FULL.replace("+44 20 7946 0000", "+12125550142").replace("country: GB", "postalCode: 01234, country: CA"),
  );
  expect(findings).toEqual([]);
  expect(site?.practice).toMatchObject({
    telephone: "+12125550142",
    address: { postalCode: "01234" },
    geo: { latitude: 51.5, longitude: 0 },
  });
});

test("all facts pass", () => {
  const { site, findings } = parseSite(FULL);
  expect(findings).toEqual([]);
  expect(site).toMatchObject({
    practice: { telephone: "+44 20 7946 0000", openingHours: [{ opens: "09:00" }], serviceArea: [] },
    booking: { address: "https://booking.practice.test/" },
    closures: [
      { from: "2026-12-24", until: "2026-12-26", note: "Winter break" },
      { from: "2026-12-31", until: "2026-12-31", opens: "09:00", closes: "12:00" },
    ],
    notice: { text: "We move.", from: "2026-12-01", until: "2026-12-02" },
    services: [{ name: "Massage", prices: [{ minutes: 60, price: 72.5 }] }],
  });
});

test.each([
  ["telephone: +44 20 7946 0000", "telephone: 020 7946 0000", 7, 14, "Begin it with a plus"],
  ["email: us@practice.test", "email: us", 8, 10, "is not an e-mail address"],
  ["country: GB", "country: Britain", 9, 62, "two capital letters"],
  ["street: 1 High Street, ", "", 9, 12, "street is missing"],
  ["days: [Monday]", "days: [Mon]", 11, 14, "Write one of: Monday"],
  ["days: [Monday]", "days: Monday", 11, 13, "days must be a list"],
  ["opens: 09:00", "opens: 9", 12, 14, 'opens: "9" is not a time of day'],
  ["opens: 09:00", "opens: 9 am", 12, 14, "is not a time of day"],
  ["latitude: 51.5", "latitude: 515", 14, 20, "between -90 and 90"],
  ["latitude: 51.5", "latitude: north", 14, 20, "must be a number"],
  ["  - name: Ann Other", "  - Ann Other", 16, 5, "fields of its own"],
  ["https://booking.practice.test/", "soon", 18, 12, "is not an address"],
  ["https://booking.practice.test/", "javascript:alert(1)", 18, 12, "is not an address"],
  ["https://booking.practice.test/", '" JaVaScRiPt:alert(1)"', 18, 12, "is not an address"],
  ["https://booking.practice.test/", '"data:text/html,<script>alert(1)</script>"', 18, 12, "is not an address"],
  ["https://booking.practice.test/", '"vbscript:msgbox(1)"', 18, 12, "is not an address"],
  ["address: /about/", "address: //other.test/", 20, 30, "is not an address"],
  ["address: /about/", 'address: "/\\\\other.test/"', 20, 30, "is not an address"],
  ["address: /about/", 'address: "/\\t/other.test/"', 20, 30, "is not an address"],
  ["navigation:\n  - { label: About, address: /about/ }", "navigation: /about/", 19, 13, "must be a list"],
  ["[https://social.practice.test/@us]", "[social.practice.test]", 21, 10, "is not a web address"],
  ["closes: 24:00", "", 11, 7, "closes is missing"],
  ["opens: 09:00\n", "opens: by appointment\n", 13, 15, "closes has no meaning beside"],
  ["opens: 09:00\n      closes: 24:00", "opens: on demand", 12, 14, "`opens: by appointment`"],
  ["from: 2026-12-24", "from: 24 Dec 2026", 24, 13, "`from: 2026-12-24`"],
  ["from: 2026-12-24, ", "", 24, 5, "from is missing"],
  ["until: 2026-12-26", "until: 2026-12-23", 24, 32, "is before `from: 2026-12-24`"],
  [", closes: 12:00", "", 25, 5, 'Add a line `closes: "17:00"`'],
  ["opens: 09:00, closes", "closes", 25, 5, 'Add a line `opens: "09:00"`'],
  ["opens: 09:00, closes: 12:00", "opens: by appointment", 25, 32, "is not a time of day"],
  ["notice: { text: We move., from", "notice: { from", 26, 9, "text is missing"],
  ["until: 2026-12-02", "until: 2026-11-30", 26, 52, "is before `from: 2026-12-01`"],
  ["{ text: We move., from: 2026-12-01, until: 2026-12-02 }", "We move.", 26, 9, "notice must hold fields of its own"],
  ["currency: GBP", "currency: £", 27, 11, "`currency: USD`"],
  ["currency: GBP", "currency: XQZ", 27, 11, "is not a currency's code"],
  ["- name: Massage\n    description", "- description", 29, 5, "name is missing"],
  ["page: /book/", "page: book", 31, 11, "is not an address"],
  ["[{ minutes: 60, price: 72.50 }]", "72.50", 32, 13, "prices must be a list"],
  ["minutes: 60", "minutes: 60 min", 32, 25, "Write `minutes: 60`."],
  ["minutes: 60", "minutes: an hour", 32, 25, "Write `minutes: 60`."],
  ["minutes: 60", "minutes: 0", 32, 25, "is not a number"],
  ["price: 72.50", 'price: "£72,50"', 32, 36, "Write `price: 72.50`; the currency stands once"],
  ["price: 72.50", "price: -5", 32, 36, "is not a number"],
  ["transit: Bus 7.", "transit:", 33, 15, "transit is missing"],
  ["insurance: None.", "insurance: [a]", 34, 40, "insurance must be text"],
])("%s written as %j is invalid", (right, wrong, line, column, words) => {
  const { site, findings } = parseSite(FULL.replace(right, wrong));
  expect(site).toBeUndefined();
  expect(findings).toMatchObject([{ line, column, code: "site-field-invalid" }]);
  expect(findings[0]?.message).toContain(words);
});

test("prices without a currency say so where they stand, and a currency that is wrong is told of once", () => {
  const { site, findings } = parseSite(FULL.replace("currency: GBP", ""));
  expect(site).toBeUndefined();
  expect(findings).toMatchObject([{ line: 32, column: 13, code: "site-field-missing" }]);
  expect(
    parseSite(FULL.replace("prices: [{ minutes: 60, price: 72.50 }]", "").replace("currency: GBP", "")),
  ).toMatchObject({
    site: { services: [{ prices: [] }] },
    findings: [],
  });
});

test.each(FULL.slice(FULL.indexOf("headline:")).split(/\n(?=\w)/))("alone, this passes too: %s", (fact) => {
  const currency = fact.startsWith("services:") ? "\ncurrency: USD" : "";
  const { site, findings } = parseSite(`${yaml(GOOD)}\n${fact}${currency}`);
  expect(findings).toEqual([]);
  expect(site).toMatchObject({ ...GOOD, url: "https://practice.test" });
});

test("an unknown fact within others is named with its neighbour, each where it stands", () => {
  const text = FULL.replace("  telephone:", "  telefone:").replace("name: Ann", "nam: Ann");
  expect(parseSite(text).findings).toMatchObject([
    { line: 7, column: 3, code: "key-unknown", message: expect.stringContaining("`telephone:`") },
    { line: 16, column: 5, code: "site-field-invalid" },
    { line: 16, column: 5, code: "key-unknown", message: expect.stringContaining("`name:`") },
  ]);
});

test("claims are found wherever the facts speak of the practice", () => {
  const text = yaml({
    ...GOOD,
    description: "Massage that cures.",
    headline: "Pain relief, guaranteed",
    services: [{ name: "Detox massage", description: "It cures you." }],
    people: [{ name: "Ann", bio: "I can heal your back." }],
  });
  expect(parseSite(text).findings.map(({ code, line }) => `${code} ${line}`)).toEqual([
    "claim-promise 2",
    "claim-promise 6",
    "claim-promise 7",
    "claim-promise 7",
    "claim-promise 8",
  ]);
});

describe("a licence", () => {
  const facts = (people: string, more = "") =>
    `${yaml(GOOD)}\npractice:\n  address: { street: 1 Main St, locality: Town, country: US }\n${more}${people}`;
  const missing = (text: string) =>
    parseSite(text).findings.map(({ code, line, column }) => `${code} ${line}:${column}`);

  test.each([
    ["of a therapist", facts("people:\n  - { name: Ann, role: Massage therapist }\n"), ["site-licence 9:13"]],
    ["of somebody of whom nothing is said", facts("people:\n  - name: Ann\n"), ["site-licence 9:11"]],
    [
      "of one of two",
      facts("people:\n  - { name: Ann, licence: { number: 1 } }\n  - { name: Bo, credentials: LMT }\n"),
      ["site-licence 10:13"],
    ],
    ["of a practice without people", facts(""), ["site-licence 7:3"]],
  ])("is missed %s", (_who, text, expected) => {
    expect(missing(text)).toEqual(expected);
    expect(missing(text.replace("country: US", "country: GB"))).toEqual([]);
  });

  test.each([
    ["of whoever has one", facts("people:\n  - { name: Ann, licence: { number: 1, issuer: The State } }\n")],
    ["of whoever does something else", facts("people:\n  - { name: Ann, role: Front desk }\n")],
    ["of a practice that has one", facts("", "  licence: { number: MM 1 }\n")],
    ["where no country is known", `${yaml(GOOD)}\npeople:\n  - name: Ann\n`],
  ])("is not missed %s", (_who, text) => {
    expect(missing(text)).toEqual([]);
  });

  test("says which states demand it, and how to write it", () => {
    const [found] = parseSite(facts("people:\n  - name: Ann\n")).findings;
    expect(found?.message).toMatch(/^Ann has no licence here, .*Arizona: A\.R\.S\. 32-4260.*`licence: \{ number: /);
  });

  test.each([
    ["licence: 012345", "must hold fields of its own"],
    ["licence: { issuer: The State }", "number is missing"],
    ["licence: { nummer: 1 }", "Did you mean `number:`?"],
    ["since: last year", "is not a year"],
  ])("of a person written as %s is an error", (field, words) => {
    const { site, findings } = parseSite(facts(`people:\n  - name: Ann\n    ${field}\n`));
    expect(site).toBeUndefined();
    expect(findings.map(({ message }) => message).join(" ")).toContain(words);
    expect(findings[0]?.line).toBe(10);
  });
});

test("the facts of the fictional practice are named while they are there", () => {
  const text = FULL.replace("name: Willow", "name: Willow Street Massage")
    .replace("+44 20 7946 0000", "+1 212 555 0142")
    .replace("Town", "Exampleton");
  expect(parseSite(text).findings).toMatchObject([
    { line: 1, column: 7, code: "site-placeholder" },
    { line: 7, column: 14, code: "site-placeholder" },
    { line: 9, column: 47, code: "site-placeholder" },
  ]);
});

describe("words in addresses", () => {
  const read = (lines: string) =>
    parseSite(`name: W\ndescription: D\nurl: https://practice.test\ntimeZone: UTC\n${lines}`);

  test.each([
    ["language: de\naddresses: { tags: themen, archive: archiv, search: suche }", [["themen", "archiv", "suche"]]],
    ["language: en\naddresses: { tags: tags }", [["tags", undefined, undefined]]],
    ["languages: [nl, fr]\naddresses: { nl: { tags: themas }, fr: { search: recherche } }", [["themas"], []]],
    ["languages: [nl, fr]\naddresses: { tags: { nl: themas, fr: themes } }", [["themas"], ["themes"]]],
  ])("%s", (lines, expected) => {
    const { sites, findings } = read(lines);
    expect(findings).toEqual([]);
    for (const [index, [tags, archive]] of expected.entries())
      expect(sites[index]?.addresses).toMatchObject({ ...(tags && { tags }), ...(archive && { archive }) });
  });

  test.each([
    ["language: de\naddresses: { tags: Über uns }", "6:20", "`tags: ueber-uns`"],
    ["language: de\naddresses: { tgas: themen }", "6:14", "Did you mean `tags:`?"],
    ["language: de\naddresses: { tags: archive }", "6:20", "/archive/ is an address of the site itself"],
    ["language: de\naddresses: { search: page-data }", "6:22", "delete the line to have /search/"],
    ["language: de\naddresses: { tags: a, search: a }", "6:20", "/a/ stands at `search:` too"],
    ["languages: [nl, fr]\naddresses: { tags: { nl: fr } }", "6:26", "/fr/ is an address of the site itself"],
  ])("%s", (lines, place, cure) => {
    const { site, findings } = read(lines);
    expect(site).toBeUndefined();
    const [{ line, column, message } = { line: 0, column: 0, message: "" }] = findings;
    expect(`${line}:${column}`).toBe(place);
    expect(message).toContain(cure);
  });
});
