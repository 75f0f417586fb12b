// Reads the text of content/site.yaml.

import { claimFinder, findClaims } from "../rules/claims";
import { type Finding, finding, type Point, START } from "../rules/problem";
import { type Site, siteSchema } from "./site-schema";
import { parseYaml, validate, type YamlSource } from "./yaml-source";

/** The facts, a way back to where each stands, and what is wrong with them. */
export interface ParsedSite {
  /** Undefined when there is an error. */
  site: Site | undefined;
  valueAt(path: readonly PropertyKey[]): Point;
  findings: Finding[];
}

/** Parses and validates the site's facts. */
export function parseSite(text: string): ParsedSite {
  const yaml = parseYaml(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  if ("findings" in yaml) return { site: undefined, valueAt: () => START, findings: yaml.findings };
  const { source } = yaml;
  const findings: Finding[] = [];
  const validated = validate(siteSchema, source, (_key, fault) => `site-field-${fault}`, findings);
  findings.push(...source.warnings, ...findPlaceholders(source.data, source));
  if (validated.complete) findings.push(...claimsIn(validated.fields, source));
  return { site: validated.complete ? validated.fields : undefined, valueAt: source.valueAt, findings };
}

function claimsIn({ language, claims, description, people }: Site, { valueAt }: YamlSource): Finding[] {
  const finder = claimFinder(language, claims);
  return [
    ...findClaims(finder, description, valueAt(["description"])),
    ...people.flatMap(({ bio }, index) => findClaims(finder, bio, valueAt(["people", index, "bio"]))),
  ];
}

/**
 * What the facts of the fictional practice that this project ships are made of: its name, the domains and words
 * reserved for examples (https://www.rfc-editor.org/rfc/rfc2606) and telephone numbers reserved for fiction
 * (https://nationalnanpa.com/number_resource_info/555_numbers.html).
 */
const PLACEHOLDER = /willow street|\bexample(ton)?\b|\b555\W*01\d\d\b/i;

function findPlaceholders(value: unknown, source: YamlSource, path: readonly PropertyKey[] = []): Finding[] {
  if (typeof value === "string") {
    if (!PLACEHOLDER.test(value)) return [];
    const message = `"${value}" is a placeholder of the fictional practice. Write your own, or delete the line.`;
    return [finding(source.valueAt(path), "site-placeholder", message)];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findPlaceholders(inner, source, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
