// How the site is served, whoever serves it: what may be cached and for how long, what a browser may do with it, and of
// which type it is. From here come `_headers`, the configurations of nginx and Caddy, and what `npm run serve` sends.

import { EDITOR, EDITOR_PARTS } from "../content/editing";
import { ATOM, JSON_FEED, ROBOTS, RSS, SEARCH, TAGS } from "../content/paths";
import { INDEX_FOLDER } from "../content/search";
import { ICONS } from "../head/manifest";
import {
  DOCUMENT_POLICY,
  editorPolicy,
  FILE_POLICY,
  type Policy,
  pagePolicy,
  policyHeader,
} from "./content-security-policy";

/** Header fields by their names. */
export type Headers = Readonly<Record<string, string>>;

/** Files that hosts read themselves and hand to nobody. */
export const HOST_FILES = ["/_headers", "/_redirects"];

/**
 * What every answer carries. `Cross-Origin-Opener-Policy` is not among it: it keeps pages of other sites from a page's
 * window, which here has no script, no login and no secret, and it makes browsers start a fresh process for a page that is
 * opened in a new tab, a fifth of a slow phone's work for the first view (`tests/bench/visit.mts`).
 */
export const COMMON_HEADERS: Headers = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
};

/** What answers over HTTPS carry as well; over HTTP they must not (https://www.rfc-editor.org/rfc/rfc6797#section-7.2). */
export const HTTPS_HEADERS: Headers = { "Strict-Transport-Security": "max-age=31536000" };

/** Header fields that each group sets. */
export const GROUP_HEADERS = [
  "Cache-Control",
  "Content-Security-Policy",
  "Cross-Origin-Resource-Policy",
] as const satisfies readonly string[];

/** Addresses that are served alike. */
export interface Group {
  name:
    | "search page"
    | "editor"
    | "pages"
    | "files that never change"
    | "what programs poll"
    | "drawings"
    | "icons"
    | "all else";
  /** A regular expression that finds its addresses, in the part that JavaScript, PCRE and Go have in common. */
  addresses: string;
  headers: Record<(typeof GROUP_HEADERS)[number], string>;
}

/** Kept, but asked for again each time; what has not changed is answered with status 304. */
const REVALIDATE = "no-cache";
const A_YEAR = "public, max-age=31536000, immutable";
const A_DAY = "public, max-age=86400";
/** Half of the shortest time after which feed readers ask again. */
const A_QUARTER_OF_AN_HOUR = "public, max-age=900";

/** What of a site decides how it is served. */
export interface HostedSite {
  /** SHA-256 of the styles in its pages, in base64; undefined if what is made must outlive them. */
  styles: readonly string[] | undefined;
  /** The path below which it is served, without a slash at its end; empty for a site of its own. */
  pathPrefix: string;
  /** The origins that its editor asks; undefined for a site without one. */
  editor?: readonly string[] | undefined;
  /** Where it has its search and its topics; undefined for the usual places. */
  places?: Places | undefined;
}

/** The addresses of pages that a site may name, in all its languages. */
export interface Places {
  search: readonly string[];
  tags: readonly string[];
}

