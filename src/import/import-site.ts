// Brings an old site along: reads it twice (what there is, then each text), puts everything together in a stage, has the
// content check judge it, mends what that refuses, and only then writes into the content folder.

import fs from "node:fs";
import path from "node:path";
import { type Content, loadContent } from "../content/load";
import { redirectFile, redirectSources } from "../model/hosting/redirects";
import { createLinks } from "./address/links";
import { keyOf, ownAddresses } from "./address/own-addresses";
import { isOpen, type Placed, placeTexts } from "./address/places";
import { goneAddresses, type Leading, leadOn } from "./address/redirects";
import { createTagNames } from "./facts";
import { judge } from "./judge";
import { knownBodies } from "./known-bodies";
import { indexAttachments } from "./media/attachments";
import { createFetcher } from "./media/fetching";
import { createMedia } from "./media/media";
import { describeText } from "./old-text";
import type { ImportReport, TextReport } from "./report";
import { writeSite } from "./site-file";
import { listContents } from "./source/contents";
import type { OldItem, OldSite } from "./source/old-site";
import { openStage, type Stage } from "./stage";
import { plainText } from "./text/plain-text";
import { writeTexts } from "./write-texts";

/** How an old site is brought along. */
export interface ImportOptions {
  /** Absolute path of the content folder. */
  content: string;
  /** That of the project. */
  root: string;
  now: Date;
  /** The old site's address, if the export does not say it. */
  from: string | undefined;
  /** Absolute path of a copy of `wp-content/uploads`. */
  media: string | undefined;
  /** Further hosts that pictures are fetched from. */
  alsoFrom: readonly string[];
  /** Whether pictures are fetched at all. */
  fetches: boolean;
  /** Further types of an export that become pages. */
  types: readonly string[];
  /** Addresses of the old sitemap. */
  sitemap: readonly string[] | undefined;
  dryRun: boolean;
  progress(text: string): void;
  pause?(milliseconds: number): Promise<void>;
}

/**
 * Brings an old site along.
 * @throws if it can't be read; nothing is written then
 */
export async function importSite(site: OldSite, options: ImportOptions): Promise<ImportReport> {
  const { content, root, now, sitemap, dryRun } = options;
  const contents = await listContents(site, options.types);
  const { facts } = contents;
  const remarks = [...facts.remarks];
  const urls = [options.from, facts.url, ...facts.urls].filter(
    (url) => url !== undefined && URL.canParse(url),
  ) as string[];
  const home = urls[0] ?? "https://old.invalid/";
  const own = ownAddresses(urls);

  const stage = openStage(content, root);
  try {
    const before = fs.existsSync(content) ? await loadContent(content, root, now) : undefined;
    const made = new Date(facts.made);
    const today = (Number.isNaN(made.getTime()) ? now : made).toISOString().slice(0, 10);
    const texts = contents.texts.map((item) => describeText(item, today));
    // Squarespace does not tell which page it shows at "/".
    const hasFrontPage = contents.texts.some(({ link }) => own(link)?.path === "/");
    const frontPage = facts.program === "squarespace" && !hasFrontPage ? new URL("/home", home).href : home;
    const { placed, rivals } = placeTexts(texts, own, frontPage, takenAddresses(before, content));
    for (const { title, address, item } of placed)
      if (plainText(item.title) === "") remarks.push(`A text without a title is called "${title}" now (${address}).`);

    const tagName = createTagNames();
    const authorName = (item: OldItem): string | undefined =>
      plainText(facts.authors.get(item.author) ?? item.author)
        .normalize()
        .slice(0, 200) || undefined;
    const people = peopleOf(placed, authorName);
    const attachments = indexAttachments(contents.attachments, own, home);
    const media = createMedia({
      site,
      stage,
      attachments,
      sources: {
        own,
        base: home,
        media: options.media,
        fetch: options.fetches && !dryRun ? fetcher(urls, options) : undefined,
      },
      pretends: options.fetches && dryRun,
      progress: options.progress,
    });
    const lead = (): Leading =>
      leadOn({ facts, placed, attachments: contents.attachments, own, tagName, files: media.fileAddresses });
    const links = createLinks({
      ...{ facts, placed, attachments, own, home, tagName },
      leading: lead(),
      files: media.fileAddresses,
    });
    const bodies = knownBodies(stage.root);
    const written = await writeTexts(placed, {
      ...{ site, stage, attachments, links, media, bodies, tagName, authorName, remarks },
      reusable: contents.reusable,
      people: before?.site?.people.map(({ name }) => name) ?? people,
      progress: options.progress,
    });
    const reports = [...written.values()];
    const siteRemarks = writeSite(stage, {
      ...{ facts, placed, links, people, content },
      menu: contents.menu,
      home: urls[0],
      before: before?.site,
    });
    remarks.push(...siteRemarks);
    // With files, which were not known while links were led on.
    const leading = lead();
    writeRedirects(stage, root, leading, reports);
    await judge(stage, reports, now, bodies, remarks);
    // Some have become drafts, to which nothing leads.
    writeRedirects(stage, root, leading, reports);
    const published = stage.publish(dryRun);
    const open = placed.filter(({ address }) => written.get(address)?.draft.length === 0);
    return {
      dryRun,
      texts: reports,
      pictures: media.count(),
      missing: [...media.missing].sort((a, b) => (a.file + a.address < b.file + b.address ? -1 : 1)),
      ...published,
      redirects: leading.redirects.length + leading.patterns.length,
      impossible: leading.impossible,
      gone: sitemap === undefined ? [] : goneAddresses(sitemap, own, open, leading),
      rivals,
      notTaken: contents.notTaken,
      comments: contents.comments,
      remarks,
    };
  } finally {
    stage.remove();
  }
}

