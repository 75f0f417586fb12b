// Reads the content folder and says everything that is wrong with it. The check, the build and the tests all start here.

import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { excerpt } from "../markdown/excerpt";
import { inspectMdx } from "../markdown/mdx";
import { renderMarkdown } from "../markdown/render";
import { newestFirst } from "../model/listing";
import { nearest } from "../model/nearest";
import { type PostSource, parsePost } from "../model/post";
import { compareProblems, type Point, type Problem } from "../model/problem";
import type { Site } from "../model/schema";
import { parseSite } from "../model/site";
import { listFiles, type PostFile, postFile } from "./folder";

/** A post with what only the file system knows. All paths are absolute. */
export interface LoadedPost extends Omit<PostSource, "featured" | "at" | "excerpt"> {
  contentFilePath: string;
  excerpt: string;
  featured: string | undefined;
  /** The body's pictures: `src` as the rendered tree has it. */
  images: { src: string; file: string }[];
  /** SHA-256 of the file, in hex. */
  digest: string;
}

/** Everything that the content folder holds. */
export interface Content {
  /** Undefined when `site.yaml` has an error. */
  site: Site | undefined;
  /** The posts without errors, newest first, drafts included. */
  posts: LoadedPost[];
  problems: Problem[];
}

/**
 * Loads and validates a content folder.
 * @param dir absolute path of the folder
 * @param root what problems name their files relative to
 * @throws only when the file system fails
 */
export async function loadContent(dir: string, root: string = process.cwd()): Promise<Content> {
  const display = (file: string): string => {
    const relative = path.relative(root, file);
    return (relative.startsWith("..") ? file : relative).split(path.sep).join("/");
  };
  const problems: Problem[] = [];
  const site = await loadSite(path.join(dir, "site.yaml"), display, problems);
  const files = await listFiles(path.join(dir, "blog"));
  const known = new Set(files);
  const posts: LoadedPost[] = [];
  for (const entry of files.map(postFile)) {
    if (!entry) continue;
    const post = await loadPost(entry, { dir, known, display }, problems);
    if (post) posts.push(post);
  }
  problems.push(...findTakenAddresses(posts), ...findMisnamedPosts(files, display));
  return { site, posts: posts.sort(newestFirst), problems: problems.sort(compareProblems) };
}

async function loadSite(
  file: string,
  display: (file: string) => string,
  problems: Problem[],
): Promise<Site | undefined> {
  const text = await readText(file, display(file), problems);
  if (text === undefined) return undefined;
  const result = parseSite(text, display(file));
  problems.push(...result.problems);
  return result.site;
}

/** Formats of which gatsby-transformer-sharp makes sizes. */
const SIZABLE = /\.(jpe?g|png|webp|avif|tiff?)$/i;

interface Folder {
  dir: string;
  known: ReadonlySet<string>;
  display(file: string): string;
}

async function loadPost(entry: PostFile, folder: Folder, problems: Problem[]): Promise<LoadedPost | undefined> {
  const file = folder.display(entry.file);
  const own: Problem[] = [];
  const report = (point: Point, code: string, message: string) =>
    own.push({ file, line: point.line, column: point.column, severity: "error", code, message });
  const text = await readText(entry.file, file, own);
  const parsed = text === undefined ? undefined : parsePost(text, file, entry.name, entry.format);
  own.push(...(parsed?.problems ?? []));
  const post = parsed?.post;
  let loaded: LoadedPost | undefined;
  if (post && text !== undefined) {
    const body = post.format === "md" ? renderMarkdown(post.body) : await inspectMdx(post.body);
    own.push(...body.problems.map((problem) => ({ ...problem, file, line: problem.line + post.bodyOffset })));
    const resolve = (relative: string, what: string, point: Point): string => {
      const target = path.resolve(path.dirname(entry.file), relative);
      const problem = imageProblem(target, relative, folder);
      if (problem) report(point, problem.code, `${what}: ${problem.message}`);
      return target;
    };
    const { at, featured, ...rest } = post;
    if (featured !== undefined && !SIZABLE.test(featured)) {
      report(
        at.featured,
        "image-format",
        `featured: sizes can't be made of "${featured}". Save the picture as JPEG, PNG, WebP or AVIF.`,
      );
    }
    loaded = {
      ...rest,
      contentFilePath: entry.file,
      excerpt: post.excerpt ?? excerpt(body.firstParagraph),
      featured: featured === undefined ? undefined : resolve(featured, "featured", at.featured),
      images: body.images.map(({ src, path: relative, line, column }) => ({
        src,
        file: resolve(relative, `picture "${src}"`, { line: line + post.bodyOffset, column }),
      })),
      digest: createHash("sha256").update(text).digest("hex"),
    };
  }
  problems.push(...own);
  return own.some((problem) => problem.severity === "error") ? undefined : loaded;
}

function imageProblem(target: string, written: string, { dir, known }: Folder) {
  const blog = path.join(dir, "blog") + path.sep;
  if (!target.startsWith(blog)) {
    return {
      code: "image-outside",
      message: `"${written}" lies outside the blog folder. Copy the file beside the post.`,
    };
  }
  if (known.has(target)) return undefined;
  const folder = path.dirname(target);
  const names = [...known].filter((file) => path.dirname(file) === folder).map((file) => path.basename(file));
  const guess = nearest(
    path.basename(target),
    names.filter((name) => !/\.mdx?$/.test(name)),
  );
  const cure = guess
    ? `Did you mean "${guess}"? Names must match letter for letter.`
    : "Put the file beside the post, or mend the name.";
  return { code: "image-missing", message: `there is no file "${written}". ${cure}` };
}

async function readText(file: string, name: string, problems: Problem[]): Promise<string | undefined> {
  const problem = (code: string, message: string) =>
    void problems.push({ file: name, line: 1, column: 1, severity: "error", code, message });
  let bytes: Buffer;
  try {
    bytes = await fs.readFile(file);
  } catch (error) {
    problem("file-unreadable", `The file can't be read: ${(error as Error).message}.`);
    return undefined;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    problem("encoding-invalid", "The file is not UTF-8 text. Save it again with the encoding UTF-8.");
    return undefined;
  }
}

/** Gatsby would pass over these files in silence. */
function findMisnamedPosts(files: readonly string[], display: (file: string) => string): Problem[] {
  const misnamed = files.filter((file) => /\.(md|mdx|markdown|mdown|mkd|txt)$/i.test(file) && !/\.mdx?$/.test(file));
  return misnamed.map((file) => {
    const good = `${path.parse(file).name}.${/\.mdx$/i.test(file) ? "mdx" : "md"}`;
    const message = `A file of this name is not a post and would be left out. Rename it to "${good}", or move it out of the blog folder.`;
    return { file: display(file), line: 1, column: 1, severity: "error", code: "file-name", message };
  });
}

function findTakenAddresses(posts: readonly LoadedPost[]): Problem[] {
  const first = new Map<string, LoadedPost>();
  const problems: Problem[] = [];
  for (const post of posts) {
    const other = first.get(post.path);
    if (!other) {
      first.set(post.path, post);
      continue;
    }
    const message = `The address ${post.path} is taken by ${other.file}. Give one of the two another \`slug:\`.`;
    problems.push({ file: post.file, line: 1, column: 1, severity: "error", code: "slug-duplicate", message });
  }
  return problems;
}
