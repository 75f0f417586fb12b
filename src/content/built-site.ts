// What commands must know of a built site, read from its folder.

import { existsSync, readFileSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { EDITOR } from "../model/content/editing";
import { allowedStyles, askedHosts } from "../model/hosting/content-security-policy";
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

/** Reads the redirect file of a built site; nothing where there is none. */
export async function readRedirectFile(folder: string): Promise<string> {
  return fs.readFile(path.join(folder, "_redirects"), "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}
