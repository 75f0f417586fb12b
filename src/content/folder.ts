// What lies in the content folder: names only, read once per run.

import fs from "node:fs/promises";
import path from "node:path";
import { slugify } from "../model/content/slug";
import type { Source, SourceFormat } from "../model/content/source";
import { listFiles } from "./files-below";

/** A file that is a post or a page, by its name and place. */
export interface SourceFile {
  /** Absolute path. */
  file: string;
  kind: Source["kind"];
  format: SourceFormat;
  /** A post's: the file's name without its extension. A page's: its path below the folder. Of `index.md`, the folder's. */
  name: string;
  /** The first folder below that of its kind, which may name a language. */
  folder: string | undefined;
}

/** Lists the files of the content folder; sources of drawings are no pictures that a post could use. */
export async function contentFiles(dir: string): Promise<string[]> {
  const artwork = path.join(dir, "artwork") + path.sep;
  return (await listFiles(dir)).filter((file) => !file.startsWith(artwork));
}

/** The folders of the content folder that hold posts and pages. */
export const FOLDERS = { post: "blog", page: "pages" } as const satisfies Record<Source["kind"], string>;

/**
 * Recognises a post or a page by its name: `name.md`, `name.mdx` or `name/index.md`. A README is for the editors.
 * @param relative the file's path relative to the content folder
 */
export function sourceFile(dir: string, relative: string): SourceFile | undefined {
  const [folder, ...rest] = relative.split(path.sep);
  const kind = (Object.keys(FOLDERS) as Source["kind"][]).find((one) => FOLDERS[one] === folder);
  const { name, ext } = path.parse(relative);
  if (!kind || (ext !== ".md" && ext !== ".mdx") || name.toLowerCase() === "readme") return undefined;
  const below = [...rest.slice(0, -1), ...(name === "index" ? [] : [name])];
  return {
    file: path.join(dir, relative),
    kind,
    format: ext === ".md" ? "md" : "mdx",
    name: kind === "page" ? below.join("/") : (below.at(-1) ?? "index"),
    folder: rest.length > 1 ? rest[0] : undefined,
  };
}

/** Endings of texts, also one after the other and with a number, as programs append them. */
const TEXT = /( ?\.(mdx?|markdown|mdown|mkdn?|mdwn|mdte?xt|te?xt))+( ?\(\d+\)|[ .]+)?$/i;
/** Endings of documents that hold more than text, and what makes them. */
const DOCUMENT = /\.(docx?|docm|dotx?|odt|ott|rtf|pages|wpd|wps|gdoc|html?|xhtml)$/i;

/** What to do about a file that looks like a post and is none; it would be passed over in silence. */
export function misnamedPost(file: string): string | undefined {
  const name = path.basename(file);
  if (/^(readme|licen[cs]e)$/i.test(name)) return undefined;
  if (DOCUMENT.test(name)) {
    const post = `${slugify(name.replace(DOCUMENT, "").replace(TEXT, "")) || "post"}.md`;
    return `A document of this kind can't be published: posts are plain text. Make a post with \`npm run new\`, or a file "${post}", copy the text into it, and move this file out of the folder.`;
  }
  const ending = name.match(TEXT)?.[0].trimStart();
  if (ending === undefined || ending === ".md" || ending === ".mdx") return undefined;
  const better = `${name.replace(TEXT, "")}.${/\.mdx/i.test(ending) ? "mdx" : "md"}`;
  return `A file of this name would be left out. Rename it to "${better}", or move it out of this folder.`;
}

/** Whether a file or folder is there. */
export const exists = (file: string): Promise<boolean> =>
  fs.access(file).then(
    () => true,
    () => false,
  );
