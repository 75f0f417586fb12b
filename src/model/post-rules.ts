// Rules about a post's fields that do not stop it from being read.

import { poorAlt } from "./alt";
import { type Finding, finding } from "./problem";
import type { PostFrontmatter } from "./schema";
import type { YamlSource } from "./yaml-source";

/**
 * How many characters of a title and of a description a page of search results shows, roughly
 * (https://developers.google.com/search/docs/appearance/snippet names no number; it is about 600 and 960 pixels).
 */
const SHOWN = { title: 60, excerpt: 160 };

/** Finds fields that are too long, and featured pictures without a useful description. */
export function checkFields(fields: Partial<PostFrontmatter>, source: YamlSource): Finding[] {
  const found: Finding[] = [];
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
