// Reads the folder of a site that is made of Markdown: Jekyll's, Hugo's, Gatsby's, or any other's. The fields of each text
// are read by the names that these programs and their themes use.

import fs from "node:fs";
import path from "node:path";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { filesBelow } from "../../content/files-below";
import { slugify } from "../../model/content/slug";
import { decode } from "../text/plain-text";
import { emptyFacts, emptyItem, type OldFacts, type OldItem, type OldSite } from "./old-site";

/** Folders that hold programs, themes or what was built. */
const NOT_TEXTS =
  /(^|\/)(node_modules|vendor|themes|layouts|archetypes|resources|_(?!posts|drafts|pages|index)[\w-]*|public|dist|build|\.[^/]*)\//;
const NO_TEXT = /^(readme|licen[cs]e|changelog|contributing|code_of_conduct|404)\.(md|markdown|html)$/i;

/** Folders that hold posts. */
const POSTS = /(^|\/)(_posts|_drafts|posts?|blog|articles?|news|journal)\//i;

/** Where pictures and files lie that texts name from the top. */
const SERVED = ["", "static", "public", "assets", "src", "content", "src/images"];

/** A text's fields as they were written. */
type Written = Record<string, unknown>;

/** @param folder absolute path of the site's folder */
export function markdownFolder(folder: string): OldSite {
  return {
    read: (take) => readFolder(folder, take),
    find: (address, item) => findBeside(folder, address, item),
  };
}

async function readFolder(folder: string, take: (item: OldItem) => Promise<void> | void): Promise<OldFacts> {
  const { facts, permalink } = readConfig(folder);
  const names = filesBelow(folder).filter(
    (file) => /\.(md|markdown|mdx)$/i.test(file) && !NOT_TEXTS.test(file) && !NO_TEXT.test(path.posix.basename(file)),
  );
  let texts = 0;
  for (const name of names) {
    const item = readText(folder, name, permalink, facts);
    if (!item) continue;
    texts++;
    await take(item);
  }
  if (texts === 0)
    throw new Error(
      `There is no text with fields (between \`---\`, or \`+++\`) below ${path.basename(folder)}. Name the folder of the whole site.`,
    );
  return facts;
}

/** Splits fields from text: YAML between `---`, TOML between `+++`, or JSON (https://gohugo.io/content-management/front-matter/). */
function splitFields(text: string): { fields: Written; body: string } | undefined {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const yaml = /^---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source);
  if (yaml)
    return {
      fields: asFields(parseYaml(yaml[1] ?? "", { uniqueKeys: false, logLevel: "error" })),
      body: source.slice(yaml[0].length),
    };
  const toml = /^\+\+\+[ \t]*\n([\s\S]*?\n)?\+\+\+[ \t]*(?:\n|$)/.exec(source);
  if (toml) return { fields: asFields(parseToml(toml[1] ?? "")), body: source.slice(toml[0].length) };
  const json = /^\{\n[\s\S]*?\n\}\n/.exec(source);
  if (json) return { fields: asFields(JSON.parse(json[0])), body: source.slice(json[0].length) };
  return undefined;
}

const asFields = (value: unknown): Written =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Written) : {};

/** A value as text: TOML has dates of its own. */
const asText = (value: unknown): string =>
  value instanceof Date
    ? Number.isNaN(value.getTime())
      ? ""
      : value.toISOString()
    : typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value).trim()
      : "";

const first = (fields: Written, ...names: string[]): unknown => {
  const key = Object.keys(fields).find(
    (one) => names.includes(one.toLowerCase().replace(/[_-]/g, "")) && fields[one] !== null && fields[one] !== "",
  );
  return key === undefined ? undefined : fields[key];
};

const asList = (value: unknown, separator: RegExp): string[] =>
  (Array.isArray(value) ? value.map(asText) : typeof value === "string" ? value.split(separator) : [])
    .map((one) => one.trim())
    .filter(Boolean);

