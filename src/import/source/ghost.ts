// Reads Ghost's export (https://ghost.org/docs/migration/ghost/): one JSON file of all tables.

import fs from "node:fs";
import path from "node:path";
import { dateIn } from "../../model/content/date";
import { escapeHtml } from "../text/plain-text";
import { emptyFacts, emptyItem, type OldFacts, type OldItem, type OldSite } from "./old-site";

type Row = Record<string, unknown>;

/** @param file absolute path of the export */
export function ghostExport(file: string): OldSite {
  return { read: (take) => readExport(file, take) };
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

async function readExport(file: string, take: (item: OldItem) => Promise<void> | void): Promise<OldFacts> {
  const tables = readTables(file);
  const rows = (name: string): Row[] => (Array.isArray(tables[name]) ? (tables[name] as Row[]) : []);
  const settings = new Map(rows("settings").map(({ key, value }) => [text(key), text(value)]));
  const zone = settings.get("timezone") || settings.get("active_timezone") || "UTC";
  const facts = emptyFacts("ghost");
  facts.title = settings.get("title") ?? "";
  facts.tagline = settings.get("description") ?? "";
  facts.language = settings.get("locale") || settings.get("lang") || settings.get("default_locale") || "";
  facts.timeZone = zone;
  const users = new Map(rows("users").map(({ id, name }) => [text(id), text(name)]));
  const tags = new Map(
    rows("tags").map(({ id, slug, name }) => [
      text(id),
      { domain: "post_tag", id: text(id), slug: text(slug), name: escapeHtml(text(name)) },
    ]),
  );
  facts.terms = [...tags.values()].map((tag) => ({ ...tag, parent: "" }));
  const extra = new Map(rows("posts_meta").map((row) => [text(row.post_id), row]));
  for (const post of rows("posts")) await take(itemOf(post));
  return facts;

  function itemOf(post: Row): OldItem {
    const id = text(post.id);
    const meta = extra.get(id) ?? {};
    const ofPost = (table: string): Row[] =>
      rows(table)
        .filter((row) => text(row.post_id) === id)
        .sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0));
    const [author] = ofPost("posts_authors");
    const type = text(post.type) || (post.page === 1 || post.page === true ? "page" : "post");
    const visibility = text(post.visibility) || "public";
    const published = new Date(text(post.published_at));
    const featured = text(post.feature_image ?? post.image);
    const slug = text(post.slug);
    return {
      ...emptyItem(),
      id,
      type,
      status:
        text(post.status) === "published"
          ? visibility === "public"
            ? "publish"
            : `for ${visibility}`
          : text(post.status) || "draft",
      title: escapeHtml(text(post.title)),
      link: `/${slug}/`,
      slug,
      date: Number.isNaN(published.getTime()) ? "" : `${dateIn(zone, published)} 00:00:00`,
      author: users.get(text(author?.author_id) || text(post.author_id)) ?? "",
      terms: ofPost("posts_tags")
        .flatMap(({ tag_id }) => tags.get(text(tag_id)) ?? [])
        .filter(({ name }) => !name.startsWith("#")),
      meta: featured === "" ? {} : { featured: local(featured), featuredAlt: text(meta.feature_image_alt) },
      excerpt: escapeHtml(text(post.custom_excerpt)),
      content: `<!-- wp:html -->${local(text(post.html))}`,
    };
  }
}

/** Ghost writes its own address as a sign, and makes smaller copies of pictures. */
const local = (html: string): string =>
  html.replaceAll("__GHOST_URL__", "").replace(/\/content\/images\/size\/w\d+\//g, "/content/images/");

function readTables(file: string): Record<string, unknown> {
  const name = path.basename(file);
  let whole: unknown;
  try {
    whole = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${name} is no sound JSON: ${(error as Error).message}. Export it again.`);
  }
  const { db, data } = whole as { db?: { data?: Record<string, unknown> }[]; data?: Record<string, unknown> };
  const tables = db?.[0]?.data ?? data;
  if (!tables || !Array.isArray(tables.posts))
    throw new Error(
      `${name} is no export of Ghost: it has no posts. In Ghost, choose Settings, Import/Export, Export.`,
    );
  return tables;
}
