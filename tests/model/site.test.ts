import { expect, test } from "vitest";
import { parseSite } from "../../src/model/site";

const GOOD = {
  name: "Willow",
  description: "Massage.",
  language: "en-GB",
  url: "https://example.org/",
  timeZone: "Europe/London",
};
const yaml = (fields: object) =>
  Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join("\n");

test("good facts pass, and the address loses its last slash", () => {
  expect(parseSite(yaml(GOOD), "site.yaml")).toEqual({ site: { ...GOOD, url: "https://example.org" }, problems: [] });
});

test.each([
  ["name", "", "name-invalid", 1],
  ["language", "english please", "language-invalid", 3],
  ["url", "example.org", "url-invalid", 4],
  ["url", "javascript:alert(1)", "url-invalid", 4],
  ["timeZone", "Mars/Base", "time-zone-invalid", 5],
])("%s: %j is %s", (key, value, code, line) => {
  const { site, problems } = parseSite(yaml({ ...GOOD, [key]: value }), "site.yaml");
  expect(site).toBeUndefined();
  expect(problems).toMatchObject([{ file: "site.yaml", line, column: key.length + 3, code, severity: "error" }]);
});

test("every missing fact is named", () => {
  expect(parseSite("", "site.yaml").problems.map(({ code }) => code)).toEqual([
    "name-missing",
    "description-missing",
    "language-missing",
    "url-missing",
    "time-zone-missing",
  ]);
});

test("an unknown fact is named with its neighbour", () => {
  expect(parseSite(yaml({ ...GOOD, timezone: "x" }), "site.yaml").problems[0]?.message).toContain("`timeZone:`");
});
