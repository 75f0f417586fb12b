// Reads content/site.yaml.

import type { Problem } from "./problem";
import { type Site, siteSchema } from "./schema";
import { parseYaml, validate } from "./yaml-source";

/** Parses and validates the site's facts; `site` is undefined when there is an error. */
export function parseSite(text: string, file: string): { site: Site | undefined; problems: Problem[] } {
  const yaml = parseYaml(text.replace(/^\uFEFF/, ""), file);
  if ("problems" in yaml) return { site: undefined, problems: yaml.problems };
  const problems: Problem[] = [];
  return { site: validate(siteSchema, yaml.source, file, problems), problems };
}
