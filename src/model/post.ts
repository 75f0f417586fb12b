// What a post is, and how it is made from the text of its file.

import type { CalendarDate } from "./date";
import { splitFrontmatter } from "./frontmatter";
import { postFromName, postFromSlug } from "./paths";
import type { Problem } from "./problem";
import { postSchema } from "./schema";
import { validate } from "./yaml-source";

/** `md` is plain Markdown and never executes; `mdx` may import React components. */
export type PostFormat = "md" | "mdx";

/** A post as the editor wrote it, before its body is rendered. */
export interface PostSource {
  /** Path of the file as problems name it. */
  file: string;
  format: PostFormat;
  title: string;
  date: CalendarDate;
  /** The address of its page, with a slash at the end. */
  path: string;
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
  /** Where each field stands, for checks that need the file system. */
  at: { featured: { line: number; column: number } };
}

/** What parsing finds: the post if nothing stops it, and every problem. */
export interface ParsedPost {
  post: PostSource | undefined;
  problems: Problem[];
}

/**
 * Parses one file of `content/blog`.
 * @param text the file's text
 * @param file the name used in problems
 * @param name the file's or folder's own name without extension, from which a missing slug is derived
 */
export function parsePost(text: string, file: string, name: string, format: PostFormat): ParsedPost {
  const { yaml, body, bodyOffset } = splitFrontmatter(text, file);
  if ("problems" in yaml) return { post: undefined, problems: yaml.problems };
  const { source } = yaml;
  const problems: Problem[] = [];
  const fields = validate(postSchema, source, file, problems);
  if (!fields) return { post: undefined, problems };
  const path = fields.slug === undefined ? postFromName(name) : postFromSlug(fields.slug);
  if (fields.slug === undefined && !/^\/blog\/(?!page\/)[a-z0-9]/.test(path)) {
    problems.push({
      file,
      line: 1,
      column: 1,
      severity: "error",
      code: "slug-missing",
      message: `No address can be made from the name "${name}". Add a line like \`slug: /blog/back-pain\`.`,
    });
  }
  const featuredAt = source.valueAt(["featured"]);
  if (fields.featured !== undefined && fields.featuredAlt === undefined) {
    problems.push({
      file,
      ...featuredAt,
      severity: "warning",
      code: "featured-alt-missing",
      message:
        'The featured picture has no description, so screen readers skip it. Add `featuredAlt: What the picture shows`, or `featuredAlt: ""` if it is decoration.',
    });
  }
  return {
    post: {
      file,
      format,
      title: fields.title,
      date: fields.date,
      path,
      excerpt: fields.excerpt,
      featured: fields.featured,
      featuredAlt: fields.featuredAlt ?? "",
      tags: fields.tags,
      draft: fields.draft,
      body,
      bodyOffset,
      at: { featured: featuredAt },
    },
    problems,
  };
}
