// The only place that builds an address of this site. Every address ends in a slash and is lower-case ASCII.

/** The front page. */
export const HOME = "/";

/** What every post's address begins with, and the first page of the list of posts. */
export const BLOG = "/blog/";

/** The address of page `n` (from 1) of the list of posts. */
export function blogPage(n: number): string {
  return n === 1 ? BLOG : `${BLOG}page/${n}/`;
}

/** The address of a post, from the `slug` of its frontmatter (`/blog/name`, with or without a slash at the end). */
export function postFromSlug(slug: string): string {
  return slug.endsWith("/") ? slug : `${slug}/`;
}

/** An old address as pages have it: with a slash at the end, unless it names an HTML file. */
export function aliasPath(alias: string): string {
  return alias.endsWith("/") || alias.endsWith(".html") ? alias : `${alias}/`;
}

/** The absolute address of a path, for canonical links and feeds. `siteUrl` has no slash at its end. */
export function absoluteUrl(siteUrl: string, path: string, pathPrefix = ""): string {
  return `${siteUrl}${pathPrefix}${path}`;
}
