// Reads one post: its fields, the facts of its body, and what is wrong with the file by itself.

import { createHash } from "node:crypto";
import path from "node:path";
import { excerpt } from "../markdown/excerpt";
import { inspectMdx } from "../markdown/mdx";
import { renderMarkdown } from "../markdown/render";
import type { BodyFacts } from "../markdown/types";
import { poorAlt } from "../model/alt";
import { checkHeadings } from "../model/heading-rules";
import { type PostSource, parsePost } from "../model/post";
import { type Finding, finding, type Problem, problem } from "../model/problem";
import type { PostFile } from "./folder";
import { readText } from "./text";

/** A post's file with all that rules between files need. */
export interface PostEntry {
  /** Absolute path. */
  contentFilePath: string;
  /** The file as problems name it. */
  file: string;
  /** The address that the post has, or most likely wants. */
  path: string;
  /** Undefined if the fields have an error. */
  post: (PostSource & { excerpt: string; digest: string }) | undefined;
  /** Undefined together with `post`. Lines count from the top of the file. */
  body: Omit<BodyFacts, "findings"> | undefined;
  problems: Problem[];
}

/** Reads a post's file. @param display turns an absolute path into the name that problems use */
export async function readPost(
  { file: contentFilePath, format, name }: PostFile,
  display: (file: string) => string,
): Promise<PostEntry> {
  const file = display(contentFilePath);
  const text = await readText(contentFilePath);
  if (typeof text !== "string") {
    const { path: wanted } = parsePost("", name, format);
    return { contentFilePath, file, path: wanted, post: undefined, body: undefined, problems: [problem(file, text)] };
  }
  const parsed = parsePost(text, name, format);
  const problems = parsed.findings.map((found) => problem(file, found));
  const { post } = parsed;
  if (!post) return { contentFilePath, file, path: parsed.path, post: undefined, body: undefined, problems };
  const facts = format === "md" ? renderMarkdown(post.body) : await inspectMdx(post.body);
  const found = [...facts.findings, ...checkHeadings(facts.headings, post.title), ...checkAlts(facts)];
  problems.push(...found.map((one) => problem(file, one, post.bodyOffset)));
  return {
    contentFilePath,
    file,
    path: parsed.path,
    post: {
      ...post,
      excerpt: post.excerpt ?? excerpt(facts.firstParagraph),
      digest: createHash("sha256").update(text).digest("hex"),
    },
    body: {
      images: moveDown(facts.images, post.bodyOffset),
      links: moveDown(facts.links, post.bodyOffset),
      imports: moveDown(facts.imports, post.bodyOffset),
      headings: [],
      ids: facts.ids,
      firstParagraph: "",
    },
    problems,
  };
}

/** The name of a picture that stands beside the post, relative to its folder. */
export const besidePost = (entry: Pick<PostEntry, "contentFilePath">, relative: string): string =>
  path.resolve(path.dirname(entry.contentFilePath), relative);

function checkAlts({ images }: BodyFacts): Finding[] {
  return images.flatMap((image) => {
    if (image.alt === undefined) {
      const message = `The picture "${image.src}" has no description, so screen readers have nothing to say. Write it between the brackets: \`![What it shows](${image.src})\`; a decoration is \`<img src="${image.src}" alt="">\`.`;
      return [finding(image, "image-alt-missing", message)];
    }
    const fault = poorAlt(image.alt);
    return fault ? [finding(image, "image-alt-poor", `The description of "${image.src}" ${fault}`)] : [];
  });
}

const moveDown = <T extends { line: number }>(items: readonly T[], offset: number): T[] =>
  items.map((item) => ({ ...item, line: item.line + offset }));
