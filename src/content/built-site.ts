// What commands must know of a built site, read from its folder.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { EDITOR } from "../model/content/editing";
import { NOT_FOUND, tagFeed } from "../model/content/paths";
import { SEARCH_SCRIPT } from "../model/content/search";
import { allowedStyles, askedHosts } from "../model/hosting/content-security-policy";
import type { Places } from "../model/hosting/hosting";
import { displayName } from "./file-fault";
import { listFiles } from "./files-below";

/**
 * Makes sure that there is a site in a folder.
 * @param root absolute path of the project
 * @throws if there is none, with the cure
 */
export function requireSite(folder: string, root: string): void {
  if (existsSync(path.join(folder, "index.html"))) return;
  throw new Error(`There is no site in ${displayName(root, folder)} yet. Build it first: \`npm run build\`.`);
}

/** Reads what the policies within the pages of a folder allow: SHA-256 of their styles, in base64. */
export async function readStyles(folder: string): Promise<string[]> {
  const pages = (await listFiles(folder)).filter((file) => file.endsWith(".html"));
  const styles = new Set<string>();
  for (const page of pages) for (const hash of allowedStyles(await fs.readFile(page, "utf8"))) styles.add(hash);
  return [...styles];
}

/** Reads which origins the editor of a built site asks; undefined for a site without one. */
export function readEditor(folder: string): string[] | undefined {
  const page = path.join(folder, EDITOR, "index.html");
  const found = existsSync(page) ? askedHosts(readFileSync(page, "utf8")) : [];
  return found.length > 0 ? found : undefined;
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name)
    .sort();

/** What the addresses of the further languages begin with, which have pages of their own for what is not there. */
export const languagesIn = (folder: string): string[] =>
  foldersIn(folder)
    .filter((name) => existsSync(path.join(folder, name, NOT_FOUND)))
    .map((name) => `/${name}`);

/** Reads where a built site has its search pages, and the topics whose feeds it has. */
export function readPlaces(folder: string): Places {
  const sections = ["", ...languagesIn(folder)].flatMap((base) =>
    foldersIn(path.join(folder, base)).map((name) => `${base}/${name}/`),
  );
  const hasScript = (page: string): boolean =>
    existsSync(page) && readFileSync(page, "utf8").includes(`/${SEARCH_SCRIPT}"`);
  const hasFeeds = (section: string): boolean =>
    foldersIn(path.join(folder, section)).some((name) => existsSync(path.join(folder, section, tagFeed(`${name}/`))));
  return {
    search: sections.filter((section) => hasScript(path.join(folder, section, "index.html"))),
    tags: sections.filter(hasFeeds),
  };
}

/** Reads the redirect file of a built site; nothing where there is none. */
export async function readRedirectFile(folder: string): Promise<string> {
  return fs.readFile(path.join(folder, "_redirects"), "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}