function fetcher(urls: readonly string[], { alsoFrom, root, pause }: ImportOptions) {
  const hosts = [...urls.map((url) => new URL(url).host), ...alsoFrom];
  return createFetcher({
    hosts: new Set(hosts.map((host) => host.replace(/^www\./, ""))),
    folder: path.join(root, ".build/imported-files"),
    pause: pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
  });
}

/** The addresses of what is there already, but for those of files that the import would write itself. */
function takenAddresses(before: Content | undefined, content: string): (address: string, place: string) => boolean {
  const owners = new Map<string, string>();
  for (const { path: address, aliases, contentFilePath } of [...(before?.posts ?? []), ...(before?.pages ?? [])]) {
    for (const one of [address, ...aliases]) owners.set(one, placeOf(path.relative(content, contentFilePath)));
  }
  for (const { path: address, contentFilePath } of before?.broken ?? [])
    owners.set(address, placeOf(path.relative(content, contentFilePath)));
  return (address, place) => (owners.get(address) ?? place) !== place;
}

/** The place of a text, whether it has a folder of its own or not. */
const placeOf = (file: string): string =>
  file
    .split(path.sep)
    .join("/")
    .replace(/(\/index)?\.mdx?$/, "");

/** The authors of public posts, those of most first. */
function peopleOf(placed: readonly Placed[], authorName: (item: OldItem) => string | undefined): string[] {
  const counts = new Map<string, number>();
  for (const one of placed) {
    const name = authorName(one.item);
    if (one.kind === "post" && isOpen(one) && name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

/** Adds to the file of redirects what it does not have. */
function writeRedirects(stage: Stage, root: string, leading: Leading, texts: readonly TextReport[]): void {
  const file = path.join(root, "static/_redirects");
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const there = new Set(redirectSources(text).map(keyOf));
  const drafts = new Set(texts.filter(({ draft }) => draft.length > 0).map(({ address }) => address));
  const fresh = leading.redirects.filter(({ from, to }) => !there.has(keyOf(from)) && !drafts.has(to));
  const rules = leading.patterns.filter((rule) => !text.split("\n").includes(rule));
  if (fresh.length + rules.length > 0)
    stage.extend("static/_redirects", redirectFile(text, fresh) + rules.map((rule) => `${rule}\n`).join(""));
}
