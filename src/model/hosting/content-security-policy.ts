// What a page may load and run (https://www.w3.org/TR/CSP3/): pictures, fonts and its own styles; no script but search's.

/** Directives with their sources. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/** Lets browsers read speculation rules, which stand in each page (https://wicg.github.io/nav-speculation/speculation-rules.html). */
const SPECULATION = "'inline-speculation-rules'";

/** Directives that count in a header only (https://www.w3.org/TR/CSP3/#meta-element). */
const HEADER_ONLY = ["frame-ancestors"];

/** What differs from page to page. */
export interface PageNeeds {
  /**
   * SHA-256 of each style that stands in the page, in base64; undefined where the policy must outlive the styles, as
   * one in a server's configuration does: the policy within each page names them all the same.
   */
  styles: readonly string[] | undefined;
  /** Whether it is the search page, which runs a script and starts Pagefind's WebAssembly. */
  search: boolean;
}

/**
 * The policy of a page. Attributes named `style` are allowed: pictures and titles say by them which of another page they
 * become. Structured data (JSON-LD) is data and needs no permission.
 */
export function pagePolicy({ styles, search }: PageNeeds): Policy {
  return {
    "default-src": ["'none'"],
    "script-src": search ? ["'self'", "'wasm-unsafe-eval'", SPECULATION] : [SPECULATION],
    // No script of another page could use it; Lighthouse asks for robots.txt as if it were one.
    "connect-src": ["'self'"],
    // In one order: pages are read as they are built, so each time in another.
    "style-src": styles?.toSorted().map((hash) => `'sha256-${hash}'`) ?? ["'unsafe-inline'"],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": [search ? "'self'" : "'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    // No script may make markup of text either (https://www.w3.org/TR/trusted-types/).
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["'none'"],
  };
}

/**
 * The policy of the page on which the site is edited: it runs the editor's script, which asks the git host.
 * @param hosts the origins that it asks
 */
export const editorPolicy = (hosts: readonly string[]): Policy => ({
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "connect-src": ["'self'", ...hosts],
  "style-src": ["'self'"],
  // Pictures that were chosen, or came from the git host.
  "img-src": ["'self'", "blob:"],
  "font-src": ["'self'"],
  "form-action": ["'none'"],
  "base-uri": ["'none'"],
  "frame-ancestors": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["'none'"],
});

/** The origins that the editor asks, from its page as it was built. */
export function askedHosts(html: string): string[] {
  const [, sources = ""] = html.match(/<meta http-equiv="Content-Security-Policy"[^>]*connect-src ([^;"]*)/) ?? [];
  return sources.split(" ").filter((source) => /^https?:/.test(source));
}

/** The policy of what a browser shows as a page and is none: a feed with its style sheet, a drawing with its own. */
export const DOCUMENT_POLICY: Policy = {
  "default-src": ["'none'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "base-uri": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** The policy of all else. It says little, since browsers show some files, such as PDFs, by scripts of their own. */
export const FILE_POLICY: Policy = { "frame-ancestors": ["'none'"] };

/** A policy as the header `Content-Security-Policy` holds it. */
export function policyHeader(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
}

/** A policy as `<meta http-equiv="Content-Security-Policy">` holds it. */
export function policyMeta(policy: Policy): string {
  return policyHeader(
    Object.fromEntries(Object.entries(policy).filter(([directive]) => !HEADER_ONLY.includes(directive))),
  );
}

/**
 * The styles that the policy within a page allows, as SHA-256 in base64.
 * @param html a built page; its policy is the first thing that it says of itself
 */
export function allowedStyles(html: string): string[] {
  const [policy = ""] = html.match(/<meta http-equiv="Content-Security-Policy"[^>]*>/) ?? [];
  return Array.from(policy.matchAll(/sha256-([A-Za-z0-9+/]+=*)/g), ([, hash]) => hash as string);
}
