// What a browser may fetch before the reader asks for it: https://developer.chrome.com/docs/web-platform/prerender-pages

/** Rules for the pages of this site: fetched when a link is pointed at, made ready when it is pressed. */
export function speculationRules(pathPrefix: string) {
  // Addresses of pages end in a slash; feeds and pictures have a dot.
  const where = { and: [{ href_matches: `${pathPrefix}/*` }, { not: { href_matches: `${pathPrefix}/*.*` } }] };
  return {
    prefetch: [{ where, eagerness: "moderate" }],
    prerender: [{ where, eagerness: "conservative" }],
  };
}
