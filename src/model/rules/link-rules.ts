// Rules about the links of one body: where they lead, and what they say.

import { lookAlike } from "./file-name";
import { nearest } from "./nearest";
import { type Finding, finding, type Point } from "./problem";

/** What a link may begin with, beside the addresses of this site: pages, and what a phone does. Others would run. */
export const LINK_SCHEMES = ["https", "http", "mailto", "tel", "sms", "geo"] as const;

/** A link as written. */
export interface BodyLink extends Point {
  href: string;
  /** What a reader sees or hears; empty if nothing. */
  text: string;
}

/** A page that links may lead to. */
export interface LinkTarget {
  /** The ids within it; undefined where they are not known. */
  ids: readonly string[] | undefined;
  /** Whether readers can open it. */
  published: boolean;
  /** The post's file, for messages. */
  file?: string;
  /** Where readers are sent on to, from an old address. */
  movedTo?: string;
}

/** What a link is judged by. */
export interface LinkContext {
  /** The linking post. */
  path: string;
  published: boolean;
  ids: readonly string[];
  /** The site's address without a slash at its end; undefined while it has an error. */
  siteUrl: string | undefined;
  /** Pages by address, with a slash at the end. */
  pages: ReadonlyMap<string, LinkTarget>;
  /** Addresses of static files and of pages that are files, like `/404.html`. */
  files: ReadonlySet<string>;
  /** Whether an old address does not do: what stands on every page is to lead there at once, and to be marked there. */
  direct?: boolean;
  /** Tells the address of a post from its file's path relative to the linking file; undefined if there is none. */
  postAt(relative: string): string | undefined;
}

/** Link texts that say nothing when a screen reader lists the links of a page (https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context). */
const VAGUE =
  /^(click|tap|see|read|learn|find out)?\s*(here|more|this|this (page|link|article|post)|link)[.!…→»>\s]*$/i;

/** Finds links without text or target, links to nothing, and links that say nothing. */
export function checkLinks(links: readonly BodyLink[], context: LinkContext): Finding[] {
  return links.flatMap((link) => {
    const found = checkLink(link, context);
    if (link.text === "") {
      const message = "This link has no text, so nobody can follow it. Write what it leads to between the brackets.";
      found.push(finding(link, "link-empty", message));
    } else if (VAGUE.test(link.text)) {
      const message = `"${link.text}" says nothing about where the link leads. Make the words that do the link, like "our [opening hours](/contact/)".`;
      found.push(finding(link, "link-text", message));
    }
    return found;
  });
}

/** Finds what is wrong with where a link leads. */
export function checkLink(link: BodyLink, context: LinkContext): Finding[] {
  return checkTarget(link, context) ?? [];
}