/** The groups of a site. An address belongs to the first that finds it; the last finds all. */
export function groupsOf({ styles, pathPrefix, editor, places }: HostedSite): Group[] {
  const at = (expression: string): string => `^${literal(pathPrefix)}${expression}`;
  const names = (addresses: readonly string[]): string => addresses.map(literal).join("|");
  const page = (policy: Policy): Group["headers"] => ({
    "Cache-Control": REVALIDATE,
    "Content-Security-Policy": policyHeader(policy),
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  // Feed readers and messengers show pictures and feeds of this site on theirs.
  const file = (cache: string, policy = FILE_POLICY): Group["headers"] => ({
    "Cache-Control": cache,
    "Content-Security-Policy": policyHeader(policy),
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
  return [
    {
      name: "search page",
      addresses: at(`${LANGUAGE}${placeOf(SEARCH, places?.search)}(index\\.html)?$`),
      headers: page(pagePolicy({ styles, search: true })),
    },
    ...(editor === undefined
      ? []
      : [
          {
            name: "editor" as const,
            addresses: at(`${EDITOR}(index\\.html)?$`),
            headers: page(editorPolicy(editor)),
          },
        ]),
    { name: "pages", addresses: "(/|\\.html)$", headers: page(pagePolicy({ styles, search: false })) },
    {
      name: "files that never change",
      addresses: at(
        `/(static|${EDITOR.slice(1)}${EDITOR_PARTS}|${INDEX_FOLDER}${LANGUAGE}(/[0-9]+)?/(fragment|index))/`,
      ),
      headers: file(A_YEAR),
    },
    {
      name: "what programs poll",
      addresses: at(
        `${LANGUAGE}(${names([RSS, ATOM, JSON_FEED, ROBOTS])}|${placeOf(TAGS, places?.tags)}[^/]+/atom\\.xml|/sitemap[^/]*\\.xml)$`,
      ),
      headers: file(A_QUARTER_OF_AN_HOUR, DOCUMENT_POLICY),
    },
    { name: "drawings", addresses: "\\.svg$", headers: file(A_DAY, DOCUMENT_POLICY) },
    { name: "icons", addresses: at(`(${names(ICON_ADDRESSES)})$`), headers: file(A_DAY) },
    { name: "all else", addresses: "", headers: file(REVALIDATE) },
  ];
}

/** What addresses begin with in a further language of a site. */
const LANGUAGE = "(/[a-z]{2,3}(-[a-z0-9]+)*)?";

/** Finds a page that the site may name: in any language, or where each has it. */
function placeOf(usual: string, own: readonly string[] = []): string {
  const isUsual = own.every((address) => new RegExp(`^${LANGUAGE}${usual}$`).test(address));
  return isUsual ? usual : `(${own.map(literal).join("|")})`;
}

/** The addresses of the icons that are not drawings. */
const ICON_ADDRESSES = ICONS.map(({ file }) => `/${file}`);

/** The group that an address (or the file that it is served from) belongs to. */
export function groupOf(address: string, groups: readonly Group[]): Group {
  return groups.find(({ addresses }) => new RegExp(addresses).test(address)) as Group;
}

/** All that an answer over HTTP carries of this module's. */
export const headersOf = (address: string, groups: readonly Group[]): Headers => ({
  ...COMMON_HEADERS,
  ...groupOf(address, groups).headers,
  "Content-Type": contentType(address),
});

/** A name as part of a regular expression. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Media types by the ends of names (https://www.iana.org/assignments/media-types/). */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  "text/html": "html",
  "text/css": "css",
  "text/javascript": "js mjs",
  "text/plain": "txt",
  "text/calendar": "ics",
  "text/vcard": "vcf",
  // Feeds too: at types of their own, some browsers save a feed instead of showing it with its style sheet.
  "application/xml": "xml",
  "application/json": "json",
  "application/manifest+json": "webmanifest",
  "application/pdf": "pdf",
  "application/wasm": "wasm",
  "image/avif": "avif",
  "image/gif": "gif",
  "image/jpeg": "jpg jpeg",
  "image/png": "png",
  "image/svg+xml": "svg",
  "image/webp": "webp",
  "image/x-icon": "ico",
  "font/woff2": "woff2",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "video/mp4": "mp4",
  "video/webm": "webm",
  "application/zip": "zip",
};

/** What has a type that its name's end does not tell. */
export const NAMED_TYPES: Readonly<Record<string, string>> = { [JSON_FEED]: "application/feed+json" };

/** Types that are text: they travel compressed, and their letters are UTF-8. */
export const isText = (type: string): boolean => /^text\/|[/+](xml|json)(;|$)/.test(type);

/** Types whose letters must be named; JSON's are always UTF-8. */
export const hasCharset = (type: string): boolean => /^text\/|[/+]xml$/.test(type);

/** What no browser shows: of a type that this module does not know. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** The field `Content-Type` of an address. */
export function contentType(address: string): string {
  const end = address.endsWith("/") ? "html" : (address.match(/\.([a-z0-9]+)$/)?.[1] ?? "");
  const type =
    Object.entries(NAMED_TYPES).find(([name]) => address.endsWith(name))?.[1] ??
    Object.entries(MEDIA_TYPES).find(([, ends]) => ends.split(" ").includes(end))?.[0] ??
    UNKNOWN_TYPE;
  return hasCharset(type) ? `${type}; charset=utf-8` : type;
}
