// What a post and a page are, and how each is made from the text of its file.

import { checkFields, checkTemplate } from "../rules/field-rules";
import { type Finding, finding, type Point, START } from "../rules/problem";
import { type Code, RULES } from "../rules/rules";
import type { Footnote } from "./citations";
import { splitFrontmatter } from "./frontmatter";
import type { OutlineEntry } from "./outline";
import { aliasPath, BLOG, type PathSource, pathsOf, postFromSlug } from "./paths";
import { type Fields, type PageFrontmatter, type PostFrontmatter, pageSchema, postSchema } from "./schema";
import { pageFromName, postFromName } from "./slug";
import { type FieldCode, validate, type YamlSource } from "./yaml-source";

/** `md` is plain Markdown and never executes; `mdx` may import React components. */
export type SourceFormat = "md" | "mdx";

/** What a file is, besides its fields. */
interface SourceFacts {
  format: SourceFormat;
  /** Of the part of the site to which it belongs: its only one, or one of several. */
  language: string;
  /** The address of its page, with a slash at the end. */
  path: string;
  body: string;
  /** Lines of the file before the body. */
  bodyOffset: number;
}

/**
 * The fields as the schema has them, but for `slug`, of which `path` is made. Old addresses have a slash at the end unless
 * they name an HTML file. An empty `featuredAlt` means decoration.
 */
type Written<Frontmatter extends PostFrontmatter | PageFrontmatter> = Omit<Frontmatter, "slug" | "featuredAlt"> & {
  featuredAlt: string;
};

/** A post of `content/blog`: what the editor wrote, before the body is rendered. */
interface PostSource extends Written<PostFrontmatter>, SourceFacts {
  kind: "post";
}

/** A page of `content/pages`. */
interface PageSource extends Written<PageFrontmatter>, SourceFacts {
  kind: "page";
}

export type Source = PostSource | PageSource;

/** What is known of a sound post or page when its body and its pictures have been read. All paths are absolute. */
interface EntryFacts {
  excerpt: string;
  contentFilePath: string;
  /** SHA-256 of the file, in hex. */
  digest: string;
  /** Under which name the tree of its Markdown is kept; undefined for MDX. */
  tree: string | undefined;
  words: number;
  outline: OutlineEntry[];
  footnotes: Footnote[];
  featured: string | undefined;
  /** The body's pictures: `src` as the rendered tree has it. */
  images: { src: string; file: string }[];
}

export type PostEntry = Omit<PostSource, keyof EntryFacts | "body"> & EntryFacts;
export type PageEntry = Omit<PageSource, keyof EntryFacts | "body"> & EntryFacts;
export type Entry = PostEntry | PageEntry;

/** Where the fields stand; the file's start where a field is absent. */
interface FieldPoints {
  title: Point;
  subtitle: Point;
  excerpt: Point;
  featuredCaption: Point;
  slug: Point;
  featured: Point;
  author: Point;
  reviewDue: Point;
  translationOf: Point;
  /** Every tag as written, before it is trimmed. */
  tags: (Point & { text: string })[];
  /** In the order of `aliases`. */
  aliases: Point[];
}

/** What parsing finds, right or wrong: rules judge all that can be read. */
export interface ParsedSource {
  kind: Source["kind"];
  /** Of the part of the site to which it belongs. */
  language: string;
  /** Undefined if a field has an error. */
  source: Source | undefined;
  fields: Fields;
  at: FieldPoints;
  /** The address that it has or most likely wants. */
  path: string;
  body: string;
  bodyOffset: number;
  findings: Finding[];
}

/** What a text's file says of it. */
export interface Named {
  kind: Source["kind"];
  /** The file's or folder's own name without extension, from which an address can be derived; a page's with its folders. */
  name: string;
  format: SourceFormat;
  /** The first folder below that of its kind. */
  folder?: string | undefined;
}

/**
 * Parses one file of `content/blog` or `content/pages`.
 * @param text the file's text
 * @param site its languages
 */
export function parseSource(text: string, file: Named, site: PathSource): ParsedSource {
  const { kind, format } = file;
  const { yaml, body, bodyOffset } = splitFrontmatter(text);
  if ("findings" in yaml) {
    const place = placeOf({}, file, site);
    return { kind, source: undefined, fields: {}, at: NOWHERE, ...place, body, bodyOffset, findings: yaml.findings };
  }
  const { source: yamlSource } = yaml;
  const findings: Finding[] = [];
  const rest = { format, body, bodyOffset, ...placeOf(yamlSource.data, file, site) };
  const result =
    kind === "post" ? readPost(yamlSource, file.name, rest, findings) : readPage(yamlSource, file.name, rest, findings);
  findings.push(
    ...yamlSource.warnings,
    ...checkFields(result.fields, yamlSource),
    ...checkTemplate(result.fields, yamlSource, body, bodyOffset),
  );
  return { kind, language: rest.language, ...result, at: points(yamlSource), body, bodyOffset, findings };
}

