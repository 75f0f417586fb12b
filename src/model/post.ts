// What a post is, and how it is made from the text of its file.

import type { CalendarDate } from "./date";
import { splitFrontmatter } from "./frontmatter";
import { aliasPath, postFromSlug } from "./paths";
import { checkFields } from "./post-rules";
import { type Finding, finding, type Point, START } from "./problem";
import type { Code } from "./rules";
import { type PostFrontmatter, postSchema } from "./schema";
import { postFromName } from "./slug";
import { type FieldCode, validate, type YamlSource } from "./yaml-source";

/** `md` is plain Markdown and never executes; `mdx` may import React components. */
export type PostFormat = "md" | "mdx";

/** A post as the editor wrote it, before its body is rendered. */
export interface PostSource {
  format: PostFormat;
  title: string;
  date: CalendarDate;
  /** The address of its page, with a slash at the end. */
  path: string;
  /** Old addresses that lead to it, with a slash at the end unless they name an HTML file. */
  aliases: string[];
  /** Only what the editor wrote; see `markdown/excerpt` for the rest. */
  excerpt: string | undefined;
  /** A path relative to the file. */
  featured: string | undefined;
  /** Empty means decoration. */
  featuredAlt: string;
  tags: string[];
  draft: boolean;
  body: string;
  /** Lines of the file before the body. */
  bodyOffset: number;
}

/** Where the fields of a post stand; the post's start where a field is absent. */
export interface PostPoints {
  slug: Point;
  featured: Point;
  /** Every tag as written, before it is trimmed. */
  tags: (Point & { text: string })[];
  /** In the order of `aliases`. */
  aliases: Point[];
}

/** What parsing finds, right or wrong: rules judge all that can be read. */
export interface ParsedPost {
  /** Undefined if a field has an error. */
  post: PostSource | undefined;
  /** The fields that are right. */
  fields: Partial<PostFrontmatter>;
  at: PostPoints;
  /** The address that the post has or most likely wants. */
  path: string;
  body: string;
  bodyOffset: number;
  findings: Finding[];
}

/**
 * Parses one file of `content/blog`.
 * @param text the file's text
 * @param name the file's or folder's own name without extension, from which a missing slug is derived
 */
export function parsePost(text: string, name: string, format: PostFormat): ParsedPost {
  const { yaml, body, bodyOffset } = splitFrontmatter(text);
  if ("findings" in yaml) {
    const at = { slug: START, featured: START, tags: [], aliases: [] };
    return { post: undefined, fields: {}, at, path: postFromName(name), body, bodyOffset, findings: yaml.findings };
  }
  const { source } = yaml;
  const findings: Finding[] = [];
  const validated = validate(postSchema, source, codeOf, findings);
  const path = addressOf(source.data.slug, name);
  if (source.data.slug === undefined && !isAddress(path)) {
    const message = `No address can be made from the name "${name}". Add a line like \`slug: /blog/back-pain\`.`;
    findings.push(finding(START, "slug-missing", message));
  }
  findings.push(...checkFields(validated.fields, source));
  const post = validated.complete ? complete(validated.fields, { format, path, body, bodyOffset }) : undefined;
  return { post, fields: validated.fields, at: points(source), path, body, bodyOffset, findings };
}

function complete(
  { slug: _slug, ...fields }: PostFrontmatter,
  rest: Pick<PostSource, "format" | "path" | "body" | "bodyOffset">,
): PostSource {
  return {
    ...fields,
    ...rest,
    aliases: fields.aliases.map(aliasPath),
    excerpt: fields.excerpt,
    featured: fields.featured,
    featuredAlt: fields.featuredAlt ?? "",
  };
}

const CODES: Partial<Record<string, Code>> = { featuredAlt: "featured-alt-invalid" };

/** Only title and date are required, so only they can be missing. */
const codeOf: FieldCode = (key, fault) => CODES[key] ?? (`${key}-${fault}` as Code);

const isAddress = (path: string): boolean => /^\/blog\/(?!page\/)[a-z0-9]/.test(path);

function addressOf(slug: unknown, name: string): string {
  const wanted = typeof slug === "string" ? postFromSlug(slug.toLowerCase()) : "";
  return isAddress(wanted) ? wanted : postFromName(name);
}

function points(source: YamlSource): PostPoints {
  const { slug, tags, aliases } = source.data;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return {
    slug: slug === undefined ? START : source.valueAt(["slug"]),
    featured: source.valueAt(["featured"]),
    tags: list(tags).map((tag, index) => ({ text: String(tag), ...source.valueAt(["tags", index]) })),
    aliases: list(aliases).map((_, index) => source.valueAt(["aliases", index])),
  };
}
