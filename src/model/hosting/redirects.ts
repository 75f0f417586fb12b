// The host's redirect file: `_redirects`, as Netlify and Cloudflare Pages read it
// (https://docs.netlify.com/manage/routing/redirects/overview/, https://developers.cloudflare.com/pages/configuration/redirects/).

import { NOT_FOUND } from "../content/paths";

/** An old address and the page that it leads to, both with a slash at the end unless they name an HTML file. */
export interface Redirect {
  from: string;
  to: string;
  /** The old address may be a page again: browsers must not keep where it leads, as they do for ever by default. */
  temporary?: boolean;
}

/** A rule for many addresses: Cloudflare Pages counts it, and every line that follows it, among the few of this kind. */
const isDynamic = (line: string): boolean => /^\s*\S*(\*|\/:)\S*\s/.test(line);

/**
 * Adds redirects to what the practice wrote itself; its own lines come first, and the first that matches counts. From the
 * first rule for many addresses on, they come last: an old address of a post is none of those that such a rule is meant for.
 * Hosts compare addresses letter for letter, so each is given with and without its slash.
 * @param languages what the addresses of the site's further languages begin with
 */
export function redirectFile(
  own: string,
  redirects: readonly Redirect[],
  pathPrefix = "",
  languages: readonly string[] = [],
): string {
  // In an order of their own: Gatsby hands over pages in the order in which a warm build made them.
  const sorted = [...redirects].sort((a, b) => (a.from < b.from ? -1 : 1));
  const lines = sorted.flatMap(({ from, to, temporary }) => {
    const forms = from.endsWith("/") ? [from.slice(0, -1), from] : [from];
    return forms.map((form) => `${pathPrefix}${form} ${pathPrefix}${to} ${temporary ? 302 : 301}`);
  });
  const ownLines = own === "" ? [] : own.replace(/\r?\n$/, "").split(/\r?\n/);
  let split = ownLines.findIndex(isDynamic);
  if (split < 0) split = ownLines.length;
  // What is said of a rule stands above it.
  while (/^\s*#/.test(ownLines[split - 1] ?? "")) split--;
  const missing = languages.map((base) => missingRule(base, pathPrefix));
  const all = [...ownLines.slice(0, split), ...lines, ...ownLines.slice(split), ...missing];
  return all.map((line) => `${line}\n`).join("");
}

/**
 * Answers what is not there with the page of its language, on Netlify. Other hosts leave the line out: Cloudflare Pages takes
 * the nearest `404.html` by itself (https://developers.cloudflare.com/pages/configuration/serving-pages/#not-found-behavior).
 */
const missingRule = (base: string, pathPrefix: string): string =>
  `${pathPrefix}${base}/* ${pathPrefix}${base}${NOT_FOUND} 404`;

/** What Cloudflare Pages reads of the file: https://developers.cloudflare.com/pages/configuration/redirects/ */
const MOST_STATIC = 2000;
const MOST_DYNAMIC = 100;
const LONGEST_LINE = 1000;

/** What of a redirect file Cloudflare Pages would leave out, in words. */
export function redirectsBeyondLimits(file: string): string[] {
  const rules = file.split("\n").filter((line) => /^\s*[^\s#]/.test(line));
  const first = rules.findIndex(isDynamic);
  const [fixed, dynamic] = first < 0 ? [rules.length, 0] : [first, rules.length - first];
  const reads = (most: number) => `Cloudflare Pages reads the first ${most.toLocaleString("en")} only`;
  return [
    ...(fixed > MOST_STATIC ? [`_redirects has ${fixed} redirects of single addresses; ${reads(MOST_STATIC)}`] : []),
    ...(dynamic > MOST_DYNAMIC
      ? [`_redirects has ${dynamic} lines from its first rule with \`*\` or \`:\` on; ${reads(MOST_DYNAMIC)}`]
      : []),
    ...rules
      .filter((line) => line.length > LONGEST_LINE)
      .map((line) => `A line of _redirects is longer than ${LONGEST_LINE} letters: ${line.trim().slice(0, 40)} …`),
  ];
}

/** A redirect as servers are told of it; `below` if it leads everything below `from` to the same place below `to`. */
export interface ServerRedirect extends Redirect {
  status: number;
  below: boolean;
}

/** A path, or the address of another site, without letters that mean something to a server's configuration. */
const PLAIN = /^(\/|https?:\/\/)[^\s"'`\\$;{}<>*]*$/;

/**
 * Reads a redirect file for servers that don't know its form, and that know of languages by themselves.
 * @returns the redirects, and the lines that say more than one: with placeholders, conditions, or pages shown in place
 */
export function readRedirects(text: string): { redirects: ServerRedirect[]; others: string[] } {
  const redirects: ServerRedirect[] = [];
  const others: string[] = [];
  for (const line of text.split("\n").map((whole) => whole.replace(/(^|\s)#.*$/, "").trim())) {
    if (line === "" || IS_MISSING_RULE.test(line)) continue;
    const redirect = readRedirect(line);
    if (redirect) redirects.push(redirect);
    else others.push(line);
  }
  return { redirects, others };
}

/** What `missingRule` writes. */
const IS_MISSING_RULE = /^(\/\S+)\/\* \1\/404\.html 404$/;

function readRedirect(line: string): ServerRedirect | undefined {
  const [source = "", target = "", code = "301", ...conditions] = line.split(/\s+/);
  const below = source.endsWith("/*") && target.endsWith("/:splat");
  const from = decoded(below ? source.slice(0, -"*".length) : source);
  const to = below ? target.slice(0, -":splat".length) : target;
  const status = Number(code.replace(/!$/, ""));
  const plain =
    from?.startsWith("/") && [from, to].every((address = "") => PLAIN.test(address) && !/\/:/.test(address));
  if (!plain || conditions.length > 0 || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  return { from: from as string, to, status, below };
}

/** An address as servers compare it; undefined if it is not well formed. */
function decoded(address: string): string | undefined {
  try {
    return decodeURI(address);
  } catch {
    return undefined;
  }
}

/** The addresses that a redirect file leads somewhere, with a slash at the end unless they name a file. */
export function redirectSources(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*$/, "").trim().split(/\s+/)[0] as string)
    .filter((from) => from.startsWith("/"))
    .map((from) => (from.endsWith("/") || /\.[a-z0-9]+$/i.test(from) ? from : `${from}/`));
}
