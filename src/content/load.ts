// Reads the content folder and says everything that is wrong with it. The check, the build and the tests all start here.

import path from "node:path";
import { newestFirst } from "../model/listing";
import type { PostSource } from "../model/post";
import { compareProblems, finding, hasErrors, type Problem, problem, START } from "../model/problem";
import type { Site } from "../model/schema";
import { parseSite } from "../model/site";
import { createBodyReader } from "./body-facts";
import { crossCheck } from "./cross-check";
import { exists, listFiles, misnamedPost, postFile } from "./folder";
import { createImageReader } from "./image-facts";
import { checkPictures } from "./pictures";
import { besidePost, type PostEntry, readPost } from "./post-entry";
import { readText } from "./text";

/** A post with what only the file system knows. All paths are absolute. */
export interface LoadedPost extends Omit<PostSource, "featured" | "excerpt"> {
  contentFilePath: string;
  excerpt: string;
  featured: string | undefined;
  /** The body's pictures: `src` as the rendered tree has it. */
  images: { src: string; file: string }[];
  /** SHA-256 of the file, in hex. */
  digest: string;
}

/** A post that has an error: where it would stand, and what is wrong with it. */
export interface BrokenPost {
  path: string;
  file: string;
  problems: Problem[];
}

/** Everything that the content folder holds. */
export interface Content {
  /** Undefined when `site.yaml` has an error. */
  site: Site | undefined;
  /** The posts without errors, newest first, drafts included. */
  posts: LoadedPost[];
  broken: BrokenPost[];
  problems: Problem[];
}

/**
 * Loads and validates a content folder.
 * @param dir absolute path of the folder
 * @param root absolute path of the project: problems name their files relative to it, its `static` folder is
 *   published, and facts are remembered in its `.build`
 * @param now decides which posts are published
 * @throws only when the file system fails
 */
export async function loadContent(dir: string, root: string, now: Date): Promise<Content> {
  const display = (file: string): string => {
    const relative = path.relative(root, file);
    return (relative.startsWith("..") ? file : relative).split(path.sep).join("/");
  };
  if (!(await exists(dir))) {
    const message =
      "There is no content folder here. Make it, with a file `site.yaml` and a folder `blog` in it, or set CONTENT_DIR to where it is.";
    return {
      site: undefined,
      posts: [],
      broken: [],
      problems: [problem(display(dir), finding(START, "folder-missing", message))],
    };
  }
  const blog = path.join(dir, "blog");
  const [{ site, problems }, files, staticFiles] = await Promise.all([
    loadSite(path.join(dir, "site.yaml"), display),
    listFiles(blog),
    listFiles(path.join(root, "static")),
  ]);
  const bodies = createBodyReader(root);
  const entries: PostEntry[] = [];
  for (const file of files.map(postFile)) if (file) entries.push(await readPost(file, bodies, display));
  const folder = { blog, files: new Set(files), staticDir: path.join(root, "static"), staticFiles, display };
  const images = createImageReader(root);
  problems.push(
    ...entries.flatMap((entry) => entry.problems),
    ...checkFiles(blog, files, entries.length, display),
    ...(await checkPictures(entries, folder, images)),
    ...crossCheck(entries, folder, site, now),
  );
  bodies.save();
  images.save();
  problems.sort(compareProblems);

  const failing = new Set(problems.filter(({ severity }) => severity === "error").map(({ file }) => file));
  return {
    site,
    posts: entries
      .filter(({ file }) => !failing.has(file))
      .map(loadedPost)
      .sort(newestFirst),
    broken: entries
      .filter(({ file }) => failing.has(file))
      .map(({ file, path: address }) => ({
        file,
        path: address,
        problems: problems.filter((problem) => problem.file === file),
      })),
    problems,
  };
}

function loadedPost(entry: PostEntry): LoadedPost {
  if (!entry.post) throw new Error(`${entry.file} has no error and no post`);
  const { featured, ...post } = entry.post;
  return {
    ...post,
    contentFilePath: entry.contentFilePath,
    featured: featured === undefined ? undefined : besidePost(entry, featured),
    images: entry.body.images
      .filter(({ path: relative }) => !relative.startsWith("/"))
      .map(({ src, path: relative }) => ({ src, file: besidePost(entry, relative) })),
  };
}

async function loadSite(
  file: string,
  display: (file: string) => string,
): Promise<{ site: Site | undefined; problems: Problem[] }> {
  const name = display(file);
  if (!(await exists(file))) {
    const message =
      "There is no file with the facts about the practice. Write it with the fields name, description, language, url and timeZone.";
    return { site: undefined, problems: [problem(name, finding(START, "site-missing", message))] };
  }
  const text = await readText(file);
  if (typeof text !== "string") return { site: undefined, problems: [problem(name, text)] };
  const { site, findings } = parseSite(text);
  const problems = findings.map((found) => problem(name, found));
  return { site: hasErrors(problems) ? undefined : site, problems };
}

/** Rules about which files the blog folder holds. */
function checkFiles(
  blog: string,
  files: readonly string[],
  posts: number,
  display: (file: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  for (const file of files) {
    const better = misnamedPost(file);
    if (better !== undefined) {
      const message = `A file of this name is not a post and would be left out. Rename it to "${better}", or move it out of the blog folder.`;
      problems.push(problem(display(file), finding(START, "file-name", message)));
    } else if (/^readme\.mdx?$/i.test(path.basename(file))) {
      const message = "This file is for the editors and is not published.";
      problems.push(problem(display(file), finding(START, "file-readme", message)));
    }
  }
  if (posts === 0) {
    const message =
      'There is no post in this folder. Write the first one with `npm run new -- "Its title"`, or set CONTENT_DIR to where the posts are.';
    problems.push(problem(display(blog), finding(START, "folder-empty", message)));
  }
  return problems;
}
