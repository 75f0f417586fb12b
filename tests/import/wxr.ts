// Writes exports as WordPress does, of what a test says.

/** What a test says of an item; the rest is an ordinary post. */
export interface Given {
  id?: number;
  type?: string;
  status?: string;
  title?: string;
  link?: string;
  slug?: string;
  date?: string;
  gmt?: string;
  author?: string;
  password?: string;
  parent?: number;
  order?: number;
  content?: string;
  excerpt?: string;
  file?: string;
  terms?: [domain: string, slug: string, name: string][];
  meta?: Record<string, string>;
  comments?: number;
  /** Further elements. */
  more?: string;
}

/** What a test says of the site. */
export interface GivenSite {
  version?: string;
  title?: string;
  tagline?: string;
  language?: string;
  url?: string;
  /** Display names by login. */
  authors?: Record<string, string>;
  categories?: [slug: string, name: string, parent?: string][];
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** The beginning of an export. */
export function exportHead(site: GivenSite = {}): string {
  const {
    version = "1.2",
    title = "Calm Hands",
    tagline = "Massage in Berlin",
    language = "de-DE",
    url = "https://old.test",
  } = site;
  const authors = Object.entries(site.authors ?? { ann: "Ann Bo" });
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" created="2026-11-01 10:00" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/${version}/">
<channel>
<title>${escaped(title)}</title><link>${url}</link><description>${escaped(tagline)}</description><pubDate>Sun, 01 Nov 2026 10:00:00 +0000</pubDate><language>${language}</language>
<wp:wxr_version>${version}</wp:wxr_version><wp:base_site_url>${url}</wp:base_site_url><wp:base_blog_url>${url}</wp:base_blog_url>
${authors.map(([login, name], index) => `<wp:author><wp:author_id>${index + 1}</wp:author_id><wp:author_login>${cdata(login)}</wp:author_login><wp:author_email>${cdata(`${login}@old.test`)}</wp:author_email><wp:author_display_name>${cdata(name)}</wp:author_display_name></wp:author>`).join("\n")}
${(site.categories ?? []).map(([slug, name, parent = ""], index) => `<wp:category><wp:term_id>${index + 1}</wp:term_id><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${cdata(name)}</wp:cat_name></wp:category>`).join("\n")}
`;
}

/** The end of an export. */
export const EXPORT_TAIL = "</channel>\n</rss>\n";

/** An item of an export. */
export function exportItem(given: Given, index = 0): string {
  const { id = index + 1, type = "post", status = type === "attachment" ? "inherit" : "publish" } = given;
  const { slug = `text-${id}`, date = "2020-05-06 23:30:00", gmt = "2020-05-06 21:30:00" } = given;
  const { title = `Text ${id}`, link = `https://old.test/2020/05/06/${slug}/` } = given;
  return `<item>
<title>${cdata(title)}</title><link>${escaped(link)}</link><pubDate>Thu, 07 May 2020 05:30:00 +0000</pubDate><dc:creator>${cdata(given.author ?? "ann")}</dc:creator>
<guid isPermaLink="false">https://old.test/?p=${id}</guid><description></description>
<content:encoded>${cdata(given.content ?? "")}</content:encoded><excerpt:encoded>${cdata(given.excerpt ?? "")}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${cdata(date)}</wp:post_date><wp:post_date_gmt>${cdata(gmt)}</wp:post_date_gmt>
<wp:post_name>${cdata(slug)}</wp:post_name><wp:status>${cdata(status)}</wp:status><wp:post_parent>${given.parent ?? 0}</wp:post_parent><wp:menu_order>${given.order ?? 0}</wp:menu_order><wp:post_type>${cdata(type)}</wp:post_type><wp:post_password>${cdata(given.password ?? "")}</wp:post_password>
${given.file === undefined ? "" : `<wp:attachment_url>${cdata(given.file)}</wp:attachment_url>`}
${(given.terms ?? []).map(([domain, nicename, name]) => `<category domain="${domain}" nicename="${nicename}">${cdata(name)}</category>`).join("\n")}
${Object.entries(given.meta ?? {})
  .map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
  )
  .join("\n")}
${given.more ?? ""}
${Array.from({ length: given.comments ?? 0 }, (_, n) => `<wp:comment><wp:comment_id>${n}</wp:comment_id><wp:comment_content>${cdata("<b>A comment</b>")}</wp:comment_content></wp:comment>`).join("\n")}
</item>
`;
}

/** A whole export. */
export const wxr = (items: readonly Given[], site?: GivenSite): string =>
  exportHead(site) + items.map(exportItem).join("") + EXPORT_TAIL;
