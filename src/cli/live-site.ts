// Asks a site that is served for its pages and files.

import { Readable } from "node:stream";
import { parseSitemap, parseSitemapIndex } from "sitemap";
import { SITEMAP } from "../model/content/paths";
import { UsageError } from "./command";

/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;

/** Reads the address of a site, without a slash at its end. */
export function siteAddress(text: string): string {
  if (/^https?:\/\/[^/?#]+[^?#]*$/.test(text)) return text.replace(/\/+$/, "");
  throw new UsageError("Write https://…");
}

/** What a host answered. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Asks for an address, and again if the connection failed; redirects are not followed.
 * @throws if there is no answer
 */
export async function ask(url: string, method: "GET" | "HEAD" = "GET"): Promise<Answer> {
  const once = async (): Promise<Answer> => {
    const response = await fetch(url, { method, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  try {
    return await once().catch(once);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${url} can't be reached: ${cause instanceof Error ? cause.message : message}.`);
  }
}

/**
 * Reads which pages a live site lists.
 * @param url of the site, without a slash at its end
 * @param own the address that the site gives itself, likewise; its sitemap names all files by that
 * @throws if the sitemap is not there, is none, or names another site
 */
export async function readSitemap(url: string, own: string): Promise<string[]> {
  const xml = async (address: string): Promise<Readable> => {
    const { status, text } = await ask(address);
    if (status !== 200) throw new Error(`${address} answers with status ${status}: there is no sitemap.`);
    return Readable.from([text]);
  };
  const parts = await parseSitemapIndex(await xml(url + SITEMAP));
  const pages: string[] = [];
  for (const part of parts) {
    if (!part.url.startsWith(`${own}/`)) {
      throw new Error(
        `${url} takes itself for another site: its sitemap names ${part.url}. Mend \`url\` in content/site.yaml, and build again.`,
      );
    }
    for (const page of await parseSitemap(await xml(liveAddress(part.url, url, own)))) pages.push(page.url);
  }
  return pages;
}

/** Where a page is live that the site names by its own address. */
export const liveAddress = (named: string, url: string, own: string): string =>
  named.startsWith(`${own}/`) ? url + named.slice(own.length) : named;
