// Keeps Gatsby's own output apart from what is deployed.
//
// Gatsby writes into `public/` and, in a warm build, reads there what earlier builds wrote (page data of every page,
// bundles, pictures). A host deploys `public/`. So `public/` is Gatsby's only while a build runs:
//
//   begin    public -> .build/backup (the last good output),  .build/work -> public
//   assemble .build/next is made of what visitors need
//   finish   public -> .build/work,  .build/next -> public
//   failure  .build/backup -> public
//
// `.build/unfinished` exists from the beginning until the process has ended well. A build that finds it, or that finds
// in `.build/version` that the last one was made with other code, trusts neither Gatsby's cache nor `.build/work`.

import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "../content/files-below";
import { rename } from "../content/write-whole";
import type { ListedFile } from "../model/hosting/file-list";
import { type Assembly, createAssembly, type EarlierOutput } from "./assembly";

/** What a finished build hands over. */
export interface Deployable {
  /** Addresses of all pages. */
  pages: Iterable<string>;
  /** Files below `/static/` that pages may speak of, relative to the output; a text may speak of what is not there. */
  assets: Iterable<string>;
  /** The path of a file that was built. */
  fileOf(file: string): string;
  /** SHA-256 and size of a page's file, where somebody has read it. */
  known(page: string): ListedFile | undefined;
  /** Files of the project's `static` folder, relative to it. */
  staticFiles: Iterable<string>;
  /** The absolute path of that folder. */
  staticDir: string;
  /** Further files by their name relative to the output; they replace static ones. */
  files: Readonly<Record<string, string | Uint8Array>>;
  /** The output that this one replaces, if nobody has touched it. */
  earlier?: EarlierOutput | undefined;
}

const at = (root: string) => ({
  public: path.join(root, "public"),
  work: path.join(root, ".build/work"),
  backup: path.join(root, ".build/backup"),
  next: path.join(root, ".build/next"),
  trash: path.join(root, ".build/trash"),
  unfinished: path.join(root, ".build/unfinished"),
  version: path.join(root, ".build/version"),
});

/** Why the caches of the previous build are not to be trusted. */
export type Distrust = "unfinished" | "changed";

/**
 * Sets the last good output aside as a backup and lays out Gatsby's. Call it before Gatsby looks at `public/`.
 * @param version of the code
 * @returns why the caches of the previous build may not be trusted; undefined if they may. If not, `public/` is absent,
 *   at which Gatsby discards its cache by itself.
 */
export function beginBuild(root: string, version: string): Distrust | undefined {
  const dirs = at(root);
  recoverOutput(root);
  fs.mkdirSync(path.join(root, ".build"), { recursive: true });
  const unfinished = fs.existsSync(dirs.unfinished);
  const known = unfinished || fs.existsSync(dirs.work) ? readVersion(root) : version;
  if (unfinished) move(dirs.backup, dirs.public);
  move(dirs.public, dirs.backup);
  fs.writeFileSync(dirs.unfinished, "");
  if (unfinished || known !== version) {
    remove(dirs.work);
    return unfinished ? "unfinished" : "changed";
  }
  move(dirs.work, dirs.public);
  return undefined;
}

/**
 * Describes each file of what is deployed by its name, size and time. Archives in which a build may be kept know seconds
 * only.
 */
export function outputState(root: string): string[] {
  const folder = at(root).public;
  return filesBelow(folder).map((file) => {
    const { size, mtimeMs } = fs.statSync(path.join(folder, file));
    return `${file}\0${size}\0${Math.floor(mtimeMs / 1000)}\n`;
  });
}

/** Where the output lies that visitors see. */
export const outputFolder = (root: string): string => at(root).public;

/** The path of a file of the output, between builds. */
export const outputFile = (root: string, file: string): string => path.join(at(root).public, file);

/** Where it lies while a build runs. */
export const backupFolder = (root: string): string => at(root).backup;

/** The path of a file of Gatsby's output, while a build runs. */
export const builtFile = (root: string, file: string): string => path.join(at(root).public, file);

/** The path of a file of Gatsby's output, between builds. */
export const keptFile = (root: string, file: string): string => path.join(at(root).work, file);