/**
 * Finds the part of the site to which a text belongs, and its address there: a folder that is named by a language says it,
 * or else the field `lang`.
 */
function placeOf(
  { lang, slug }: Readonly<Record<string, unknown>>,
  { kind, name, folder }: Named,
  site: PathSource,
): Pick<SourceFacts, "language" | "path"> {
  const { languages = [] } = site;
  const called = languages.find((one) => one.toLowerCase() === folder?.toLowerCase());
  const language = called ?? languages.find((one) => one === lang) ?? languages[0] ?? site.language;
  const part = { language, languages };
  if (kind === "post") return { language, path: addressOf(slug, name, part) };
  const within = called === undefined ? name : name.slice((folder ?? "").length).replace(/^\//, "");
  return { language, path: pathsOf(part).base + pageFromName(within, language) };
}

type Rest = Pick<SourceFacts, "format" | "body" | "bodyOffset" | "language" | "path">;
type Read = Pick<ParsedSource, "source" | "fields" | "path">;

function readPost(yaml: YamlSource, name: string, rest: Rest, findings: Finding[]): Read {
  const validated = validate(postSchema, yaml, codeOf, findings);
  const { path } = rest;
  if ((yaml.data.slug ?? undefined) === undefined && !isAddress(path.slice(path.indexOf(BLOG)))) {
    const message = `No address can be made from the name "${name}". Add a line like \`slug: /blog/back-pain\`.`;
    findings.push(finding(START, "slug-missing", message));
  }
  const { fields } = validated;
  if (!validated.complete) return { source: undefined, fields, path };
  const { slug: _slug, ...written } = validated.fields;
  return { source: { kind: "post", ...withDefaults(written, rest.language), ...rest }, fields, path };
}

function readPage(yaml: YamlSource, name: string, rest: Rest, findings: Finding[]): Read {
  const validated = validate(pageSchema, yaml, codeOf, findings);
  const { path } = rest;
  if (!/^\/([a-z0-9-]+\/)*$/.test(path)) {
    const message = `No address can be made from the name "${name}". Rename the file in letters or digits, like "about.md".`;
    findings.push(finding(START, "slug-missing", message));
  }
  const { fields } = validated;
  if (!validated.complete) return { source: undefined, fields, path };
  return { source: { kind: "page", ...withDefaults(validated.fields, rest.language), ...rest }, fields, path };
}

/** A language is named where it is not that of the part of the site. */
function withDefaults<
  Written extends { aliases: string[]; featuredAlt?: string | undefined; lang?: string | undefined },
>({ lang, ...fields }: Written, language: string) {
  return {
    ...fields,
    ...(lang === undefined || lang === language ? {} : { lang }),
    featuredAlt: fields.featuredAlt ?? "",
    aliases: fields.aliases.map(aliasPath),
  };
}

const CODES: Partial<Record<string, Code>> = {
  featuredAlt: "featured-alt-invalid",
  featuredCaption: "featured-caption-invalid",
  reviewed: "review-invalid",
  reviewDue: "review-invalid",
};

/** A field may have a code of its own. Only title and date are required, so only they can be missing. */
const codeOf: FieldCode = (key, fault) => {
  const own = CODES[key] ?? `${key}-${fault}`;
  return own in RULES ? (own as Code) : "field-invalid";
};

const isAddress = (path: string): boolean => /^\/blog\/(?!page\/)[a-z0-9]/.test(path);

function addressOf(slug: unknown, name: string, part: PathSource): string {
  const wanted = typeof slug === "string" ? postFromSlug(slug.toLowerCase()) : "";
  return isAddress(wanted) ? pathsOf(part).base + wanted : postFromName(name, part);
}

const NOWHERE: FieldPoints = {
  title: START,
  subtitle: START,
  excerpt: START,
  featuredCaption: START,
  slug: START,
  featured: START,
  author: START,
  reviewDue: START,
  translationOf: START,
  tags: [],
  aliases: [],
};

function points(yaml: YamlSource): FieldPoints {
  const { tags, aliases } = yaml.data;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const at = (key: string): Point => (yaml.data[key] === undefined ? START : yaml.valueAt([key]));
  return {
    title: at("title"),
    subtitle: at("subtitle"),
    excerpt: at("excerpt"),
    featuredCaption: at("featuredCaption"),
    slug: at("slug"),
    featured: at("featured"),
    author: at("author"),
    reviewDue: at("reviewDue"),
    translationOf: at("translationOf"),
    tags: list(tags).map((tag, index) => ({ text: String(tag).normalize(), ...yaml.valueAt(["tags", index]) })),
    aliases: list(aliases).map((_, index) => yaml.valueAt(["aliases", index])),
  };
}
