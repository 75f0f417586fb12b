// What the editor knows of a repository: which files there are, and the texts.

import { SITE_FILE } from "../content/content-dir";
import type { Kind } from "./content-text";
import type { Repository, StoredFile } from "./hosts/repository";

/** A text, as it was read. */
interface StoredText {
  version: string;
  /** Undefined if it is not UTF-8: the editor leaves such a file alone. */
  text: string | undefined;
}

export interface Library {
  /** The content folder's path in the repository. */
  folder: string;
  files: readonly StoredFile[];
  /** By their paths. */
  texts: ReadonlyMap<string, StoredText>;
}

/** How many files are asked for at a time. */
const AT_A_TIME = 6;

/** Which texts are read: those that the check reads. */
const isText = (path: string, folder: string): boolean =>
  path === `${folder}/${SITE_FILE}` || (path.startsWith(`${folder}/`) && /\.mdx?$/.test(path)) || path === REDIRECTS;

/** The practice's own redirects. */
export const REDIRECTS = "static/_redirects";

/**
 * Reads the repository. @param before what was read earlier: what has not changed is not asked for again
 * @param progress is told how many of how many texts were read
 */
export async function readLibrary(
  repository: Repository,
  folder: string,
  before?: Library,
  progress: (read: number, all: number) => void = () => {},
): Promise<Library> {
  const files = await repository.list();
  const wanted = files.filter(({ path }) => isText(path, folder));
  const texts = new Map<string, StoredText>();
  const waiting = [...wanted];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const known = before?.texts.get(file.path);
      const text = known?.version === file.version ? known.text : decode(await repository.read(file));
      texts.set(file.path, { version: file.version, text });
      progress(texts.size, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { folder, files, texts };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What a file of the content folder is; undefined for one that the editor does not change, such as a post in MDX. */
export function kindOf(path: string, folder: string): Kind | undefined {
  if (path === `${folder}/${SITE_FILE}`) return "site";
  if (!path.endsWith(".md") || /(^|\/)readme\.md$/i.test(path)) return undefined;
  if (path.startsWith(`${folder}/blog/`)) return "post";
  return path.startsWith(`${folder}/pages/`) ? "page" : undefined;
}