function checkTarget(link: BodyLink, context: LinkContext): Finding[] | undefined {
  const { href } = link;
  if (href === "" || href === "#") {
    return [finding(link, "link-empty", "This link leads nowhere. Write an address between the parentheses.")];
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return checkOwnAddress(link, context.siteUrl);
  if (href.startsWith("/")) return checkInternal(link, href, context);
  if (href.startsWith("#")) return checkAnchor(link, href.slice(1), context.ids, "This post");
  if (href.startsWith("?")) return undefined;
  return [relative(link, context)];
}

function checkOwnAddress(link: BodyLink, siteUrl: string | undefined): Finding[] | undefined {
  const own = siteUrl === undefined ? undefined : parsed(siteUrl);
  const url = parsed(link.href, siteUrl);
  if (!own || !url) return undefined;
  const base = own.pathname.replace(/\/$/, "");
  const bareHost = (host: string) => host.replace(/^www\./, "");
  if (bareHost(url.host) !== bareHost(own.host) || !url.pathname.startsWith(`${base}/`)) return undefined;
  const path = url.pathname.slice(base.length) + url.search + url.hash;
  const message = `This link to our own site is written with its whole address. Write \`${path}\`, which stays right when the address changes.`;
  return [finding(link, "link-own", message)];
}

/** Addresses that were read: many links lead to the same place, and all are compared with the site's own. */
const addresses = new Map<string, URL | undefined>();

/** Reads an address; undefined if it is none. */
function parsed(address: string, base?: string): URL | undefined {
  const key = `${base} ${address}`;
  if (!addresses.has(key)) addresses.set(key, URL.canParse(address, base) ? new URL(address, base) : undefined);
  return addresses.get(key);
}

/** Stands for whatever address the site has. */
const ANY_SITE = "https://site.invalid";

function checkInternal(link: BodyLink, href: string, context: LinkContext): Finding[] | undefined {
  const { pages, files } = context;
  const url = URL.canParse(href, ANY_SITE) ? new URL(href, ANY_SITE) : undefined;
  if (url?.origin !== ANY_SITE) {
    const message = `"${href}" is not an address of this site: a browser reads its beginning as the name of another. Write \`/\` once, and no \`\\\`.`;
    return [finding(link, "link-missing", message)];
  }
  const address = decode(url.pathname);
  if (files.has(address)) return undefined;
  const path = address.endsWith("/") || pages.has(address) ? address : `${address}/`;
  const target = pages.get(path);
  if (!target) {
    const same = [...files].find((file) => file.normalize() === address.normalize());
    if (same !== undefined) return [finding(link, "link-missing", `${address} ${lookAlike(same)}`)];
    // What hosts answer at two addresses has one here.
    const short = address.replace(/(index\.html|page\/1\/?)$/, "");
    const guess = pages.has(short) ? short : nearest(path, [...pages.keys(), ...files]);
    const message = `There is no page or file ${address} on this site. ${guess ? `Did you mean ${guess}?` : "Mend the address, or remove the link."}`;
    return [finding(link, "link-missing", message)];
  }
  if (!target.published && context.published) {
    const message = `${path} is not published (${target.file}), so this link would lead nowhere. Publish that post first, or remove the link.`;
    return [finding(link, "link-draft", message)];
  }
  if (target.movedTo !== undefined && context.direct) {
    const message = `${path} is an old address, from which visitors are sent on. Write \`${target.movedTo}\`.`;
    return [finding(link, "link-moved", message)];
  }
  const ids = path === context.path ? context.ids : target.ids;
  return url.hash === "" || !ids ? undefined : checkAnchor(link, url.hash.slice(1), ids, path);
}

function checkAnchor(link: BodyLink, fragment: string, ids: readonly string[], page: string): Finding[] | undefined {
  // What a browser looks for in the text is cut off before it looks for an id (https://wicg.github.io/scroll-to-text-fragment/).
  const id = decode(fragment.replace(/:~:.*$/, ""));
  if (id === "") return undefined;
  // "top" is the top of any page (https://html.spec.whatwg.org/#select-the-indicated-part).
  if (ids.includes(id) || id.toLowerCase() === "top") return undefined;
  if (ids.some((known) => known.normalize() === id.normalize())) {
    const message = `#${id} looks like the heading's address, but one of them stores its accents as characters of their own, as some computers do. Type the accented letters anew, in the heading and here.`;
    return [finding(link, "link-anchor", message)];
  }
  const guess = nearest(id, ids);
  const cure = guess
    ? `Did you mean #${guess}?`
    : ids.length > 0
      ? `It has ${ids
          .slice(0, 8)
          .map((known) => `#${known}`)
          .join(", ")}.`
      : "It has no headings.";
  return [finding(link, "link-anchor", `${page} has no heading #${id}. ${cure}`)];
}

function relative(link: BodyLink, { postAt }: LinkContext): Finding {
  const { href } = link;
  const [path = "", hash = ""] = href.split(/(?=#)/);
  const address = decode(path);
  const post = postAt(address);
  const [, cure] = RELATIVE.find(([pattern]) => pattern.test(address)) ?? [];
  const right = post ? `Write the post's address: \`${post}${hash}\`.` : cure?.(address, hash);
  return finding(link, "link-relative", `A browser takes the link "${href}" for a file beside this page. ${right}`);
}

/** What a link without a protocol or a slash most likely means, and what to write. */
const RELATIVE: readonly [RegExp, (address: string, hash: string) => string][] = [
  [
    /\{[{%]|^\[\[/,
    () => "It is a placeholder of another program, which nothing fills in here. Write the address itself.",
  ],
  [/^[^\s/@]+@[^\s/@]+\.[a-z]+$/i, (to) => `To write to that address, put \`mailto:\` before it: \`mailto:${to}\`.`],
  [
    /^\+?(?:[ ().-]*\d){5,}[ ().-]*$/,
    (number) => `To call that number, write \`tel:\` and no spaces: \`tel:${number.replace(/[^\d+]/g, "")}\`.`,
  ],
  [
    /^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|edu|gov|io|info|health|[a-z]{2})(\/|$)/i,
    (site, hash) => `If it is another site, write \`https://${site}${hash}\`.`,
  ],
  [/\.[a-z0-9]{2,5}$/i, (file) => `Put the file into the folder \`static\` and write \`${fromTop(file)}\`.`],
  [/^/, (page) => `Begin an address of this site with a slash, like \`${fromTop(page)}\`.`],
];

const fromTop = (address: string): string => `/${address.replace(/^(\.{0,2}\/)+/, "")}`;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
