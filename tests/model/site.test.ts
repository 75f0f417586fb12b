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
  expect(parseSite(yaml(GOOD))).toEqual({ site: { ...GOOD, url: "https://example.org" }, findings: [] });
});

test.each([
  ["name", "", 1],
  ["language", "english please", 3],
  ["url", "example.org", 4],
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
