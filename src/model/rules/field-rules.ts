// Rules about the fields of a post or a page, beyond the form of each.

import { poorAlt } from "../content/alt";
import { TEMPLATE_FIELDS, TEMPLATE_TEXT } from "../content/new-post";
import { STATEMENT_TEXT } from "../content/new-statement";
import type { Fields } from "../content/schema";
import type { YamlSource } from "../content/yaml-source";
import { type Finding, finding } from "./problem";

/**
 * How many characters of a title and of a description a page of search results shows, roughly
 * (https://developers.google.com/search/docs/appearance/snippet names no number; it is about 600 and 960 pixels).
 */
const SHOWN = { title: 60, excerpt: 160 };

/** Finds fields that are too long, days in the wrong order, and featured pictures without a useful description. */
export function checkFields(fields: Fields, source: YamlSource): Finding[] {
  const found: Finding[] = checkDays(fields, source);
  for (const key of ["title", "excerpt"] as const) {
    const length = [...(fields[key] ?? "")].length;
    if (length <= SHOWN[key]) continue;
    const message = `${key} has ${length} characters; search engines show about ${SHOWN[key]}. Say the main thing first, and shorten it if you can.`;
    found.push(finding(source.valueAt([key]), `${key}-long`, message));
  }
  if (fields.featured !== undefined && fields.featuredAlt === undefined && source.data.featuredAlt === undefined) {
    const message =
      'The featured picture has no description, so screen readers have nothing to say. Add `featuredAlt: What the picture shows`, or `featuredAlt: ""` if it is decoration.';
    found.push(finding(source.valueAt(["featured"]), "featured-alt-missing", message));
  }
  const fault = poorAlt(fields.featuredAlt ?? "");
  if (fault) found.push(finding(source.valueAt(["featuredAlt"]), "image-alt-poor", `featuredAlt ${fault}`));
  return found;
}

/** Finds what `npm run new` wrote to be replaced, once the post is no draft any more. */
export function checkTemplate(fields: Fields, source: YamlSource, body: string, bodyOffset: number): Finding[] {
  if (fields.draft) return [];
  const inFields = Object.entries(TEMPLATE_FIELDS).flatMap(([key, example]) =>
    fields[key as keyof typeof TEMPLATE_FIELDS] === example
      ? [finding(source.valueAt([key]), "template-text", templateMessage(example))]
      : [],
  );
  const inBody = body.split("\n").flatMap((line, index) => {
    const example = [...TEMPLATE_TEXT, ...STATEMENT_TEXT].find((one) => line.includes(one));
    if (example === undefined) return [];
    const at = { line: bodyOffset + index + 1, column: line.indexOf(example) + 1 };
    return [finding(at, "template-text", templateMessage(example))];
  });
  return [...inFields, ...inBody];
}

const templateMessage = (example: string): string =>
  `"${example}" is what \`npm run new\` wrote as an example. Write your own words, or delete it.`;

/** A text is updated after it was published, and checked before it is to be checked again. */
function checkDays({ date, updated, reviewed, reviewDue }: Fields, source: YamlSource): Finding[] {
  const found: Finding[] = [];
  if (date !== undefined && updated !== undefined && updated < date) {
    const message = `updated: ${updated} lies before the post's date, ${date}. Write the day of the last change, or delete the line.`;
    found.push(finding(source.valueAt(["updated"]), "updated-invalid", message));
  }
  if (reviewDue === undefined) return found;
  if (reviewed === undefined && source.data.reviewed === undefined) {
    const message =
      "reviewDue says when the facts are to be checked again, but not when they were checked. Add a line `reviewed: YYYY-MM-DD`.";
    found.push(finding(source.valueAt(["reviewDue"]), "review-invalid", message));
  } else if (reviewed !== undefined && reviewDue <= reviewed) {
    const message = `reviewDue: ${reviewDue} does not lie after reviewed, ${reviewed}. Write a later day.`;
    found.push(finding(source.valueAt(["reviewDue"]), "review-invalid", message));
  }
  return found;
}