/** Assembles what is deployed, beside the output until the build is finished. */
export function assembleBuild(root: string, build: Deployable): Assembly {
  const { pages, assets, staticFiles, staticDir, files, fileOf } = build;
  const { next } = at(root);
  remove(next);
  const assembly = createAssembly(next, build.earlier);
  // Pages and static files are copied, because Gatsby overwrites them in place.
  for (const page of pages) assembly.copy(htmlFile(page), fileOf(htmlFile(page)), build.known(page));
  for (const file of staticFiles) assembly.copy(file, path.join(staticDir, file));
  for (const [file, content] of Object.entries(files)) assembly.write(file, content);
  for (const file of new Set(assets)) {
    if (fs.statSync(fileOf(file), { throwIfNoEntry: false })?.isFile()) assembly.link(file, fileOf(file));
  }
  return assembly;
}

/** Puts in place what was assembled. */
export function finishBuild(root: string): void {
  const dirs = at(root);
  move(dirs.public, dirs.work);
  move(dirs.next, dirs.public);
  // What is being deleted must not be found half by a build after a crash.
  move(dirs.backup, dirs.trash);
  remove(dirs.trash);
}

/** Keeps what Gatsby has made, of which nothing is deployed, and puts the last good output back. */
export function keepWork(root: string): void {
  const dirs = at(root);
  move(dirs.public, dirs.work);
  move(dirs.backup, dirs.public);
}

/**
 * Deletes the output before the last. To delete a thousand folders takes as long as to make them: it is done beside other
 * work of the next build, and until then they cost next to no space, since their files are links.
 */
export const emptyTrash = (root: string): Promise<void> =>
  fs.promises.rm(at(root).trash, { recursive: true, force: true, maxRetries: 10 });

/** Puts in place what was assembled without Gatsby, whose own output stays where it is; the trash must be empty. */
export function replaceOutput(root: string): void {
  const dirs = at(root);
  move(dirs.public, dirs.backup);
  move(dirs.next, dirs.public);
  move(dirs.backup, dirs.trash);
}

/** Mends what a process has left that was killed while it put an output in place. */
export function recoverOutput(root: string): void {
  const dirs = at(root);
  if (fs.existsSync(dirs.unfinished) || !fs.existsSync(dirs.backup)) return;
  if (fs.existsSync(dirs.public)) move(dirs.backup, dirs.trash);
  else move(dirs.backup, dirs.public);
}

/** Marks the build as ended well. Call it when the process exits, after Gatsby has saved its state. */
export function trustBuild(root: string, version: string): void {
  fs.writeFileSync(at(root).version, version);
  remove(at(root).unfinished);
}

/** Whether Gatsby's output of the last build is whole. */
export const isTrusted = (root: string): boolean => fs.existsSync(at(root).work) && !fs.existsSync(at(root).unfinished);

/** The version of the code that made the last build that ended well. */
function readVersion(root: string): string | undefined {
  try {
    return fs.readFileSync(at(root).version, "utf8");
  } catch {
    return undefined;
  }
}

/** Puts the last good output back after a build that failed; without one, nothing stays that could be deployed. */
export function abandonBuild(root: string): void {
  const dirs = at(root);
  if (fs.existsSync(dirs.backup)) move(dirs.backup, dirs.public);
  // Gatsby's own tree lies in `public` from the beginning until it becomes `work`.
  else if (fs.existsSync(dirs.unfinished) && !fs.existsSync(dirs.work)) remove(dirs.public);
}

/** The file that a page's address is served from: `/a/` from `a/index.html`, `/404.html` from itself. */
export function htmlFile(page: string): string {
  return page.endsWith(".html") ? page.slice(1) : `${page.slice(1)}index.html`;
}

/**
 * Lists the files below `/static/` that a page asks for, or speaks of, relative to the output. None leads out of that
 * folder; whether they are there is not known.
 */
export function referencedAssets(html: string): string[] {
  return Array.from(html.matchAll(/\/(static\/[^"'\s,()<>&?#]+)/g), ([, file]) => decode(file as string)).filter(
    (file) => path.posix.normalize(file) === file && !file.includes("\0"),
  );
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function remove(target: string): void {
  fs.rmSync(target, { recursive: true, force: true, maxRetries: 10 });
}

/** Moves a folder, if it is there, in place of another. */
function move(from: string, to: string): void {
  if (!fs.existsSync(from)) return;
  remove(to);
  rename(from, to);
}
