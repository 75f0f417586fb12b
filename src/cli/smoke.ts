// npm run smoke: looks at a site that is live, and says what is wrong with it.

import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseFeed } from "feedsmith";
import pLimit from "p-limit";
import { readStyles } from "../content/built-site";
import { contentDir } from "../content/content-dir";
import { pageFacts } from "../markdown/page-facts";
import { ATOM, JSON_FEED, RSS } from "../model/content/paths";
import { FILE_LIST } from "../model/hosting/file-list";
import {
  checkHeaders,
  checkLivePage,
  compareFiles,
  type FileList,
  type HeaderFault,
  headerReport,
  overdueFault,
} from "../model/hosting/live-checks";
import { count } from "../model/rules/problem";
import { command, runMain, wholeNumber } from "./command";
import { findOverdue, readPublicContent } from "./due-posts";
import type { Io } from "./io";
import { ask, liveAddress, readSitemap, siteAddress } from "./live-site";

/** Requests at a time. */
const AT_A_TIME = 8;

/** Between two looks at whether a deployment is live, in milliseconds. */
const INTERVAL = 2_000;

/** What the command was asked for. Addresses have no slash at their end. */
interface Options {
  url: string;
  own: string;
  /** Absolute path of what was built. */
  site: string;
  headers: boolean;
}

export const runSmoke = command({
  name: "smoke",
  about: `Looks at the site where it is live, and says what is wrong with it.
A post of the content folder, if there is one, must be live once its day has come. SOURCE_DATE_EPOCH says what time it is.`,
  options: (command) =>
    command
      .argument("<url>", "where the site is live, with the path below which it is", siteAddress)
      .option("--own <url>", "the address that the site gives itself, if that is another one", siteAddress)
      .option("--site <folder>", "what was built: its list of files must be the live one", "public")
      .option("--headers", "the header fields must be those of this project; not every host lets you set them")
      .option(
        "--wait <seconds>",
        "waits until the files that were built are live; hosts take their time",
        wholeNumber(0),
        0,
      ),
  ends: ["when all is well", "when something is wrong"],
  async run([url], { own = url, site, headers = false, wait }, io) {
    const options = { url, own, site: path.resolve(io.root, site), headers };
    const fault = (error: unknown): string[] => [(error as Error).message];
    const files = await waitForFiles(options, wait).catch(fault);
    const pages = await checkPages(options, io).catch((error) => ({ looked: 0, faults: fault(error), headers: [] }));
    const others = await Promise.all([
      ...[RSS, ATOM, JSON_FEED].map((feed) => checkFeed(url + feed).catch(fault)),
      checkMissing(url).catch(fault),
      checkAsset(options).catch(fault),
    ]);
    const faults = [...files, ...pages.faults, ...headerReport(pages.headers), ...others.flat()];
    for (const line of faults) io.out(`${line}\n`);
    io.out(
      `Looked at ${count(pages.looked, "page")} of ${url}/: ${faults.length === 0 ? "all is well" : count(faults.length, "fault")}.\n`,
    );
    return faults.length === 0 ? 0 : 1;
  },
});

/** Compares the lists of files, again and again as long as there is time. */
async function waitForFiles({ url, site }: Options, seconds: number): Promise<string[]> {
  const built = readFileList(site);
  if (!built) return [];
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const faults = await liveFileList(url).then(
      (live) => compareFiles(built, live),
      (error) => [(error as Error).message],
    );
    if (faults.length === 0 || performance.now() > until) return faults;
    await pause(INTERVAL);
  }
}

/** The list of what was built; undefined where nothing was. */
function readFileList(site: string): FileList | undefined {
  const file = path.join(site, FILE_LIST);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

async function liveFileList(url: string): Promise<FileList> {
  // What lies between here and the host may keep an older list.
  const { status, text } = await ask(`${url}${FILE_LIST}?${Date.now()}`);
  if (status !== 200) throw new Error(`${url}${FILE_LIST} answers with status ${status}.`);
  return JSON.parse(text);
}

/** What was found on the pages of the sitemap. */
interface PagesReport {
  looked: number;
  faults: string[];
  headers: HeaderFault[];
}

async function checkPages({ url, own, site, headers }: Options, io: Io): Promise<PagesReport> {
  const named = await readSitemap(url, own);
  const report: PagesReport = { looked: named.length, faults: [], headers: [] };
  if (named.length === 0) report.faults.push(`The sitemap of ${url} names no page.`);
  const hosted = { styles: headers ? await readStyles(site) : undefined, pathPrefix: prefixOf(own) };
  const limit = pLimit(AT_A_TIME);
  const check = async (address: string): Promise<void> => {
    const place = liveAddress(address, url, own);
    const { status, text, headers: given } = await ask(place);
    report.faults.push(...checkLivePage(address, { status, ...pageFacts(text) }));
    if (headers && status === 200) report.headers.push(...checkHeaders(place, hosted, (name) => given.get(name)));
  };
  await Promise.all(
    named.map((address) => limit(() => check(address).catch(({ message }) => report.faults.push(message)))),
  );
  report.faults.push(...(await checkDue(named, url, own, io).catch(({ message }) => [message])));
  return report;
}

/** What has its day must be live from then on. @param named the pages of the sitemap */
async function checkDue(named: readonly string[], url: string, own: string, { root, env }: Io): Promise<string[]> {
  if (!fs.existsSync(contentDir(root, env))) return [];
  const overdue = await findOverdue(await readPublicContent(root, env), named, url, own);
  return overdue.map(({ address, missing }) => overdueFault(address, missing));
}

/** The path below which a site is served; empty for a site of its own. */
const prefixOf = (own: string): string => new URL(own).pathname.replace(/\/$/, "");

async function checkFeed(url: string): Promise<string[]> {
  const { status, text } = await ask(url);
  if (status !== 200) return [`${url} answers with status ${status}.`];
  try {
    const { feed }: { feed: { entries?: unknown[]; items?: unknown[] } } = parseFeed(text);
    const entries = feed.entries ?? feed.items ?? [];
    return entries.length > 0 ? [] : [`${url} is a feed without entries.`];
  } catch (error) {
    return [`${url} is no feed: ${(error as Error).message.replace(/\.?$/, ".")}`];
  }
}

/** An address that nobody has must not be answered with status 200. */
async function checkMissing(url: string): Promise<string[]> {
  const nowhere = `${url}/nothing-has-this-address/`;
  const { status } = await ask(nowhere);
  return status === 404 ? [] : [`${nowhere} answers with status ${status} instead of 404.`];
}

/** One of the files that never change, which browsers are to keep. */
async function checkAsset({ url, own, site, headers }: Options): Promise<string[]> {
  const file = Object.keys(readFileList(site) ?? {}).find((name) => name.startsWith("static/"));
  if (!headers || file === undefined) return [];
  const address = `${url}/${file.split("/").map(encodeURIComponent).join("/")}`;
  const { status, headers: given } = await ask(address, "HEAD");
  if (status !== 200) return [`${address} answers with status ${status}.`];
  return headerReport(
    checkHeaders(address, { styles: undefined, pathPrefix: prefixOf(own) }, (name) => given.get(name)),
  );
}

if (require.main === module) void runMain(runSmoke);
