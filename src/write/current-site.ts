// The site as it will be: planned anew from the content whenever that changes.

import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { planContent } from "../build/planned-content";
import { fileFault } from "../content/file-fault";
import { type Content, createContentLoader } from "../content/load";
import { splitFrontmatter } from "../model/content/frontmatter";
import { newestFirst } from "../model/content/listing";
import { currentTime } from "../model/content/publish";
import type { Site } from "../model/content/site-schema";
import type { Entry } from "../model/content/source";
import { changedLines, isFault, type Problem } from "../model/rules/problem";
import { once } from "../site/once";
import type { PlannedPage, SitePlan } from "../site/plan";

/** What changes together, as when a file is saved in two steps, is read once; in milliseconds. */
const TOGETHER = 12;

/** The site at one time. */
export interface SiteState {
  plan: SitePlan;
  /** Its pages by their addresses. */
  pages: ReadonlyMap<string, PlannedPage>;
  problems: readonly Problem[];
  /** False until the facts about the practice have been read once: pages would show others in their place. */
  hasFacts: boolean;
  /** When it began to be read, in milliseconds of Unix time. */
  since: number;
  /** The file of the text that stands, or should, at an address. */
  fileAt(address: string): string | undefined;
  /** Where the text of a file stands, or should. */
  addressOf(file: string): string | undefined;
}

export interface CurrentSite {
  /** The state that was read last. */
  state(): SiteState;
  /** Reads what has changed. @returns when all has been read that was on the disk when it was called */
  refresh(): Promise<void>;
  /** Waits for what is being read. */
  settled(): Promise<SiteState>;
  /** Does once, unasked, what an edit will ask for: by then its code is loaded, and fast. */
  warmUp(): Promise<void>;
}

interface Opening {
  root: string;
  /** The content folder. */
  dir: string;
  /** Says what is wrong, and what no longer is. */
  say(lines: string): void;
  /** Is called after each reading. */
  changed(now: SiteState): void;
}

/** Reads the content, and plans the site. @throws what the file system throws */
export async function openSite({ root, dir, say, changed }: Opening): Promise<CurrentSite> {
  const load = createContentLoader(dir, root);
  let site: Site | undefined;
  let printed: readonly Problem[] = [];
  const read = async (before?: SiteState): Promise<SiteState> => {
    const since = Date.now();
    const now = currentTime(process.env);
    const content = await load(now);
    // As long as site.yaml has a mistake, the facts are those that it had.
    site = content.site ?? site;
    const held = holders(content, before);
    const posts = [...content.posts, ...held.filter((text) => text.kind === "post")].sort(newestFirst);
    const pages = [...content.pages, ...held.filter((text) => text.kind === "page")];
    const shown = { ...content, site, posts, pages };
    const lines = changedLines(printed, content.problems);
    printed = content.problems;
    if (lines !== undefined) say(lines);
    // Search engines see nothing of this, and each page is to be as it will be.
    const planning = { dir, now, pathPrefix: "", writing: true, hidden: false };
    return stateOf(shown, planContent(shown, planning), since);
  };
  let state = await read();
  const readAgain = async (): Promise<void> => {
    try {
      state = await read(state);
      changed(state);
    } catch (error) {
      say(fileFault(error, root) ?? String((error as Error).stack));
    }
  };
  let reading: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  /** What is being read may have changed since: then it is read once more. */
  const readAnew = (): Promise<void> => {
    if (reading) {
      next ??= reading.then(() => {
        next = undefined;
        return readAnew();
      });
      return next;
    }
    reading = readAgain().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  let soon: Promise<void> | undefined;
  return {
    state: () => state,
    refresh() {
      soon ??= setTimeout(TOGETHER).then(() => {
        soon = undefined;
        return readAnew();
      });
      return soon;
    },
    async settled() {
      await reading;
      return state;
    },
    async warmUp() {
      const files = state.plan.posts.map((post) => state.fileAt(post.path));
      const newest = files.find((file) => file?.endsWith(".md"));
      if (newest !== undefined) {
        const { renderBody } = await import("../content/render-body");
        renderBody(root, splitFrontmatter(fs.readFileSync(newest, "utf8")).body);
      }
      await readAnew();
    },
  };
}

/**
 * Texts of which nothing is wrong but that others want their address: of these, the one is shown that had it, or that is
 * the oldest. Its old addresses may be what others want.
 */
function holders({ broken, posts, pages }: Content, before: SiteState | undefined): Entry[] {
  const taken = new Set([...posts, ...pages].flatMap((text) => [text.path, ...text.aliases]));
  const rivals = new Map<string, Entry[]>();
  for (const { text, problems } of broken) {
    if (!text || taken.has(text.path)) continue;
    if (problems.every((one) => !isFault(one) || one.code === "address-taken"))
      rivals.set(text.path, [...(rivals.get(text.path) ?? []), text]);
  }
  const age = (text: Entry): string => (text.kind === "post" ? text.date : "");
  return [...rivals.values()].flatMap((all) => {
    const first = all.find((text) => before?.fileAt(text.path) === text.contentFilePath);
    const holder = first ?? all.sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
    return holder ? [{ ...holder, aliases: [] }] : [];
  });
}

function stateOf(content: Content, plan: SitePlan, since: number): SiteState {
  const texts = [
    ...content.broken.map(({ path: address, contentFilePath }) => [address, contentFilePath] as const),
    ...[...content.posts, ...content.pages].map((text) => [text.path, text.contentFilePath] as const),
  ];
  const files = once(() => new Map(texts));
  const addresses = once(() => new Map(texts.map(([address, file]) => [path.normalize(file), address])));
  return {
    plan,
    pages: new Map(plan.pages.map((page) => [page.path, page])),
    problems: content.problems,
    hasFacts: content.site !== undefined,
    since,
    fileAt: (address) => files().get(address),
    addressOf: (file) => addresses().get(path.normalize(file)),
  };
}

/** By how much the time of a file may lie before that of its change, in milliseconds: half of what is waited for others. */
const INEXACT = TOGETHER / 2;

/** Whether a file is the one that was read. */
export function isAsRead(file: string, { since }: SiteState): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Math.max(stat.mtimeMs, stat.ctimeMs) < since - INEXACT;
}

/** A text that was shown. */
export interface ShownText {
  file: string;
  digest: string;
}

/** Where a text has gone that was shown at an address; undefined if it is there, or nowhere. */
export function movedTo(address: string, text: ShownText | undefined, now: SiteState): string | undefined {
  if (!text || now.fileAt(address) !== undefined) return undefined;
  // By its file, or in another file with the same words.
  return now.addressOf(text.file) ?? now.plan.pages.find(({ body }) => body?.digest === text.digest)?.path;
}
