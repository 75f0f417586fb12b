// Reads content/site.yaml.

import type { Finding } from "./problem";
import { type Site, siteSchema } from "./schema";
import { parseYaml, validate } from "./yaml-source";

/** Parses and validates the site's facts; `site` is undefined when there is an error. */
export function parseSite(text: string): { site: Site | undefined; findings: Finding[] } {
  const yaml = parseYaml(text.replace(/^\uFEFF/, ""));
  if ("findings" in yaml) return { site: undefined, findings: yaml.findings };
  const findings: Finding[] = [];
  const validated = validate(siteSchema, yaml.source, (_key, fault) => `site-field-${fault}`, findings);
  return { site: validated.complete ? validated.fields : undefined, findings };
}
