// What stands in a page's <head>, as data.

import { absoluteUrl } from "./paths";
import type { Site } from "./site-schema";

/** A page as its head describes it. `path` is undefined for a page that has no address of its own (404). */
export interface PageMeta {
  title: string | undefined;
  description: string;
  path: string | undefined;
  /** False for a page that search engines must not list, such as a draft in a preview. */
  indexed?: boolean;
  /** True for a page that only sends the reader on to `path`. */
  refresh?: boolean;
}

/** One element of the head: its name, attributes (as React names them) and text. */
export interface HeadTag {
  tag: "title" | "meta" | "link";
  attributes?: Record<string, string>;
  text?: string;
}

/** Decides the head of a page. */
export function headTags(page: PageMeta, site: Pick<Site, "name" | "url">, pathPrefix = ""): HeadTag[] {
  const tags: HeadTag[] = [
    { tag: "title", text: page.title === undefined ? site.name : `${page.title} – ${site.name}` },
    { tag: "meta", attributes: { name: "viewport", content: "width=device-width, initial-scale=1" } },
    { tag: "meta", attributes: { name: "description", content: page.description } },
    { tag: "meta", attributes: { name: "color-scheme", content: "light dark" } },
    { tag: "link", attributes: { rel: "icon", href: `${pathPrefix}/favicon.svg`, type: "image/svg+xml" } },
  ];
  if (page.path === undefined || page.indexed === false) {
    tags.push({ tag: "meta", attributes: { name: "robots", content: "noindex" } });
  }
  if (page.path !== undefined && page.refresh) {
    tags.push({ tag: "meta", attributes: { httpEquiv: "refresh", content: `0; url=${pathPrefix}${page.path}` } });
  }
  if (page.path !== undefined)
    tags.push({ tag: "link", attributes: { rel: "canonical", href: absoluteUrl(site.url, page.path, pathPrefix) } });
  return tags;
}
