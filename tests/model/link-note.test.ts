import { expect, test } from "vitest";
import { linkNote } from "../../src/model/content/link-note";
import { wordsOf } from "../../src/model/strings/words";

const { t } = wordsOf({ language: "en" });
const PLAIN = { format: undefined, external: false };

test.each([
  "/blog/a/",
  "#part",
  "mailto:a@example.org",
  "tel:+15550100",
  "/photo.jpg",
  "/v1.2/",
  "?q=a.pdf",
  "/#a.pdf",
])("%s needs no note", (href) => {
  expect(linkNote(href, "Words", t)).toEqual(PLAIN);
});

test.each([
  ["/files/form.pdf", "PDF"],
  ["/FORM.PDF?v=2#page=3", "PDF"],
  ["/form.docx", "Word"],
])("%s is a file: %s", (href, format) => {
  expect(linkNote(href, "The form", t)).toEqual({ format, external: false });
});

test("a file of another site is both", () => {
  expect(linkNote("https://www.nhs.uk/a.pdf", "Advice", t)).toEqual({ format: "PDF", external: true });
});

test("what the words say is not said twice", () => {
  expect(linkNote("/form.pdf", "The form as a pdf", t)).toEqual(PLAIN);
  expect(linkNote("https://www.nhs.uk/sleep", "https://www.nhs.uk/sleep", t)).toEqual(PLAIN);
  expect(linkNote("https://www.nhs.uk/sleep", "nhs.uk on sleep", t)).toEqual(PLAIN);
});

test.each(["http://example.org", "HTTPS://EXAMPLE.ORG/a", "//example.org/a"])("%s leads to another site", (href) => {
  expect(linkNote(href, "Advice", t)).toEqual({ format: undefined, external: true });
});

test("a host that ends like a file is none", () => {
  expect(linkNote("https://example.zip", "A shop", t)).toEqual({ format: undefined, external: true });
});
