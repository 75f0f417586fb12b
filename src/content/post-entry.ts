// Reads one post: its fields, the facts of its body, and what is wrong with the file by itself.

import { createHash } from "node:crypto";
import path from "node:path";
import { excerpt } from "../markdown/excerpt";
import type { BodyFacts } from "../markdown/types";
import { poorAlt } from "../model/alt";
import { checkHeadings } from "../model/heading-rules";
import { type ParsedPost, type PostSource, parsePost } from "../model/post";
import { type Finding, finding, type Problem, problem } from "../model/problem";
import type { BodyReader } from "./body-facts";
import type { PostFile } from "./folder";
import { readText } from "./text";

/** A post's file with all that rules between files need. */
export interface PostEntry extends Pick<ParsedPost, "fields" | "at"> {
  /** Absolute path. */
  contentFilePath: string;
  /** The file as problems name it. */
  file: string;
  /** The address that the post has, or most likely wants. */
  path: string;
  /** Undefined if a field has an error. */
  post: (PostSource & { excerpt: string; digest: string }) | undefined;
  /** Lines count from the top of the file. */
  body: Pick<BodyFacts, "images" | "links" | "imports" | "ids">;
  problems: Problem[];
}

/** Reads a post's file. @param display turns an absolute path into the name that problems use */
export async function readPost(
  { file: contentFilePath, format, name }: PostFile,
  bodies: BodyReader,
  display: (file: string) => string,
): Promise<PostEntry> {
  const file = display(contentFilePath);
  const text = await readText(contentFilePath);
  if (typeof text !== "string") {
    const { fields, at, path: wanted } = parsePost("", name, format);
    const body = { images: [], links: [], imports: [], ids: [] };
    return { contentFilePath, file, path: wanted, fields, at, post: undefined, body, problems: [problem(file, text)] };
  }
  const { post, fields, at, path: address, body, bodyOffset, findings } = parsePost(text, name, format);
  const facts = await bodies.read(body, format);
  const inBody = [...facts.findings, ...checkHeadings(facts.headings, fields.title ?? ""), ...checkAlts(facts)];
  return {
    contentFilePath,
    file,
    path: address,
    fields,
    at,
    post: post && {
      ...post,
      excerpt: post.excerpt ?? excerpt(facts.firstParagraph),
      digest: createHash("sha256").update(text).digest("hex"),
    },
    body: {
      images: moveDown(facts.images, bodyOffset),
      links: moveDown(facts.links, bodyOffset),
      imports: moveDown(facts.imports, bodyOffset),
      ids: facts.ids,
    },
    problems: [...findings.map((one) => problem(file, one)), ...inBody.map((one) => problem(file, one, bodyOffset))],
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
