// Reads the text of content/site.yaml.

import { claimFinder, findClaims } from "../rules/claims";
import { type Finding, finding, type Point, START } from "../rules/problem";
import { CATALOGUES, catalogueOf } from "../strings/words";
import { EDITOR } from "./editing";
import { inLanguage, languagesOf } from "./localized";
import { BLOG, NAMED_PAGES, pathsOf, STYLEGUIDE } from "./paths";
import { INDEX_FOLDER } from "./search";
import { type Site, siteSchema } from "./site-schema";
import { parseYaml, validate, type YamlSource } from "./yaml-source";

/** The facts, a way back to where each stands, and what is wrong with them. */
export interface ParsedSite {
  /** Undefined when there is an error. */
  site: Site | undefined;
  /** The facts in each language of the site, first as `site` has them; none when there is an error. */
  sites: Site[];
  valueAt(path: readonly PropertyKey[]): Point;
  findings: Finding[];
}

/** Parses and validates the site's facts. */
export function parseSite(text: string): ParsedSite {
  const yaml = parseYaml(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  if ("findings" in yaml) return { site: undefined, sites: [], valueAt: () => START, findings: yaml.findings };
  const { source } = yaml;
  const languages = languagesOf(source.data);
  const sources = languages?.map((language) => inLanguage(source, language, languages)) ?? [source];
  const read = sources.map(readFacts);
  // What is wrong in all languages is told once.
  const told = new Map<string, Finding>();
  for (const one of read.flatMap(({ findings }) => findings)) told.set(JSON.stringify(one), one);
  const sites = read.flatMap(({ site }) => site ?? []);
  const complete = sites.length === read.length;
  const [first = source] = sources;
  return {
    site: complete ? sites[0] : undefined,
    sites: complete ? sites : [],
    valueAt: first.valueAt,
    findings: [...told.values()],
  };
}

/** Validates the facts in one language. */
function readFacts(source: YamlSource): Pick<ParsedSite, "site" | "findings"> {
  const findings: Finding[] = [];
  const validated = validate(siteSchema, source, (_key, fault) => `site-field-${fault}`, findings);
  const unpriced = checkCurrency(validated.fields, source);
  const taken = checkAddressWords(validated.fields, source);
  findings.push(...unpriced, ...taken, ...withoutWords(validated.fields, source), ...source.warnings);
  findings.push(...findPlaceholders(source.data, source));
  if (validated.complete)
    findings.push(...claimsIn(validated.fields, source), ...licencesMissing(validated.fields, source));
  const complete = validated.complete && unpriced.length === 0 && taken.length === 0;
  return { site: complete ? validated.fields : undefined, findings };
}

/** Prices have a currency. One that can't be read has been named. */
function checkCurrency({ services = [] }: Partial<Site>, { data, valueAt }: YamlSource): Finding[] {
  const priced = services.findIndex(({ prices }) => prices.length > 0);
  if (priced < 0 || (data.currency ?? null) !== null) return [];
  const message =
    "These prices have no currency. Add a line `currency: USD`, with the three capital letters of yours, above `services:`.";
  return [finding(valueAt(["services", priced, "prices"]), "site-field-missing", message)];
}

/** What the site's own addresses begin with, besides those that it may name, and the folders of its files. */
const TAKEN_WORDS = [
  ...[BLOG, EDITOR, STYLEGUIDE, ...Object.values(pathsOf({ language: "en" }))].map((address) => String(address)),
  ...["/404/", "/static/", "/page-data/", `/${INDEX_FOLDER}/`],
];

/** Words in addresses are not those of other pages: of the site's own, as they are or would be, nor of a language. */
function checkAddressWords({ addresses = {}, languages = [] }: Partial<Site>, { valueAt }: YamlSource): Finding[] {
  return NAMED_PAGES.flatMap((name) => {
    const word = addresses[name];
    if (word === undefined || word === name) return [];
    const rival = NAMED_PAGES.find((other) => other !== name && addresses[other] === word);
    const taken = TAKEN_WORDS.includes(`/${word}/`) || languages.some((one) => one.toLowerCase() === word);
    if (rival === undefined && !taken) return [];
    const why = rival === undefined ? "is an address of the site itself" : `stands at \`${rival}:\` too`;
    const message = `${name}: /${word}/ ${why}. Choose another word, or delete the line to have /${name}/.`;
    return [finding(valueAt(["addresses", name]), "site-field-invalid", message)];
  });
}

/** Says which languages the site speaks, to whoever writes in another. */
function withoutWords({ language }: Partial<Site>, { valueAt }: YamlSource): Finding[] {
  if (language === undefined || catalogueOf(language)) return [];
  const known = new Intl.ListFormat("en").format(Object.keys(CATALOGUES));
  const message = `What the site says by itself it can't say in this language ("${language}") yet, but in ${known}. It says it in English, marked as such. "A language" in CONTRIBUTING.md tells how to add one.`;
  return [finding(valueAt(["language"]), "site-language", message)];
}

/** Finds claims in what the facts say of the practice. */
function claimsIn(site: Site, { valueAt }: YamlSource): Finding[] {
  const finder = claimFinder(site.language, site.claims);
  const find = (text: string | undefined, ...path: PropertyKey[]) => findClaims(finder, text, valueAt(path));
  return [
    ...find(site.description, "description"),
    ...find(site.headline, "headline"),
    ...site.services.flatMap(({ name, description }, index) => [
      ...find(name, "services", index, "name"),
      ...find(description, "services", index, "description"),
    ]),
    ...site.people.flatMap(({ bio }, index) => find(bio, "people", index, "bio")),
  ];
}

/** Whoever is not said to do something else gives massages. */
const GIVES_MASSAGES = /massage|bodywork|therap|\b(?:LMT|LMP|LMBT|CMT|MMT|RMT)\b/i;

/** Finds who needs a licence in the United States and names none. */
function licencesMissing({ practice, people }: Site, { valueAt }: YamlSource): Finding[] {
  if (practice?.address?.country !== "US") return [];
  const missing = (place: readonly PropertyKey[], who: string, below: string): Finding => {
    const message = `${who} has no licence here, and several states of the US demand its number wherever massage is advertised (Arizona: A.R.S. 32-4260; Louisiana: R.S. 37:3564). Add ${below}, as far indented: \`licence: { number: "012345", issuer: State Board of Massage Therapy }\`.`;
    return finding(valueAt(place), "site-licence", message);
  };
  if (people.length === 0) return practice.licence ? [] : [missing(["practice"], "The practice", "below `practice:`")];
  return people.flatMap(({ name, role, credentials, licence }, index) => {
    const does = [role, credentials].filter(Boolean).join(" ");
    const needed = licence === undefined && (does === "" || GIVES_MASSAGES.test(does));
    return needed ? [missing(["people", index, "name"], name, "below the name")] : [];
  });
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