function readText(folder: string, name: string, permalink: string | undefined, facts: OldFacts): OldItem | undefined {
  const source = path.join(folder, name);
  const text = fs.readFileSync(source, "utf8");
  let split: ReturnType<typeof splitFields>;
  try {
    split = splitFields(text);
  } catch (error) {
    facts.remarks.push(
      `The fields of ${name} can't be read (${(error as Error).message.split("\n")[0]}): it is a draft without them.`,
    );
    split = { fields: { draft: true }, body: text };
  }
  if (!split) return undefined;
  const { fields, body } = split;
  const base = path.posix.basename(name).replace(/\.\w+$/, "");
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})[-_](.+)$/.exec(base);
  const own =
    base === "index" || base === "_index" ? path.posix.basename(path.posix.dirname(name)) : (dated?.[2] ?? base);
  const written = asText(
    first(fields, "date", "publishdate", "published", "publishedat", "pubdate", "created", "createdat"),
  );
  const date = /^\d/.test(written) ? written : (dated?.[1] ?? "");
  const address = [first(fields, "permalink", "url", "path"), first(fields, "slug")]
    .map(asText)
    .find((one) => one.includes("/") && !one.includes(":"));
  const item = emptyItem();
  const featured = pictureOf(fields);
  const slug = asText(first(fields, "slug"))
    .replace(/^.*\/(?=[^/])/, "")
    .replace(/\/$/, "");
  const isPost =
    POSTS.test(`${name.replace(/^(content|src\/pages)\//, "")}`) ||
    (date !== "" && asText(first(fields, "layout", "type")) !== "page");
  const sections = name
    .replace(/^(content|src\/pages|_posts|_drafts|_pages)\//, "")
    .split("/")
    .slice(0, -1);
  return {
    ...item,
    id: name,
    type: isPost && base !== "_index" ? "post" : "page",
    status: isDraft(fields, name) ? "draft" : "publish",
    title: escapeHtml(asText(first(fields, "title"))) || (/^#\s+(.+)/m.exec(body)?.[1] ?? ""),
    link: address ?? linkOf({ permalink, date, slug: slug || own, sections, base, name, fields }),
    slug: slug || own,
    date: dayOf(date),
    author: authorOf(fields),
    terms: [
      ...asList(first(fields, "categories", "category"), /,/).map((one) => ({
        domain: "category",
        slug: slugify(one),
        name: escapeHtml(one),
      })),
      // Jekyll takes words in one text for tags: https://jekyllrb.com/docs/posts/#tags
      ...asList(first(fields, "tags", "tag", "keywords"), /,|\s+(?=\S+$)(?!.*,)/).map((one) => ({
        domain: "post_tag",
        slug: slugify(one),
        name: escapeHtml(one),
      })),
    ],
    meta: { ...(featured.src === "" ? {} : { featured: featured.src, featuredAlt: featured.alt }) },
    excerpt: escapeHtml(asText(first(fields, "excerpt", "description", "summary", "metadescription"))),
    content: body,
    isMarkdown: true,
    source,
    former: asList(first(fields, "aliases", "redirectfrom", "redirects"), /\s*,\s*/).map((one) =>
      one.startsWith("/") ? one : `/${one}`,
    ),
  };
}

const escapeHtml = (text: string): string => text.replace(/&(?!#?\w+;)/g, "&amp;").replace(/</g, "&lt;");

const isDraft = (fields: Written, name: string): boolean =>
  /(^|\/)_drafts\//.test(name) ||
  /^(true|yes)$/i.test(asText(first(fields, "draft", "private", "hidden"))) ||
  /^(false|no)$/i.test(asText(first(fields, "published", "publish"))) ||
  !/^(|published?|public)$/i.test(asText(first(fields, "status")));

/** The day as it was written, with its own zone; months and days may have one digit. */
function dayOf(date: string): string {
  const [, year, month = "", day = ""] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(date) ?? [];
  return year === undefined ? "" : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")} 00:00:00`;
}

function authorOf(fields: Written): string {
  const value = first(fields, "author", "authors", "by");
  const one = Array.isArray(value) ? value[0] : value;
  return asText(typeof one === "object" && one !== null ? (one as Written).name : one);
}

const PICTURES = [
  "image",
  "cover",
  "hero",
  "heroimage",
  "featured",
  "featuredimage",
  "featureimage",
  "coverimage",
  "thumbnail",
  "banner",
  "images",
  "teaser",
];

function pictureOf(fields: Written): { src: string; alt: string } {
  for (const holder of [fields, asFields(fields.header), asFields(fields.params)]) {
    const value = first(holder, ...PICTURES);
    const one = Array.isArray(value) ? value[0] : value;
    const src =
      typeof one === "object" && one !== null
        ? asText(first(one as Written, "src", "path", "url", "image", "file", "feature", "relative"))
        : asText(one);
    if (!/\.\w{3,4}(\?|$)/.test(src)) continue;
    const alt = typeof one === "object" && one !== null ? first(one as Written, "alt") : undefined;
    return {
      src,
      alt: asText(
        alt ??
          first(
            holder,
            "featuredalt",
            "imagealt",
            "coveralt",
            "heroalt",
            "heroimagealt",
            "alt",
            "coverimagealt",
            "thumbnailalt",
          ),
      ),
    };
  }
  return { src: "", alt: "" };
}

/** What Jekyll calls its usual addresses: https://jekyllrb.com/docs/permalinks/#built-in-formats */
const STYLES: Record<string, string> = {
  date: "/:categories/:year/:month/:day/:title.html",
  pretty: "/:categories/:year/:month/:day/:title/",
  none: "/:categories/:title.html",
};

interface Place {
  permalink: string | undefined;
  date: string;
  slug: string;
  sections: string[];
  base: string;
  name: string;
  fields: Written;
}

/** The address that a text has where it does not say it. */
function linkOf({ permalink, date, slug, sections, base, name, fields }: Place): string {
  if (/(^|\/)_(posts|drafts)\//.test(name)) {
    const [year = "", month = "", day = ""] = dayOf(date).slice(0, 10).split("-");
    const categories = asList(first(fields, "categories", "category"), /\s+/).map((one) => slugify(one));
    const values: Record<string, string> = {
      categories: categories.join("/"),
      year,
      month,
      day,
      title: slug,
      slug: slugify(slug),
      i_month: String(Number(month)),
      i_day: String(Number(day)),
    };
    const pattern = STYLES[permalink ?? "date"] ?? permalink ?? "";
    return `/${pattern.replace(/:(\w+)/g, (_, key: string) => values[key] ?? "")}`.replace(/\/{2,}/g, "/");
  }
  const below = base === "index" || base === "_index" ? sections : [...sections, slug];
  return below.length === 0 ? "/" : `/${below.join("/")}/`;
}

const CONFIGS = [
  "_config.yml",
  "_config.yaml",
  "hugo.toml",
  "config.toml",
  "hugo.yaml",
  "hugo.yml",
  "config.yaml",
  "config.yml",
  "hugo.json",
  "config.json",
];

function readConfig(folder: string): { facts: OldFacts; permalink: string | undefined } {
  const facts = emptyFacts("files");
  const name = CONFIGS.find((one) => fs.existsSync(path.join(folder, one)));
  if (name === undefined) return { facts, permalink: undefined };
  try {
    const text = fs.readFileSync(path.join(folder, name), "utf8");
    const config = asFields(
      name.endsWith("toml")
        ? parseToml(text)
        : name.endsWith("json")
          ? JSON.parse(text)
          : parseYaml(text, { logLevel: "error" }),
    );
    const url = asText(first(config, "url", "baseurl"));
    facts.title = escapeHtml(asText(first(config, "title", "name")));
    facts.tagline = escapeHtml(asText(first(config, "description")) || asText(asFields(config.params).description));
    facts.language = asText(first(config, "lang", "locale", "languagecode", "defaultcontentlanguage"));
    facts.timeZone = asText(first(config, "timezone")) || undefined;
    if (URL.canParse(url)) {
      facts.url = url;
      facts.urls = [url];
    }
    return { facts, permalink: asText(first(config, "permalink")) || undefined };
  } catch (error) {
    facts.remarks.push(`${name} can't be read (${(error as Error).message.split("\n")[0]}).`);
    return { facts, permalink: undefined };
  }
}

function findBeside(folder: string, address: string, item: OldItem): string | undefined {
  if (item.source === undefined || /^(data:|mailto:)/.test(address)) return undefined;
  const bare = decode(address.replace(/^[a-z]+:\/\/[^/]+/i, "").replace(/[?#].*$/, ""));
  const fromTop = SERVED.map((place) => path.join(folder, place, bare));
  const candidates = bare.startsWith("/") ? fromTop : [path.resolve(path.dirname(item.source), bare), ...fromTop];
  // A name with `..` must not lead out of the folder.
  return candidates.find(
    (file) => file.startsWith(folder + path.sep) && fs.statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}
