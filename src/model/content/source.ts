// What a post and a page are, and how each is made from the text of its file.

import { checkFields, checkTemplate } from "../rules/field-rules";
import { type Finding, finding, type Point, START } from "../rules/problem";
import { type Code, RULES } from "../rules/rules";
import type { Footnote } from "./citations";
import { splitFrontmatter } from "./frontmatter";
import type { OutlineEntry } from "./outline";
import { aliasPath, postFromSlug } from "./paths";
import { type Fields, type PageFrontmatter, type PostFrontmatter, pageSchema, postSchema } from "./schema";
import { pageFromName, postFromName } from "./slug";
import { type FieldCode, validate, type YamlSource } from "./yaml-source";

/** `md` is plain Markdown and never executes; `mdx` may import React components. */
export type SourceFormat = "md" | "mdx";

/** What a file is, besides its fields. */
interface SourceFacts {
  format: SourceFormat;
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
  /** Every tag as written, before it is trimmed. */
  tags: (Point & { text: string })[];
  /** In the order of `aliases`. */
  aliases: Point[];
}

/** What parsing finds, right or wrong: rules judge all that can be read. */
export interface ParsedSource {
  kind: Source["kind"];
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

/**
 * Parses one file of `content/blog` or `content/pages`.
 * @param text the file's text
 * @param name the file's or folder's own name without extension, from which an address can be derived
 */
export function parseSource(text: string, kind: Source["kind"], name: string, format: SourceFormat): ParsedSource {
  const { yaml, body, bodyOffset } = splitFrontmatter(text);
  if ("findings" in yaml) {
    const path = kind === "post" ? postFromName(name) : pageFromName(name);
    return { kind, source: undefined, fields: {}, at: NOWHERE, path, body, bodyOffset, findings: yaml.findings };
  }
  const { source: yamlSource } = yaml;
  const findings: Finding[] = [];
  const rest = { format, body, bodyOffset };
  const result =
    kind === "post" ? readPost(yamlSource, name, rest, findings) : readPage(yamlSource, name, rest, findings);
  findings.push(
    ...yamlSource.warnings,
    ...checkFields(result.fields, yamlSource),
    ...checkTemplate(result.fields, yamlSource, body, bodyOffset),
  );
  return { kind, ...result, at: points(yamlSource), body, bodyOffset, findings };
}

type Rest = Pick<Source, "format" | "body" | "bodyOffset">;
type Read = Pick<ParsedSource, "source" | "fields" | "path">;

function readPost(yaml: YamlSource, name: string, rest: Rest, findings: Finding[]): Read {
  const validated = validate(postSchema, yaml, codeOf, findings);
  const path = addressOf(yaml.data.slug, name);
  if ((yaml.data.slug ?? undefined) === undefined && !isAddress(path)) {
    const message = `No address can be made from the name "${name}". Add a line like \`slug: /blog/back-pain\`.`;
    findings.push(finding(START, "slug-missing", message));
  }
  const { fields } = validated;
  if (!validated.complete) return { source: undefined, fields, path };
  const { slug: _slug, ...written } = validated.fields;
  return { source: { kind: "post", ...withDefaults(written), path, ...rest }, fields, path };
}

function readPage(yaml: YamlSource, name: string, rest: Rest, findings: Finding[]): Read {
  const validated = validate(pageSchema, yaml, codeOf, findings);
  const path = pageFromName(name);
  if (!/^\/([a-z0-9-]+\/)*$/.test(path)) {
    const message = `No address can be made from the name "${name}". Rename the file in letters or digits, like "about.md".`;
    findings.push(finding(START, "slug-missing", message));
  }
  const { fields } = validated;
  if (!validated.complete) return { source: undefined, fields, path };
  return { source: { kind: "page", ...withDefaults(validated.fields), path, ...rest }, fields, path };
}

function withDefaults<Written extends { aliases: string[]; featuredAlt?: string | undefined }>(fields: Written) {
  return { ...fields, featuredAlt: fields.featuredAlt ?? "", aliases: fields.aliases.map(aliasPath) };
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

function addressOf(slug: unknown, name: string): string {
  const wanted = typeof slug === "string" ? postFromSlug(slug.toLowerCase()) : "";
  return isAddress(wanted) ? wanted : postFromName(name);
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
    tags: list(tags).map((tag, index) => ({ text: String(tag).normalize(), ...yaml.valueAt(["tags", index]) })),
    aliases: list(aliases).map((_, index) => yaml.valueAt(["aliases", index])),
  };
}
