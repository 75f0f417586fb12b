// Reads the text of content/site.yaml.

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
  const unpriced = checkCurrency(validated.fields, source);
  findings.push(...unpriced, ...source.warnings, ...findPlaceholders(source.data, source));
  const complete = validated.complete && unpriced.length === 0;
  return { site: complete ? validated.fields : undefined, valueAt: source.valueAt, findings };
}

/** Prices have a currency. One that can't be read has been named. */
function checkCurrency({ services = [] }: Partial<Site>, { data, valueAt }: YamlSource): Finding[] {
  const priced = services.findIndex(({ prices }) => prices.length > 0);
  if (priced < 0 || (data.currency ?? null) !== null) return [];
  const message =
    "These prices have no currency. Add a line `currency: USD`, with the three capital letters of yours, above `services:`.";
  return [finding(valueAt(["services", priced, "prices"]), "site-field-missing", message)];
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
