// The host's file of header fields: `_headers`, as Netlify and Cloudflare Pages read it
// (https://docs.netlify.com/manage/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/).
//
// Where several rules find an address, hosts join what they say under one name, and joined fields mean something else or
// nothing. So no two rules here that find one address set the same field.

import {
  COMMON_HEADERS,
  contentType,
  type Group,
  groupOf,
  groupsOf,
  type Headers,
  type HostedSite,
  HTTPS_HEADERS,
} from "./hosting";

/** A rule: which addresses it finds (`*` stands for anything, `:name` for one part of a path), and their fields. */
export interface HeaderRule {
  pattern: string;
  headers: Headers;
}

/** What Cloudflare Pages reads of the file: https://developers.cloudflare.com/pages/configuration/headers/#rules */
const MOST_RULES = 100;
const LONGEST_LINE = 2000;

/**
 * Makes the rules of a site.
 * @param files all that is deployed, relative to the output
 * @param redirects addresses that hosts send on, and whose pages they therefore do not serve
 */
export function headerRules(site: HostedSite, files: readonly string[], redirects: readonly string[]): HeaderRule[] {
  const groups = groupsOf(site);
  const addresses = files
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`)
    .filter((address) => !redirects.includes(address));
  const rules = new Map<string, HeaderRule>();
  for (const address of addresses) {
    const group = groupOf(site.pathPrefix + address, groups);
    const pattern = patternOf(address, group);
    if (pattern === undefined) continue;
    const headers = { ...group.headers, ...(OWN_TYPES.test(address) && { "Content-Type": contentType(address) }) };
    rules.set(pattern, { pattern: site.pathPrefix + pattern, headers });
  }
  const all = { pattern: `${site.pathPrefix}/*`, headers: { ...COMMON_HEADERS, ...HTTPS_HEADERS } };
  return [all, ...[...rules.values()].sort((a, b) => (a.pattern < b.pattern ? -1 : 1))];
}

/** What hosts take for something else. */
const OWN_TYPES = /\/feed\.json$|\.webmanifest$/;

/** The pattern that an address shares with those of its group around it; undefined if hosts serve it well as it is. */
function patternOf(address: string, { name }: Group): string | undefined {
  if (name === "files that never change") return `${address.match(/^\/(admin\/|pagefind\/([0-9]+\/)?)?[^/]+\//)?.[0]}*`;
  if (name === "pages") return shapeOf(address);
  if (name === "what programs poll") return address.replace(/^(\/.+)\/[^/]+\/atom\.xml$/, "$1/:tag/atom.xml");
  if (name === "all else" && !OWN_TYPES.test(address)) return undefined;
  return address;
}

/** `/blog/a-post/` and all pages beside it are `/blog/:a/`. */
function shapeOf(address: string): string {
  if (address.endsWith(".html")) return address;
  const [first, ...others] = address.split("/").filter((part) => part !== "");
  return first === undefined ? "/" : `/${[first, ...others.map((_, index) => `:p${index + 1}`)].join("/")}/`;
}

/** Writes the file. @param own what the practice wrote itself; it comes last, where it can take back what stands before */
export function headersFile(rules: readonly HeaderRule[], own = ""): string {
  const blocks = rules.map(({ pattern, headers }) =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n"),
  );
  return `${[...blocks, ...(own.trim() === "" ? [] : [own.trim()])].join("\n\n")}\n`;
}

/** What of a file Cloudflare Pages would leave out, in words. */
export function beyondLimits(file: string): string[] {
  const lines = file.split("\n");
  const rules = lines.filter((line) => /^[^\s#]/.test(line)).length;
  return [
    ...(rules > MOST_RULES ? [`_headers has ${rules} rules; Cloudflare Pages reads the first ${MOST_RULES} only`] : []),
    ...lines
      .filter((line) => line.length > LONGEST_LINE)
      .map((line) => `A line of _headers is longer than ${LONGEST_LINE} letters: ${line.trim().slice(0, 40)} …`),
  ];
}
