// Facts of site.yaml that differ by language: `description: { nl: …, fr: … }`.

import type { YamlSource } from "./yaml-source";

/** The languages that a site names, if it has several. What else may be wrong with them, the schema says. */
export function languagesOf({ languages }: Record<string, unknown>): string[] | undefined {
  const isSeveral = Array.isArray(languages) && languages.length > 1;
  return isSeveral && languages.every((one): one is string => typeof one === "string") ? languages : undefined;
}

/** The facts as they are in one language, with ways back to where each was written. */
export function inLanguage(source: YamlSource, language: string, languages: readonly string[]): YamlSource {
  const data = pick(source.data, language, languages) as Record<string, unknown>;
  const written = (path: readonly PropertyKey[]): PropertyKey[] => {
    let node: unknown = source.data;
    const place: PropertyKey[] = [];
    for (const key of path) {
      if (isByLanguage(node, languages)) {
        place.push(language);
        node = node[language];
      }
      place.push(key);
      node = (node as Record<PropertyKey, unknown> | null | undefined)?.[key];
    }
    return isByLanguage(node, languages) ? [...place, language] : place;
  };
  return {
    ...source,
    data: { ...data, language },
    keys: [...new Set([...source.keys, "language"])],
    valueAt: (path) => source.valueAt(written(path)),
    keyAt: (path) => source.keyAt(written(path)),
  };
}

const isByLanguage = (value: unknown, languages: readonly string[]): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => languages.includes(key));

function pick(value: unknown, language: string, languages: readonly string[]): unknown {
  if (isByLanguage(value, languages)) return pick(value[language] ?? null, language, languages);
  if (Array.isArray(value)) return value.map((item) => pick(item, language, languages));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, pick(inner, language, languages)] as const);
  // What one language leaves out is absent in it.
  return Object.fromEntries(
    entries.filter(([key, inner]) => inner !== null || (value as Record<string, unknown>)[key] === null),
  );
}
